"""Printing an article: in which language, alone or beside the Dutch, as a PDF file."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.articles import DUTCH, Article
from desktop.errors import SpreekuurError
from desktop.paths import write_atomically
from desktop.spreekuur.printing import article_pdf
from desktop.ui.desks import Desk
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.forms import add_field, fit, new_form, note


class PrintDialog(QDialog):
    """Writes the handout of an article to a file that the person names, and opens it when asked."""

    def __init__(self, desk: Desk, article: Article, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article = article
        _ = desk.words.gettext
        self.setWindowTitle(_("Print"))
        self.setMinimumWidth(560)
        self.language = QComboBox()
        for code in article.editions:
            self.language.addItem(desk.name_of(desk.pack.taxonomy.languages[code].names), code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.beside = QRadioButton(_("&Beside the Dutch, line by line"))
        self.alone = QRadioButton(_("&Alone"))
        self._state = note()
        self._said = note(kind="refused")
        self._said.hide()
        self._lay_out()
        self.language.currentIndexChanged.connect(self._choose)
        self._choose()

    @property
    def refusal(self) -> str:
        """Why nothing was printed; empty when nothing was refused."""
        return self._said.text()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&Language"), self.language)
        buttons = QDialogButtonBox()
        self.save_and_open = buttons.addButton(_("Save and open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_and_open.setObjectName("primary")
        self.save = buttons.addButton(_("Save as PDF …"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.save.clicked.connect(lambda: self._make(opening=False))
        self.save_and_open.clicked.connect(lambda: self._make(opening=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(note(title_of(self._article, self._desk.words.language), "heading"))
        layout.addLayout(form)
        layout.addWidget(self.beside)
        layout.addWidget(self.alone)
        layout.addWidget(self._state)
        layout.addWidget(self._said)
        layout.addWidget(buttons)

    def _choose(self) -> None:
        _ = self._desk.words.gettext
        code = self.language.currentData()
        dutch = code == DUTCH
        self.beside.setEnabled(not dutch)
        self.alone.setChecked(dutch)
        self.beside.setChecked(not dutch)
        self._said.hide()
        unreviewed = not dutch and not self._article.editions[code].reviewed
        self._state.setVisible(unreviewed)
        self._state.setText(_("No person has reviewed this translation: it prints only beside the Dutch, and says so."))

    def _make(self, *, opening: bool) -> None:
        desk = self._desk
        _ = desk.words.gettext
        code = self.language.currentData()
        path = desk.dialogs.choose_save(
            self, _("Save as PDF"), f"{self._article.slug}-{code}.pdf", _("PDF files (*.pdf)")
        )
        if path is None:
            return
        slug, today = self._article.slug, desk.today()
        beside = DUTCH if self.beside.isChecked() else None

        def make() -> Path:
            pdf = article_pdf(desk.pack, slug, code, beside=beside, on=today, training=desk.store.training)
            write_atomically(path, pdf, private=False)
            return path

        desk.tasks.run(self, make, lambda made: self._done(made, opening=opening), self._refused)

    def _done(self, path: Path, *, opening: bool) -> None:
        if opening and not self._desk.dialogs.open_file(path):
            _ = self._desk.words.gettext
            self._desk.dialogs.tell(
                self, _("The file is saved as {place}. There is no program here that opens it.").format(place=path)
            )
        self.accept()

    def _refused(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        fit(self)
