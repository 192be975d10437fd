"""Two laptops of one site that exchange everything, enrolled once and copied for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact, ContactEntry
from desktop.headquarters import exchange as office_exchange
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "vier losse woorden hier"
ENTRY = ContactEntry("ti", ("A5",), question="eerst", told="gezegd")
HOUR = timedelta(hours=1)
LAPTOPS = ("een", "twee")


@dataclass
class Centre:
    """Two laptops of one site, and a stick between them."""

    here: Store
    there: Store
    stick: Path
    pack: Pack
    now: datetime = NOW

    def carry(self, source: Store, target: Store) -> exchange.Imported:
        self.now += HOUR
        done = exchange.export_bundle(source, self.stick, self.now, to=exchange.CENTRE)
        return exchange.import_bundle(target, done.path, self.now)

    def cross(self) -> None:
        for _ in range(2):
            self.carry(self.here, self.there)
            self.carry(self.there, self.here)

    def edit(self, store: Store, known: Contact, **fields: object) -> Contact:
        self.now += HOUR
        seen = contact(store, known.id)
        return edit_contact(
            store,
            self.pack,
            known.id,
            replace(seen.entry, **fields),
            self.now,
            seen=seen.entry,
            clock=seen.clock,  # type: ignore[arg-type]
        )

    def disagree(self) -> Contact:
        """Let both write another text in one question."""
        made = record_contact(self.here, self.pack, ENTRY, self.now)
        self.cross()
        self.edit(self.here, made, told="hier")
        self.edit(self.there, made, told="daar")
        self.cross()
        return made


def enrol_centre(folder: Path) -> None:
    """Make headquarters and two laptops of one site in a folder, and enrol these."""
    office, _ = make_headquarters(Home(folder / "hq"), PASSPHRASE, organisation_name="Proef", device_name="Kantoor")
    laptops = []
    for name in LAPTOPS:
        laptop, _ = make_laptop(
            Home(folder / name),
            PASSPHRASE,
            site=Site("ZUT", "azc Zutphen"),
            device_name=f"Laptop {name}",
            organisation=organisation_file(office),
        )
        request, words = exchange.request_enrolment(laptop)
        welcome = folder / f"welkom-{name}"
        welcome.write_bytes(enrol_device(office, request, " ".join(words), NOW))
        exchange.import_bundle(laptop, welcome, NOW)
        laptops.append(laptop)
    # The first was welcomed before the second was a member.
    news = office_exchange.export_bundle(office, folder, "ZUT", NOW)
    exchange.import_bundle(laptops[0], news.path, NOW)
    for store in (*laptops, office):
        store.close()


@contextmanager
def copied_centre(enrolled: Path, folder: Path, pack: Pack) -> Iterator[Centre]:
    """Give a centre of its own to one test."""
    (folder / "stick").mkdir()
    for name in LAPTOPS:
        shutil.copytree(enrolled / name, folder / name)
    here, there = (open_store(Home(folder / name), PASSPHRASE) for name in LAPTOPS)
    yield Centre(here, there, folder / "stick", pack)
    here.close()
    there.close()
