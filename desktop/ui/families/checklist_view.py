"""The checklist that follows from a family file, as it will be printed."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import LineKind
from desktop.domain.reunification.answers import Answer
from desktop.domain.sheets import Sheet, SheetLine
from desktop.errors import SpreekuurError
from desktop.spreekuur.checklist_sheets import first_asked
from desktop.spreekuur.checklists import Overview, family_overview, give_answer, past_answer
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.previews import sheet_of
from desktop.spreekuur.print_jobs import AnswerDocument, ChecklistDocument, Document, PrintJob
from desktop.spreekuur.print_log import setting_of
from desktop.ui.desks import Desk
from desktop.ui.families.answers_box import AnswersBox
from desktop.ui.families.changes_box import ChangesBox
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.reading_view import ReadingView, text, title

Shown = tuple[Overview, ChecklistDocument, Sheet]


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
        """Show the pages of the checklist as the file is saved now, and keep it as given when it is printed.

        An earlier answer that is shown prints as a copy, and is no new answer.
        """
        if self._past is not None:
            self._preview(AnswerDocument(self._past), self._past.sheet.language)
        elif self._shown is not None:
            family_id = self._shown[0].file.id
            self._desk.tasks.run(self, lambda: self._load(family_id), self._print, self._refused)

    def _print(self, shown: Shown) -> None:
        desk, (overview, document, _sheet) = self._desk, shown

        def keep(job: PrintJob) -> None:
            # With its names and in its language: the answer of a family is kept whole.
            setting = setting_of(desk.store, desk.pack, desk.today())
            sheet = sheet_of(document, job.language, setting)
            now = desk.clock()
            give = partial(give_answer, desk.store, desk.pack, overview, sheet, now)
            desk.tasks.run(self, give, lambda _: self._given(), self._refused)

        self._preview(document, desk.words.language).printed.connect(keep)

    def _preview(self, document: Document, language: str) -> PreviewDialog:
        # The name of the file says nothing of the family.
        title = self._desk.words.gettext("Checklist")
        dialog = PreviewDialog(self._desk, document, title, language, self.window(), file_name="checklist")
        dialog.open()
        return dialog

    def _document(self, overview: Overview, on: date | None) -> ChecklistDocument:
        return ChecklistDocument(overview.file.entry.name, overview.found, on, overview, self.with_notes.isChecked())

    def _load(self, family_id: UUID) -> Shown:
        desk = self._desk
        day = known_day(desk.store, desk.pack, desk.clock())
        overview = family_overview(desk.store, desk.pack, family_id, day)
        document = self._document(overview, day)
        setting = setting_of(desk.store, desk.pack, desk.today())
        return overview, document, sheet_of(document, desk.words.language, setting)

    def _show(self, family_id: UUID, shown: Shown) -> None:
        if family_id != self._family:
            return
        overview = shown[0]
        self._shown = shown
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
            overview, _document, sheet = shown
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
            self.reading.show_body(sheet_body(self._shown[2]))

    def _given(self) -> None:
        self.given.emit()
        self.show_family(self._family)

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
