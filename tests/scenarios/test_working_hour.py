"""A whole walk-in hour, from its begin to its handover, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.contacts import Contact
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contact, contact_shown, contacts_of_day
from desktop.spreekuur.people import look_up_people
from desktop.spreekuur.rush import RushKey, set_rush_keys
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.spreekuur.walk_in_hours import close_hour, hour_now, hours
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, shown_pages, tab, type_keys, walk_to

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Store, Answers]]:
    pack = load_pack(shipped_folder())
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    set_rush_keys(store, pack, (RushKey("ti", "A5"), RushKey("ar", "B1")))
    if hour_now(store) is not None:
        close_hour(store, wall_clock())
    answers = Answers(tmp_path)
    window = MainWindow(store, pack, translator("en"), dialogs=answers)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.finish()
    yield window, store, answers
    window.dismiss()
    qapp.processEvents()
    store.close()


def newest(store: Store) -> Contact:
    """Return the question that was written down last."""
    return contacts_of_day(store, wall_clock())[0]


def ask(window: MainWindow, language: str, topic: str) -> None:
    """Begin the next question: its language, and past the interpreter its topic."""
    press(Qt.Key.Key_N, CTRL)
    type_keys(language)
    tab(2)
    type_keys(topic)
    press(Qt.Key.Key_Return)
    window.finish()


def test_a_working_hour_without_a_mouse(qtbot: QtBot, table: tuple[MainWindow, Store, Answers]) -> None:
    window, store, answers = table
    intake = window.pages.intake
    assert intake

    # It is one o'clock: the hour begins.
    walk_to("Begin a walk-in hour")
    press(Qt.Key.Key_Space)
    type_keys("13:00-16:00")
    tab()
    type_keys("AB, CD")
    press(Qt.Key.Key_Return)
    window.finish()
    hour = hour_now(store)
    assert hour is not None
    assert (hour.entry.hours, hour.entry.on_duty) == ("13:00-16:00", "AB, CD")
    # Keys go to the window again once the dialog is gone.
    qtbot.waitUntil(lambda: not dialogs(window))

    # Nobody by name: a question with its answer.
    ask(window, "tig", "A5")
    press(Qt.Key.Key_Q, ALT)
    type_keys("Een brief over de zeeleeuw")
    tab()
    type_keys("Samen gelezen")
    tab()
    type_keys("info")
    tab()
    window.finish()
    first = newest(store)
    assert (first.entry.language, first.entry.topics, first.entry.person) == ("ti", ("A5",), None)
    assert (first.entry.told, first.entry.outcome, first.hour) == ("Samen gelezen", "information", hour.id)

    # By name, as she agrees; she goes to the lawyer with it.
    ask(window, "fa", "B1")
    press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    type_keys("Zahra Proef")
    press(Qt.Key.Key_G, ALT)
    type_keys("sign")
    walk_to("Add")
    press(Qt.Key.Key_Space)
    window.finish()
    window.finish()
    assert not dialogs(window)
    press(Qt.Key.Key_R, ALT)
    type_keys("advo")
    tab()
    window.finish()
    named = newest(store)
    (zahra,) = look_up_people(store, "Zahra")
    assert (named.entry.person, named.entry.referrals) == (zahra.id, ("lawyer",))

    # What cannot wait is asked, and then whom to call stands above everything.
    ask(window, "ar", "B6")
    walk_to("Yes: violence or danger")
    press(Qt.Key.Key_Space)
    window.finish()
    assert newest(store).entry.urgencies == ("violence",)
    assert "112" in intake.form.fields.urgent.said

    # Twelve people hear about the move at once.
    walk_to("Group information")
    press(Qt.Key.Key_Space)
    type_keys("en")
    tab(2)
    type_keys("E1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_G, ALT)
    type_keys("12")
    tab()
    window.finish()
    assert (newest(store).entry.channel, newest(store).entry.heads) == ("group", 12)

    # The corridor is full: one key, and one that was a mistake.
    press(Qt.Key.Key_R, CTRL)
    window.finish()
    QApplication.processEvents()
    for key in "12":
        type_keys(key)
        window.finish()
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    press(Qt.Key.Key_Escape)
    assert (newest(store).entry.language, newest(store).entry.topics, newest(store).entry.in_haste) == (
        "ti",
        ("A5",),
        True,
    )

    # A letter on the table: read with the client, kept with a question of its own.
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_B, CTRL)
    window.finish()
    type_keys("invit")
    tab()
    press(Qt.Key.Key_C, ALT)
    type_keys("fa")
    walk_to("Save")
    press(Qt.Key.Key_Space)
    window.finish()
    assert not dialogs(window)
    assert (newest(store).entry.letter, newest(store).entry.language) == ("invitation", "fa")

    # Zahra is back: what came of the lawyer is asked, and told.
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_E, ALT)
    type_keys("zahra")
    window.finish()
    tab()
    window.finish()
    walk_to("What came of the referral to Lawyer")
    type_keys("helped")
    tab()
    window.finish()
    assert contact(store, named.id).entry.referral_outcomes == ("lawyer:helped",)

    # What fits her question is looked at as it would be printed, and put away again.
    press(Qt.Key.Key_L, ALT)
    type_keys("fa")
    tab(2)
    type_keys("A5")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, CTRL)
    pages = shown_pages(window)
    assert pages.refusal == ""
    press(Qt.Key.Key_Escape)
    window.finish()
    assert not dialogs(window)

    # The first question is found by a word, thrown away by mistake, and taken back.
    press(Qt.Key.Key_K, CTRL)
    type_keys("zeeleeuw")
    qtbot.waitUntil(lambda: [row.thing is None for row in window.pages.search.list.rows.rows] == [True, False])
    press(Qt.Key.Key_Return)
    window.finish()
    assert intake.form.contact_id == first.id
    walk_to("Put this question into the trash")
    press(Qt.Key.Key_Space)
    window.finish()
    assert contact_shown(store, first.id) is None
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    assert contact_shown(store, first.id) is not None

    # Four o'clock. Who comes next reads what is still to be done.
    walk_to("End the walk-in hour")
    press(Qt.Key.Key_Space)
    type_keys("3")
    tab()
    type_keys("Sleutel bij COA")
    walk_to("End, and show the handover")
    press(Qt.Key.Key_Space)
    assert shown_pages(window).refusal == ""
    press(Qt.Key.Key_Escape)
    window.finish()
    assert not dialogs(window)
    closed = hours(store)[0]
    assert (closed.id, closed.entry.turned_away, closed.entry.note) == (hour.id, 3, "Sleutel bij COA")
    assert closed.closed_at is not None
    in_hour = [it for it in contacts_of_day(store, wall_clock()) if it.hour == hour.id]
    assert len(in_hour) == 7
    assert answers.told == []


def dialogs(window: MainWindow) -> list[QDialog]:
    """Return what stands open before the window."""
    return [it for it in window.findChildren(QDialog) if it.isVisible()]
