"""The page with what was found by a word."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.people import Person
from desktop.spreekuur.finding import Found, find
from desktop.ui.desks import Desk
from desktop.ui.intake.contact_rows import topic_words
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

QUIET = 120


class SearchPage(Page):
    """Lists questions, people, family files and articles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self._wanted = ""
        self._title = heading(_("Search"), "title")
        self._said = note(_("Type a word in the field at the top."))
        self.list = RowsView(_("Found"), [_("Kind"), _("What"), _("When")], stretch=1, wrap=True)
        self.list.opened.connect(self.wanted)
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self._search)
        frame, rows = pane()
        for widget in (self._title, self._said):
            rows.addWidget(widget)
        rows.addWidget(self.list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame)

    def look_for(self, typed: str) -> None:
        """Search for what is typed, as soon as the typing pauses."""
        self._wanted = typed
        self._timer.start()

    def panes(self) -> list[QWidget]:
        """Return the list."""
        return [self.list]

    def enter(self) -> None:
        """Leave the keyboard where somebody is typing."""

    def open_first(self) -> None:
        """Open the chosen result, or the first one."""
        if self.list.thing is None and self.list.rows.rows:
            self.list.select(0)
        if self.list.thing is not None:
            self.wanted.emit(self.list.thing)

    def _search(self) -> None:
        desk, wanted = self.desk, self._wanted
        desk.tasks.run(self, lambda: find(desk.store, desk.contents, wanted), lambda found: self._show(wanted, found))

    def _show(self, wanted: str, found: list[Found]) -> None:
        if wanted != self._wanted:
            return
        words = self.desk.words
        self.list.show_rows([self._row(it) for it in found])
        if found:
            self.list.select(0)
            self._said.setText(
                words.ngettext("{count} found. Enter opens it.", "{count} found. Enter opens one.", len(found))
            )
        else:
            self._said.setText(words.gettext("Nothing found. Try fewer letters, or another spelling."))

    def _row(self, found: Found) -> Row:
        words = self.desk.words
        _ = words.gettext
        if isinstance(found, Contact):
            said = found.entry.question.partition("\n")[0] or found.entry.told.partition("\n")[0]
            what = " · ".join(part for part in (topic_words(self.desk, found), said) if part)
            return Row(found, (_("Question"), what or "–", words.date(found.at.astimezone().date())))
        if isinstance(found, Person):
            known = (found.entry.name, found.entry.born, found.entry.v_number)
            return Row(found, (_("Person"), " · ".join(part for part in known if part), ""))
        if isinstance(found, Article):
            return Row(found, (_("Article"), title_of(found, words.language), words.date(found.valid_from)))
        return Row(found, (_("Family file"), found.entry.name, ""))
