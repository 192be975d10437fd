"""What the next ones at a site must know: of this site and no other, and of nobody by name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.walk_in_hours import WalkInHourEntry
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.handovers import handover, handover_sheet
from desktop.spreekuur.rush import RushKey, record_in_haste
from desktop.spreekuur.stores import Store
from desktop.spreekuur.walk_in_hours import close_hour, open_hour
from desktop.store.database import About, Role, Site
from tests.spreekuur.conftest import NOW, PASSPHRASE

ENTRY = ContactEntry("ti", ("A5",), question="Wat staat er in de brief?")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A laptop of two sites."""
    about = About(Role.LAPTOP, "d1", "Laptop", sites=(Site("ARN", "azc Arnhem"), Site("ZUT", "azc Zutphen")))
    made, _code = Store.create(Home(tmp_path / "home"), PASSPHRASE, about, b"keys")
    yield made
    made.close()


def test_the_handover_is_of_the_hour_and_its_site(store: Store, pack: Pack) -> None:
    record_contact(store, pack, replace(ENTRY, we_do="elders", follow_up=date(2026, 11, 22)), NOW)
    hour = open_hour(store, "ZUT", WalkInHourEntry("13:00-16:00", "AB"), NOW)
    record_contact(store, pack, replace(ENTRY, we_do="COA bellen"), NOW)
    near = record_contact(store, pack, replace(ENTRY, follow_up=date(2026, 12, 5)), NOW)
    record_contact(store, pack, replace(ENTRY, follow_up=date(2026, 12, 6)), NOW)
    record_contact(store, pack, replace(ENTRY, we_do="gedaan", settled=date(2026, 11, 21)), NOW)
    record_contact(store, pack, replace(ENTRY, urgencies=("refusal",)), NOW)
    record_in_haste(store, pack, RushKey("ar", "B1"), NOW)
    found = handover(store, pack, NOW, hour=hour)
    assert found.site == "azc Zutphen"
    assert (found.questions, found.to_fill_in, found.urgent) == (6, 1, 1)
    assert [one.follow_up for one in found.promises] == [near.entry.follow_up, None]
    # Outside hours: today, at the laptop's own site.
    close_hour(store, NOW)
    elsewhere = handover(store, pack, NOW)
    assert (elsewhere.site, elsewhere.questions) == ("azc Arnhem", 1)
    assert [one.follow_up for one in elsewhere.promises] == [date(2026, 11, 22)]


def test_nothing_that_was_said_stands_on_the_sheet(store: Store, pack: Pack) -> None:
    record_contact(store, pack, replace(ENTRY, we_do="Samira bellen"), NOW)
    sheet = handover_sheet(handover(store, pack, NOW), pack, translator("en"))
    said = [line.text for section in sheet.sections for line in section.lines]
    assert any("No day was set" in text for text in said)
    assert not any("Samira" in text or "brief?" in text for text in said)
