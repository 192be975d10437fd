from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.errors import InputError
from desktop.spreekuur.contacts import (
    contact,
    contacts_of_day,
    contacts_since,
    edit_contact,
    open_follow_ups,
    record_contact,
)
from desktop.spreekuur.finding import find
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

ENTRY = ContactEntry("ti", ("A5",), None, "Wat betekent deze brief?", "Samen gelezen", "information", ("lawyer",))


def test_a_question_is_recorded_found_by_a_word_and_changed(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    assert made.site == "ZUT"
    assert contacts_of_day(store, NOW) == [made]
    assert find(store, Contents(pack), "brief")[0] == made
    changed = edit_contact(store, pack, made.id, replace(ENTRY, told="Belt de advocaat"), NOW)
    assert changed.entry.told == "Belt de advocaat"
    assert contact(store, made.id) == changed
    assert find(store, Contents(pack), "advoc")[0] == changed


def test_an_unfinished_entry_is_kept_and_says_so(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ContactEntry(question="nog zonder taal"), NOW)
    assert not made.entry.finished
    assert contacts_of_day(store, NOW) == [made]


def test_yesterday_is_not_in_the_list_of_today(store: Store, pack: Pack) -> None:
    record_contact(store, pack, ENTRY, NOW - timedelta(days=1))
    assert contacts_of_day(store, NOW) == []
    assert len(contacts_since(store)) == 1


def test_follow_ups_stand_by_day_and_a_missed_one_stays(store: Store, pack: Pack) -> None:
    for day in (date(2026, 11, 30), date(2026, 11, 1), date(2027, 3, 1)):
        record_contact(store, pack, replace(ENTRY, follow_up=day), NOW)
    assert [it.entry.follow_up for it in open_follow_ups(store, NOW, 14)] == [date(2026, 11, 1), date(2026, 11, 30)]


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        (replace(ENTRY, language="xx"), "language"),
        (replace(ENTRY, topics=("Z9",)), "topic"),
        (replace(ENTRY, outcome="solved"), "outcome"),
        (replace(ENTRY, referrals=("astrologer",)), "referral"),
        (replace(ENTRY, person=uuid4()), "person"),
        (replace(ENTRY, question="bsn 123456782 staat erin"), "123456782|BSN|bsn"),
        (replace(ENTRY, told="x" * 20_001), "20001"),
    ],
)
def test_what_must_not_be_kept_is_refused_and_nothing_is_saved(
    store: Store, pack: Pack, entry: ContactEntry, word: str
) -> None:
    with pytest.raises(InputError, match=word):
        record_contact(store, pack, entry, NOW)
    assert contacts_since(store) == []


def test_an_edit_that_is_refused_leaves_what_was_there(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    with pytest.raises(InputError):
        edit_contact(store, pack, made.id, replace(ENTRY, topics=("Z9",), question="anders"), NOW)
    assert contact(store, made.id) == made


def test_somebody_who_may_be_here_already_is_shown_before_a_second_file_is_made(store: Store) -> None:
    first = add_person(store, PersonEntry("Mohammed Al-Masri", "1 Hamal 1370", "V123"), NOW)
    for twin in (PersonEntry("al-masri mohammed"), PersonEntry("Iemand anders", v_number="v 123")):
        with pytest.raises(InputError, match=str(first.id)):
            add_person(store, twin, NOW)
    assert add_person(store, PersonEntry("Al-Masri Mohammed"), NOW, anyway=True).id != first.id


def test_two_writers_of_different_fields_both_keep_what_they_wrote(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    edit_contact(store, pack, made.id, replace(ENTRY, told="Gebeld met de advocaat"), NOW, seen=ENTRY)
    now = edit_contact(store, pack, made.id, replace(ENTRY, topics=("A5", "B1")), NOW, seen=ENTRY)
    assert now == contact(store, made.id)
    assert now.entry == replace(ENTRY, told="Gebeld met de advocaat", topics=("A5", "B1"))


def test_of_two_writers_of_one_field_the_later_one_is_kept_and_nothing_else_is_lost(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    edit_contact(store, pack, made.id, replace(ENTRY, told="eerst", question="anders"), NOW, seen=ENTRY)
    now = edit_contact(store, pack, made.id, replace(ENTRY, told="later"), NOW, seen=ENTRY)
    assert now.entry == replace(ENTRY, told="later", question="anders")
