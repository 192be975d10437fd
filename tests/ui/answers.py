"""Who sits at the laptop in the tests: answers every box, and types on a real keyboard."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from desktop.i18n import translator
from desktop.ui.dialogs import Dialogs
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.preview_dialog import PreviewDialog

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Answers(Dialogs):
    """Answers in place of a person, and remembers what was told."""

    def __init__(self, folder: Path) -> None:
        super().__init__(translator("en"))
        self.folder = folder
        self.told: list[str] = []
        self.asked: list[str] = []
        self.crashes: list[str] = []
        self.opened: list[Path] = []
        self.agrees = True
        self.file: Path | None = None
        self.saves_as = ""

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        self.told.append(sentence)

    def confirm(self, parent: QWidget | None, sentence: str, yes: str, no: str) -> bool:
        self.asked.append(sentence)
        return self.agrees

    def report_crash(self, parent: QWidget | None, report: str) -> None:
        self.crashes.append(report)

    def choose_save(self, parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
        return self.folder / (self.saves_as or name)

    def choose_open(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        return self.file

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self.folder

    def open_file(self, path: Path) -> bool:
        self.opened.append(path)
        return True


def _holding() -> QWidget:
    """Return what a key goes to: a list that is open, else the field that has the keyboard."""
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    active = QApplication.activeWindow()
    if active is None or not active.isVisible():
        # The platform without a screen gives the keyboard to a list that opens, and never takes it back.
        shown = [it for it in QApplication.topLevelWidgets() if it.isVisible()]
        front = [it for it in shown if isinstance(it, QDialog)] or [it for it in shown if isinstance(it, QMainWindow)]
        front[0].activateWindow()
        QApplication.processEvents()
    holding = QApplication.focusWidget()
    assert holding is not None
    return holding


def type_keys(text: str) -> None:
    """Type where the keyboard is."""
    for sign in text:
        QTest.keyClick(_holding(), sign)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(_holding(), key, modifier)


def go_to(window: MainWindow, name: str) -> None:
    """Go to a page by the key of its place on the rail."""
    place = [it.name for it in window.pages.on_rail].index(name)
    press(Qt.Key(Qt.Key.Key_1.value + place), Qt.KeyboardModifier.ControlModifier)


def tab(times: int = 1) -> None:
    """Go on to the next field."""
    for _ in range(times):
        press(Qt.Key.Key_Tab)


def walk_to(name: str, most: int = 120) -> None:
    """Press Tab until a screen reader would say this name, as somebody does who has no mouse."""
    passed = []
    for _ in range(most):
        passed.append(heard())
        if passed[-1] == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(name, passed)


def heard() -> str:
    """Return the name that a screen reader says of what has the keyboard."""
    return QAccessible.queryAccessibleInterface(_holding()).text(QAccessible.Text.Name).replace("&", "")


def shown_pages(window: MainWindow) -> PreviewDialog:
    """Return the dialog that shows pages, once it does."""
    window.finish()
    # A button that a letter presses is down for a moment first.
    patience = QDeadlineTimer(5_000)
    while not patience.hasExpired() and not any(it.isVisible() for it in window.findChildren(PreviewDialog)):
        QTest.qWait(10)
    (dialog,) = [it for it in window.findChildren(PreviewDialog) if it.isVisible()]
    window.finish()
    return dialog


def save_pages(window: MainWindow) -> None:
    """Save the pages that are shown, and see the dialog close."""
    dialog = shown_pages(window)
    dialog.save.click()
    window.finish()
    QApplication.processEvents()
    window.finish()
    assert not dialog.isVisible()
