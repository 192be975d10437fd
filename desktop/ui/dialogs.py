"""The only boxes that stop the work: a sentence, a question, a file, a crash."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.i18n import Translator


class Dialogs:
    """Asks the person at the laptop. Tests and the headless round answer in its place."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self.asking = 0
        """How many boxes wait for an answer now."""

    def speak(self, words: Translator) -> None:
        """Use another language from now on."""
        self._words = words

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        """Show a sentence until it is read."""
        box = QMessageBox(QMessageBox.Icon.Information, "Spreekuur", sentence, parent=parent)
        box.addButton(self._words.gettext("OK"), QMessageBox.ButtonRole.AcceptRole)
        with self._waiting():
            box.exec()

    def confirm(self, parent: QWidget | None, sentence: str, yes: str, no: str) -> bool:
        """Ask, with two buttons that say what they do; Escape and Enter are the careful one."""
        box = QMessageBox(QMessageBox.Icon.Question, "Spreekuur", sentence, parent=parent)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        with self._waiting():
            box.exec()
        return box.clickedButton() is agree

    def report_crash(self, parent: QWidget | None, report: str) -> None:
        """Say that the program stops, with a text that may be sent: it holds no personal data."""
        _ = self._words.gettext
        box = QMessageBox(QMessageBox.Icon.Warning, "Spreekuur", "", parent=parent)
        box.setText(_("Something went wrong in Spreekuur. It saves your work and closes now."))
        box.setInformativeText(
            _(
                "What you recorded is safe. Start Spreekuur again. You may send the details to who manages it: they hold no personal data."
            )
        )
        box.setDetailedText(report)
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        with self._waiting():
            box.exec()

    def choose_save(self, parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
        """Return where a file is to be written; nothing when the person thinks better of it."""
        with self._waiting():
            chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def choose_open(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """Return a file to read; nothing when the person thinks better of it."""
        with self._waiting():
            chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Return a folder to write into; nothing when the person thinks better of it."""
        with self._waiting():
            chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
        return Path(chosen) if chosen else None

    def open_file(self, path: Path) -> bool:
        """Open a file in the program that the system has for it. Returns whether there is one."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        self.asking += 1
        try:
            yield
        finally:
            self.asking -= 1
