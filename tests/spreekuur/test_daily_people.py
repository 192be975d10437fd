"""People as lists and searches show them, doubles, and consent."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.agendas import AppointmentEntry
from desktop.domain.contacts import ContactEntry
from desktop.domain.pages import PeopleOrder, WantedContacts, WantedPeople
from desktop.domain.people import Consent, Likeness, PersonEntry
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.paths import Home
from desktop.spreekuur.agendas import add_appointment
from desktop.spreekuur.consents import make_anonymous, name_contact, withdraw_consent
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, page_of_contacts, record_contact
from desktop.spreekuur.dossiers import dossier
from desktop.spreekuur.families import families as store_families
from desktop.spreekuur.finding import find
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.people import (
    add_person,
    count_of_people,
    edit_person,
    likely_twins,
    merge_people,
    page_of_people,
    people,
    person,
    unmerge_person,
)
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.spreekuur.trash import put_away, trash
from desktop.spreekuur.undoing import undo, undoable
from desktop.store.erasures import select_erasures
from tests.spreekuur.conftest import NOW

TODAY = date(2026, 11, 21)
SELAM = PersonEntry("Selam Haile Testa", "3 maart 1990", "281 234 5678", room="B12")


def found_by(store: Store, words: str) -> list[str]:
    return [line.name for line in page_of_people(store, WantedPeople(words=words)).lines]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Mohammed Al-Masri", "muhamad"),
        ("Mohammed Al-Masri", "محمد"),
        ("محمد المصري", "Mohamed"),
        ("ተስፋይ ኪዳነ", "Tesfai"),
        ("Tesfaalem Kibrom", "Tesfalem"),
        ("Tesfalem Kibrom", "ክብሮም"),
        ("Shirin Karimi", "شیرین"),
        ("Cabdirisaaq Nuur", "Abdirizak"),
        ("Selam Haile Testa", "B12"),
        ("Selam Haile Testa", "2812345678"),
        ("Selam Haile Testa", "281 234"),
        ("Selam Haile Testa", "hayle sel"),
    ],
)
def test_a_person_is_found_by_a_name_spelled_otherwise_a_v_number_or_a_room(
    store: Store, name: str, typed: str
) -> None:
    add_person(store, replace(SELAM, name=name), NOW)
    add_person(store, PersonEntry("Iemand Anders"), NOW)
    assert found_by(store, typed) == [name]


def test_pages_of_people_stand_by_name_and_hold_everybody_once_in_both_directions(store: Store) -> None:
    names = [f"{letter}naam {number}" for letter in "bADc" for number in range(6)]
    for name in names:
        add_person(store, PersonEntry(name), NOW, anyway=True)
    for order in PeopleOrder:
        wanted = WantedPeople(order=order)
        seen: list[str] = []
        page = page_of_people(store, wanted, size=5)
        seen += [line.name for line in page.lines]
        while page.next is not None:
            page = page_of_people(store, wanted, after=page.next, size=5)
            seen += [line.name for line in page.lines]
        assert seen == sorted(names, key=str.lower, reverse=order is PeopleOrder.NAME_BACKWARDS)
    assert count_of_people(store, WantedPeople()) == len(names)
    assert [line.name for line in page_of_people(store, WantedPeople(), skip=22, size=5).lines] == [
        "Dnaam 4",
        "Dnaam 5",
    ]


def test_a_line_of_a_list_tells_no_more_than_is_needed_to_find_somebody(store: Store) -> None:
    add_person(store, SELAM, NOW)
    line = page_of_people(store, WantedPeople()).lines[0]
    assert "1990" not in repr(line)
    assert "281" not in repr(line)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (PersonEntry("Iemand Anders", v_number="2812345678"), (Likeness.V_NUMBER,)),
        (PersonEntry("testa selaam hayle"), ()),
        (PersonEntry("Testa Selam Hayle"), (Likeness.NAME,)),
        (PersonEntry("Selam Haile Testa", "1990-03-03"), (Likeness.NAME, Likeness.BIRTH)),
        (PersonEntry("Selam Testaa", "1990"), (Likeness.BIRTH,)),
        (PersonEntry("Selam Haile", room="b12"), (Likeness.ROOM,)),
        (PersonEntry("Selam Haile", "1991"), ()),
        (PersonEntry("Hanna Kidane", "3 maart 1990", room="B12"), ()),
    ],
)
def test_a_likely_double_is_shown_with_the_reason(store: Store, entry: PersonEntry, why: tuple[Likeness, ...]) -> None:
    add_person(store, SELAM, NOW)
    twins = likely_twins(store, entry)
    assert [twin.why for twin in twins] == ([why] if why else [])


def test_two_files_become_one_and_two_again_with_nothing_lost(store: Store, pack: Pack) -> None:
    first = add_person(store, SELAM, NOW)
    second = add_person(store, PersonEntry("Salam Hayle Testa", room="B12"), NOW, anyway=True)
    asked = [
        record_contact(store, pack, ContactEntry("ti", ("A5",), one.id, question=text), NOW)
        for one, text in ((first, "eerste brief"), (second, "tweede brief"))
    ]
    merge_people(store, second.id, first.id, NOW)
    assert people(store) == [first]
    assert find(store, Contents(pack), "salam") == [first]
    whole = dossier(store, pack, second.id, TODAY)
    assert whole.person == first
    assert whole.doubles == (second,)
    assert {event.contact.id for event in whole.timeline if event.contact} == {it.id for it in asked}
    with pytest.raises(InputError):
        merge_people(store, first.id, second.id, NOW)
    assert str(undoable(store)[0]) == "Two files made one: Selam Haile Testa"
    undo(store, NOW)
    assert people(store) == [second, first]
    merge_people(store, second.id, first.id, NOW)
    unmerge_person(store, second.id, NOW)
    assert people(store) == [second, first]
    assert [contact(store, it.id).entry.person for it in asked] == [first.id, second.id]
    with pytest.raises(InputError):
        unmerge_person(store, second.id, NOW)


def test_a_double_shows_itself_again_when_the_file_that_went_on_is_put_away(store: Store) -> None:
    first, second = add_person(store, SELAM, NOW), add_person(store, PersonEntry("Hanna"), NOW)
    merge_people(store, second.id, first.id, NOW)
    put_away(store, TrashKind.PERSON, first.id, NOW)
    assert people(store) == [second]


def test_an_edit_of_a_person_keeps_what_others_wrote(store: Store) -> None:
    made = add_person(store, SELAM, NOW)
    edit_person(store, made.id, replace(SELAM, room="C3"), NOW, seen=SELAM)
    now = edit_person(store, made.id, replace(SELAM, speaks="ti"), NOW, seen=SELAM)
    assert now.entry == replace(SELAM, room="C3", speaks="ti")


def test_an_anonymous_question_gets_a_name_without_retyping(store: Store, pack: Pack) -> None:
    entry = ContactEntry("ti", ("A5",), question="Wat staat er in de brief?", we_do="advocaat bellen")
    made = record_contact(store, pack, entry, NOW)
    named, who = name_contact(store, made.id, SELAM, Consent.SPOKEN, NOW)
    assert named.entry == replace(entry, person=who.id)
    assert (who.entry.consent, who.entry.consent_on) == (Consent.SPOKEN, TODAY)
    other = record_contact(store, pack, entry, NOW)
    again, _same = name_contact(store, other.id, who.id, Consent.SIGNED, NOW + timedelta(days=1))
    assert again.entry.person == who.id
    assert person(store, who.id).entry.consent == Consent.SPOKEN, "what was agreed first stays"
    with pytest.raises(InputError):
        name_contact(store, made.id, UUID(int=9), Consent.SPOKEN, NOW)


def _words_in(store: Store, *words: str) -> list[str]:
    """Return which of some words stand anywhere in the store, in any table."""
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        tables = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%lsn%'")]
        dump = " ".join(repr(row) for table in tables for row in run(f"SELECT * FROM {table}"))  # noqa: S608
    return [word for word in words if word in dump]


def test_who_takes_consent_back_leaves_the_counts_and_no_word(store: Store, pack: Pack) -> None:
    entry = ContactEntry(
        "ti",
        ("A5", "B1"),
        None,
        "CANARY vraag",
        "CANARY antwoord",
        "advice",
        ("lawyer",),
        letter="refusal",
        dialect="Blin",
    )
    made = record_contact(store, pack, entry, NOW)
    _named, who = name_contact(store, made.id, replace(SELAM, name="CANARY Testa"), Consent.SPOKEN, NOW)
    in_trash, _same = name_contact(store, record_contact(store, pack, entry, NOW).id, who.id, Consent.SPOKEN, NOW)
    put_away(store, TrashKind.CONTACT, in_trash.id, NOW)
    add_appointment(store, who.id, AppointmentEntry("hearing", TODAY, place="CANARY plein"), NOW)
    double = add_person(store, PersonEntry("CANARY dubbel"), NOW)
    merge_people(store, double.id, who.id, NOW)
    assert withdraw_consent(store, who.id, NOW) == 2
    left = contact(store, made.id)
    assert left.emptied
    assert left.entry == ContactEntry("ti", ("A5", "B1"), outcome="advice", referrals=("lawyer",))
    assert _words_in(store, "CANARY", "Blin", "281 234") == []
    assert people(store) == []
    assert find(store, Contents(pack), "canary") == []
    assert undoable(store) == ()
    with pytest.raises(InputError):
        edit_contact(store, pack, made.id, entry, NOW)
    assert page_of_contacts(store, WantedContacts(topic="B1")).lines[0].emptied


def test_one_question_is_made_a_count_for_good(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ContactEntry("ti", ("A5",), question="CANARY"), NOW)
    make_anonymous(store, made.id, NOW)
    assert _words_in(store, "CANARY") == []
    assert [it.entry for it in contacts_since(store)] == [ContactEntry("ti", ("A5",))]
    with pytest.raises(InputError):
        name_contact(store, made.id, SELAM, Consent.SPOKEN, NOW)
    assert trash(store) == []


def test_on_a_laptop_that_exchanges_consent_is_taken_back_by_an_order_that_travels(tmp_path: Path, pack: Pack) -> None:
    store = make_training(Home(tmp_path / "training"), pack, NOW)
    who = people(store)[0]
    families = store_families(store)
    made = record_contact(store, pack, ContactEntry("ti", ("A5",), who.id, question="CANARY"), NOW)
    assert [it.entry.person for it in families] == [who.id]
    assert withdraw_consent(store, who.id, NOW) == 1
    assert contact(store, made.id).emptied
    assert people(store) == []
    assert store_families(store) == []
    with store.reading() as session:
        assert len(select_erasures(session)) == 1
    assert _words_in(store, "CANARY", "Selam Testa") == []
    store.close()
