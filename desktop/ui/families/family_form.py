"""A family file: the sponsor, the application and the relatives, saved as they are filled in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.reunification.family_files import FamilyFile, FamilyMember
from desktop.spreekuur.families import namesakes, take_out_member
from desktop.spreekuur.family_words import RELATIONS
from desktop.ui.desks import Desk
from desktop.ui.families.birth_box import shown_birth
from desktop.ui.families.drafts import FamilyDraft, MemberDraft, Stored
from desktop.ui.families.fact_fields import (
    MEMBER_FIELDS,
    NOTES_FIELD,
    REQUEST_FIELDS,
    SPONSOR_FIELDS,
    language_fields,
)
from desktop.ui.families.facts_form import FactsForm
from desktop.ui.widgets.autosave import Autosave
from desktop.ui.widgets.forms import scrolled
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.widgets.saved_label import SavedLabel

ALIKE = ("relation", "country", "speaks", "documents_language")
"""What one relative often has in common with the next. Facts that decide the answer are asked each time."""


class FamilyForm(QWidget):
    """Fills in one family file. `saved` says that the file on disk is another one now."""

    saved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self._family = FamilyDraft(desk)
        self._member = MemberDraft(desk, self._family)
        languages = {it.code: desk.name_of(it.names) for it in desk.pack.taxonomy.languages.values()}
        self.sponsor = FactsForm(
            desk,
            _("Name of the sponsor"),
            (*SPONSOR_FIELDS, *REQUEST_FIELDS, *language_fields(languages, documents=False), NOTES_FIELD),
        )
        self._files: tuple[FamilyFile, ...] = ()
        self.members = RowsView(_("Relatives"), [_("Name"), _("Relation"), _("Born")], stretch=0, single=True)
        self.members.setMinimumHeight(176)
        self.add = QPushButton(desk.icons.icon("add"), _("Add (Alt+N)"))
        self.like = QPushButton(_("One like this (Alt+D)"))
        self.take_out = QPushButton(_("Take out"))
        self.relative = FactsForm(
            desk,
            _("Name of the relative"),
            (*MEMBER_FIELDS, *language_fields(languages, documents=True), NOTES_FIELD),
        )
        self.autosave = Autosave(
            desk, lambda: self._family.saving(self.sponsor.name.text(), self.sponsor.facts()), self
        )
        self.member_autosave = Autosave(
            desk, lambda: self._member.saving(self.relative.name.text(), self.relative.facts()), self
        )
        self._lay_out()
        self._connect()
        self.show_family(None)

    @property
    def family(self) -> FamilyDraft:
        """The file that is shown."""
        return self._family

    def show_family(self, family: FamilyFile | None) -> None:
        """Show a file, or an empty form. What stood here must have been settled."""
        self.give_up()
        self._family = FamilyDraft(self._desk, family)
        self.sponsor.show_facts(family.entry.name if family else "", family.entry.facts if family else {})
        self.show_members(family.members if family else ())
        self._show_member(None)
        for label in self._saved_labels:
            label.clear()

    def show_members(self, members: tuple[FamilyMember, ...]) -> None:
        """Show the relatives as they are saved."""
        _ = self._desk.words.gettext
        rows = []
        for one in members:
            facts = one.entry.facts
            relation = RELATIONS.get(facts.get("relation", ""), "")
            rows.append(Row(one, (one.entry.name, _(relation), shown_birth(facts.get("born", "")))))
        self.members.show_rows(rows)
        self.add.setEnabled(self._family.id is not None)

    def show_files(self, files: tuple[FamilyFile, ...]) -> None:
        """Take all files, to see whether this family is there already."""
        self._files = files

    def settle(self) -> str:
        """Save both forms; return why one was not saved."""
        return self.autosave.settle() or self.member_autosave.settle()

    def give_up(self) -> None:
        """Let go of what could not be saved."""
        self.autosave.forget()
        self.member_autosave.forget()

    def confirm_saved(self) -> None:
        """Save at once, and say again until when everything is saved."""
        if not self.settle() and self._family.id is not None:
            self.autosave.saved.emit(self._desk.clock())

    def first_field(self) -> QWidget:
        """Return where the keyboard starts in the part that is shown."""
        return self.sponsor.name if self.tabs.currentIndex() == 0 else self.members

    def start_member(self, facts: Mapping[str, str] | None = None) -> None:
        """Start another relative, with these facts filled in."""
        if self._family.id is not None and not self.settle():
            self.members.clearSelection()
            self._show_member(None)
            self.relative.show_facts("", facts or {})
            self.relative.setEnabled(True)
            self.tabs.setCurrentIndex(1)
            self.relative.name.setFocus()

    def start_like(self) -> None:
        """Start another relative who lives where the shown one lives, and speaks what that one speaks."""
        if not self.like.isEnabled():
            return
        told = self.relative.facts()
        self.start_member({name: told[name] for name in ALIKE if name in told})

    def open_member(self, member: FamilyMember) -> None:
        """Show one relative, when what stood here could be saved."""
        if not self.settle():
            self._show_member(member)
            self.tabs.setCurrentIndex(1)
            self.relative.name.setFocus()

    def _show_member(self, member: FamilyMember | None) -> None:
        self._member = MemberDraft(self._desk, self._family, member)
        self.relative.show_facts(member.entry.name if member else "", member.entry.facts if member else {})
        self.relative.setEnabled(member is not None)
        self.take_out.setEnabled(member is not None)
        self.like.setEnabled(member is not None)
        self._look_for_double()

    def _open_member(self, thing: object) -> None:
        if isinstance(thing, FamilyMember):
            self.open_member(thing)

    def _look_for_double(self) -> None:
        """Say who a name may be already, in this file or as another's sponsor, before it is a second one."""
        _ = self._desk.words.gettext
        others = [it.entry.name for it in self._files if it.id != self._family.id]
        twins = namesakes(self.sponsor.name.text(), others)
        sentence = _("There may be a file of this family already: {twin}. Look in the list first.")
        self.sponsor.warn(sentence.format(twin=", ".join(twins)) if twins else "")
        people = [row.thing for row in self.members.rows.rows if isinstance(row.thing, FamilyMember)]
        names = [self.sponsor.name.text(), *(it.entry.name for it in people if it.id != self._member.id)]
        twins = namesakes(self.relative.name.text(), names)
        sentence = _("This may be somebody who is in this file already: {twin}. Look in the list first.")
        self.relative.warn(sentence.format(twin=", ".join(twins)) if twins else "")

    def _take_out(self) -> None:
        member, desk = self._member, self._desk
        _ = desk.words.gettext
        asked = _("Take {name} out of this family file?").format(name=self.relative.name.text())
        if member.id is None or not desk.dialogs.confirm(self, asked, _("Take out"), _("Keep")):
            return
        member_id = member.id
        self.member_autosave.forget()
        self._show_member(None)
        desk.tasks.run(self, lambda: take_out_member(desk.store, member_id, desk.clock()), lambda _: self.saved.emit())

    def _member_saved(self) -> None:
        self.take_out.setEnabled(self._member.id is not None)
        self.like.setEnabled(self._member.id is not None)
        self.saved.emit()

    def _take_over(self, stored: Stored) -> None:
        """Show what others wrote meanwhile in the facts that nobody edits here."""
        for draft, form in ((self._family, self.sponsor), (self._member, self.relative)):
            if stored.draft is draft:
                if form.take_over(stored.said, stored.entry):
                    draft.clock = stored.clock
                draft.know(stored.entry)

    def _connect(self) -> None:
        self.sponsor.changed.connect(self.autosave.touch)
        self.relative.changed.connect(self.member_autosave.touch)
        for autosave in (self.autosave, self.member_autosave):
            autosave.stored.connect(self._take_over)
        self.autosave.stored.connect(lambda _: self.saved.emit())
        self.member_autosave.stored.connect(lambda _: self._member_saved())
        self.members.opened.connect(self._open_member)
        self.add.clicked.connect(lambda _checked: self.start_member())
        self.like.clicked.connect(self.start_like)
        # Of the form and not of the buttons: they work from every part of it.
        QShortcut(QKeySequence("Alt+N"), self, self.start_member)
        QShortcut(QKeySequence("Alt+D"), self, self.start_like)
        for form in (self.sponsor, self.relative):
            form.name.textEdited.connect(self._look_for_double)
        self.take_out.clicked.connect(self._take_out)

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        self._saved_labels = (SavedLabel(self._desk, self.autosave), SavedLabel(self._desk, self.member_autosave))
        relatives, rows = _tab()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.like)
        buttons.addWidget(self.take_out)
        buttons.addStretch(1)
        rows.addWidget(self.members)
        rows.addLayout(buttons)
        rows.addWidget(self.relative)
        rows.addStretch(1)
        sponsor, above = _tab()
        above.addWidget(self.sponsor)
        above.addStretch(1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Parts of the family file"))
        self.tabs.tabBar().setAccessibleName(_("Parts of the family file"))
        for inside, word in ((sponsor, _("&Sponsor")), (relatives, _("&Relatives"))):
            self.tabs.addTab(scrolled(inside), word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tabs, 1)
        said = QHBoxLayout()
        for label in self._saved_labels:
            said.addWidget(label)
        layout.addLayout(said)


def _tab() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 12, 8, 0)
    rows.setSpacing(8)
    return inside, rows
