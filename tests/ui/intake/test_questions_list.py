"""The list on the left reads pages, and remembers which list was open."""

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.i18n import translator
from desktop.spreekuur.contacts import contacts_of_day, record_contact
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.intake.questions_list import Shown
from desktop.ui.main_window import MainWindow


def test_the_list_reads_pages_and_stays_as_it_was_left(window: MainWindow, store: Store, pack: Pack) -> None:
    intake = window.pages.intake
    assert intake
    for _ in range(120):
        record_contact(store, pack, ContactEntry("ti", in_haste=True), wall_clock())
    window.desk.changes.tell_all()
    window.finish()
    rows = intake.today.rows
    assert len(rows.rows) == 100
    intake.today.scrollToBottom()
    rows.fetchMore(intake.today.rootIndex())
    window.finish()
    assert len(rows.rows) == len(contacts_of_day(store, wall_clock()))
    assert len({row.thing.id for row in rows.rows}) == len(rows.rows)  # type: ignore[attr-defined]
    assert not rows.canFetchMore(intake.today.rootIndex())

    intake.list.show_list(Shown.TO_FILL_IN)
    window.finish()
    assert intake.list.choice.currentText() == "To fill in (120)"
    window.speak(translator("nl"))
    window.finish()
    assert window.pages.intake is not intake
    assert window.pages.intake
    assert window.pages.intake.list.shown is Shown.TO_FILL_IN
    assert len(window.pages.intake.today.rows.rows) == 100
