"""From the first run to the crash: the windows as they follow each other."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.app import run
from desktop.front_door import BUG, FrontDoor
from desktop.i18n import translator
from desktop.log import start_log, stop_log
from desktop.paths import Home
from desktop.settings import load_settings
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.homes import store_exists
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Site
from desktop.spreekuur.stores import make_laptop as make_store
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.main_window import MainWindow
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


def fill_in(page: FirstRunPage) -> None:
    page.laptop.click()
    page.site_name.setText("Duinvoort")
    page.site_code.setText("DUI-1")
    page.device_name.setText("Laptop 1")
    page.passphrase.first.setText(WORDS)
    page.passphrase.second.setText(WORDS)


def make_laptop(qtbot: QtBot, door: FrontDoor) -> RecoveryPage:
    door.open(training=False)
    assert door.entry
    page = door.entry.page
    assert isinstance(page, FirstRunPage)
    fill_in(page)
    page.make.click()
    qtbot.waitUntil(lambda: page.findChild(RecoveryPage) is not None)
    recovery = page.findChild(RecoveryPage)
    assert recovery is not None
    return recovery


def enter_laptop(qtbot: QtBot, door: FrontDoor) -> None:
    recovery = make_laptop(qtbot, door)
    recovery.typed.setText(recovery.last_group)
    recovery.typed.returnPressed.emit()
    qtbot.waitUntil(lambda: door.window is not None)


def home_of(door: FrontDoor) -> Home:
    return door._home


def unlock(qtbot: QtBot, door: FrontDoor) -> None:
    assert door.entry
    assert isinstance(door.entry.page, UnlockPage)
    door.entry.page.passphrase.setText(WORDS)
    door.entry.page.open.click()
    qtbot.waitUntil(lambda: door.window is not None)


def answers_of(door: FrontDoor) -> Answers:
    assert isinstance(door.dialogs, Answers)
    return door.dialogs


def test_a_first_run_ends_only_when_the_recovery_code_is_on_paper(qtbot: QtBot, door: FrontDoor) -> None:
    recovery = make_laptop(qtbot, door)
    recovery.typed.setText("XXXX")
    recovery.typed.returnPressed.emit()
    assert door.window is None
    recovery.typed.setText(recovery.last_group.lower())
    recovery.typed.returnPressed.emit()
    qtbot.waitUntil(lambda: door.window is not None and door.window.isVisible())
    assert store_exists(home_of(door))
    assert not home_of(door).unconfirmed.folder.exists()


def test_locking_closes_the_store_and_the_passphrase_opens_it_again(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
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


def test_a_file_that_was_opened_is_looked_at_after_unlocking_and_not_taken_in(
    qtbot: QtBot, door: FrontDoor, tmp_path: Path
) -> None:
    enter_laptop(qtbot, door)
    door.lock()
    file = tmp_path / "onbekend.spreekuur"
    file.write_bytes(b"not a bundle")
    door.come_forward(file)
    assert door.window is None
    unlock(qtbot, door)
    assert door.window
    door.window.finish()
    page = door.window.pages.exchange
    assert page.isVisible()
    assert "not" in page.reading.said.text()
    assert page.reading.said.objectName() == "refused"
    other = tmp_path / "niet-meer-daar.spreekuur"
    door.come_forward(other)
    door.window.finish()
    assert str(other) in page.reading.said.text()


def test_pages_for_a_printer_are_gone_when_the_window_opens_locks_and_closes(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    scratch = home_of(door).scratch

    def leave() -> None:
        scratch.mkdir(exist_ok=True)
        (scratch / "left.pdf").write_bytes(b"%PDF")

    leave()
    assert door.window
    door.window.lock()
    assert not scratch.exists(), "when it locks"
    leave()
    unlock(qtbot, door)
    assert not scratch.exists(), "when it opens"
    leave()
    assert door.window
    assert door.window.pages.intake
    door.window.pages.intake.form.question.setPlainText("zijn nummer is 123456782")
    door.window.lock()
    assert door.store is not None, "what cannot be saved keeps the store open"
    assert not scratch.exists()
    unlock(qtbot, door)
    leave()
    door.close()
    assert not scratch.exists(), "when it closes"


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

    seen: set[str] = set()

    def close() -> None:
        shown = [it for it in qapp.topLevelWidgets() if it.isVisible()]
        for window in shown:
            if isinstance(window, MainWindow):
                seen.update(type(it).__name__ for it in shown)
                window.close()

    looking = QTimer(interval=10)
    looking.timeout.connect(close)
    looking.start()
    assert run(["--training", "--language", "en"]) == 0
    looking.stop()
    assert seen == {"MainWindow"}, "what stood there while loading is gone"
    assert sys.excepthook is hook
    qapp.setStyleSheet("")


def test_typing_goes_to_the_passphrase_at_once(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    assert door.window
    door.window.lock()
    assert door.entry
    page = door.entry.page
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(page.passphrase.hasFocus)
    type_keys("abc")
    assert page.passphrase.text() == "abc"


def test_closing_before_the_recovery_code_is_on_paper_asks_and_leaves_no_store(qtbot: QtBot, door: FrontDoor) -> None:
    make_laptop(qtbot, door)
    answers = answers_of(door)
    assert door.entry
    answers.agrees = False
    door.entry.close()
    assert door.entry.isVisible()
    assert "recovery code is not confirmed" in answers.asked[0]
    answers.agrees = True
    door.entry.close()
    assert not door.entry.isVisible()
    door.close()
    assert not store_exists(home_of(door))
    assert not home_of(door).unconfirmed.folder.exists()


def test_under_a_recovery_code_the_language_does_not_change(qtbot: QtBot, door: FrontDoor) -> None:
    door.open(training=False)
    assert door.entry
    button = door.entry.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert button.isEnabled()
    assert isinstance(door.entry.page, FirstRunPage)
    fill_in(door.entry.page)
    door.entry.page.make.click()
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: door.entry is not None and door.entry.findChild(RecoveryPage) is not None)
    button.click()
    assert door.entry.findChild(RecoveryPage) is not None


def test_what_a_crash_left_before_the_code_was_confirmed_is_made_anew(qtbot: QtBot, door: FrontDoor) -> None:
    left, code = make_store(home_of(door).unconfirmed, WORDS, site=Site("OUD", "Oud"), device_name="Oud")
    left.close()
    assert not store_exists(home_of(door))
    enter_laptop(qtbot, door)
    assert door.store
    assert door.store.about.sites[0].code == "DUI-1"
    assert code


def test_enter_in_the_last_field_goes_on(qtbot: QtBot, door: FrontDoor) -> None:
    door.open(training=False)
    assert door.entry
    page = door.entry.page
    assert isinstance(page, FirstRunPage)
    fill_in(page)
    page.passphrase.second.setFocus()
    QTest.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(RecoveryPage) is not None)
    door.close()


def test_what_cannot_be_saved_waits_behind_the_lock(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    window = door.window
    assert window
    assert window.pages.intake
    window.pages.intake.form.question.setPlainText("nummer 111222333 staat erop")
    window.lock()
    assert not window.isVisible()
    assert answers_of(door).asked == []
    assert door.entry
    said = " ".join(it.text() for it in door.entry.findChildren(QLabel) if isinstance(it, QLabel))
    assert "could not be saved" in said
    assert "Everything is saved" not in said
    answers_of(door).agrees = False
    door.entry.close()
    assert door.entry.isVisible()
    assert "Closing loses it" in answers_of(door).asked[0]
    unlock(qtbot, door)
    assert door.window is window
    assert window.isVisible()
    assert window.pages.intake.form.question.toPlainText() == "nummer 111222333 staat erop"
    window.pages.intake.form.question.setPlainText("zonder nummer")
    window.lock()
    assert door.store is None


def test_ctrl_l_locks_from_a_dialog_and_saves_what_is_typed(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    window = door.window
    assert window
    assert window.pages.intake
    window.activateWindow()
    window.pages.intake.form.question.setPlainText("halverwege")
    window.pages.intake.form.new_person.click()
    dialog = window.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert door.store is None
    assert door.window is None
    unlock(qtbot, door)
    assert door.store
    assert contacts_of_day(door.store, wall_clock())[0].entry.question == "halverwege"


@pytest.mark.modal
def test_ctrl_l_locks_from_a_box_that_waits_for_an_answer(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    window = door.window
    assert window
    window._dialogs = Dialogs(translator("en"))
    said: list[bool] = []

    def press_lock() -> None:
        box = QApplication.activeModalWidget()
        if box is None or box.windowHandle() is None or QApplication.focusWindow() is not box.windowHandle():
            QTimer.singleShot(10, press_lock)
            return
        QTest.keyClick(box.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, press_lock)
    said.append(window._dialogs.confirm(window, "Sure?", "Yes", "No"))
    assert said == [False]
    qtbot.waitUntil(lambda: door.window is None)
    assert door.store is None


def test_nobody_there_locks_a_real_store_and_no_practice(qtbot: QtBot, door: FrontDoor) -> None:
    enter_laptop(qtbot, door)
    door._watch.left.emit()
    assert door.window is None
    assert door.store is None


def test_practice_is_not_locked_when_nobody_is_there(door: FrontDoor) -> None:
    door.open(training=True)
    door._watch.left.emit()
    assert door.window is not None
    door.window.lock()
    assert door.window is None
