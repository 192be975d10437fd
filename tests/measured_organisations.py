"""An organisation for measuring: headquarters, and laptops of one site with as many invented records as are asked."""

import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.exchange import export_bundle as send_from_headquarters
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home, write_atomically
from desktop.spreekuur.exchange import import_bundle, request_enrolment
from desktop.spreekuur.generated import generate
from desktop.spreekuur.stores import Site, Store, make_laptop

PASSPHRASE = "vier losse woorden hier"
SITE = "OEFEN"


class Benchmark:
    """A folder with an organisation in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = self.clock()
        self.pack: Pack = load_pack(shipped_folder())
        self.headquarters, _code = make_headquarters(
            Home(folder / "headquarters"), PASSPHRASE, organisation_name="Meetorganisatie", device_name="Hoofdkantoor"
        )

    @staticmethod
    def clock() -> datetime:
        """Return this moment."""
        return datetime.now(UTC)

    def laptop(self, name: str, contacts: int = 0, *, seed: int = 1, days: int = 365) -> Store:
        """Make and enrol a laptop of the site, with invented records."""
        store, _code = make_laptop(
            Home(self.folder / name),
            "",
            site=Site(SITE, "Oefencentrum"),
            device_name=name,
            organisation=organisation_file(self.headquarters),
            training=True,
        )
        request, words = request_enrolment(store)
        welcome = self.folder / f"{name}.welcome"
        write_atomically(welcome, enrol_device(self.headquarters, request, " ".join(words), self.now))
        import_bundle(store, welcome, self.now)
        if contacts:
            generate(store, self.pack, contacts=contacts, seed=seed, days=days, now=self.now)
        return store

    def introduce(self, laptops: Iterable[Store]) -> None:
        """Let laptops know of each other, by the registry that headquarters sends them."""
        path = send_from_headquarters(self.headquarters, self.folder, SITE, self.now).path
        for laptop in laptops:
            import_bundle(laptop, path, self.now)


def plain_copy(store: Store, path: Path, tables: tuple[str, ...]) -> None:
    """Write tables of a store into plain SQLite: the same rows, columns and indexes, without the search index."""
    with store.reading() as session:
        driver = session.connection().connection.dbapi_connection
        run = driver.execute
        marks = ", ".join("?" * len(tables))
        made = run(
            f"SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND tbl_name IN ({marks}) AND sql NOT NULL",  # noqa: S608
            tables,
        ).fetchall()
        run("COMMIT")
        run("ATTACH ? AS plain KEY ''", (str(path),))
        for (sql,) in made:
            kind, _, rest = sql.partition(" ")
            what, _, rest = rest.partition(" ")
            run(f"{kind} {what} plain.{rest}")
        for table in tables:
            run(f"INSERT INTO plain.{table} SELECT * FROM main.{table}")  # noqa: S608
        run("DETACH plain")
        run("BEGIN")


def dump_into(plain: Path, copy: Path) -> None:
    """Copy a plain database as everybody can: `sqlite3 .dump | sqlite3`."""
    copy.unlink(missing_ok=True)
    with subprocess.Popen(["sqlite3", str(plain), ".dump"], stdout=subprocess.PIPE) as dump:
        subprocess.run(["sqlite3", str(copy)], stdin=dump.stdout, check=True)
