"""The list of people, found by a name in any spelling, a V-number or a room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.pages import PersonLine, WantedPeople
from desktop.spreekuur.people import count_of_people, page_of_people
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.paged_view import PagedView, Source
from desktop.ui.widgets.rows_model import Row

_QUIET = 120
"""Milliseconds without a key after which is looked."""


class FindLine(QLineEdit):
    """The field above a list. The arrow down goes to the list, Enter opens what stands first."""

    stepping_down = Signal()
    opening = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to what it found."""
        if event.key() == Qt.Key.Key_Down:
            self.stepping_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opening.emit()
        else:
            super().keyPressEvent(event)


class PeopleList(QWidget):
    """Shows who is here, no more of each than is needed to find the right one. `opened` tells which `PersonLine`."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.search = FindLine()
        self.search.setPlaceholderText(_("Name, V-number or room"))
        self.search.setAccessibleName(_("Find a person"))
        self.search.addAction(desk.icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.list = PagedView(desk, _("People"), [_("Name"), _("Their room"), _("Speaks")], stretch=0, single=True)
        self.said = note()
        self._open_first = False
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._look)
        self.search.textEdited.connect(lambda _: self._timer.start())
        self.search.stepping_down.connect(self._step_down)
        self.search.opening.connect(self._open_when_there)
        self.list.opened.connect(self.opened)
        self.list.counted.connect(self._show_count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        self.setFocusProxy(self.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the language where there is hardly room for names."""
        super().resizeEvent(event)
        self.list.setColumnHidden(2, self.width() < 26 * self.fontMetrics().averageCharWidth() + 100)

    def reload(self) -> None:
        """Show who is here now, at the same place of the list."""
        self._look(same=True)

    def _look(self, *, same: bool = False) -> None:
        self._timer.stop()
        store, wanted = self._desk.store, WantedPeople(words=self.search.text().strip())

        def page(skip: int, size: int) -> Sequence[Row]:
            return [self._row(line) for line in page_of_people(store, wanted, skip=skip, size=size).lines]

        self.list.show_list(Source(lambda: count_of_people(store, wanted), page), same=same)

    def _row(self, line: PersonLine) -> Row:
        language = self._desk.pack.taxonomy.languages.get(line.speaks)
        spoken = self._desk.name_of(language.names) if language else line.speaks
        return Row(line, (line.name, line.room, spoken))

    def _show_count(self, total: int) -> None:
        words = self._desk.words
        if total:
            self.said.setText(words.ngettext("{count} person", "{count} people", total))
        else:
            self.said.setText(words.gettext("Nobody found. Try fewer letters, the V-number or the room."))
        if self._open_first:
            self._open_first = False
            self._open_chosen()

    def _step_down(self) -> None:
        if self.list.thing is None:
            self.list.select(0)
        self.list.setFocus()

    def _open_when_there(self) -> None:
        """Open the first one; when the list still shows an earlier word, once it has caught up."""
        if self._timer.isActive():
            self._open_first = True
            self._look()
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        if self.list.thing is None:
            self.list.select(0)
        if self.list.thing is not None:
            self.opened.emit(self.list.thing)
