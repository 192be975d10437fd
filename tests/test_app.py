"""From the first run to the crash: the windows as they follow each other."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import BUG, FrontDoor, run, stop_log
from desktop.i18n import translator
from desktop.log import start_log
from desktop.paths import Home
from desktop.settings import load_settings
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.people import people
from desktop.ui.desks import wall_clock
from desktop.ui.unlock.first_run_page import FirstRunPage
from desktop.ui.unlock.recovery_page import RecoveryPage
from desktop.ui.unlock.unlock_page import UnlockPage
from tests.ui.answers import Answers, type_keys

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

WORDS = "anker gordijn fiets lepel"


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path) -> Iterator[FrontDoor]:
    (tmp_path / "stick").mkdir()
    home = Home(tmp_path / "home")
    home.make()
    made = FrontDoor(qapp, home, translator("en"), Answers(tmp_path / "stick"))
    yield made
    made.close()
    qapp.processEvents()
    stop_log()


def make_laptop(qtbot: QtBot, door: FrontDoor) -> RecoveryPage:
    door.open(training=False)
    assert door.entry
    page = door.entry.page
    assert isinstance(page, FirstRunPage)
    page.laptop.click()
    page.site_name.setText("Duinvoort")
    page.site_code.setText("DUI-1")
    page.device_name.setText("Laptop 1")
    page.passphrase.first.setText(WORDS)
    page.passphrase.second.setText(WORDS)
    page.make.click()
    qtbot.waitUntil(lambda: page.findChild(RecoveryPage) is not None)
    recovery = page.findChild(RecoveryPage)
    assert recovery is not None
    return recovery


def test_a_first_run_ends_only_when_the_recovery_code_is_on_paper(qtbot: QtBot, door: FrontDoor) -> None:
    recovery = make_laptop(qtbot, door)
    recovery.typed.setText("XXXX")
    recovery.typed.returnPressed.emit()
    assert door.window is None
    recovery.typed.setText(recovery.last_group.lower())
    recovery.typed.returnPressed.emit()
    assert door.window is not None
    assert door.window.isVisible()


def test_locking_closes_the_store_and_the_passphrase_opens_it_again(qtbot: QtBot, door: FrontDoor) -> None:
    recovery = make_laptop(qtbot, door)
    recovery.typed.setText(recovery.last_group)
    recovery.typed.returnPressed.emit()
    assert door.window
    assert door.window.pages.intake
    door.window.pages.intake.form.question.setPlainText("nog niet gezegd")
    door.window.lock()
    assert door.store is None
    assert door.entry
    assert door.entry.windowTitle() == "Spreekuur"
    page = door.entry.page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText("iets anders dan dit")
    page.open.click()
    qtbot.waitUntil(lambda: "does not open" in page.said.text())
    page.passphrase.setText(WORDS)
    page.open.click()
    qtbot.waitUntil(lambda: door.window is not None)
    assert door.store
    assert contacts_of_day(door.store, wall_clock())[0].entry.question == "nog niet gezegd"


def test_too_short_a_passphrase_makes_no_store(door: FrontDoor) -> None:
    door.open(training=False)
    assert door.entry
    page = door.entry.page
    assert isinstance(page, FirstRunPage)
    page.laptop.click()
    page.passphrase.first.setText("kort")
    page.passphrase.second.setText("kort")
    page.make.click()
    assert "long enough" in page.said.text()
    page.passphrase.first.setText(WORDS)
    page.passphrase.second.setText(WORDS + "x")
    page.make.click()
    assert "long enough" in page.said.text()


def test_practising_starts_at_the_walk_in_hour_with_its_band(door: FrontDoor) -> None:
    door.open(training=True)
    assert door.window
    assert door.store
    assert door.store.training
    assert door.window.band == "PRACTICE – invented people"


def test_a_language_is_remembered(door: FrontDoor, tmp_path: Path) -> None:
    door.open(training=True)
    door.speak("nl")
    assert load_settings(Home(tmp_path / "home")).language == "nl"
    assert json.loads((tmp_path / "home" / "settings.json").read_text()) == {"language": "nl"}


def test_a_crash_saves_the_work_and_tells_nothing_about_anybody(
    door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_log(Home(tmp_path / "home"))
    door.open(training=True)
    assert door.window
    assert door.window.pages.intake
    assert door.store
    names = [it.entry.name for it in people(door.store)]
    question = "Selam Testa vraagt naar haar zus Almaz"
    door.window.pages.intake.form.question.setPlainText(question)
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", lambda *codes: ended.append(codes[-1]))
    try:
        raise ValueError(f"{question}: {names[0]}")
    except ValueError as error:
        door.crash(type(error), error, error.__traceback__)
    assert ended == [BUG]
    answers = door.dialogs
    assert isinstance(answers, Answers)
    said = answers.crashes[0] + (tmp_path / "home" / "spreekuur.log").read_text()
    assert "ValueError" in said
    for word in (question, *names, *names[0].split(), "Almaz", "zus"):
        assert word not in said
    assert contacts_of_day(door.store, wall_clock())[0].entry.question == question


def test_the_program_opens_practises_and_ends_in_order(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = sys.excepthook

    def close() -> None:
        for window in qapp.topLevelWidgets():
            window.close()

    QTimer.singleShot(0, close)
    assert run(["--training", "--language", "en"]) == 0
    assert sys.excepthook is hook
    qapp.setStyleSheet("")


def test_typing_goes_to_the_passphrase_at_once(qtbot: QtBot, door: FrontDoor) -> None:
    recovery = make_laptop(qtbot, door)
    recovery.typed.setText(recovery.last_group)
    recovery.typed.returnPressed.emit()
    assert door.window
    door.window.lock()
    assert door.entry
    page = door.entry.page
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(page.passphrase.hasFocus)
    type_keys("abc")
    assert page.passphrase.text() == "abc"
