"""What keeping an entry costs: `store.py [--quick]`, against a bare encrypted insert with the same promise to the disk.

The floor is the same row put by one prepared statement into the same table of the same file, with its lists and its
search index, and committed with `synchronous=FULL`: no journal, no check of what is written, no step to be taken back.
Beside it stands a row in a lone table without any index. The processor's time tells more than the clock's where the disk
is that of a virtual machine, or others share it.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import sqlcipher3.dbapi2 as sqlcipher  # noqa: E402

from desktop.content.packs import load_pack, shipped_folder  # noqa: E402
from desktop.domain.contacts import ContactEntry  # noqa: E402
from desktop.domain.ids import new_id  # noqa: E402
from desktop.paths import Home  # noqa: E402
from desktop.spreekuur.contacts import edit_contact, record_contact  # noqa: E402
from desktop.spreekuur.generated import generate  # noqa: E402
from desktop.spreekuur.inventions import Inventor  # noqa: E402
from desktop.spreekuur.stores import Site, Store, make_laptop  # noqa: E402
from desktop.store.folding import fold  # noqa: E402
from desktop.store.spellings import name_marks  # noqa: E402
from tests.measuring import Line, medians, parser, show  # noqa: E402

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY")
LONE, FLOOR = "lone row", "same row"


def connect(path: Path, key: str) -> Any:  # noqa: ANN401 - the driver is untyped
    """Return a connection as the store makes them."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for pragma in (f"key = \"x'{key}'\"", "cipher_memory_security = OFF", *PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")
    for function in (fold, name_marks):
        connection.create_function(function.__name__, 1, function, deterministic=True)
    return connection


def lone(path: Path) -> Callable[[ContactEntry], None]:
    """Return what inserts an entry in a table without any index and commits it."""
    connection = connect(path, "11" * 32)
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, at, language, topics, question, told, outcome)")
    sql = "INSERT INTO entry (at, language, topics, question, told, outcome) VALUES (?, ?, ?, ?, ?, ?)"

    def insert(entry: ContactEntry) -> None:
        connection.execute("BEGIN IMMEDIATE")
        words = (entry.language, " ".join(entry.topics), entry.question, entry.told, entry.outcome)
        connection.execute(sql, (datetime.now(UTC).isoformat(timespec="milliseconds"), *words))
        connection.execute("COMMIT")

    return insert


def same(store: Store) -> Callable[[ContactEntry], None]:
    """Return what inserts an entry in the store's own table and commits it."""
    connection = connect(store.home.database, store.key.secret.hex())
    found = connection.execute("SELECT * FROM contact ORDER BY lsn DESC LIMIT 1")
    row = dict(zip((column[0] for column in found.description), found.fetchone(), strict=True))
    sql = f"INSERT INTO contact ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608

    def insert(entry: ContactEntry) -> None:
        now = datetime.now(UTC)
        row["id"] = row["root"] = new_id(now).bytes
        row["at"] = now.isoformat(timespec="milliseconds")
        row["lsn"] += 1
        row["language"], row["topics"], row["outcome"] = entry.language, " ".join(entry.topics), entry.outcome
        row["question"], row["told"] = entry.question, entry.told
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(sql, tuple(row.values()))
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
    first = record_contact(store, pack, ContactEntry("nl", ("A1",)), now)

    def record(entry: ContactEntry) -> None:
        record_contact(store, pack, entry, datetime.now(UTC))

    def change(entry: ContactEntry) -> None:
        edit_contact(store, pack, first.id, entry, datetime.now(UTC))

    acts = (lone(folder / "lone.db"), same(store), record, change)
    alone, floor, recorded, changed = medians(*acts, over=[contact.entry for contact in invented])
    store.close()
    lines = []
    for what, took, limit in (
        ("floor: the same row, by one statement", floor, 1.0),
        (f"record an entry, {stored:,} stored", recorded, 2.0),
        ("change an entry", changed, None),
    ):
        lines.append(Line(what, took.wall * 1000, "ms", FLOOR, took.wall / floor.wall, limit))
        ratio = took.processor / floor.processor
        lines.append(Line("  of the processor", took.processor * 1000, "ms", FLOOR, ratio))
    lines.append(Line("a row in a lone table", alone.wall * 1000, "ms"))
    lines.append(Line("record an entry", recorded.wall * 1000, "ms", LONE, recorded.wall / alone.wall))
    return lines


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
