"""The curtain covers what is open, names nobody and lifts without a passphrase."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Store
from desktop.ui.curtain import Curtain
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press


def curtain() -> Curtain | None:
    return next((it for it in QApplication.topLevelWidgets() if isinstance(it, Curtain) and it.isVisible()), None)


def test_a_curtain_hides_everything_and_lifts_without_a_passphrase(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    press(Qt.Key.Key_F12)
    drawn = curtain()
    assert drawn is not None
    assert drawn.geometry() == window.screen().geometry()
    said = " ".join([drawn.windowTitle(), *(it.text() for it in drawn.findChildren(QLabel))])
    assert "Ctrl+L" in said
    assert [it.entry.name for it in people(store) if it.entry.name in said] == []
    press(Qt.Key.Key_F12)
    assert curtain() is None
    window._actions.curtain.trigger()
    press(Qt.Key.Key_Escape)
    assert curtain() is None
    assert window.isVisible()


def test_a_curtain_covers_a_dialog_and_leaves_it_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    dialog = PersonDialog(window.desk, window)
    dialog.open()
    window.draw_curtain()
    drawn = curtain()
    assert drawn is not None
    assert QApplication.activeModalWidget() is drawn
    window.draw_curtain()
    assert curtain() is drawn, "one is enough"
    drawn.go_on.click()
    assert QApplication.activeModalWidget() is dialog
    window.draw_curtain()
    asked: list[bool] = []
    window.lock_asked.connect(lambda: asked.append(True))
    window.lock()
    assert curtain() is None
    assert not dialog.isVisible()
    assert asked == [True]
