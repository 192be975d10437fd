"""The page of family reunification."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.content.packs import Pack, load_pack
from desktop.domain.reunification.family_files import FamilyFile
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.families import families
from desktop.ui.desks import Desk
from desktop.ui.families.checklist_view import ChecklistView
from desktop.ui.families.dates_pane import DatesPane
from desktop.ui.families.family_form import FamilyForm
from desktop.ui.families.family_prints import FamilyPrints
from desktop.ui.families.map_view import FamilyMapView
from desktop.ui.families.papers_pane import PapersPane
from desktop.ui.families.rules_preview import RulesPreviewDialog
from desktop.ui.widgets.forms import heading, pane, primary, scrolled
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class FamiliesPage(Page):
    """Files on the left, the open one in the middle, its checklist on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.list = RowsView(_("Family files"), [_("Sponsor")], stretch=0, single=True)
        self.new = primary(_("New family file"))
        self.form = FamilyForm(desk)
        self.papers = PapersPane(desk)
        self.map = FamilyMapView(desk.words)
        self.print_map = QPushButton(desk.icons.icon("print"), _("Prin&t the map"))
        self.newer = QPushButton(_("Newer rules"))
        self.form.tabs.addTab(scrolled(self.papers), _("&Papers"))
        self.form.tabs.addTab(scrolled(self._map_tab()), _("&Map"))
        self.dates = DatesPane(desk)
        self.form.tabs.addTab(scrolled(self.dates), _("D&ates"))
        self.checklist = ChecklistView(desk)
        self._prints = FamilyPrints(desk, self)
        self._overview: Overview | None = None
        self._lay_out()
        self.new.clicked.connect(lambda: self.show_family(None))
        self.list.opened.connect(self.show_family)
        self.form.saved.connect(self._saved)
        self.papers.saved.connect(self._saved)
        self.papers.list_wanted.connect(self._print_list)
        self.map.opened.connect(self._open_place)
        self.print_map.clicked.connect(self._print_map)
        self.dates.print.clicked.connect(self._print_dates)
        self.newer.clicked.connect(self._preview)
        self.form.tabs.currentChanged.connect(self._enter_tab)
        self.checklist.loaded.connect(self._show_overview)
        desk.changes.families_changed.connect(self.reload)
        self.reload()

    def show_family(self, family: FamilyFile | None) -> None:
        """Save the file at hand and show another one, or an empty one."""
        if not self.may_leave():
            return
        self.form.show_family(family)
        self.checklist.show_family(family.id if family else None)
        if family is None:
            self.list.clearSelection()
        self.form.tabs.setCurrentIndex(0)
        self.form.sponsor.name.setFocus()

    def open_thing(self, thing: object) -> None:
        """Show a family file."""
        if isinstance(thing, FamilyFile):
            self.show_family(thing)

    def reload(self) -> None:
        """Show the files as they are saved."""
        desk = self.desk
        desk.tasks.run(self, lambda: families(desk.store), self._show)

    def panes(self) -> list[QWidget]:
        """Return the form, the checklist and the list."""
        tab = self.form.tabs.currentIndex()
        inside = {2: self.papers.list, 3: self.map, 4: self.dates.list}.get(tab, self.form.first_field())
        return [inside, self.checklist.reading, self.list]

    def enter(self) -> None:
        """Start at the list, or at the file that is open."""
        (self.list if self.form.family.id is None else self.form.first_field()).setFocus()

    def settle(self) -> str:
        """Save the file at hand."""
        return self.form.settle() or self.papers.autosave.settle()

    def give_up(self) -> None:
        """Let go of the last change."""
        self.form.give_up()
        self.papers.autosave.forget()

    def print_page(self) -> None:
        """Print the checklist of the file that is open."""
        if not self.settle():
            self.checklist.print()

    def confirm_saved(self) -> None:
        """Save at once and say so again."""
        self.form.confirm_saved()

    def _saved(self) -> None:
        self.desk.changes.families_changed.emit()
        self.checklist.show_family(self.form.family.id)

    def _show_overview(self, overview: Overview | None) -> None:
        self._overview = overview
        self.papers.show_overview(overview)
        self.map.show_overview(overview)
        self.print_map.setEnabled(overview is not None)
        self.dates.show_overview(overview)

    def _enter_tab(self) -> None:
        """Put the keyboard in the part that is shown, unless it walks along the tabs."""
        if not self.form.tabs.tabBar().hasFocus():
            self.panes()[0].setFocus()

    def _open_place(self, place: int) -> None:
        """Go to the facts of somebody on the map."""
        if place and self._overview:
            self.form.open_member(self._overview.file.members[place - 1])
        else:
            self.form.tabs.setCurrentIndex(0)
            self.form.sponsor.name.setFocus()

    def _print_list(self, place: int) -> None:
        if self._overview and not self.settle():
            self._prints.print_papers(self._overview.file.id, place)

    def _print_map(self) -> None:
        if self._overview and not self.settle():
            self._prints.print_map(self._overview.file.id)

    def _print_dates(self) -> None:
        if self._overview and not self.settle():
            self._prints.print_dates(self._overview.file.id)

    def _preview(self) -> None:
        """Show what a newer pack would change, from the folder in which it lies."""
        desk = self.desk
        _ = desk.words.gettext
        folder = desk.dialogs.choose_folder(self, _("Folder with the newer content"))
        if folder is not None and not self.settle():
            desk.tasks.run(self, lambda: load_pack(folder), self._show_newer)

    def _show_newer(self, candidate: Pack) -> None:
        self.preview = RulesPreviewDialog(self.desk, candidate, self.window())
        self.preview.open()

    def _map_tab(self) -> QWidget:
        tab = QWidget()
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.print_map)
        rows = QVBoxLayout(tab)
        rows.setContentsMargins(0, 8, 8, 0)
        rows.addLayout(top)
        rows.addWidget(self.map, 1)
        return tab

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        left, lists = pane(margin=12)
        lists.addWidget(self.new)
        lists.addWidget(heading(_("Family files")))
        lists.addWidget(self.list, 1)
        lists.addWidget(self.newer)
        middle, form = pane(margin=12)
        form.addWidget(self.form)
        right, checklist = pane()
        checklist.addWidget(self.checklist)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        left.setFixedWidth(188)
        layout.addWidget(left)
        layout.addWidget(middle, 14)
        layout.addWidget(right, 10)

    def _show(self, found: list[FamilyFile]) -> None:
        self.list.show_rows([Row(it, (it.entry.name,)) for it in found])
        shown: UUID | None = self.form.family.id
        self.form.show_files(tuple(found))
        for place, one in enumerate(found):
            if one.id == shown:
                self.list.select(place)
                self.form.show_members(one.members)
