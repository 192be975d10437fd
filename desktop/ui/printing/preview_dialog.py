"""Printing anything: real pages first, then the system's printer or a PDF file."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.articles import DUTCH
from desktop.domain.sheets import PaperSize
from desktop.errors import SpreekuurError
from desktop.paths import write_atomically
from desktop.spreekuur.previews import PagePicture, page_pictures, preview
from desktop.spreekuur.print_jobs import (
    Document,
    Preview,
    PrintJob,
    languages_of,
    may_be_nameless,
    may_stand_alone,
    papers_of,
)
from desktop.spreekuur.print_log import MOST_COPIES, hand_out, note_printed, setting_of
from desktop.spreekuur.printers import send_to_printer
from desktop.ui.desks import Desk
from desktop.ui.printing.pages_view import PagesView
from desktop.ui.printing.painted_pages import DOTS, POINTS, paint_pages, printer_named
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note

_SCALES = (0.75, 1.0, 1.35, 1.8, 2.4)
"""Pixels a point."""


@dataclass(frozen=True)
class _Shown:
    job: PrintJob
    preview: Preview
    pictures: list[PagePicture]


class PreviewDialog(Dialog):
    """Shows the pages of a document as they will be, prints them and saves them.

    Ctrl+P prints, Ctrl+S saves as a PDF, Ctrl with plus and minus changes the size of the pages. `printed` tells the
    job that went to the printer or into a file.
    """

    printed = Signal(object)

    manual = "printing"
    """Its page in the manual."""

    def __init__(
        self,
        desk: Desk,
        document: Document,
        title: str,
        language: str,
        parent: QWidget,
        *,
        file_name: str,
        contact: UUID | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._document, self._contact = desk, document, contact
        self._file_name = file_name
        self._shown: _Shown | None = None
        self._scale = 1
        _ = desk.words.gettext
        self.setWindowTitle(_("Print"))
        self.resize(1300, 700)
        self._make_fields(language)
        self.pages = PagesView(_("Pages"))
        self._title = heading(title)
        self._title.setWordWrap(True)
        self._state = note()
        self._said = note(kind="refused")
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def refusal(self) -> str:
        """Why nothing can be printed so; empty when it can."""
        return self._said.text()

    @property
    def state(self) -> str:
        """What is said of the pages that are shown."""
        return self._state.text()

    @property
    def job(self) -> PrintJob:
        """What is asked for now."""
        return PrintJob(
            self._document,
            str(self.language.currentData()),
            beside=self.beside.isChecked(),
            paper=PaperSize(self.paper.currentData()),
            without_names=self.nameless.isChecked(),
            copies=self.copies.value(),
            contact=self._contact,
        )

    def _make_fields(self, language: str) -> None:
        desk = self._desk
        _ = desk.words.gettext
        self.language = QComboBox()
        for code in languages_of(self._document, desk.pack):
            self.language.addItem(self._language_name(code), code)
        self._missing = "" if self.language.findData(language) >= 0 else language
        self.language.setCurrentIndex(max(0, self.language.findData(DUTCH if self._missing else language)))
        self.beside = QRadioButton(_("&Beside the Dutch, line by line"))
        self.alone = QRadioButton(_("&Alone"))
        dutch = self.language.currentData() == DUTCH
        self.alone.setChecked(dutch)
        self.beside.setChecked(not dutch)
        for choice in (self.beside, self.alone):
            choice.setVisible(may_stand_alone(self._document))
        self.paper = QComboBox()
        for size in papers_of(self._document):
            self.paper.addItem(size.value, size.value)
        self.printer = QComboBox()
        for name in QPrinterInfo.availablePrinterNames():
            self.printer.addItem(name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(QPrinterInfo.defaultPrinterName())))
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.both_sides = QCheckBox(_("On &both sides of the paper"))
        self.both_sides.setChecked(True)
        self.nameless = QCheckBox(_("Without &names"))
        self.nameless.setVisible(may_be_nameless(self._document))
        self.grey = QCheckBox(_("Show as on a printer without &colour"))

    def _language_name(self, code: str) -> str:
        known = self._desk.pack.taxonomy.languages.get(code)
        return self._desk.name_of(known.names) if known else code

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&Language"), self.language)
        add_field(form, _("P&aper"), self.paper)
        add_field(form, _("Prin&ter"), self.printer)
        add_field(form, _("&Copies"), self.copies)
        buttons = QDialogButtonBox()
        self.print = buttons.addButton(_("Print"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.print.setObjectName("primary")
        self.print.setDefault(True)
        self.save = buttons.addButton(_("Save as PDF …"), QDialogButtonBox.ButtonRole.ActionRole)
        self.paint = QPushButton(_("Print as pictures"))
        self.paint.hide()
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        choices = QFrame()
        # The words on the buttons differ in length from language to language, and grow with the letters.
        choices.setFixedWidth(max(408, buttons.sizeHint().width()))
        left = QVBoxLayout(choices)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self._title)
        left.addWidget(self.beside)
        left.addWidget(self.alone)
        left.addLayout(form)
        for widget in (self.both_sides, self.nameless, self.grey, self._state, self._said, self.paint):
            left.addWidget(widget)
        left.addStretch(1)
        left.addWidget(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(choices)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._choose_language)
        self.paper.currentIndexChanged.connect(self._refresh)
        self.beside.toggled.connect(self._refresh)
        self.nameless.toggled.connect(self._refresh)
        self.grey.toggled.connect(self._draw)
        self.print.clicked.connect(self._print)
        self.paint.clicked.connect(self._paint)
        self.save.clicked.connect(self._save)
        for keys, act in (
            ("Ctrl+P", self._print),
            ("Ctrl+S", self._save),
            ("Ctrl++", lambda: self._zoom(1)),
            ("Ctrl+=", lambda: self._zoom(1)),
            ("Ctrl+-", lambda: self._zoom(-1)),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)

    def _choose_language(self) -> None:
        dutch = self.language.currentData() == DUTCH
        self.beside.setEnabled(not dutch)
        (self.alone if dutch else self.beside).setChecked(True)
        self._refresh()

    def _zoom(self, step: int) -> None:
        self._scale = min(len(_SCALES) - 1, max(0, self._scale + step))
        self._refresh()

    def _refresh(self) -> None:
        desk, job, scale = self._desk, self.job, _SCALES[self._scale]
        self.beside.setEnabled(job.language != DUTCH)
        self.print.setEnabled(False)
        self.save.setEnabled(False)
        today = desk.today()

        def make() -> _Shown:
            made = preview(job, setting_of(desk.store, desk.pack, today))
            return _Shown(job, made, list(page_pictures(made.pdf, scale)) if made.pdf else [])

        desk.tasks.run(self, make, self._show, self._refuse)

    def _show(self, shown: _Shown) -> None:
        if replace(shown.job, copies=1) != replace(self.job, copies=1):
            return  # something else was asked meanwhile, and is under way
        self._shown = shown
        self.paint.hide()
        words = self._desk.words
        _ = words.gettext
        refusal = shown.preview.refusal
        self._said.setText(words.tell(refusal) if refusal else "")
        self._said.setVisible(refusal is not None)
        pages = words.ngettext("{count} page.", "{count} pages.", shown.preview.pages)
        said = [pages] if refusal is None else []
        if self._missing and shown.job.language == DUTCH:
            said.append(_("It is not there in {language}.").format(language=self._language_name(self._missing)))
        if not shown.preview.reviewed and shown.job.language != DUTCH:
            said.append(_("No person has reviewed this translation: it prints only beside the Dutch, and says so."))
        if not self.printer.count():
            said.append(_("No printer is set up on this laptop: save the pages as a PDF."))
        if shown.job.holds_names:
            said.append(_("It holds names: take a saved PDF away when it is printed."))
        self._state.setText(" ".join(said))
        self.save.setEnabled(refusal is None)
        self.print.setEnabled(refusal is None and self.printer.count() > 0)
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        _ = self._desk.words.gettext
        count = len(self._shown.pictures)
        names = [_("Page {page} of {pages}").format(page=number + 1, pages=count) for number in range(count)]
        self.pages.show_pages(self._shown.pictures, names, grey=self.grey.isChecked())

    def _print(self) -> None:
        shown, desk = self._shown, self._desk
        if shown is None or not self.print.isEnabled():
            return
        printer, both = str(self.printer.currentData()), self.both_sides.isChecked()
        job = self.job
        self.print.setEnabled(False)

        def send() -> bool:
            path = hand_out(desk.store, job, shown.preview, desk.clock())
            return send_to_printer(path, printer, copies=job.copies, both_sides=both, paper=job.paper)

        desk.tasks.run(self, send, lambda taken: self._sent(job, taken=taken), self._refuse)

    def _sent(self, job: PrintJob, *, taken: bool) -> None:
        if taken:
            self.printed.emit(job)
            self.accept()
            return
        _ = self._desk.words.gettext
        self._say(_("The printer did not take the pages. Look whether it is on, print them as pictures, or save them."))
        self.paint.show()
        self.print.setEnabled(True)

    def _paint(self) -> None:
        """Print the pages as pictures: what was asked of the printer before stays noted once."""
        shown = self._shown
        if shown is None or not self.print.isEnabled():
            return
        job = self.job
        printer = printer_named(
            str(self.printer.currentData()),
            copies=job.copies,
            both_sides=self.both_sides.isChecked(),
            paper=job.paper,
        )
        if paint_pages(page_pictures(shown.preview.pdf, DOTS / POINTS), printer):
            self.printed.emit(job)
            self.accept()
            return
        _ = self._desk.words.gettext
        self._say(_("The printer did not take the pictures either. Save the pages as a PDF and print them elsewhere."))

    def _save(self) -> None:
        shown, desk = self._shown, self._desk
        if shown is None or not self.save.isEnabled():
            return
        _ = desk.words.gettext
        job = self.job
        name = f"{self._file_name}-{job.language}.pdf"
        path = desk.dialogs.choose_save(self, _("Save as PDF"), name, _("PDF files (*.pdf)"))
        if path is None:
            return

        def write() -> Path:
            write_atomically(path, shown.preview.pdf, private=job.holds_names)
            note_printed(desk.store, job, shown.preview, desk.clock())
            return path

        desk.tasks.run(self, write, lambda made: self._saved(job, made), self._refuse)

    def _saved(self, job: PrintJob, path: Path) -> None:
        desk = self._desk
        self.printed.emit(job)
        _ = desk.words.gettext
        if not desk.dialogs.open_file(path):
            desk.dialogs.tell(
                self, _("The file is saved as {place}. There is no program here that opens it.").format(place=path)
            )
        # Who opened the box reads its answer first.
        QTimer.singleShot(0, self.accept)

    def _refuse(self, error: SpreekuurError) -> None:
        self._say(self._desk.words.tell(error))
        self.save.setEnabled(self._shown is not None and self._shown.preview.refusal is None)

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.show()
