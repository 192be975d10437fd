"""What conftest.py promises every test."""

import os
import socket
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot


def test_a_dialog_that_waits_for_a_person_fails_at_once(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    for open_it in (
        dialog.exec,
        lambda: QMessageBox.question(None, "Title", "Sure?"),
        lambda: QFileDialog.getSaveFileName(None, "Save"),
    ):
        with pytest.raises(AssertionError, match="waits for a person"):
            open_it()


@pytest.mark.modal
def test_a_test_may_ask_for_a_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("host", ["example.org", "10.1.2.3", "2001:db8::1"])
def test_no_other_machine_is_reached(host: str) -> None:
    with pytest.raises(AssertionError, match="reaches for the network"):
        socket.create_connection((host, 80), timeout=1)


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_nothing_of_this_user_is_seen(qapp: QApplication) -> None:
    assert "spreekuur-" in str(Path.home())
    assert time.localtime(1_751_500_800).tm_hour == 2  # midnight in UTC, in the summer
    assert not {name for name in os.environ if name.startswith("SPREEKUUR_")}
    assert qapp.platformName() == "offscreen"
