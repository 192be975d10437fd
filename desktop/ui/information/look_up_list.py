"""The left side: a field to search, what narrows the way in, and the rows to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.letter_guides import printed_words
from desktop.spreekuur.look_ups import LookUp
from desktop.ui.desks import Desk
from desktop.ui.information.entries import found_rows, rows_of
from desktop.ui.information.ways import Way
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.many_choices_box import ManyChoicesBox
from desktop.ui.widgets.option_ranks import Option
from desktop.ui.widgets.rows_view import RowsView


class LookUpList(QWidget):
    """Lists what can be read. `picked` tells what somebody chose, `listed` along which way; none for a search."""

    picked = Signal(object)
    listed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.way = Way.ALL
        _ = desk.words.gettext
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(_("a word from the text"))
        self.filter.setAccessibleName(_("Find in what we tell people"))
        self.list = RowsView(_("What there is to read"), [_("What")], stretch=0, single=True, wrap=True)
        self._said = note()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self, self._start_search)
        self.filter.textChanged.connect(self._look_up)
        self.filter.returnPressed.connect(self._open_first)
        self.applied.changed.connect(self._narrow)
        self.printed.changed.connect(self._narrow)
        self.list.picked.connect(self.picked)
        self.list.opened.connect(self.picked)
        self.go(Way.ALL)

    @property
    def first(self) -> object | None:
        """The first row that can be chosen."""
        return next((row.thing for row in self.list.rows.rows if row.thing is not None), None)

    def go(self, way: Way) -> None:
        """List what there is along a way in."""
        self.way = way
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._show_way()

    def mark(self, thing: object) -> None:
        """Mark the row of a thing that is read; no row when it stands on none."""
        places = [place for place, row in enumerate(self.list.rows.rows) if row.thing == thing]
        if places:
            self.list.select(places[0])
        else:
            self.list.let_go()

    def _lay_out(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        self.applied = DayBox(desk)
        self._when = QWidget()
        when = QVBoxLayout(self._when)
        asked = QLabel(_("A&pplied for asylum on"))
        asked.setBuddy(self.applied.line)
        self.applied.line.setAccessibleName(asked.text().replace("&", ""))
        when.addWidget(asked)
        when.addWidget(self.applied)
        arrow = desk.icons.icon("open-list")
        options = [Option(word, word) for word in printed_words(desk.pack.letters)]
        self.printed = ManyChoicesBox(options, arrow, self._removal, self._not_listed)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        read = QLabel(_("&Printed on the letter"))
        read.setBuddy(self.printed.box)
        self.printed.box.setAccessibleName(read.text().replace("&", ""))
        words.addWidget(read)
        words.addWidget(self.printed)
        layout = QVBoxLayout(self)
        for each in (layout, when, words):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(4)
        layout.setSpacing(8)
        for widget in (self.filter, self._when, self._words, self._said):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)

    def _show_way(self) -> None:
        desk, printed = self._desk, self.printed.codes
        self.listed.emit(self.way)
        self._when.setVisible(self.way is Way.TIMELINE)
        self._words.setVisible(self.way is Way.LETTERS)
        self.list.show_rows(rows_of(self.way, desk, applied=self.applied.day, printed=printed))
        self.list.let_go()
        self._say("")

    def _narrow(self) -> None:
        """List again for another day or other words, and read what stands first."""
        self._show_way()
        self.picked.emit(self.first)

    def _look_up(self, typed: str) -> None:
        if not typed.strip():
            self._show_way()
            return
        self.listed.emit(None)
        desk = self._desk
        desk.tasks.run(self, lambda: desk.contents.find(typed), lambda found: self._show_found(typed, found))

    def _show_found(self, typed: str, found: list[LookUp]) -> None:
        if typed != self.filter.text():
            return
        self._when.hide()
        self._words.hide()
        self.list.show_rows(found_rows(found, self._desk))
        self.list.let_go()
        _ = self._desk.words.gettext
        self._say("" if found else _("Nothing found. Try fewer letters, or another spelling."))

    def _open_first(self) -> None:
        if self.first is not None:
            self.mark(self.first)
            self.picked.emit(self.first)

    def _start_search(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _removal(self, label: str) -> str:
        return self._desk.words.gettext("Take away: {label}").format(label=label)

    def _not_listed(self, typed: str) -> str:
        _ = self._desk.words.gettext
        return _("“{text}” is not in the list. Choose from the list, or empty the field.").format(text=typed)
