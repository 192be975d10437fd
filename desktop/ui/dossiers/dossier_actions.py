"""What can be done with the file that is open."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.agendas import Appointment
from desktop.domain.articles import DUTCH
from desktop.domain.cases import Case
from desktop.domain.contacts import Contact
from desktop.domain.pages import PersonLine
from desktop.domain.people import Person
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile
from desktop.domain.slips import Appointment as AppointmentSlip
from desktop.spreekuur.cases import cases_of, take_back_case
from desktop.spreekuur.dossiers import Dossier
from desktop.spreekuur.families import open_family
from desktop.spreekuur.people import person, unmerge_person
from desktop.ui.desks import Desk
from desktop.ui.dossiers.case_dialog import CaseDialog
from desktop.ui.dossiers.date_dialog import DateDialog
from desktop.ui.dossiers.letter_dialog import LetterDialog
from desktop.ui.dossiers.merge_dialog import ChoosePersonDialog, MergeDialog
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.erasing.erase_person_dialog import ErasePersonDialog
from desktop.ui.printing.appointment_dialog import AppointmentDialog
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.widgets.pages import QuestionWanted


class DossierActions(QObject):
    """Asks what is needed and does it. `wanted` asks the window for a page, `moved` tells which file goes on now."""

    wanted = Signal(object)
    moved = Signal(object)
    erased = Signal()

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.dossier: Dossier | None = None

    def fill(self, menu: QMenu) -> None:
        """Put what is done less often in a list."""
        _ = self._desk.words.gettext
        menu.addAction(_("&Change what is known …"), self.change)
        menu.addAction(_("&Appointment slip …"), self.print_appointment)
        menu.addAction(_("Make it &one file with …"), self.choose_other)
        menu.addAction(_("To &headquarters …"), self.refer)
        menu.addSeparator()
        menu.addAction(_("&Erase this person …"), self.erase)

    def ask(self) -> None:
        """Start a new question of this person."""
        if self.dossier:
            self.wanted.emit(QuestionWanted(self.dossier.person))

    def read_letter(self, known: Contact | None = None) -> None:
        """Read a letter with this person: a new one, or again the one of a question."""
        if self.dossier is None:
            return
        whom = self.dossier.person
        dialog = LetterDialog(self._desk, self._view.window(), person=whom.id, language=self._language(), known=known)
        dialog.explained.connect(self.wanted)
        dialog.open()

    def add_date(self) -> None:
        """Write down a date."""
        if self.dossier:
            DateDialog(self._desk, self.dossier.person.id, self._view.window()).open()

    def change_date(self, known: Appointment) -> None:
        """Change a date."""
        DateDialog(self._desk, known.person, self._view.window(), known).open()

    def change(self) -> None:
        """Change what is known of this person."""
        if self.dossier:
            PersonDialog(self._desk, self._view.window(), self.dossier.person).open()

    def open_family(self) -> None:
        """Open the family file of this person, or start one."""
        found = self.dossier
        if found is None:
            return
        if found.families:
            self.wanted.emit(found.families[0])
            return
        desk, known, now = self._desk, found.person, self._desk.clock()
        _ = desk.words.gettext
        asked = _("There is no family file of {name} yet. Start one?").format(name=known.entry.name)
        if not desk.dialogs.confirm(self._view, asked, _("Start a family file"), _("Not now")):
            return
        facts = {name: word for name, word in (("born", known.entry.born), ("speaks", known.entry.speaks)) if word}
        entry = FamilyEntry(known.entry.name, known.id, facts)

        def opened(family: FamilyFile) -> None:
            desk.changes.families_changed.emit()
            self.wanted.emit(family)

        desk.tasks.run(self, lambda: open_family(desk.store, entry, now), opened)

    def choose_other(self) -> None:
        """Ask for the other file of the same person."""
        desk = self._desk
        dialog = ChoosePersonDialog(
            desk, desk.words.gettext("Which other file is of this person?"), self._view.window()
        )

        def chosen(line: PersonLine) -> None:
            desk.tasks.run(self, lambda: person(desk.store, line.id), self.compare)

        dialog.chosen.connect(chosen)
        dialog.open()

    def compare(self, other: Person) -> None:
        """Show this file beside another one, to make it one file or to leave it."""
        if self.dossier and other.id != self.dossier.person.id:
            dialog = MergeDialog(self._desk, self.dossier.person, other, self._view.window())
            dialog.merged.connect(self.moved)
            dialog.open()

    def part(self, double: Person) -> None:
        """Give a double a file of its own again."""
        desk, now = self._desk, self._desk.clock()
        desk.tasks.run(
            self, lambda: unmerge_person(desk.store, double.id, now), lambda _: desk.changes.people_changed.emit()
        )

    def refer(self) -> None:
        """Refer this file to headquarters; where it was, ask whether to take it back."""
        if self.dossier:
            desk, whom = self._desk, self.dossier.person
            desk.tasks.run(self, lambda: cases_of(desk.store, whom.id), lambda found: self._ask_case(whom, found))

    def _ask_case(self, whom: Person, found: list[Case]) -> None:
        desk = self._desk
        words = desk.words
        if not found:
            CaseDialog(desk, whom, self._view.window()).open()
            return
        case, now = found[0], desk.clock()
        asked = words.gettext(
            "This file was referred to headquarters on {day}. Take it back? Your next file for headquarters orders it to erase what it has. The file stays here."
        ).format(day=words.date(case.entry.consent_on))
        if desk.dialogs.confirm(self._view, asked, words.gettext("Take it back"), words.gettext("Leave it there")):
            desk.tasks.run(
                self,
                lambda: take_back_case(desk.store, case.id, now),
                lambda _: desk.changes.people_changed.emit(),
            )

    def erase(self) -> None:
        """Erase this person everywhere, after a reason and the name; of their questions the counts stay."""
        if self.dossier is None:
            return
        dialog = ErasePersonDialog(self._desk, self.dossier.person, self._view.window())

        def tell() -> None:
            if dialog.erased is not None:
                self._erased(dialog.erased.questions)

        dialog.accepted.connect(tell)
        dialog.open()

    def print_appointment(self) -> None:
        """Ask for an appointment and show the slip in the client's language."""
        dialog = AppointmentDialog(self._desk, self._next_day(), self._view.window())
        dialog.made.connect(self._show_slip)
        dialog.open()

    def _show_slip(self, made: AppointmentSlip) -> None:
        desk = self._desk
        title = desk.words.gettext("Appointment slip")
        language = self._language() or DUTCH
        PreviewDialog(desk, made, title, language, self._view.window(), file_name="slip").open()

    def _next_day(self) -> date | None:
        """Return the next day on which something is to be done."""
        lines = self.dossier.open if self.dossier else ()
        days = [it.item.day for it in lines if it.item.day and (it.days_left or 0) >= 0]
        return min(days, default=None)

    def _language(self) -> str:
        """Return the language that this person speaks, else that of the last question."""
        if self.dossier is None:
            return ""
        asked = (it.contact.entry.language for it in self.dossier.timeline if it.contact and it.contact.entry.language)
        return self.dossier.person.entry.speaks or next(asked, "")

    def _erased(self, counted: int) -> None:
        desk = self._desk
        self.dossier = None
        self.erased.emit()
        said = desk.words.ngettext(
            "Erased. {count} question stays as an anonymous count.",
            "Erased. {count} questions stay as anonymous counts.",
            counted,
        )
        desk.dialogs.tell(self._view, said)
