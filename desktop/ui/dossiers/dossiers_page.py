"""The page of people's files."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.pages import PersonLine
from desktop.domain.people import Person
from desktop.ui.desks import Desk
from desktop.ui.dossiers.dossier_view import DossierView
from desktop.ui.dossiers.people_list import PeopleList
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.widgets.forms import pane, primary
from desktop.ui.widgets.pages import Page


class DossiersPage(Page):
    """People on the left, found by any spelling; one file on the right, opened by who needs it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.people = PeopleList(desk)
        self.view = DossierView(desk)
        self.new = primary(_("New person"))
        self._stale = True
        self._lay_out()
        self.new.clicked.connect(self._add)
        self.people.opened.connect(self._open_line)
        self.view.wanted.connect(self.wanted)
        changes = desk.changes
        for signal in (changes.people_changed, changes.contacts_changed, changes.families_changed, changes.exchanged):
            signal.connect(self.reload)

    def reload(self) -> None:
        """Show what is recorded now; out of sight, only once it is looked at."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.people.reload()
        self.view.reload()

    def open_thing(self, thing: object) -> None:
        """Show a person's file."""
        if isinstance(thing, Person):
            self.view.show_person(thing.id)
            self.view.first_field().setFocus()

    def panes(self) -> list[QWidget]:
        """Return the list, the file and its timeline."""
        return [self.people, self.view.question, self.view.timeline]

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def print_page(self) -> None:
        """Print an appointment slip for whose file is open."""
        if self.view.dossier is not None:
            self.view.actions_of.print_appointment()

    def _lay_out(self) -> None:
        left, lists = pane(margin=12)
        lists.addWidget(self.new)
        lists.addWidget(self.people, 1)
        right, file = pane()
        file.addWidget(self.view)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        left.setMinimumWidth(280)
        left.setMaximumWidth(420)
        layout.addWidget(left, 34)
        layout.addWidget(right, 66)

    def _open_line(self, line: PersonLine) -> None:
        self.view.show_person(line.id)
        self.view.first_field().setFocus()

    def _add(self) -> None:
        sought = self.people.search.text().strip()
        # Who was looked for by a number or a room has a name all the same.
        named = "" if any(sign.isdecimal() for sign in sought) else sought
        dialog = PersonDialog(self.desk, self.window(), name=named)
        dialog.added.connect(self.open_thing)
        dialog.open()
