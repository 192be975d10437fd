"""Twenty people in the corridor: counted in keys, and in seconds by the keystroke-level model."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.content.packs import Pack
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.rush import RushKey, set_rush_keys, to_fill_in
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.intake.questions_list import Shown
from desktop.ui.intake.rush_sheet import RushSheet
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press, tab, type_keys

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = 0.4
"""Seconds for a key: between a good and a poor typist (Card, Moran and Newell, The keystroke-level model, 1980)."""
THINKING = 1.35
"""Seconds to make up one's mind, once for each field (ibidem: the mental operator M)."""


class Typist:
    """Types on the real keyboard and counts. A key with Ctrl is two."""

    def __init__(self) -> None:
        self.keys = 0
        self.fields = 0

    @property
    def seconds(self) -> float:
        return self.keys * KEY + self.fields * THINKING

    def fill(self, text: str) -> None:
        """Fill a field and go on to the next one."""
        self.fields += 1
        self.keys += len(text) + 1
        type_keys(text)
        tab()

    def skip(self, fields: int) -> None:
        self.keys += fields
        tab(fields)

    def control(self, key: Qt.Key) -> None:
        self.fields += 1
        self.keys += 2
        press(key, CTRL)


@pytest.fixture
def intake(window: MainWindow) -> IntakePage:
    assert window.pages.intake
    return window.pages.intake


def test_a_full_entry_takes_under_thirty_seconds(window: MainWindow, intake: IntakePage, store: Store) -> None:
    typist = Typist()
    typist.control(Qt.Key.Key_N)
    typist.fill("ti")
    typist.fill("tel")
    typist.fill("8")
    typist.fill("a5")
    typist.skip(1)  # nobody by name
    typist.fill("brief IND")
    typist.skip(1)
    typist.fill("inf")
    typist.fill("adv")
    typist.skip(2)
    typist.fill("+7")
    window.finish()
    entry = contacts_of_day(store, wall_clock())[0].entry
    assert (entry.language, entry.interpreter, entry.interpreter_minutes) == ("ti", "telephone", 8)
    assert (entry.topics, entry.question, entry.outcome) == (("A5",), "brief IND", "information")
    assert entry.referrals == ("lawyer",)
    assert entry.follow_up == wall_clock().astimezone().date() + timedelta(days=7)
    assert typist.seconds < 30


def test_rush_one_key_a_visitor_and_filled_in_when_it_is_quiet(
    window: MainWindow, intake: IntakePage, store: Store, pack: Pack
) -> None:
    set_rush_keys(store, pack, (RushKey("ti", "A5"), RushKey("ar", "B1")))
    before = len(contacts_of_day(store, wall_clock()))
    press(Qt.Key.Key_R, CTRL)
    sheet = window.findChild(RushSheet)
    assert sheet is not None
    window.finish()
    QApplication.processEvents()
    typist = Typist()
    for key in "1221":
        typist.fields += 1
        typist.keys += 1
        type_keys(key)
        window.finish()
        assert sheet.said.text().startswith("Saved ")
    assert typist.seconds / 4 < 5
    assert len(contacts_of_day(store, wall_clock())) == before + 4
    # One key too many is taken back; a key without a meaning does nothing.
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    type_keys("7")
    window.finish()
    assert sheet.said.text().startswith("Undone")
    waiting = to_fill_in(store).lines
    assert [(it.language, it.topics) for it in waiting] == [("ti", ("A5",)), ("ar", ("B1",)), ("ar", ("B1",))]
    press(Qt.Key.Key_Escape)

    # Later: the list, the first one, what is still known, and on to the next.
    intake.list.show_list(Shown.TO_FILL_IN)
    window.finish()
    assert len(intake.today.rows.rows) == 3
    intake.today.setFocus()
    intake.today.select(0)
    press(Qt.Key.Key_Return)
    window.finish()
    assert intake.form.contact_id == waiting[0].id
    type_keys("de brief van maandag")
    press(Qt.Key.Key_Return, CTRL)
    window.finish()
    window.finish()
    assert [it.id for it in to_fill_in(store).lines] == [waiting[1].id, waiting[2].id]
    assert intake.form.contact_id == waiting[1].id
