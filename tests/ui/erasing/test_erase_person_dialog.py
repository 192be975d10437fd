"""Erasing a person in a real window: nothing goes before a reason and the name are there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain.people import Person, PersonEntry
from desktop.spreekuur.erasures import erasures_of
from desktop.spreekuur.people import people
from desktop.ui.desks import Desk
from desktop.ui.erasing.erase_person_dialog import ErasePersonDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press, type_keys
from tests.ui.test_names import unnamed


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.desk


def opened(window: MainWindow, person: Person) -> ErasePersonDialog:
    dialog = ErasePersonDialog(window.desk, person, window)
    dialog.open()
    return dialog


def test_a_reason_and_the_name_come_first_and_then_the_person_is_gone(window: MainWindow, desk: Desk) -> None:
    person = people(desk.store)[0]
    dialog = opened(window, person)
    assert unnamed(dialog) == []
    assert not dialog.erase.isEnabled()
    dialog.typed.setFocus()
    type_keys("  SELAM  testa ")
    assert not dialog.erase.isEnabled()
    dialog.reason.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.erase.isEnabled()
    dialog.erase.click()
    window.finish()
    assert not dialog.isVisible()
    assert dialog.erased is not None
    assert people(desk.store) == []
    assert erasures_of(desk.store)[0].reason == "The person asked for it."


def test_enter_erases_nobody_and_a_name_in_another_script_need_not_be_typed(window: MainWindow, desk: Desk) -> None:
    person = people(desk.store)[0]
    strange = replace(person, entry=PersonEntry("سلام"))
    dialog = opened(window, strange)
    dialog.reason.setCurrentText("281234567890 1234567" * 20)
    dialog.typed.setText("Erase")
    assert dialog.erase.isEnabled()
    dialog.erase.click()
    window.finish()
    assert dialog.refusal
    dialog.typed.setFocus()
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert people(desk.store) == [person]
