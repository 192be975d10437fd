"""What keeping an entry costs: `store.py [--quick]`, against a bare encrypted insert with the same promise to the disk.

The floor is one row of one table in an encrypted database, committed with `synchronous=FULL`: no journal, no search
index, no check of what is written.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import sqlcipher3.dbapi2 as sqlcipher  # noqa: E402

from desktop.content.packs import load_pack, shipped_folder  # noqa: E402
from desktop.domain.contacts import ContactEntry  # noqa: E402
from desktop.paths import Home  # noqa: E402
from desktop.spreekuur.contacts import edit_contact, record_contact  # noqa: E402
from desktop.spreekuur.generated import generate  # noqa: E402
from desktop.spreekuur.inventions import Inventor  # noqa: E402
from desktop.spreekuur.stores import Site, make_laptop  # noqa: E402
from tests.measuring import Line, medians, parser, show  # noqa: E402


def bare(path: Path) -> Callable[[ContactEntry], None]:
    """Return what inserts an entry in a bare encrypted database and commits it."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for pragma in (f"key = \"x'{'11' * 32}'\"", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, at, language, topics, question, told, outcome)")

    def insert(entry: ContactEntry) -> None:
        values = (entry.language, " ".join(entry.topics), entry.question, entry.told, entry.outcome)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO entry (at, language, topics, question, told, outcome) VALUES (?, ?, ?, ?, ?, ?)",
            (datetime.now(UTC).isoformat(), *values),
        )
        connection.execute("COMMIT")

    return insert


def measure(folder: Path, stored: int, entries: int) -> list[Line]:
    """Measure recording and changing entries in a store that holds some already."""
    pack = load_pack(shipped_folder())
    now = datetime.now(UTC)
    store, _code = make_laptop(
        Home(folder / "home"), "", site=Site("OEFEN", "Oefencentrum"), device_name="Meetlaptop", training=True
    )
    generate(store, pack, contacts=stored, seed=1, days=365, now=now)
    invented = Inventor(pack.taxonomy, "OEFEN", 2, now.date(), 365).contacts([], entries)
    insert = bare(folder / "bare.db")
    first = record_contact(store, pack, ContactEntry("nl", ("A1",)), now)

    def record(entry: ContactEntry) -> None:
        record_contact(store, pack, entry, datetime.now(UTC))

    def change(entry: ContactEntry) -> None:
        edit_contact(store, pack, first.id, entry, datetime.now(UTC))

    floor, recorded, changed = medians(insert, record, change, over=[contact.entry for contact in invented])
    store.close()
    name = "bare insert"
    return [
        Line("floor: bare encrypted insert", floor * 1000, "ms", name, 1.0),
        Line(f"record an entry, {stored:,} stored", recorded * 1000, "ms", name, recorded / floor, 2.0),
        Line("change an entry", changed * 1000, "ms", name, changed / floor),
    ]


def main() -> int:
    """Measure and tell; return 1 when a limit is passed."""
    asked = parser("What keeping an entry costs, against a bare encrypted insert.").parse_args()
    stored = asked.count or (1_000 if asked.quick else 100_000)
    entries = asked.runs or (100 if asked.quick else 1_000)
    with tempfile.TemporaryDirectory(prefix="measuring-") as name:
        lines = measure(Path(name), stored, entries)
    return show(lines, {"benchmark": "store", "stored": stored, "quick": asked.quick}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
