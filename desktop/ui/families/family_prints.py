"""What is printed for a family besides its checklist: each in the language of who takes it home."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.articles import DUTCH
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.domain.slips import DeadlineSheet
from desktop.spreekuur.checklists import Overview, family_overview
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.print_jobs import Document, MapDocument, PapersDocument
from desktop.ui.desks import Desk
from desktop.ui.printing.preview_dialog import PreviewDialog


class FamilyPrints:
    """Shows pages of a family file as it is saved now; what they are called as files says nothing of the family."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page

    def print_papers(self, family_id: UUID, place: int) -> None:
        """Print the papers that one person still has to find; 0 is the sponsor."""

        def show(overview: Overview) -> None:
            entry = overview.file.members[place - 1].entry if place else overview.file.entry
            listed = overview.members[place - 1] if place else overview.sponsor
            title = self._desk.words.gettext("List of papers of {name}").format(name=entry.name)
            document = PapersDocument(entry.name, listed)
            self._open(document, title, entry, "papers")

        self._with_overview(family_id, show)

    def print_map(self, family_id: UUID) -> None:
        """Print the family map for the sponsor."""

        def show(overview: Overview) -> None:
            self._open(MapDocument(overview), self._desk.words.gettext("Family map"), overview.file.entry, "family")

        self._with_overview(family_id, show)

    def print_dates(self, family_id: UUID) -> None:
        """Print the dates of the family for the sponsor, in the calendar of the language too."""

        def show(overview: Overview) -> None:
            sheet = DeadlineSheet.of_checklist(overview.found, self._desk.today())
            self._open(sheet, self._desk.words.gettext("Dates of the family"), overview.file.entry, "dates")

        self._with_overview(family_id, show)

    def _with_overview(self, family_id: UUID, show: Callable[[Overview], None]) -> None:
        desk = self._desk

        def load() -> Overview:
            day = known_day(desk.store, desk.pack, desk.clock())
            return family_overview(desk.store, desk.pack, family_id, day)

        desk.tasks.run(self._page, load, show)

    def _open(self, document: Document, title: str, reader: FamilyEntry | MemberEntry, file_name: str) -> None:
        language = reader.facts.get("speaks", "") or DUTCH
        window = self._page.window()
        PreviewDialog(self._desk, document, title, language, window, file_name=file_name).open()
