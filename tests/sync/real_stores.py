"""Real stores with real files between them: headquarters and three laptops of one site."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from uuid import UUID

from desktop.domain.rows import ExchangedRow
from desktop.headquarters import exchange as at_headquarters
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home
from desktop.spreekuur import exchange as at_laptop
from desktop.spreekuur.stores import Role, Site, Store, make_laptop
from desktop.store.documents import keep_document
from desktop.store.erasures import load_erased
from desktop.store.exchange import kinds, rows_since
from desktop.store.keys import DataKey
from desktop.store.peers import keep_site
from desktop.sync.documents import Certificate, Registry, sign
from desktop.sync.documents import Site as SignedSite
from desktop.sync.erasures import obey_orders_beside, order_erasure
from desktop.sync.identities import DeviceKeys, SigningKey
from desktop.sync.inspections import Imported
from desktop.sync.papers import membership
from desktop.sync.writing import Exported

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SITE = "ZUT"
SECRET = b"s" * 32
LAPTOPS = ("a", "b", "c")
EVERYBODY = ("hq", *LAPTOPS)
PASSPHRASE = "vier losse woorden hier"


@dataclass
class Desk:
    """One store, its program running."""

    name: str
    store: Store
    now: datetime = NOW
    received: list[Imported] = field(default_factory=list)

    @property
    def exchange(self) -> ModuleType:
        return at_headquarters if self.name == "hq" else at_laptop

    def restart(self) -> None:
        """End the program and begin it again."""
        self.store.close()
        self.store = Store(self.store.home, self.store.key, training=self.store.training)

    def backup(self) -> bytes:
        self.store.close()
        return self.store.home.database.read_bytes()

    def restore(self, backup: bytes) -> None:
        """Put a backup back as somebody with a file manager does; the start of the program minds the erasures."""
        self.store.close()
        for path in self.store.home.folder.glob("spreekuur.db*"):
            path.unlink()
        self.store.home.database.write_bytes(backup)
        self.restart()
        obey_orders_beside(self.store, self.now)

    def seal(self, folder: Path, to: str, *, from_zero: bool = False) -> Exported:
        self.now += timedelta(seconds=1)
        if self.name == "hq":
            return at_headquarters.export_bundle(self.store, folder, to, self.now, from_zero=from_zero)
        return at_laptop.export_bundle(self.store, folder, self.now, to=to, from_zero=from_zero)

    def take(self, path: Path) -> Imported:
        self.now += timedelta(seconds=1)
        done: Imported = self.exchange.import_bundle(self.store, path, self.now)
        self.received.append(done)
        return done

    def erase(self, *roots: UUID) -> int:
        with self.store.writing(self.now) as session:
            rows = order_erasure(session, DeviceKeys.from_bytes(self.store.device_keys()), membership(session), roots)
        obey_orders_beside(self.store, self.now)
        return rows

    def rows(self) -> dict[UUID, ExchangedRow]:
        with self.store.reading() as session:
            return {
                row.id: row
                for kind in kinds(session)
                for row in (one.exchanged() for one in rows_since(session, kind, sites=[SITE]))
            }

    def erased(self) -> frozenset[UUID]:
        with self.store.reading() as session:
            return load_erased(session).at(SITE)

    def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with self.store.reading() as session:
            return [tuple(row) for row in session.connection().exec_driver_sql(sql, values)]


@dataclass
class Office:
    """All of them, and a folder for sticks."""

    desks: Mapping[str, Desk]
    sticks: Path

    @classmethod
    def open(cls, template: Path, folder: Path) -> "Office":
        """Copy the closed stores of a template and start the programs."""
        shutil.copytree(template, folder)
        sticks = folder / "sticks"
        sticks.mkdir()
        keys = {name: DataKey((folder / f"{name}.key").read_bytes()) for name in EVERYBODY}
        return cls(
            {name: Desk(name, Store(Home(folder / name), keys[name], training=name != "hq")) for name in EVERYBODY},
            sticks,
        )

    def __getitem__(self, name: str) -> Desk:
        return self.desks[name]

    def close(self) -> None:
        for desk in self.desks.values():
            desk.store.close()

    def hand(self, sender: str, reader: str) -> Imported:
        """Carry one stick, with what the reader is thought to miss."""
        return self[reader].take(self[sender].seal(self.sticks, reader).path)

    def settle(self, rounds: int = 4) -> None:
        """Let all visit all until the laptops are the same, and headquarters has heard of it."""
        for _ in range(rounds):
            for sender, reader in roads():
                self.hand(sender, reader)


def roads() -> Iterator[tuple[str, str]]:
    """Give all ways along which bundles go."""
    for sender in LAPTOPS:
        for reader in EVERYBODY:
            if sender != reader:
                yield sender, reader
        yield "hq", sender


def furnish(folder: Path) -> None:
    """Make headquarters and the laptops in folders under this one, enrolled with each other, and close them."""
    headquarters, _ = make_headquarters(Home(folder / "hq"), PASSPHRASE, organisation_name="Hulp", device_name="hq")
    stores = {"hq": headquarters}
    for name in LAPTOPS:
        stores[name], _ = make_laptop(
            Home(folder / name), "", site=Site(SITE, "azc Zutphen"), device_name=name, training=True
        )
    signing = DeviceKeys.from_bytes(headquarters.device_keys()).signing
    with headquarters.reading() as session:
        organisation = membership(session).organisation
    root = SigningKey.from_bytes(headquarters.root_key())
    site = SignedSite(SITE, "azc Zutphen")
    certificates = {
        name: Certificate(DeviceKeys.from_bytes(stores[name].device_keys()).public(name), (site,), ("laptop",), 1)
        for name in LAPTOPS
    }
    registry = Registry(1, tuple(certificates.values()), ())
    for name, store in stores.items():
        with store.writing_unstamped() as session:
            keep_document(session, "organisation", organisation.version, sign(organisation, root))
            keep_document(session, "registry", registry.version, sign(registry, signing))
            if name in certificates:
                keep_document(session, "certificate", 1, sign(certificates[name], signing))
            keep_site(session, SITE, name="azc Zutphen", secret=SECRET)
        assert (store.about.role is Role.HEADQUARTERS) == (name == "hq")
        (folder / f"{name}.key").write_bytes(store.key.secret)
        store.close()
