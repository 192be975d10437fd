"""A laptop that is told that it is withdrawn, in its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.front_door import FrontDoor
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.keys import make_escrow_key
from desktop.headquarters.stores import make_headquarters
from desktop.headquarters.withdrawals import revoke_device, withdrawal_notice
from desktop.i18n import translator
from desktop.log import stop_log
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.stores import Site, make_laptop
from desktop.ui.curtain import Curtain
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.exchange.exchange_page import ExchangePage
from desktop.ui.unlock.unlock_page import UnlockPage
from tests.ui.answers import Answers

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

FIRST = "anker gordijn fiets lepel"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """Return the notice that the enrolled laptop in `home` is withdrawn."""
    office, _ = make_headquarters(Home(tmp_path / "h"), FIRST, organisation_name="Proef", device_name="Kantoor")
    make_escrow_key(office, wall_clock())
    laptop, _ = make_laptop(
        Home(tmp_path / "home"),
        FIRST,
        site=Site("DUI", "azc Duinvoort"),
        device_name="Laptop 1",
        organisation=organisation_file(office),
    )
    request, words = exchange.request_enrolment(laptop)
    (tmp_path / "welcome").write_bytes(enrol_device(office, request, " ".join(words), wall_clock()))
    exchange.import_bundle(laptop, tmp_path / "welcome", wall_clock())
    revoke_device(office, laptop.about.device, wall_clock())
    (tmp_path / "notice").write_bytes(withdrawal_notice(office, laptop.about.device, wall_clock()))
    laptop.close()
    office.close()
    return tmp_path / "notice"


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path, notice: Path) -> Iterator[FrontDoor]:
    answers = Answers(tmp_path)
    answers.file = notice
    made = FrontDoor(qapp, Home(tmp_path / "home"), translator("en"), answers)
    yield made
    made.close()
    qapp.processEvents()
    stop_log()


def test_a_withdrawn_laptop_locks_and_says_why_and_a_curtain_falls_over_its_dialogs(
    qtbot: QtBot, door: FrontDoor
) -> None:
    door.open(training=False)
    assert door.entry
    page = door.entry.page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText(FIRST)
    page.open.click()
    qtbot.waitUntil(lambda: door.window is not None, timeout=20_000)
    window = door.window
    assert window
    window.activateWindow()

    dialog = PersonDialog(window.desk, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)
    curtain = QApplication.activeModalWidget()
    assert isinstance(curtain, Curtain)
    curtain.go_on.click()
    dialog.reject()

    exchanging = window.pages.exchange
    assert isinstance(exchanging, ExchangePage)
    window.show_page(exchanging)
    exchanging.reading.choose.click()
    window.finish()
    exchanging.reading.apply.click()
    qtbot.waitUntil(lambda: door.entry is not None, timeout=20_000)
    assert door.window is None
    assert door.store is None
    assert door.entry
    assert isinstance(door.entry.page, UnlockPage)
    assert "closed for good" in door.entry.page.said.text()
    assert isinstance(door.dialogs, Answers)
    assert door.dialogs.told == []
