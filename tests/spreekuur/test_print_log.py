"""What was told at a question, and what it said."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.people import PersonEntry
from desktop.domain.prints import TOLD
from desktop.domain.recalls import Recall
from desktop.errors import ContentError, InputError
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.dossiers import EventKind, dossier
from desktop.spreekuur.people import add_person
from desktop.spreekuur.print_log import article_as_told, note_told, told_at
from desktop.spreekuur.recalls import recalled_prints
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW
from tests.spreekuur.test_contacts import ENTRY

SLUG = "letter-from-ind"


def test_what_was_told_stands_at_the_question_with_its_version_and_opens_as_it_was(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    asked = record_contact(store, pack, replace(ENTRY, person=selam.id), NOW)
    told = note_told(store, pack, SLUG, "ti", asked.id, NOW)
    assert note_told(store, pack, SLUG, "ti", asked.id, NOW + timedelta(minutes=1)) == told
    other = note_told(store, pack, SLUG, "ar", asked.id, NOW + timedelta(minutes=2))
    assert [(one.id, one.kind, one.language, one.copies) for one in told_at(store, asked.id)] == [
        (other.id, TOLD, "ar", 0),
        (told.id, TOLD, "ti", 0),
    ]
    assert told.version == pack.article(SLUG).version_id("ti")
    # A later pack in use says something else.
    later = replace(pack, version="2026-12-01", articles={})
    found = article_as_told(store, later, told)
    assert found.editions["ti"] == pack.edition(SLUG, "ti")
    assert found.editions["nl"] == pack.edition(SLUG, "nl")
    line = dossier(store, pack, selam.id, NOW.date()).timeline
    assert [one.handout for one in line if one.kind is EventKind.TOLD] == [other, told]


def test_who_was_told_what_turns_out_wrong_is_found(store: Store, pack: Pack) -> None:
    asked = record_contact(store, pack, ENTRY, NOW)
    told = note_told(store, pack, SLUG, "ti", asked.id, NOW)
    recall = Recall("wrong-day", frozenset({told.version}), date(2026, 12, 1), (), {})
    (found,) = recalled_prints(store, replace(pack, recalls=(recall,)))
    assert found.printed == told


def test_nothing_is_told_that_there_is_not(store: Store, pack: Pack) -> None:
    asked = record_contact(store, pack, ENTRY, NOW)
    for slug, language in (("letter-ind", "ti"), (SLUG, "tlh")):
        with pytest.raises(ContentError):
            note_told(store, pack, slug, language, asked.id, NOW)
    with pytest.raises(InputError, match="no question"):
        note_told(store, pack, SLUG, "ti", UUID(int=7), NOW)
    assert told_at(store, asked.id) == []
