"""What a key costs while somebody types in the search field: `search.py [--quick]`, against the bare FTS5 query.

Words are typed letter by letter: names and words of records that are there, words that nobody wrote, other scripts. The
floor is the query that FTS5 itself offers for a first page: `MATCH` the same expression, `ORDER BY rank`, fifty of
them, on an open connection. Ours is what the search page waits for: whole records, and the texts we tell people. The
processor's time, since others share it.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.content.packs import load_pack, shipped_folder  # noqa: E402
from desktop.paths import Home  # noqa: E402
from desktop.spreekuur.finding import find  # noqa: E402
from desktop.spreekuur.generated import generate  # noqa: E402
from desktop.spreekuur.look_ups import Contents  # noqa: E402
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store  # noqa: E402
from desktop.store.folding import match_expression  # noqa: E402
from desktop.store.spellings import typed_marks  # noqa: E402
from tests.measuring import Line, parser, show  # noqa: E402

FLOOR = "ORDER BY rank"
TYPED = ("verblijfsvergunning", "advocaat", "de brief", "niet gezin", "mohammed", "محمد", "ገብረ", "OEFEN-000012", "zxq")
PAGE = 50
MOST = 50.0
"""Milliseconds for one key."""


def keys(words: tuple[str, ...]) -> list[str]:
    """Return what stands in the field after each key."""
    return [word[:length] for word in words for length in range(1, len(word) + 1) if not word[:length].endswith(" ")]


def spent(act: Callable[[str], object], typed: str, runs: int) -> float:
    """Return the least milliseconds of the processor that an action takes."""
    times = []
    for _run in range(runs):
        started = time.process_time()
        act(typed)
        times.append((time.process_time() - started) * 1000)
    return min(times)


def measure(store: Store, runs: int) -> list[Line]:
    """Measure both on a store."""
    contents = Contents(load_pack(shipped_folder()))
    first = spent(lambda _: contents.articles("a"), "", 1)

    def bare(typed: str) -> None:
        with store.reading() as session:
            session.connection().exec_driver_sql(
                "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT ?",
                (match_expression(typed, typed_marks), PAGE),
            ).fetchall()

    def ours(typed: str) -> None:
        find(store, contents, typed, PAGE)

    typed = keys(TYPED)
    floor = [spent(bare, one, runs) for one in typed]
    found = [spent(ours, one, runs) for one in typed]
    worst = max(range(len(typed)), key=found.__getitem__)
    return [
        Line(f"floor: {len(typed)} keys, FTS5 alone", sum(floor), "ms", FLOOR, 1.0),
        Line("the same keys, first page of records and texts", sum(found), "ms", FLOOR, sum(found) / sum(floor), 1.5),
        Line(f"slowest key: “{typed[worst]}”", found[worst], "ms", limit=MOST),
        Line("the usual key", sorted(found)[len(found) // 2], "ms", limit=MOST),
        Line("the usual key, FTS5 alone", sorted(floor)[len(floor) // 2], "ms"),
        Line("folding what we tell people, once", first, "ms"),
    ]


def main() -> int:
    """Measure and tell; return 1 when a limit is passed. `--home` measures a practice store that is there already."""
    known = parser("What a key costs in the search field, against the bare FTS5 query.")
    known.add_argument("--home", type=Path)
    asked = known.parse_args()
    count = asked.count or (2_000 if asked.quick else 100_000)
    with tempfile.TemporaryDirectory(prefix="measuring-") as name:
        if asked.home:
            store = open_store(Home(asked.home), "")
        else:
            site = Site("OEFEN", "Oefencentrum")
            home = Home(Path(name) / "home")
            store, _code = make_laptop(home, "", site=site, device_name="Meetlaptop", training=True)
            pack = load_pack(shipped_folder())
            generate(store, pack, contacts=count, seed=1, days=365, now=datetime.now(UTC))
        lines = measure(store, asked.runs or 3)
        store.close()
    return show(lines, {"benchmark": "search", "contacts": count, "quick": asked.quick}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
