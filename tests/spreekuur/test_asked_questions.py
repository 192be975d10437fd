"""Asking headquarters."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.people import PersonEntry
from desktop.errors import InputError
from desktop.spreekuur.asked_questions import ask_headquarters, asked_questions
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from desktop.spreekuur.undoing import undo
from tests.spreekuur.conftest import NOW
from tests.spreekuur.test_contacts import ENTRY


def test_a_question_takes_the_topics_and_the_language_and_only_the_wording_that_was_typed(
    store: Store, pack: Pack
) -> None:
    contact = record_contact(store, pack, replace(ENTRY, question="Selam vraagt naar haar diploma."), NOW)
    asked = ask_headquarters(store, contact.id, "  Wie waardeert een diploma\n uit Eritrea? ", NOW)
    assert asked.wording == "Wie waardeert een diploma uit Eritrea?"
    assert (asked.language, asked.topics, asked.site) == (ENTRY.language, ENTRY.topics, "ZUT")
    assert asked_questions(store, contact=contact.id) == [asked] == asked_questions(store)
    assert asked_questions(store, contact=UUID(int=7)) == []
    assert undo(store, NOW).kept == 0
    assert asked_questions(store) == []


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("Kan Muhamad hier werken?", "“Muhamad”"),
        ("Mag V-nummer 281 234 5678 verhuizen?", "281 234 5678"),
        ("Wat geldt voor BSN 111222333?", "BSN"),
        ("Bel 06-12345678 terug?", "06-12345678"),
        ("Geboren op 3-10-2001, wat nu?", "3-10-2001"),
        ("Antwoord aan iemand@voorbeeld.nl?", "iemand@voorbeeld"),
        (" \n ", "needs words"),
        ("Wat is\u202e dit?", "hidden signs"),
        ("a" * 201, "200"),
    ],
)
def test_a_wording_by_which_somebody_is_recognised_is_refused(
    store: Store, pack: Pack, wording: str, message: str
) -> None:
    add_person(store, PersonEntry("Mohammed Testa"), NOW)
    contact = record_contact(store, pack, ENTRY, NOW)
    with pytest.raises(InputError, match=message):
        ask_headquarters(store, contact.id, wording, NOW)
    assert asked_questions(store) == []


def test_a_question_without_a_topic_waits_until_it_has_one(store: Store, pack: Pack) -> None:
    unfinished = record_contact(store, pack, replace(ENTRY, topics=()), NOW)
    with pytest.raises(InputError, match="a topic"):
        ask_headquarters(store, unfinished.id, "Wie helpt?", NOW)
    with pytest.raises(InputError, match="no question"):
        ask_headquarters(store, UUID(int=7), "Wie helpt?", NOW)
