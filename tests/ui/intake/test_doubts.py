"""What is typed and not understood: kept in sight, told in words, never called saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.spreekuur.contacts import contact, contacts_of_day, edit_contact
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, tab, type_keys


@pytest.fixture
def intake(window: MainWindow) -> IntakePage:
    assert window.pages.intake
    window.pages.intake.new_question()
    return window.pages.intake


def told_in_red(intake: IntakePage) -> list[str]:
    labels = intake.form.findChildren(QLabel, "refused")
    return [it.text() for it in labels if isinstance(it, QLabel) and it.isVisible()]


@pytest.mark.parametrize("typed", ["binnenkort", "31-2-2027", "32-1-2027"])
def test_a_day_that_is_not_understood_is_never_called_saved(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers, typed: str
) -> None:
    form = intake.form
    form.question.setFocus()
    type_keys("vraag")
    form.follow_up.line.setFocus()
    type_keys(typed)
    tab()
    window.finish()
    said = f"“{typed}” is not understood as a day. Type it like 3-7-2026, tomorrow, monday or +14."
    assert form.saved_words == f"The rest is saved. {said}"
    assert said in told_in_red(intake)
    assert contacts_of_day(store, wall_clock())[0].entry.question == "vraag"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not form.saved_words.startswith("saved")
    # Leaving asks; staying loses nothing.
    answers.agrees = False
    intake.new_question()
    window.close()
    assert window.isVisible()
    assert [said in it for it in answers.asked] == [True, True]
    assert form.follow_up.line.text() == typed
    # Understood at last.
    form.follow_up.line.setFocus()
    form.follow_up.line.selectAll()
    type_keys("overmorgen")
    tab()
    window.finish()
    assert form.saved_words.startswith("saved ")
    assert told_in_red(intake) == []
    today = wall_clock().astimezone().date()
    assert contacts_of_day(store, wall_clock())[0].entry.follow_up == today + timedelta(days=2)


def test_a_day_that_was_kept_stays_while_another_one_is_not_understood(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers
) -> None:
    shown = contacts_of_day(store, wall_clock())[0]
    dated = replace(shown.entry, follow_up=date(2027, 1, 4))
    intake.show_contact(edit_contact(store, window.desk.pack, shown.id, dated, wall_clock()))
    line = intake.form.follow_up.line
    line.setFocus()
    line.selectAll()
    type_keys("ooit")
    tab()
    window.finish()
    assert contact(store, shown.id).entry.follow_up == date(2027, 1, 4)
    intake.new_question()
    assert len(answers.asked) == 1
    assert line.text() == ""
    assert told_in_red(intake) == []
    assert contact(store, shown.id).entry.follow_up == date(2027, 1, 4)
    # An empty field is understood: there is no follow-up any more.
    intake.show_contact(contact(store, shown.id))
    line.setFocus()
    line.selectAll()
    press(Qt.Key.Key_Delete)
    tab()
    window.finish()
    assert contact(store, shown.id).entry.follow_up is None


@pytest.mark.parametrize("name", ["language", "topics", "person", "outcome", "referrals"])
def test_what_is_on_no_list_stays_in_sight_and_is_told(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers, name: str
) -> None:
    form = intake.form
    field = getattr(form, name)
    box = getattr(field, "box", field)
    form.question.setPlainText("vraag")
    box.setFocus()
    type_keys("xyzxyz")
    tab()
    window.finish()
    said = "“xyzxyz” is not in the list. Choose from the list, or empty the field."
    assert box.text() == "xyzxyz"
    assert said in told_in_red(intake)
    assert box.property("doubtful")
    assert form.saved_words == f"The rest is saved. {said}"
    answers.agrees = False
    assert not window.may_leave()
    box.setFocus()
    box.selectAll()
    press(Qt.Key.Key_Delete)
    tab()
    window.finish()
    assert form.saved_words.startswith("saved ")
    assert told_in_red(intake) == []
    assert window.may_leave()


def test_a_choice_that_is_half_typed_is_taken_when_the_next_question_begins(
    window: MainWindow, intake: IntakePage, store: Store
) -> None:
    intake.form.question.setPlainText("vraag")
    intake.form.language.setFocus()
    type_keys("tig")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.finish()
    assert contacts_of_day(store, wall_clock())[0].entry.language == "ti"


def test_letting_go_of_a_refused_text_does_not_try_it_again(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers
) -> None:
    before = len(contacts_of_day(store, wall_clock()))
    intake.form.question.setPlainText("nummer 111222333 staat erop")
    intake.form.language.setFocus()
    type_keys("xyzxyz")
    tab()
    intake.new_question()
    window.finish()
    assert len(answers.asked) == 1
    assert intake.form.saved_words == ""
    assert intake.settle() == ""
    assert len(contacts_of_day(store, wall_clock())) == before
