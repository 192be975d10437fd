"""The checklist that follows from a family file, as it will be printed."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import LineKind
from desktop.domain.reunification.answers import Answer
from desktop.domain.sheets import Sheet, SheetLine
from desktop.errors import SpreekuurError
from desktop.handouts.sheets import sheet_pdf
from desktop.paths import write_atomically
from desktop.spreekuur.checklist_sheets import checklist_sheet, copy_of, first_asked
from desktop.spreekuur.checklists import Overview, family_overview, give_answer, past_answer
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.family_map_papers import family_map_pdf
from desktop.spreekuur.paper_lists import paper_list_pdf
from desktop.ui.desks import Desk
from desktop.ui.families.answers_box import AnswersBox
from desktop.ui.families.changes_box import ChangesBox
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.reading_view import ReadingView, text, title

Shown = tuple[Overview, Sheet]


class ChecklistView(QWidget):
    """Shows what is missing, dates with their working and source, whom to ask first, and the papers of each person.

    `loaded` tells the overview that is shown, or that there is none.
    """

    loaded = Signal(object)
    given = Signal()
    """An answer was kept as it was given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._family: UUID | None = None
        self._shown: Shown | None = None
        _ = desk.words.gettext
        self.reading = ReadingView(_("Checklist"))
        self.button = QPushButton(desk.icons.icon("print"), _("Print (Ctrl+P)"))
        self.button.clicked.connect(self.print)
        self.hold = QLabel(_("On hold: do nothing in this file without advice of the IND or a lawyer."))
        self.hold.setObjectName("band")
        self.hold.setWordWrap(True)
        self.ask = QLabel()
        self.ask.setObjectName("band")
        self.ask.setWordWrap(True)
        self.answers = AnswersBox(desk)
        self.answers.wanted.connect(self._choose_answer)
        self._past: Answer | None = None
        self.past = note(kind="refused")
        """That what is shown is not today's answer."""
        self.with_notes = QCheckBox(_("With notes"))
        self.with_notes.toggled.connect(lambda _: self.show_family(self._family))
        self.changes = ChangesBox(desk)
        self.changes.accepted.connect(self._accept)
        self._said = note()
        top = QHBoxLayout()
        top.addWidget(heading(_("Checklist")))
        top.addStretch(1)
        top.addWidget(self.with_notes)
        top.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.hold)
        layout.addWidget(self.ask)
        layout.addWidget(self.answers)
        layout.addWidget(self.past)
        layout.addWidget(self.changes)
        layout.addWidget(self.reading, 1)
        layout.addWidget(self._said)
        self.show_family(None)

    @property
    def refusal(self) -> str:
        """Why there is no checklist; empty when there is one."""
        return "" if self._said.isHidden() else self._said.text()

    def show_family(self, family_id: UUID | None) -> None:
        """Show the checklist of a family file as it is saved now."""
        other = family_id != self._family
        self._family = family_id
        self.button.setEnabled(False)
        self._said.hide()
        if family_id is None:
            self._clear(text(self._desk.words.gettext("Open a family file, or start one."), "muted"))
            return
        if other:
            self._clear("")
        self._desk.tasks.run(self, lambda: self._load(family_id), lambda it: self._show(family_id, it), self._no_sheet)

    def print(self) -> None:
        """Write the checklist to a PDF file that the person names, open it, and keep it as given."""
        desk, shown, past = self._desk, self._shown, self._past
        if shown is None:
            return
        # The name of the file says nothing of the family.
        path = self._choose("checklist.pdf")
        if path is None:
            return
        family_id = shown[0].file.id

        def make_copy(answer: Answer) -> Path:
            write_atomically(path, sheet_pdf(copy_of(answer, desk.words), training=desk.store.training))
            return path

        if past is not None:
            desk.tasks.run(self, lambda: make_copy(past), self._written, self._refused)
            return

        def make() -> Path:
            overview, sheet = self._load(family_id)
            write_atomically(path, sheet_pdf(sheet, training=desk.store.training))
            give_answer(desk.store, desk.pack, overview, sheet, desk.clock())
            return path

        desk.tasks.run(self, make, self._printed, self._refused)

    def print_list(self, place: int) -> None:
        """Write the list of papers of one person, 0 the sponsor, to a PDF in that person's language beside the Dutch."""
        desk, shown = self._desk, self._shown
        path = self._choose("papers.pdf") if shown else None
        if shown is None or path is None:
            return
        family_id = shown[0].file.id

        def make() -> Path:
            overview = family_overview(desk.store, desk.pack, family_id, self._today())
            entry = overview.file.members[place - 1].entry if place else overview.file.entry
            listed = overview.members[place - 1] if place else overview.sponsor
            language = entry.facts.get("speaks", "") or "nl"
            pdf = paper_list_pdf(entry.name, listed, desk.pack, language, training=desk.store.training)
            write_atomically(path, pdf)
            return path

        desk.tasks.run(self, make, self._written, self._refused)

    def print_map(self) -> None:
        """Write the family map to a PDF in the sponsor's language beside the Dutch."""
        desk, shown = self._desk, self._shown
        path = self._choose("family.pdf") if shown else None
        if shown is None or path is None:
            return
        family_id = shown[0].file.id

        def make() -> Path:
            overview = family_overview(desk.store, desk.pack, family_id, self._today())
            language = overview.file.entry.facts.get("speaks", "") or "nl"
            write_atomically(path, family_map_pdf(overview, desk.pack, language, training=desk.store.training))
            return path

        desk.tasks.run(self, make, self._written, self._refused)

    def _choose(self, name: str) -> Path | None:
        _ = self._desk.words.gettext
        return self._desk.dialogs.choose_save(self, _("Save as PDF"), name, _("PDF files (*.pdf)"))

    def _today(self) -> date | None:
        return known_day(self._desk.store, self._desk.pack, self._desk.clock())

    def _load(self, family_id: UUID) -> Shown:
        desk = self._desk
        day = self._today()
        overview = family_overview(desk.store, desk.pack, family_id, day)
        name = overview.file.entry.name
        training = desk.store.training
        return overview, checklist_sheet(
            name,
            overview.found,
            desk.pack,
            desk.words,
            day,
            overview=overview,
            notes=self.with_notes.isChecked(),
            training=training,
        )

    def _show(self, family_id: UUID, shown: Shown) -> None:
        if family_id != self._family:
            return
        overview, _ = self._shown = shown
        bar = self.reading.verticalScrollBar()
        place = bar.value()
        self._show_past(None)
        bar.setValue(place)
        self.button.setEnabled(True)
        self.hold.setVisible(overview.found.hold)
        asked = first_asked(overview.found, self._desk.words)
        self.ask.setText(asked)
        self.ask.setVisible(bool(asked))
        self.answers.show_given(overview.given)
        self.changes.show_overview(overview)
        self.loaded.emit(overview)

    def _accept(self) -> None:
        """Keep today's answer as the one that the family has."""
        desk, shown = self._desk, self._shown
        if shown is not None:
            overview, sheet = shown
            now = desk.clock()
            desk.tasks.run(
                self, lambda: give_answer(desk.store, desk.pack, overview, sheet, now), lambda _: self._given()
            )

    def _choose_answer(self, answer_id: object) -> None:
        """Show an answer as it was given, or today's."""
        desk = self._desk
        if not isinstance(answer_id, UUID):
            self._show_past(None)
            return

        def show(answer: Answer) -> None:
            if self.answers.chosen == answer.id:
                self._show_past(answer)

        desk.tasks.run(self, lambda: past_answer(desk.store, answer_id), show, self._refused)

    def _show_past(self, answer: Answer | None) -> None:
        """Show an answer in the place of today's. What must be asked first stays above it as it is today."""
        self._past = answer
        self.past.setVisible(answer is not None)
        if answer is not None:
            words = self._desk.words
            said = words.gettext("As it was given on {day}, under the rules of {version}. Today's may be otherwise.")
            day = words.date(answer.given_at.astimezone().date())
            self.past.setText(said.format(day=day, version=answer.rules))
            self.reading.show_body(sheet_body(answer.sheet))
        elif self._shown is not None:
            self.reading.show_body(sheet_body(self._shown[1]))

    def _given(self) -> None:
        self.given.emit()
        self.show_family(self._family)

    def _printed(self, path: Path) -> None:
        self._given()
        self._written(path)

    def _written(self, path: Path) -> None:
        opened = self._desk.dialogs.open_file(path)
        _ = self._desk.words.gettext
        said = _("Saved as {place}. It holds names: take it away when it is printed.").format(place=path)
        self._say(said if opened else said + " " + _("There is no program here that opens it."))

    def _clear(self, body: str) -> None:
        """Show no checklist."""
        self._shown = None
        self._show_past(None)
        self.reading.show_body(body)
        for part in (self.hold, self.ask, self.answers):
            part.hide()
        self.changes.show_overview(None)
        self.loaded.emit(None)

    def _no_sheet(self, error: SpreekuurError) -> None:
        # What stood here was made from other facts.
        self._clear("")
        self._refused(error)

    def _refused(self, error: SpreekuurError) -> None:
        self._say(self._desk.words.tell(error))

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.show()


def sheet_body(sheet: Sheet) -> str:
    """Return a sheet as a page to read."""
    parts = [title(sheet.title)]
    for section in sheet.sections:
        if section.heading:
            parts.append(title(section.heading, 2))
        parts += [_line(line) for line in section.lines]
    parts += [text(line, "muted") for line in sheet.small_print.lines]
    return "".join(parts)


def _line(line: SheetLine) -> str:
    marks = {LineKind.TEXT: "", LineKind.STEP: "• ", LineKind.BOX: "[  ] "}
    note_below = text(line.note, "muted") if line.note else ""
    return text(marks[line.kind] + line.text, "big" if line.note and line.kind is LineKind.TEXT else "") + note_below
