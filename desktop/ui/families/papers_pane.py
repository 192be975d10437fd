"""Where each paper of each person is, one key for each."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.reunification.evidence import Evidence, EvidenceState, Paper
from desktop.spreekuur.checklist_sheets import document_name
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.families import note_evidence
from desktop.spreekuur.family_words import REASONS, STATES
from desktop.ui.desks import Desk
from desktop.ui.widgets.autosave import Action, Autosave
from desktop.ui.widgets.forms import add_field, new_form, note
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.widgets.saved_label import SavedLabel


class PapersView(RowsView):
    """A list of papers on which a digit says where the chosen one is. `answered` tells the digit.

    The arrows left and right ask for the papers of somebody else: `turned` tells the step.
    """

    answered = Signal(int)
    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 0 to 5 as the answer for the chosen paper, and left and right as another person."""
        digit = event.key() - Qt.Key.Key_0.value
        if 0 <= digit <= len(STATES) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.answered.emit(digit)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)


class PapersPane(QWidget):
    """The papers of one person at a time. `saved` says that the file is another one now."""

    saved = Signal()
    list_wanted = Signal(object)
    """The place of the person whose list is to be printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self._overview: Overview | None = None
        self._shown: tuple[UUID | None, str] | None = None
        self._filling = False
        self.person, self.state, self.why = QComboBox(), QComboBox(), QComboBox()
        self.note = QLineEdit()
        self.list = PapersView(_("Papers"), [_("Paper"), _("Where it is")], stretch=0, wrap=True)
        self.list.setMinimumHeight(240)
        self.print_list = QPushButton(desk.icons.icon("print"), _("Print this person's &list"))
        for box, words in ((self.state, STATES), (self.why, REASONS)):
            box.addItem(_("not known"), "")
            for place, (word, said) in enumerate(words.items(), 1):
                box.addItem(f"{place} {_(said)}" if box is self.state else _(said), str(word))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.autosave = Autosave(desk, self._collect, self)
        self._lay_out()
        self._connect()
        self.show_overview(None)

    def show_overview(self, overview: Overview | None) -> None:
        """Show the papers of a family as they are saved, keeping the person and the place."""
        same = bool(overview and self._overview and overview.file.id == self._overview.file.id)
        self._overview = overview
        self._filling = True
        place = self.person.currentIndex() if same else 0
        self.person.clear()
        if overview:
            self.person.addItems([overview.file.entry.name, *(it.entry.name for it in overview.file.members)])
        self.person.setCurrentIndex(min(place, self.person.count() - 1))
        self._filling = False
        for part in (self.person, self.list, self.print_list):
            part.setEnabled(overview is not None)
        self._show_papers()

    def _turn(self, step: int) -> None:
        self.person.setCurrentIndex(max(0, min(self.person.currentIndex() + step, self.person.count() - 1)))

    def _show_papers(self) -> None:
        rows = [Row(paper, (self._name(paper), self._state_said(paper))) for paper in self._papers()]
        self.list.show_rows(rows)
        if rows and self.list.thing is None:
            self.list.select(0)
        self._show_paper()

    def _show_paper(self) -> None:
        paper = self.list.thing
        for part in (self.state, self.why, self.note):
            part.setEnabled(isinstance(paper, Paper))
        shown = (self._member, paper.document.id) if isinstance(paper, Paper) else None
        if shown == self._shown and not self.autosave.clean:
            return  # somebody is typing here
        self._shown = shown
        told = paper.evidence if isinstance(paper, Paper) else None
        self._filling = True
        self.state.setCurrentIndex(max(0, self.state.findData(told.state if told else "")))
        self.why.setCurrentIndex(max(0, self.why.findData(told.why if told else "")))
        self.note.setText(told.note if told else "")
        self._filling = False
        self._fit()

    def _collect(self) -> Action | None:
        overview, shown, desk = self._overview, self._shown, self._desk
        if overview is None or shown is None:
            return None
        state = str(self.state.currentData())
        why = str(self.why.currentData()) if state == EvidenceState.IMPOSSIBLE else ""
        evidence = Evidence(shown[1], shown[0], state, why, self.note.text().strip())
        return lambda: note_evidence(desk.store, overview.file.id, evidence, desk.clock())

    def _answer(self, digit: int) -> None:
        """Write down one answer, and go on to the next paper unless this one asks for a reason."""
        self.state.setCurrentIndex(digit)
        if self.state.currentData() == EvidenceState.IMPOSSIBLE:
            self.why.setFocus()
            return
        self.autosave.flush()
        row = self.list.currentIndex().row()
        if row + 1 < len(self.list.rows.rows):
            self.list.select(row + 1)
            self._show_paper()

    def _pick(self) -> None:
        self.autosave.flush()
        self._show_paper()

    def _change_person(self) -> None:
        if self._filling:
            return
        self.autosave.flush()
        self.list.rows.show_rows([])
        self._show_papers()

    def _touch(self) -> None:
        self._fit()
        if not self._filling and self._shown is not None:
            self.autosave.touch()

    def _fit(self) -> None:
        """Ask for a reason only of what cannot be had."""
        self._form.setRowVisible(self.why, self.state.currentData() == EvidenceState.IMPOSSIBLE)

    @property
    def _member(self) -> UUID | None:
        place = self.person.currentIndex()
        return self._overview.file.members[place - 1].id if self._overview and place > 0 else None

    def _papers(self) -> tuple[Paper, ...]:
        overview, place = self._overview, self.person.currentIndex()
        if overview is None:
            return ()
        return overview.members[place - 1] if place > 0 else overview.sponsor

    def _name(self, paper: Paper) -> str:
        return f"{paper.document.id} {document_name(paper.document.id, self._desk.pack, self._desk.words.language)}"

    def _state_said(self, paper: Paper) -> str:
        _ = self._desk.words.gettext
        if paper.state:
            return _(STATES[paper.state])
        return _("missing") if paper.missing else _("perhaps")

    def _connect(self) -> None:
        self.person.currentIndexChanged.connect(self._change_person)
        self.list.picked.connect(lambda _: self._pick())
        self.list.answered.connect(self._answer)
        self.list.turned.connect(self._turn)
        self.list.opened.connect(lambda _: self.state.setFocus())
        self.state.currentIndexChanged.connect(self._touch)
        self.why.currentIndexChanged.connect(self._touch)
        self.note.textEdited.connect(self._touch)
        self.autosave.saved.connect(lambda _: self.saved.emit())
        self.print_list.clicked.connect(lambda: self.list_wanted.emit(self.person.currentIndex()))

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        self.person.setAccessibleName(_("Whose papers"))
        top = QHBoxLayout()
        top.addWidget(self.person, 1)
        top.addWidget(self.print_list)
        self._form = new_form()
        add_field(self._form, _("Where it is"), self.state)
        add_field(self._form, _("Why it cannot be had"), self.why)
        add_field(self._form, _("Note"), self.note)
        keys = " · ".join(f"{place} {_(said)}" for place, said in enumerate(STATES.values(), 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 8, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(
            note(_("In the list one key is enough: {keys}. Arrow left or right: somebody else.").format(keys=keys))
        )
        layout.addLayout(self._form)
        layout.addWidget(SavedLabel(self._desk, self.autosave))
