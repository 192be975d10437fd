"""The real boxes, closed by a finger that comes a moment later."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.i18n import translator
from desktop.ui.dialogs import Dialogs

pytestmark = pytest.mark.modal


def then(act: Callable[[QMessageBox], None]) -> None:
    """Act on the box once it is open."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            act(box)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def push(words: str) -> Callable[[QMessageBox], None]:
    """Return the pushing of the button with these words."""
    return lambda box: next(it for it in box.buttons() if it.text() == words).click()


def test_a_question_is_answered_by_the_button_that_says_so(qtbot: QtBot) -> None:
    dialogs = Dialogs(translator("en"))
    then(push("Leave"))
    assert dialogs.confirm(None, "Leave it?", "Leave", "Stay")
    then(push("Stay"))
    assert not dialogs.confirm(None, "Leave it?", "Leave", "Stay")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_are_the_careful_answer(qtbot: QtBot, key: Qt.Key) -> None:
    then(lambda box: QTest.keyClick(box, key))
    assert not Dialogs(translator("en")).confirm(None, "Leave it?", "Leave", "Stay")


def test_a_crash_shows_its_report_as_details(qtbot: QtBot) -> None:
    seen = []

    def read(box: QMessageBox) -> None:
        seen.append(box.detailedText())
        push("Close")(box)

    then(read)
    Dialogs(translator("en")).report_crash(None, "ValueError\n  ui/tasks.py:1 run")
    assert seen == ["ValueError\n  ui/tasks.py:1 run"]
