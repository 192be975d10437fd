"""Saving as it is typed."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.errors import StoreError
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contact, contacts_of_day, contacts_since, edit_contact, record_contact
from desktop.spreekuur.recovering import left_at_hand
from desktop.spreekuur.stores import Store, open_store
from desktop.ui.desks import wall_clock
from desktop.ui.intake import drafts
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import NoticeBar
from tests.ui.answers import Answers, press, type_keys

TYPING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from desktop.content.packs import load_pack, shipped_folder
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.stores import open_store
from desktop.ui.main_window import MainWindow

app = QApplication([])
window = MainWindow(open_store(Home(Path(sys.argv[1])), ""), load_pack(shipped_folder()), translator("nl"))
window.show()
form = window.pages.intake.form
form.autosave.saved.connect(lambda _: print("saved", flush=True))
form.question.setFocus()
QTest.keyClicks(form.question, "de laatste zin voor de stekker eruit ging")
app.exec()
"""


@pytest.fixture
def intake(window: MainWindow) -> IntakePage:
    assert window.pages.intake
    return window.pages.intake


def test_what_was_called_saved_survives_the_plug_being_pulled_and_is_offered_again(
    qapp: QApplication, store: Store, pack: Pack, answers: Answers, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    store.close()
    killed = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert killed.stdout is not None
    with killed.stdout as said:
        assert said.readline() == "saved\n"
        os.kill(killed.pid, signal.SIGKILL)
        assert killed.wait() == -signal.SIGKILL
    again = open_store(Home(home), "")
    newest = contacts_of_day(again, wall_clock())[0]
    assert newest.entry.question == "de laatste zin voor de stekker eruit ging"
    assert not newest.entry.finished

    # The next window says so, and one press is enough to go on.
    for expected in (newest.id, None):
        window = MainWindow(again, pack, translator("en"), dialogs=answers)
        window.show()
        window.finish()
        (bar,) = window.findChildren(NoticeBar)
        assert bar.isVisible() is (expected is not None)
        assert window.pages.intake
        assert window.pages.intake.form.contact_id is None
        if expected:
            assert "stopped while a question was open" in bar.said.text()
            bar.act.click()
            window.finish()
            assert window.pages.intake.form.contact_id == expected
            assert left_at_hand(again) is not None
        # Ended in order: there is nothing to offer the next time.
        window.dismiss()
        qapp.processEvents()
    assert left_at_hand(again) is None
    again.close()


def test_saved_is_said_only_after_the_action_returned(
    qtbot: QtBot, window: MainWindow, intake: IntakePage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said_before = []

    def slow(*arguments: object, at_hand: bool) -> object:
        said_before.append(intake.form.saved_words)
        return record_contact(*arguments, at_hand=at_hand)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "record_contact", slow)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    intake.form.question.setFocus()
    with qtbot.waitSignal(intake.form.autosave.saved):
        type_keys("een vraag")
    assert "saved" not in said_before[0]
    assert intake.form.saved_words.startswith("saved ")
    assert contacts_of_day(store, wall_clock())[0].entry.question == "een vraag"


def test_nothing_typed_records_nothing(window: MainWindow, intake: IntakePage, store: Store) -> None:
    before = len(contacts_of_day(store, wall_clock()))
    intake.new_question()
    intake.new_question()
    assert intake.settle() == ""
    assert len(contacts_of_day(store, wall_clock())) == before


def test_a_bsn_is_refused_with_its_reason_and_the_rest_goes_on(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers
) -> None:
    intake.new_question()
    intake.form.question.setPlainText("nummer 111222333 staat erop")
    assert intake.settle()
    assert intake.form.saved_words.startswith("Not saved.")
    answers.agrees = False
    intake.new_question()
    assert len(answers.asked) == 1
    assert intake.form.question.toPlainText() == "nummer 111222333 staat erop"
    intake.form.question.setPlainText("zonder nummer")
    assert intake.settle() == ""
    assert intake.form.saved_words.startswith("saved ")
    assert contacts_of_day(store, wall_clock())[0].entry.question == "zonder nummer"


def test_a_full_disk_keeps_the_window_open_until_somebody_says_otherwise(
    window: MainWindow, intake: IntakePage, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, at_hand: bool) -> None:
        raise StoreError("The disk is full.")

    intake.new_question()
    monkeypatch.setattr(drafts, "record_contact", full)
    intake.form.told.setPlainText("veel")
    answers.agrees = False
    window.close()
    assert window.isVisible()
    assert "The disk is full." in answers.asked[0]
    answers.agrees = True
    window.close()
    assert not window.isVisible()


def test_a_code_that_this_pack_does_not_know_is_not_lost(window: MainWindow, intake: IntakePage) -> None:
    intake.form.language.set_code("xx-new")
    intake.form.topics.set_codes(("A5", "Z99"))
    assert intake.form.entry().language == "xx-new"
    assert intake.form.entry().topics == ("A5", "Z99")


def test_an_older_question_keeps_everything_that_is_not_touched(
    window: MainWindow, intake: IntakePage, store: Store
) -> None:
    before = contacts_since(store)[1]
    intake.show_contact(before)
    assert intake.form.entry() == before.entry
    intake.form.told.setPlainText("anders")
    assert intake.settle() == ""
    after = next(it for it in contacts_since(store) if it.id == before.id)
    assert after.entry.told == "anders"
    assert after.entry.question == before.entry.question
    assert after.at == before.at


def test_backspace_takes_back_the_last_topic(window: MainWindow, intake: IntakePage) -> None:
    intake.new_question()
    intake.form.topics.box.setFocus()
    type_keys("A5")
    press(Qt.Key.Key_Return)
    type_keys("B1")
    press(Qt.Key.Key_Return)
    assert intake.form.topics.codes == ("A5", "B1")
    press(Qt.Key.Key_Backspace)
    assert intake.form.topics.codes == ("A5",)


def test_articles_appear_that_fit_the_topic(window: MainWindow, intake: IntakePage) -> None:
    intake.form.topics.set_codes(("B1",))
    intake.form.topics.changed.emit()
    assert intake.fitting.article is not None
    assert "B1" in intake.fitting.article.topics


def test_what_another_writes_meanwhile_stays_and_appears_in_the_form(
    window: MainWindow, intake: IntakePage, store: Store
) -> None:
    shown = contacts_of_day(store, wall_clock())[0]
    intake.show_contact(shown)
    theirs = replace(shown.entry, told="De advocaat belde terug", topics=("B1",))
    edit_contact(store, window.desk.pack, shown.id, theirs, wall_clock(), seen=shown.entry)
    intake.form.question.setPlainText("Mijn vraag")
    assert intake.settle() == ""
    kept = contact(store, shown.id).entry
    assert kept == replace(theirs, question="Mijn vraag")
    assert intake.form.entry() == kept
    # What was taken over is no change of this form.
    edit_contact(store, window.desk.pack, shown.id, replace(kept, told="Opgelost"), wall_clock(), seen=kept)
    intake.form.question.setPlainText("Mijn vraag nog eens")
    assert intake.settle() == ""
    assert contact(store, shown.id).entry == replace(kept, told="Opgelost", question="Mijn vraag nog eens")


def test_what_is_typed_while_the_last_words_are_saved_is_saved_too(
    qtbot: QtBot, window: MainWindow, intake: IntakePage, store: Store
) -> None:
    shown = contacts_of_day(store, wall_clock())[0]
    intake.show_contact(shown)
    intake.form.question.setPlainText("eerste")
    intake.form.autosave.flush()
    intake.form.question.setPlainText("eerste en tweede")
    assert intake.settle() == ""
    window.finish()
    assert contact(store, shown.id).entry.question == "eerste en tweede"
    assert intake.form.question.toPlainText() == "eerste en tweede"


def test_a_question_that_came_in_shows_in_the_open_form(window: MainWindow, intake: IntakePage, store: Store) -> None:
    shown = contacts_of_day(store, wall_clock())[0]
    intake.show_contact(shown)
    edit_contact(store, window.desk.pack, shown.id, replace(shown.entry, told="Van de andere laptop"), wall_clock())
    window.desk.changes.tell_all()
    window.finish()
    assert intake.form.told.toPlainText() == "Van de andere laptop"
