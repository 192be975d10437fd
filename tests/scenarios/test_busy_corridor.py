"""A corridor with twenty people, and one of them who takes her consent back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.trash import TrashKind
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contact, contacts_of_day, record_contact
from desktop.spreekuur.finding import find
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.rush import RushKey, set_rush_keys, to_fill_in
from desktop.spreekuur.training import make_training
from desktop.spreekuur.trash import put_away, trash
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import NoticeBar
from tests.ui.answers import Answers, press, tab, type_keys, walk_to

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

CTRL = Qt.KeyboardModifier.ControlModifier


def test_twenty_visitors_by_one_key_and_one_who_wants_to_be_forgotten(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    pack = load_pack(shipped_folder())
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    set_rush_keys(store, pack, (RushKey("ti", "A5"), RushKey("ar", "B1")))
    already, waited = len(contacts_of_day(store, wall_clock())), len(to_fill_in(store).lines)
    hanna = add_person(store, PersonEntry("Hanna Zeeleeuw"), wall_clock())
    thrown = record_contact(store, pack, ContactEntry("ti", ("D1",), hanna.id, "een otter"), wall_clock())
    put_away(store, TrashKind.CONTACT, thrown.id, wall_clock())
    window = MainWindow(store, pack, translator("en"), dialogs=Answers(tmp_path))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.finish()
    intake = window.pages.intake
    assert intake
    (notice,) = window.findChildren(NoticeBar)

    # Twenty in the corridor: one key each, and the window says so afterwards.
    press(Qt.Key.Key_R, CTRL)
    window.finish()
    QApplication.processEvents()
    for key in "12" * 10:
        type_keys(key)
    window.finish()
    press(Qt.Key.Key_Escape)
    window.finish()
    assert len(contacts_of_day(store, wall_clock())) == already + 20
    assert len(to_fill_in(store).lines) == waited + 20
    assert notice.said.text() == "20 visitors were recorded in haste."

    # It is quiet: one of them was Hanna. What she asked is filled in, and it is off the list.
    newest = contacts_of_day(store, wall_clock())[0]
    intake.show_contact(newest)
    type_keys("Wat staat er over de zeehond?")
    walk_to("Person")
    type_keys("hanna zee")
    window.finish()
    tab()
    window.finish()
    press(Qt.Key.Key_Return, CTRL)
    window.finish()
    assert contact(store, newest.id).entry.person == hanna.id
    assert len(to_fill_in(store).lines) == waited + 19

    # She takes it back. The counts stay; her name and her words are nowhere, the trash included.
    intake.show_contact(contact(store, newest.id))
    window.finish()
    walk_to("Takes consent back …")
    press(Qt.Key.Key_Space)
    walk_to("Everything of this person: erase it")
    press(Qt.Key.Key_Space)
    window.finish()
    assert "The person is erased" in notice.said.text()
    assert len(contacts_of_day(store, wall_clock())) == already + 20
    emptied = contact(store, newest.id)
    assert (emptied.emptied, emptied.entry.topics, emptied.entry.question) == (True, newest.entry.topics, "")
    assert hanna.id not in [it.id for it in people(store)]
    for word in ("Zeeleeuw", "zeehond", "otter"):
        assert find(store, window.desk.contents, word) == []
    assert not [it for it in trash(store) if "otter" in it.text or "Zeeleeuw" in it.text]
    window.dismiss()
    QApplication.processEvents()
    store.close()
