"""The checklist that follows from a family file, as it will be printed."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import LineKind
from desktop.domain.sheets import Sheet, SheetLine
from desktop.errors import SpreekuurError
from desktop.paths import write_atomically
from desktop.spreekuur.checklists import family_checklist
from desktop.spreekuur.families import family
from desktop.spreekuur.printing import checklist_pdf, checklist_sheet
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.reading_view import ReadingView, text, title


class ChecklistView(QWidget):
    """Shows dates with their working and source, whom to ask first, and the papers of each person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._family: UUID | None = None
        _ = desk.words.gettext
        self.reading = ReadingView(_("Checklist"))
        self.button = QPushButton(desk.icons.icon("print"), _("Print (Ctrl+P)"))
        self.button.clicked.connect(self.print)
        self._said = note()
        top = QHBoxLayout()
        top.addWidget(heading(_("Checklist")))
        top.addStretch(1)
        top.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
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
            self.reading.show_body(text(self._desk.words.gettext("Open a family file, or start one."), "muted"))
            return
        if other:
            self.reading.show_body(text(""))
        self._desk.tasks.run(self, lambda: self._sheet(family_id), lambda it: self._show(family_id, it), self._no_sheet)

    def print(self) -> None:
        """Write the checklist to a PDF file that the person names, and open it."""
        desk, family_id = self._desk, self._family
        if family_id is None:
            return
        _ = desk.words.gettext
        # The name of the file says nothing of the family.
        path = desk.dialogs.choose_save(self, _("Save as PDF"), "checklist.pdf", _("PDF files (*.pdf)"))
        if path is None:
            return

        def make() -> Path:
            found = family_checklist(desk.store, desk.pack, family_id, desk.today())
            name = family(desk.store, family_id).entry.name
            pdf = checklist_pdf(name, found, desk.pack, desk.words, desk.today(), training=desk.store.training)
            write_atomically(path, pdf)
            return path

        desk.tasks.run(self, make, self._printed, self._refused)

    def _sheet(self, family_id: UUID) -> Sheet:
        desk = self._desk
        found = family_checklist(desk.store, desk.pack, family_id, desk.today())
        name = family(desk.store, family_id).entry.name
        return checklist_sheet(name, found, desk.pack, desk.words, desk.today(), training=desk.store.training)

    def _show(self, family_id: UUID, sheet: Sheet) -> None:
        if family_id != self._family:
            return
        bar = self.reading.verticalScrollBar()
        place = bar.value()
        self.reading.show_body(sheet_body(sheet))
        bar.setValue(place)
        self.button.setEnabled(True)

    def _printed(self, path: Path) -> None:
        opened = self._desk.dialogs.open_file(path)
        _ = self._desk.words.gettext
        said = _("Saved as {place}. It holds names: take it away when it is printed.").format(place=path)
        self._say(said if opened else said + " " + _("There is no program here that opens it."))

    def _no_sheet(self, error: SpreekuurError) -> None:
        # What stood here was made from other facts.
        self.reading.show_body(text(""))
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
