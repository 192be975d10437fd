from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.overviews import Unmet
from desktop.domain.trash import TrashKind
from desktop.domain.walk_in_hours import WalkInHourEntry
from desktop.errors import InputError
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.overviews import overview_of
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import put_away
from desktop.spreekuur.walk_in_hours import close_hour, open_hour
from tests.spreekuur.conftest import NOW

TODAY = date(2026, 11, 21)
ENTRY = ContactEntry("ti", ("A5",), outcome="advice")


def test_a_period_in_numbers(store: Store, pack: Pack) -> None:
    record_contact(store, pack, replace(ENTRY, topics=("A5", "B1"), follow_up=date(2026, 11, 1)), NOW)
    record_contact(store, pack, replace(ENTRY, language="ar", outcome="no-answer"), NOW - timedelta(days=7))
    record_contact(store, pack, replace(ENTRY, interpreter="none-available", we_do="bellen"), NOW)
    record_contact(store, pack, replace(ENTRY, referrals=("coa",), referral_outcomes=("coa:not-helped",)), NOW)
    record_contact(store, pack, ContactEntry("ti"), NOW)
    record_contact(store, pack, ENTRY, NOW - timedelta(days=30))
    gone = record_contact(store, pack, ENTRY, NOW)
    put_away(store, TrashKind.CONTACT, gone.id, NOW)
    open_hour(store, "ZUT", WalkInHourEntry(turned_away=4), NOW)
    close_hour(store, NOW)
    found = overview_of(store, date(2026, 11, 9), TODAY, TODAY)
    assert found.total == 4
    assert found.by_topic == {"A5": 4, "B1": 1}
    assert found.by_language == {"ti": 3, "ar": 1}
    assert found.by_outcome == {"advice": 3, "no-answer": 1}
    assert found.by_week == {date(2026, 11, 9): 1, date(2026, 11, 16): 3}
    assert found.unmet == Unmet(
        without_answer=1,
        without_interpreter=1,
        turned_away=4,
        referred_in_vain=1,
        promises_open=1,
        follow_ups_overdue=1,
    )
    assert overview_of(store, date(2026, 11, 9), TODAY, None).unmet.follow_ups_overdue is None
    assert overview_of(store, TODAY, TODAY, TODAY, site="ARN").total == 0
    with pytest.raises(InputError):
        overview_of(store, TODAY, date(2026, 11, 9), TODAY)
