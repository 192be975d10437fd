"""How long things are kept: by the rules of the pack, from the day that headquarters signed, at every store alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.agendas import AppointmentEntry
from desktop.domain.clocks import Wrong
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.people import PersonEntry
from desktop.domain.retention import Kept, RetentionRule, Since
from desktop.errors import InputError
from desktop.paths import Home
from desktop.spreekuur.agendas import add_appointment
from desktop.spreekuur.checks import check_store
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.retention import run_retention
from desktop.spreekuur.stores import Store, open_store
from desktop.store.contacts import insert_contact
from desktop.store.erasures import select_erasures
from desktop.sync.erasures import order_retention
from desktop.sync.identities import DeviceKeys
from desktop.sync.inspections import Doubt
from desktop.sync.papers import membership
from tests.centres import NOW, PASSPHRASE, Centre, copied_centre, enrol_centre

DAY = timedelta(days=1)
NAMES = {"en": "Questions", "nl": "Vragen"}
CONTACTS = RetentionRule(Kept.CONTACT, Since.CLOSED, 90, NAMES)
DATES = RetentionRule(Kept.APPOINTMENT, Since.PASSED, 30, NAMES)
ENTRY = ContactEntry("ti", ("A5",), question="CANARY", outcome="advice")


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre")
    enrol_centre(folder)
    return folder


@pytest.fixture
def centre(enrolled: Path, tmp_path: Path, pack: Pack) -> Iterator[Centre]:
    with copied_centre(enrolled, tmp_path, pack) as made:
        made.carry(made.there, made.here)
        yield made


@pytest.fixture
def unheard(enrolled: Path, tmp_path: Path, pack: Pack) -> Iterator[Centre]:
    """Give a centre of which the one laptop has not heard anything of the other."""
    with copied_centre(enrolled, tmp_path, pack) as made:
        yield made


def asked(store: Store, at: datetime, text: str = "CANARY", entry: ContactEntry = ENTRY) -> UUID:
    """Record a question on a day when the clock was right: before headquarters last signed."""
    with store.writing(at) as session:
        made = Contact(new_id(at), at, "ZUT", replace(entry, question=text))
        insert_contact(session, made)
    return made.id


def orders(store: Store) -> int:
    with store.reading() as session:
        return len(select_erasures(session))


def test_without_rules_nothing_goes(centre: Centre) -> None:
    asked(centre.here, NOW - 400 * DAY)
    assert run_retention(centre.here, (), NOW).day is None
    assert orders(centre.here) == 0


def test_old_questions_become_counts_here_and_at_the_sister_also_those_that_come_later(centre: Centre) -> None:
    old = asked(centre.here, NOW - 91 * DAY)
    fresh = asked(centre.here, NOW - 90 * DAY + timedelta(hours=14), "blijft")
    there = asked(centre.there, NOW - 100 * DAY)
    centre.carry(centre.there, centre.here)
    late = asked(centre.there, NOW - 120 * DAY)
    done = run_retention(centre.here, [CONTACTS], NOW + 3000 * DAY)
    assert (done.questions, done.day) == (2, NOW.date())
    assert run_retention(centre.here, [CONTACTS], NOW).questions == 0
    assert orders(centre.here) == 1
    assert contact(centre.here, fresh).entry.question == "blijft"
    centre.cross()
    for store in (centre.here, centre.there):
        for one in (old, there, late):
            left = contact(store, one)
            assert left.emptied
            assert left.entry == replace(ENTRY, question="")
        assert contact(store, fresh).entry.question == "blijft"
        assert check_store(store).ok
        with store.reading() as session:
            said = session.connection().exec_driver_sql("SELECT 1 FROM contact WHERE clock LIKE '%CANARY%'")
            assert said.fetchall() == []
    with pytest.raises(InputError):
        edit_contact(centre.here, centre.pack, old, ENTRY, NOW)


def test_what_is_written_into_an_old_question_elsewhere_is_taken_too(centre: Centre) -> None:
    old = asked(centre.here, NOW - 100 * DAY, "")
    centre.cross()
    run_retention(centre.here, [CONTACTS], NOW)
    known = contact(centre.here, old)
    assert not known.emptied, "it said nothing"
    with pytest.raises(InputError, match="2026-08-23"):
        edit_contact(centre.here, centre.pack, old, replace(known.entry, told="CANARY"), NOW)
    known = contact(centre.there, old)
    edit_contact(centre.there, centre.pack, old, replace(known.entry, told="CANARY"), NOW)
    centre.carry(centre.there, centre.here)
    assert contact(centre.here, old).emptied
    centre.cross()
    assert contact(centre.there, old).entry.told == ""


def test_what_a_wrong_clock_dated_is_let_be(centre: Centre) -> None:
    old = record_contact(centre.here, centre.pack, ENTRY, NOW - 800 * DAY).id
    assert contact(centre.here, old).clock_doubt is Wrong.BEHIND
    assert run_retention(centre.here, [CONTACTS], NOW).questions == 0
    assert contact(centre.here, old).entry.question == "CANARY"


def test_only_the_furthest_order_rides_along(centre: Centre) -> None:
    asked(centre.here, NOW - 300 * DAY)
    run_retention(centre.here, [replace(CONTACTS, days=200)], NOW)
    centre.cross()
    run_retention(centre.here, [replace(CONTACTS, days=100)], NOW)
    assert orders(centre.here) == 1
    centre.cross()
    assert orders(centre.there) == 1
    home = centre.here.home
    centre.here.close()
    centre.here = open_store(Home(home.folder), PASSPHRASE)
    assert orders(centre.here) == 1


def test_dates_that_are_long_past_go(centre: Centre) -> None:
    person = add_person(centre.here, PersonEntry("Selam Testa"), NOW)
    add_appointment(centre.here, person.id, AppointmentEntry("hearing", NOW.date() - 31 * DAY), NOW)
    kept = add_appointment(centre.here, person.id, AppointmentEntry("hearing", NOW.date() - 30 * DAY), NOW)
    assert run_retention(centre.here, [DATES], NOW).appointments == 1
    centre.cross()
    with centre.there.reading() as session:
        left = session.connection().exec_driver_sql("SELECT id FROM appointment").scalars().all()
    assert left == [kept.id.bytes]


def test_a_day_that_headquarters_did_not_sign_is_not_obeyed(centre: Centre) -> None:
    kept = asked(centre.here, NOW)
    with centre.there.writing(NOW) as session:
        keys = DeviceKeys.from_bytes(centre.there.device_keys())
        order_retention(session, keys, membership(session), "contact", NOW.date() + 2 * DAY)
    done = centre.carry(centre.there, centre.here)
    assert Doubt.FOREIGN_ERASURES in done.doubts
    assert contact(centre.here, kept).entry.question == "CANARY"
    assert orders(centre.here) == 0


def test_what_is_still_to_be_done_keeps_its_words_until_it_is_done(centre: Centre) -> None:
    entries = {
        "promised": replace(ENTRY, we_do="bellen"),
        "later": replace(ENTRY, follow_up=NOW.date() - 90 * DAY),
        "letter": replace(ENTRY, letter_by=NOW.date() + 5 * DAY),
        "settled": replace(ENTRY, we_do="bellen", settled=NOW.date() - 91 * DAY),
        "past": replace(ENTRY, follow_up=NOW.date() - 91 * DAY),
    }
    made = {name: asked(centre.here, NOW - 200 * DAY, entry=entry) for name, entry in entries.items()}
    centre.cross()
    assert run_retention(centre.here, [CONTACTS], NOW).questions == 2
    centre.cross()
    for store in (centre.here, centre.there):
        kept = {name for name, one in made.items() if not contact(store, one).emptied}
        assert kept == {"promised", "later", "letter"}
    known = contact(centre.there, made["promised"])
    edit_contact(centre.there, centre.pack, known.id, replace(known.entry, settled=NOW.date() - 91 * DAY), NOW)
    centre.cross()
    assert run_retention(centre.here, [replace(CONTACTS, days=89)], NOW).questions == 2
    centre.cross()
    assert contact(centre.there, known.id).entry.we_do == ""
    assert contact(centre.there, made["letter"]).entry.question == "CANARY"


def test_nothing_goes_before_the_sister_was_heard_of_and_then_as_of_her_day(unheard: Centre) -> None:
    old = asked(unheard.here, NOW - 91 * DAY)
    assert run_retention(unheard.here, [CONTACTS, DATES], NOW).unheard == ("Laptop twee",)
    unheard.now = NOW - 2 * DAY
    unheard.carry(unheard.there, unheard.here)
    done = run_retention(unheard.here, [CONTACTS, DATES], NOW)
    assert (done.day, done.questions) == (NOW.date() - 2 * DAY, 0)
    unheard.now = NOW
    unheard.carry(unheard.there, unheard.here)
    assert run_retention(unheard.here, [CONTACTS], NOW).questions == 1
    assert contact(unheard.here, old).emptied


def test_headquarters_takes_nothing_from_laptops_by_age(enrolled: Path) -> None:
    office = open_store(Home(enrolled / "hq"), PASSPHRASE)
    assert run_retention(office, [CONTACTS, DATES], NOW).questions == 0
    office.close()


def test_a_laptop_that_is_not_enrolled_does_the_same_for_itself(store: Store) -> None:
    old = asked(store, NOW - 100 * DAY)
    assert run_retention(store, [CONTACTS, DATES], NOW).questions == 1
    assert contact(store, old).emptied
