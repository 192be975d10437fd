"""A backup that is put back before anything is open, and the band that says what may be missing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.front_door import FrontDoor
from desktop.i18n import translator
from desktop.log import stop_log
from desktop.paths import Home
from desktop.spreekuur.backups import back_up
from desktop.spreekuur.stores import Site, make_laptop
from desktop.store.doubts import settle_doubt
from desktop.ui.desks import wall_clock
from desktop.ui.restored_band import RestoredBand
from desktop.ui.unlock.first_run_page import FirstRunPage
from desktop.ui.unlock.restore_dialog import RestoreDialog
from desktop.ui.unlock.unlock_page import UnlockPage
from tests.ui.answers import Answers
from tests.ui.test_names import unnamed

FIRST = "anker gordijn fiets lepel"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    store, _code = make_laptop(Home(tmp_path / "old"), FIRST, site=Site("DUI", "azc Duinvoort"), device_name="Laptop 7")
    (tmp_path / "stick").mkdir()
    back_up(store, tmp_path / "stick" / "b", wall_clock() - timedelta(days=3))
    store.close()
    return tmp_path / "stick" / "b"


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path, backup: Path) -> Iterator[FrontDoor]:
    home = Home(tmp_path / "home")
    home.make()
    answers = Answers(backup.parent)
    answers.file = backup
    made = FrontDoor(qapp, home, translator("en"), answers)
    yield made
    made.close()
    qapp.processEvents()
    stop_log()


def put_back(qtbot: QtBot, door: FrontDoor) -> UnlockPage:
    assert door.entry
    door.entry.page.restore.click()
    dialog = next(it for it in door.entry.findChildren(RestoreDialog) if it.isVisible())
    assert unnamed(dialog) == []
    dialog.choose.click()
    qtbot.waitUntil(dialog.put_back.isEnabled)
    dialog.passphrase.setText("iets anders dan dit")
    dialog.put_back.click()
    qtbot.waitUntil(lambda: "does not open" in dialog.shown.text(), timeout=20_000)
    dialog.passphrase.setText(FIRST)
    dialog.put_back.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    page = door.entry.page
    assert isinstance(page, UnlockPage)
    return page


@pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")
def test_a_backup_is_put_back_on_a_new_laptop_and_over_an_old_one(qtbot: QtBot, door: FrontDoor, pack: Pack) -> None:
    door.open(training=False)
    assert door.entry
    assert isinstance(door.entry.page, FirstRunPage)
    page = put_back(qtbot, door)
    assert "Laptop 7 is back as it was on" in page.said.text()
    assert "kept in" not in page.said.text()
    # Also over one whose key file is damaged, which no passphrase opens.
    door._home.keys.write_bytes(b"{")
    door.entry.speak(translator("en"))
    assert isinstance(door.entry.page, UnlockPage)
    assert "put back the key file from a backup" in door.entry.page.said.text()
    page = put_back(qtbot, door)
    assert "kept in" in page.said.text()
    page.passphrase.setText(FIRST)
    page.open.click()
    qtbot.waitUntil(lambda: door.window is not None, timeout=20_000)
    assert door.window
    assert door.store
    door.window.finish()
    (band,) = door.window.findChildren(RestoredBand)
    assert band.isVisible()
    assert "You are working on restored data" in band.text()
    # A bundle that was made since settles the doubt.
    with door.store.writing_unstamped() as session:
        settle_doubt(session, wall_clock())
    door.window.desk.changes.exchanged.emit()
    door.window.finish()
    assert not band.isVisible()
