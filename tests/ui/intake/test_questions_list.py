"""The list on the left reads pages, and remembers which list was open."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.i18n import translator
from desktop.spreekuur.contacts import contacts_of_day, record_contact
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.intake.questions_list import Shown
from desktop.ui.main_window import MainWindow


def test_the_list_reads_pages_and_stays_as_it_was_left(
    qtbot: QtBot, window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    for _ in range(120):
        record_contact(store, pack, ContactEntry("ti", in_haste=True), wall_clock())
    window.desk.changes.tell_all()
    window.finish()
    rows = intake.today.rows
    day = contacts_of_day(store, wall_clock())
    assert len(rows.rows) == 100
    assert rows.rowCount() == len(day)
    intake.today.scrollToBottom()
    qtbot.waitUntil(lambda: len(rows.rows) == len(day))
    assert [row.thing.id for row in rows.rows] == [it.id for it in day]  # type: ignore[attr-defined]

    intake.list.show_list(Shown.TO_FILL_IN)
    window.finish()
    assert intake.list.choice.currentText() == "To fill in (120)"
    window.speak(translator("nl"))
    window.finish()
    assert window.pages.intake is not intake
    assert window.pages.intake
    assert window.pages.intake.list.shown is Shown.TO_FILL_IN
    assert len(window.pages.intake.today.rows.rows) == 100


def test_what_has_only_a_day_to_come_back_to_it_stands_in_the_list_of_what_is_to_be_done(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    today = window.desk.today()
    wanted, fresh = [], set()
    for topic, days, we_do in (("A5", 3, ""), ("B1", 30, ""), ("A7", 30, "bellen"), ("D1", -2, "")):
        entry = ContactEntry("ti", (topic,), follow_up=today + timedelta(days=days), we_do=we_do)
        made = record_contact(store, pack, entry, wall_clock())
        wanted += [made.id] if topic != "B1" else []
        fresh.add(made.id)
    intake.list.show_list(Shown.TO_DO)
    window.finish()
    shown = {row.thing.id: row.cells[1] for row in intake.today.rows.rows}  # type: ignore[attr-defined]
    assert [one for one in shown if one in wanted] == wanted
    assert not any(cell.startswith("B1") for one, cell in shown.items() if one in fresh)
    assert window.desk.words.short_date(today + timedelta(days=3)) in shown[wanted[0]]
    assert intake.list.choice.currentText() == f"To do this week ({len(shown)})"
