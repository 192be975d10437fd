from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.agendas import AppointmentEntry, Origin, When
from desktop.domain.contacts import ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.people import PersonEntry
from desktop.domain.prints import Printed
from desktop.domain.reunification.family_files import FamilyEntry
from desktop.domain.taxonomies import Urgency
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.i18n import translator
from desktop.spreekuur.agendas import (
    add_appointment,
    agenda_of,
    calendar_of,
    edit_appointment,
    settle,
)
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.dossiers import EventKind, dossier, to_ask_back
from desktop.spreekuur.families import open_family
from desktop.spreekuur.people import add_person
from desktop.spreekuur.referrals import tell_outcome
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import put_away
from desktop.store.prints import insert_printed
from tests.spreekuur.conftest import NOW

TODAY = date(2026, 11, 21)
ENTRY = ContactEntry("ti", ("A5",), question="Wat staat er in de brief?")
REFUSED = replace(ENTRY, letter="refusal", letter_dated=date(2026, 11, 2), letter_term="4w")


def test_every_day_stands_in_the_agenda_until_it_is_dealt_with(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    letter = record_contact(store, pack, replace(REFUSED, person=selam.id), NOW)
    follow = record_contact(store, pack, replace(ENTRY, follow_up=date(2026, 11, 1), we_do="bellen"), NOW)
    promise = record_contact(store, pack, replace(ENTRY, we_do="formulier zoeken"), NOW)
    hearing = add_appointment(store, selam.id, AppointmentEntry("hearing", TODAY, "10:00", "rechtbank"), NOW)
    found = agenda_of(store, pack, TODAY)
    assert [(it.item.origin, it.item.id, it.when, it.item.day) for it in found] == [
        (Origin.FOLLOW_UP, follow.id, When.OVERDUE, date(2026, 11, 1)),
        (Origin.APPOINTMENT, hearing.id, When.TODAY, TODAY),
        (Origin.LETTER, letter.id, When.TWO_WEEKS, date(2026, 11, 30)),
        (Origin.PROMISE, promise.id, When.UNKNOWN, None),
    ]
    assert found[2].item.counted
    assert found[2].item.urgency is Urgency.TODAY
    assert [it.item.name for it in found] == ["", "Selam Testa", "Selam Testa", ""]
    for line in found:
        settle(store, line.item, NOW)
    assert agenda_of(store, pack, TODAY) == []
    assert contact(store, letter.id).entry.settled == TODAY


def test_a_day_that_is_printed_in_the_letter_is_not_called_counted(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, REFUSED, NOW)
    assert made.entry.letter_counted
    edit_contact(store, pack, made.id, replace(made.entry, letter_by=date(2026, 11, 25), letter_counted=False), NOW)
    line = agenda_of(store, pack, TODAY)[0]
    assert (line.item.day, line.item.counted) == (date(2026, 11, 25), False)


def test_what_is_in_the_trash_or_of_another_site_or_later_is_left_out(store: Store, pack: Pack) -> None:
    gone = record_contact(store, pack, replace(ENTRY, follow_up=TODAY), NOW)
    late = record_contact(store, pack, replace(ENTRY, follow_up=TODAY + timedelta(days=30)), NOW)
    put_away(store, TrashKind.CONTACT, gone.id, NOW)
    assert [it.item.id for it in agenda_of(store, pack, TODAY)] == [late.id]
    assert agenda_of(store, pack, TODAY, until=TODAY) == []
    assert agenda_of(store, pack, TODAY, site="ARN") == []


def test_the_dates_of_a_family_stand_in_it_and_not_on_a_wrong_clock(store: Store, pack: Pack) -> None:
    told = {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A", "lodged": ""}
    family = open_family(store, FamilyEntry("Selam Testa", None, told), NOW)
    open_family(store, FamilyEntry("Verkeerd", None, {**told, "decision_date": "2020-01-01"}), NOW)
    lines = [it for it in agenda_of(store, pack, TODAY) if it.item.kind == "apply_by"]
    assert [(it.item.id, it.item.day, it.item.name) for it in lines] == [(family.id, date(2027, 1, 1), "Selam Testa")]
    with pytest.raises(InputError):
        settle(store, lines[0].item, NOW)
    assert agenda_of(store, pack, None) == []


def test_on_a_wrong_clock_nothing_is_called_overdue(store: Store, pack: Pack) -> None:
    record_contact(store, pack, replace(ENTRY, follow_up=date(2026, 11, 1)), NOW)
    assert [(it.when, it.days_left) for it in agenda_of(store, pack, None)] == [(When.UNKNOWN, None)]


def test_the_calendar_file_names_nobody_unless_it_is_asked_to(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    record_contact(store, pack, replace(REFUSED, person=selam.id, we_do="advocaat bellen", follow_up=TODAY), NOW)
    lines = agenda_of(store, pack, TODAY)
    words = translator("en")
    plain = calendar_of(lines, words, NOW).decode()
    assert "Selam" not in plain
    assert "bellen" not in plain
    assert "DTSTART;VALUE=DATE:20261130" in plain
    assert "SUMMARY:Spreekuur · letter: refusal · A5" in plain
    named = calendar_of(lines, words, NOW, with_names=True).decode()
    assert "Selam Testa" in named


def test_an_appointment_is_changed_and_keeps_what_others_wrote(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    first = AppointmentEntry("interview", TODAY)
    made = add_appointment(store, selam.id, first, NOW)
    edit_appointment(store, made.id, replace(first, place="Zevenaar"), NOW, seen=first)
    now = edit_appointment(store, made.id, replace(first, hour="09:00"), NOW, seen=first)
    assert now.entry == replace(first, place="Zevenaar", hour="09:00")
    with pytest.raises(InputError):
        add_appointment(store, UUID(int=3), first, NOW)
    with pytest.raises(InputError):
        edit_appointment(store, UUID(int=3), first, NOW)


def test_a_file_tells_all_that_happened_the_newest_first_and_what_to_ask(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    family = open_family(store, FamilyEntry("Selam Testa", selam.id), NOW)
    old = record_contact(
        store,
        pack,
        replace(ENTRY, person=selam.id, referrals=("lawyer", "coa")),
        NOW - timedelta(days=10),
    )
    sheet = Printed(new_id(NOW), old.at, "ZUT", "letter-from-ind", "2026-11-21", "ti", contact=old.id)
    with store.writing(NOW) as session:
        insert_printed(session, sheet)
    new = record_contact(store, pack, replace(REFUSED, person=selam.id), NOW)
    add_appointment(store, selam.id, AppointmentEntry("hearing", date(2026, 12, 1)), NOW)
    assert {it.code for it in to_ask_back(store, selam.id)} == {"lawyer", "coa"}
    tell_outcome(store, old.id, "lawyer", "helped", NOW)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        tell_outcome(store, old.id, "iom", "helped", NOW)  # type: ignore[arg-type]
    found = dossier(store, pack, selam.id, TODAY)
    assert [(it.kind, it.contact and it.contact.id) for it in found.timeline] == [
        (EventKind.APPOINTMENT, None),
        (EventKind.CONTACT, new.id),
        (EventKind.LETTER, new.id),
        (EventKind.CONTACT, old.id),
        (EventKind.HANDOUT, old.id),
        (EventKind.REFERRAL, old.id),
        (EventKind.REFERRAL, old.id),
    ]
    assert found.timeline[4].handout == sheet
    assert [it.outcome for it in found.timeline[5:]] == ["helped", None]
    assert [it.id for it in found.families] == [family.id]
    assert [it.code for it in found.ask_back] == ["coa"]
    assert [it.item.origin for it in found.open][:2] == [Origin.LETTER, Origin.APPOINTMENT]
