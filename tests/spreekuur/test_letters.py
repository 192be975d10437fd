from dataclasses import replace
from datetime import date

import pytest

from desktop.content.packs import Pack
from desktop.domain.letters import Letter
from desktop.domain.people import PersonEntry
from desktop.domain.referrals import SiteAddressEntry
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError
from desktop.spreekuur.contacts import contact, edit_contact
from desktop.spreekuur.letters import change_letter, explain_letter, record_letter
from desktop.spreekuur.people import add_person
from desktop.spreekuur.referrals import add_site_address
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

REFUSED = Letter("refusal", date(2026, 11, 2), term="4w")


def test_a_letter_says_by_when_and_whom_to_call_at_this_site(store: Store, pack: Pack) -> None:
    add_site_address(store, pack, SiteAddressEntry("lawyer", name="Mr. Proef", telephone="0570 000 000"), NOW)
    found = explain_letter(store, pack, REFUSED, NOW)
    # Four weeks from Monday 2 November 2026; NOW is 21 November.
    assert (found.reading.day, found.reading.counted, found.reading.days_left) == (date(2026, 11, 30), True, 9)
    assert found.reading.urgency is Urgency.TODAY
    assert next((it.names["nl"], it.telephone) for it in found.calls) == ("Mr. Proef", "0570 000 000")
    assert found.article is pack.articles["refused-today"]


def test_a_letter_is_kept_with_who_brought_it_and_changed_without_losing_the_rest(store: Store, pack: Pack) -> None:
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    made = record_letter(store, pack, REFUSED, NOW, person=selam.id, language="ti")
    assert (made.entry.person, made.entry.topics, made.entry.finished) == (selam.id, ("A5",), True)
    assert (made.entry.letter_by, made.entry.letter_counted) == (date(2026, 11, 30), True)
    edit_contact(store, pack, made.id, replace(made.entry, question="Moet ik weg?"), NOW, seen=made.entry)
    printed = replace(REFUSED, by=date(2026, 11, 27))
    after = change_letter(store, pack, made.id, printed, NOW, seen=REFUSED).entry
    assert (after.letter_by, after.letter_counted, after.letter_term) == (date(2026, 11, 27), False, "4w")
    assert after.question == "Moet ik weg?"
    assert contact(store, made.id).entry.the_letter == printed


def test_what_no_letter_can_say_is_refused_and_nothing_is_kept(store: Store, pack: Pack) -> None:
    wrong = Letter("refusal", dated=date(2026, 11, 2), received=date(2026, 11, 1))
    with pytest.raises(InputError, match="before its date"):
        record_letter(store, pack, wrong, NOW)
