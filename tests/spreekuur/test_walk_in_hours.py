from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.domain.clocks import Wrong
from desktop.domain.contacts import ContactEntry
from desktop.domain.walk_in_hours import HourCounts, WalkInHourEntry
from desktop.errors import InputError
from desktop.paths import Home
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.rush import (
    RushKey,
    mark_filled_in,
    record_in_haste,
    rush_keys,
    set_rush_keys,
    to_fill_in,
)
from desktop.spreekuur.sites import site_of, sites
from desktop.spreekuur.stores import Store
from desktop.spreekuur.walk_in_hours import (
    close_hour,
    counts_of_day,
    counts_of_hour,
    edit_hour,
    hour_now,
    hours,
    open_hour,
    reopen_hour,
)
from desktop.store.database import About, Role, Site
from tests.spreekuur.conftest import NOW, PASSPHRASE

ENTRY = ContactEntry("ti", ("A5",), question="Wat staat er in de brief?")
HOUR = WalkInHourEntry("13:00-16:00", "Anna, Yusuf")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A laptop of two sites."""
    about = About(Role.LAPTOP, "d1", "Laptop", sites=(Site("ARN", "azc Arnhem"), Site("ZUT", "azc Zutphen")))
    made, _code = Store.create(Home(tmp_path / "home"), PASSPHRASE, about, b"keys")
    yield made
    made.close()


def test_what_is_recorded_belongs_to_the_hour_and_site_that_are_open(store: Store, pack: Pack) -> None:
    assert [site.code for site in sites(store)] == ["ARN", "ZUT"]
    before = record_contact(store, pack, ENTRY, NOW)
    hour = open_hour(store, "ZUT", HOUR, NOW)
    during = record_contact(store, pack, ENTRY, NOW)
    assert site_of(store) == "ZUT"
    closed = close_hour(store, NOW + timedelta(hours=3))
    after = record_contact(store, pack, ENTRY, NOW)
    assert [(it.site, it.hour) for it in (before, during, after)] == [("ARN", None), ("ZUT", hour.id), ("ARN", None)]
    assert closed.closed_at == NOW + timedelta(hours=3)
    assert hour_now(store) is None
    assert hours(store) == [closed]
    assert hours(store, site="ARN") == []


def test_one_hour_goes_on_at_a_time_at_a_site_of_this_laptop(store: Store) -> None:
    with pytest.raises(InputError, match="ARN, ZUT"):
        open_hour(store, "XXX", HOUR, NOW)
    with pytest.raises(InputError):
        close_hour(store, NOW)
    with pytest.raises(InputError):
        open_hour(store, "ZUT", WalkInHourEntry(turned_away=-1), NOW)
    made = open_hour(store, "ZUT", HOUR, NOW)
    with pytest.raises(InputError):
        open_hour(store, "ARN", HOUR, NOW)
    with pytest.raises(InputError):
        reopen_hour(store, made.id, NOW)
    close_hour(store, NOW)
    again = reopen_hour(store, made.id, NOW)
    assert again.closed_at is None
    assert hour_now(store) == again


def test_an_hour_goes_on_after_the_program_was_ended(store: Store) -> None:
    made = open_hour(store, "ZUT", HOUR, NOW)
    store.close()
    opened = Store.open(store.home, PASSPHRASE)
    assert hour_now(opened) == made
    opened.close()


def test_what_two_write_of_an_hour_is_kept(store: Store) -> None:
    made = open_hour(store, "ZUT", HOUR, NOW)
    edit_hour(store, made.id, replace(HOUR, turned_away=3), NOW, seen=HOUR)
    now = edit_hour(store, made.id, replace(HOUR, note="Sleutel ligt bij COA"), NOW, seen=HOUR)
    assert now.entry == replace(HOUR, turned_away=3, note="Sleutel ligt bij COA")


def test_the_counts_of_an_hour_and_of_a_day(store: Store, pack: Pack) -> None:
    record_contact(store, pack, replace(ENTRY, outcome="no-answer"), NOW)
    record_contact(store, pack, ENTRY, NOW - timedelta(days=1))
    hour = open_hour(store, "ZUT", HOUR, NOW)
    record_contact(store, pack, replace(ENTRY, channel="group", heads=14), NOW)
    record_contact(store, pack, replace(ENTRY, urgencies=("violence",), interpreter="none-available"), NOW)
    record_contact(store, pack, ContactEntry("ti"), NOW)
    assert counts_of_hour(store, hour.id) == HourCounts(
        questions=3, people_in_groups=14, to_fill_in=1, urgent=1, without_interpreter=1
    )
    assert counts_of_day(store, NOW) == HourCounts(
        questions=4,
        people_in_groups=14,
        to_fill_in=1,
        urgent=1,
        unanswered=1,
        without_interpreter=1,
        outside_hours=1,
    )
    assert counts_of_day(store, NOW, site="ARN").questions == 1


def test_rush_one_key_writes_down_a_visitor_who_is_filled_in_later(store: Store, pack: Pack) -> None:
    first = record_in_haste(store, pack, RushKey("ti", "A5"), NOW)
    second = record_in_haste(store, pack, RushKey("ar", "B1"), NOW + timedelta(seconds=5))
    assert first.entry.finished, "it counts at once"
    assert [line.id for line in to_fill_in(store).lines] == [first.id, second.id]
    edit_contact(store, pack, first.id, replace(first.entry, told="Samen gelezen"), NOW)
    mark_filled_in(store, first.id, NOW)
    assert [line.id for line in to_fill_in(store).lines] == [second.id]
    empty = record_contact(store, pack, ContactEntry("ti"), NOW)
    with pytest.raises(InputError):
        mark_filled_in(store, empty.id, NOW)


def test_the_keys_follow_what_is_asked_most_until_somebody_chooses(store: Store, pack: Pack) -> None:
    for language, topics in (("ti", ("A5", "B1")), ("ti", ("A5",)), ("ar", ("D1",)), ("ti", ("B1",)), ("ti", ("A5",))):
        record_contact(store, pack, ContactEntry(language, topics), NOW)
    record_contact(store, pack, ContactEntry("so", ("H3",)), NOW - timedelta(days=100))
    assert rush_keys(store, pack, NOW) == (RushKey("ti", "A5"), RushKey("ti", "B1"), RushKey("ar", "D1"))
    set_rush_keys(store, pack, (RushKey("fa", "D1"),))
    assert rush_keys(store, pack, NOW) == (RushKey("fa", "D1"),)
    with pytest.raises(InputError):
        set_rush_keys(store, pack, (RushKey("xx", "D1"),))
    with pytest.raises(InputError):
        set_rush_keys(store, pack, (RushKey("fa", "D1"),) * 11)
    set_rush_keys(store, pack, ())
    assert rush_keys(store, pack, NOW)[0] == RushKey("ti", "A5")


def test_on_a_wrong_clock_recording_goes_on_and_the_entry_says_so(store: Store, pack: Pack) -> None:
    wrong = datetime(2019, 1, 1, tzinfo=UTC)
    made = record_contact(store, pack, ENTRY, wrong)
    assert contact(store, made.id).clock_doubt is Wrong.BEHIND
    assert known_day(store, pack, wrong) is None
    assert record_contact(store, pack, ENTRY, NOW).clock_doubt is None
    assert known_day(store, pack, NOW) == NOW.date()
