"""A walk-in hour from its begin to its handover, on a laptop that serves two sites."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.stores import Store
from desktop.spreekuur.walk_in_hours import hour_now, hours
from desktop.store.database import About, Role, Site
from desktop.ui.desks import wall_clock
from desktop.ui.intake.hour_dialogs import BeginDialog, EndDialog
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, shown_pages, tab, type_keys


@pytest.fixture
def two_sites(tmp_path: Path) -> Iterator[Store]:
    about = About(Role.LAPTOP, "d1", "Laptop", sites=(Site("ARN", "azc Arnhem"), Site("ZUT", "azc Zutphen")))
    made, _code = Store.create(Home(tmp_path / "two"), "vier losse woorden samen", about, b"keys")
    yield made
    made.close()


@pytest.fixture
def intake(qtbot: QtBot, two_sites: Store, pack: Pack, answers: Answers) -> Iterator[IntakePage]:
    made = MainWindow(two_sites, pack, translator("en"), dialogs=answers)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.finish()
    assert made.pages.intake
    yield made.pages.intake
    made.dismiss()


def record(intake: IntakePage) -> None:
    intake.new_question()
    type_keys("ti")
    tab()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    intake.desk.tasks.finish()


def test_a_walk_in_hour_from_its_begin_to_its_handover(intake: IntakePage, two_sites: Store) -> None:
    window = intake.window()
    assert isinstance(window, MainWindow)
    finish = intake.desk.tasks.finish
    assert "counts as outside hours" in intake.hour.said.text()
    record(intake)

    intake.hour.begin.click()
    begin = window.findChild(BeginDialog)
    assert begin is not None
    begin.site.setFocus()
    press(Qt.Key.Key_Down)
    tab()
    type_keys("13:00-16:00")
    tab()
    type_keys("AB, CD")
    begin.go_on.click()
    finish()
    finish()
    assert "azc Zutphen" in intake.hour.said.text()
    assert "AB, CD" in intake.hour.said.text()
    record(intake)
    finish()
    hour = hour_now(two_sites)
    assert hour is not None
    made = contacts_of_day(two_sites, wall_clock())
    assert [(it.site, it.hour) for it in made] == [("ZUT", hour.id), ("ARN", None)]
    assert "1 question" in intake.hour.said.text()
    assert "1 to fill in" in intake.hour.said.text()

    intake.hour.end.click()
    end = window.findChild(EndDialog)
    assert end is not None
    type_keys("3")
    tab()
    type_keys("Sleutel bij COA")
    end.go_on.click()
    finish()
    (closed,) = hours(two_sites)
    assert closed.closed_at is not None
    assert (closed.entry.turned_away, closed.entry.note, closed.entry.on_duty) == (3, "Sleutel bij COA", "AB, CD")
    pages = shown_pages(window)
    assert pages.refusal == ""
    pages.reject()
    finish()

    # Next time the note of last time is there to be read.
    intake.hour.begin.click()
    following = window.findChildren(BeginDialog)[-1]
    assert following.site.currentData() == "ZUT"
    assert any("Sleutel bij COA" in it.text() for it in following.findChildren(QLabel))
    following.reject()

    # Or it was closed too soon: somebody still came in.
    intake.hour.go_on.click()
    finish()
    finish()
    again = hour_now(two_sites)
    assert again is not None
    assert again.id == hour.id
    assert not intake.hour.begin.isVisible()
