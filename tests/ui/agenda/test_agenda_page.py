"""The agenda: what is too late stands first, is opened, dealt with and taken along; nothing is counted on a wrong clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaDay, AppointmentEntry, Origin, When
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry
from desktop.i18n import translator
from desktop.spreekuur.agendas import add_appointment
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, record_contact
from desktop.spreekuur.families import families, open_family
from desktop.spreekuur.kept_choices import kept_choice
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from desktop.ui.agenda.agenda_page import AgendaPage
from desktop.ui.agenda.calendar_dialog import CalendarDialog
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press
from tests.ui.test_names import unnamed

ASKED = ContactEntry("ti", ("A5",), question="Wat staat er in de brief?")


@pytest.fixture
def page(window: MainWindow, store: Store, pack: Pack) -> AgendaPage:
    """An agenda of which the training centre's own lines are dealt with."""
    now = wall_clock()
    for one in contacts_since(store):
        edit_contact(store, pack, one.id, replace(one.entry, settled=now.date()), now)
    return shown(window)


def shown(window: MainWindow) -> AgendaPage:
    page = window.pages.at("agenda")
    assert isinstance(page, AgendaPage)
    window.show_page(page)
    window.desk.changes.contacts_changed.emit()
    for _ in range(4):
        window.finish()
    return page


def lines(page: AgendaPage) -> Iterator[AgendaDay]:
    rows = page.list.rows
    things = (rows.row(place) for place in range(rows.rowCount()))
    return (it.thing for it in things if it is not None and isinstance(it.thing, AgendaDay))


def choose(page: AgendaPage, thing: object) -> None:
    rows = page.list.rows
    place = next(
        place for place in range(rows.rowCount()) if (row := rows.row(place)) is not None and row.thing == thing
    )
    page.list.select(place)


def test_what_is_too_late_stands_first_whatever_is_chosen_and_each_is_opened_and_dealt_with(
    window: MainWindow, page: AgendaPage, store: Store, pack: Pack, answers: Answers
) -> None:
    now = wall_clock()
    today = now.astimezone().date()
    selam = add_person(store, PersonEntry("Hiwot Proefvrouw"), now)
    late = record_contact(store, pack, replace(ASKED, follow_up=today - timedelta(days=3), we_do="bellen"), now)
    promise = record_contact(store, pack, replace(ASKED, we_do="formulier zoeken"), now)
    far = record_contact(store, pack, replace(ASKED, follow_up=today + timedelta(days=100)), now)
    hearing = add_appointment(store, selam.id, AppointmentEntry("hearing", today + timedelta(days=9)), now)
    shown(window)
    ours = [it for it in lines(page) if it.item.origin is not Origin.FAMILY]
    assert [(it.item.id, it.when) for it in ours] == [
        (late.id, When.OVERDUE),
        (hearing.id, When.TWO_WEEKS),
        (promise.id, When.UNKNOWN),
    ]
    assert next(iter(lines(page))).when is When.OVERDUE
    page.ahead.setCurrentIndex(page.ahead.findData("today"))
    page.ahead.activated.emit(0)
    window.finish()
    assert [it.item.id for it in lines(page) if it.item.origin is not Origin.FAMILY] == [late.id, promise.id]
    page.ahead.setCurrentIndex(page.ahead.findData("all"))
    page.ahead.activated.emit(3)
    window.finish()
    assert far.id in [it.item.id for it in lines(page)]
    assert "all" in kept_choice(store, "agenda")
    assert unnamed(page) == []

    # Into the calendar without a name; with names only when somebody asks for that.
    page.export.click()
    (dialog,) = window.findChildren(CalendarDialog)
    assert unnamed(dialog) == []
    dialog.save.click()
    window.finish()
    (file,) = answers.folder.glob("*.ics")
    told = file.read_text()
    assert "Hiwot" not in told
    assert "bellen" not in told
    assert f"DTSTART;VALUE=DATE:{hearing.entry.day:%Y%m%d}" in told

    choose(page, ours[0])
    page.done.click()
    for _ in range(3):
        window.finish()
    assert contact(store, late.id).entry.settled == today
    assert late.id not in [it.item.id for it in lines(page)]
    assert isinstance(page.list.thing, AgendaDay)

    choose(page, next(it for it in lines(page) if it.item.id == hearing.id))
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    for _ in range(3):
        window.finish()
    assert window.pages.dossiers
    assert window.pages.dossiers.isVisible()
    assert window.pages.dossiers.view.name.text() == "Hiwot Proefvrouw"


def test_the_dates_of_many_families_are_counted_bit_by_bit_and_their_file_opens(
    window: MainWindow, page: AgendaPage, store: Store
) -> None:
    now = wall_clock()
    decided = now.astimezone().date() - timedelta(days=85)
    told = {"application_date": str(decided - timedelta(days=90)), "decision_date": str(decided), "status": "A"}
    made = [open_family(store, FamilyEntry(f"Proefgezin {number:03}", None, told), now) for number in range(120)]
    shown(window)
    near = {it.item.id for it in page.shown_lines() if it.item.kind == "apply_by"}
    assert near >= {it.id for it in made}
    choose(page, next(it for it in lines(page) if it.item.id == made[7].id))
    assert not page.done.isEnabled()
    assert page.open.isEnabled()
    page.open.click()
    for _ in range(3):
        window.finish()
    assert window.pages.families
    assert window.pages.families.isVisible()
    assert len(families(store)) >= 120


def test_on_a_wrong_clock_nothing_is_called_late_and_the_page_says_why(
    qapp: QApplication, store: Store, pack: Pack, answers: Answers
) -> None:
    def wrong() -> datetime:
        return wall_clock() - timedelta(days=3650)

    record_contact(store, pack, replace(ASKED, follow_up=pack.published), wall_clock())
    window = MainWindow(store, pack, translator("en"), dialogs=answers, clock=wrong)
    window.show()
    page = shown(window)
    assert "Set the clock right" in page._doubt.text()
    assert page._doubt.isVisible()
    found = list(lines(page))
    assert {it.when for it in found} == {When.UNKNOWN}
    assert not [it for it in found if it.item.origin is Origin.FAMILY]
    window.dismiss()
    qapp.processEvents()
