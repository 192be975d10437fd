"""What the exchange costs: `sync.py [--quick] [--contacts N] [--million]`, against copying the same rows as plain SQL.

The floor is `sqlite3 .dump | sqlite3`: the same rows, columns and indexes in plain SQLite, without encryption, search
index, clocks or signatures.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.headquarters.exchange import import_bundle as take_in_at_headquarters  # noqa: E402
from desktop.paths import Home  # noqa: E402
from desktop.spreekuur.exchange import export_bundle  # noqa: E402
from desktop.spreekuur.stores import Store, open_store  # noqa: E402
from desktop.store.contacts import select_contacts, update_contact  # noqa: E402
from tests.measured_organisations import PASSPHRASE, Benchmark, dump_into, plain_copy  # noqa: E402
from tests.measuring import Line, least, own_peak, parser, peak_in_child, show  # noqa: E402

WEEK = 90
"""Questions that one laptop records in a week."""


class Exchange:
    """Bundles from laptops of a site to who takes them in, for one size of store."""

    def __init__(self, folder: Path, contacts: int) -> None:
        folder.mkdir()
        self.folder, self.contacts = folder, contacts
        self.world = Benchmark(folder)
        self.sender = self.world.laptop("sender", contacts)
        self._newcomers = [self.world.laptop(f"newcomer-{run}", WEEK, seed=10 + run, days=7) for run in range(2)]
        self.world.headquarters.close()
        self._empty = self.world.headquarters.home.folder

    def send(self) -> Path:
        """Write a bundle with everything of the large store."""
        return self._sent(self.sender)

    def weeks(self) -> list[Path]:
        """Write a bundle with a week's work of each of the other laptops."""
        return [self._sent(laptop) for laptop in self._newcomers]

    def empty(self, name: str) -> Home:
        """Return a new home that takes the bundles in, with nothing in it yet."""
        home = Home(self.folder / name)
        shutil.copytree(self._empty, home.folder)
        return home

    def receiver(self, name: str) -> Store:
        """Open a new store that takes the bundles in."""
        return open_store(self.empty(name), PASSPHRASE)

    def receive(self, receiver: Store, path: Path) -> int:
        """Take a bundle in, and return how many rows were new or changed."""
        done = take_in_at_headquarters(receiver, path, self.world.now)
        return done.new + done.changed

    def renew(self, share: float) -> None:
        """Change one field in a share of the questions."""
        with self.sender.writing(self.world.now) as session:
            for contact in select_contacts(session, limit=int(self.contacts * share)):
                outcome = "advice" if contact.entry.outcome != "advice" else "information"
                update_contact(session, contact.id, replace(contact.entry, outcome=outcome))

    def _sent(self, laptop: Store) -> Path:
        return export_bundle(laptop, self.folder, self.world.now).path


def measure_whole(exchange: Exchange, runs: int) -> list[Line]:
    """Measure bundles of everything: made, taken in, taken in again, and with a third of it newer."""
    plain, copy = exchange.folder / "plain.db", exchange.folder / "copy.db"
    plain_copy(exchange.sender, plain)
    floor, _ = least(runs, lambda _run: dump_into(plain, copy))
    export, path = least(runs, lambda _run: exchange.send())
    receivers = [exchange.receiver(f"receiver-{run}") for run in range(runs)]
    taken, rows = least(runs, lambda run: exchange.receive(receivers[run], path))
    again, _ = least(runs, lambda run: exchange.receive(receivers[run], path))
    exchange.renew(0.3)
    newer_path = exchange.send()
    newer, changed = least(runs, lambda run: exchange.receive(receivers[run], newer_path))
    name = "plain SQL"
    return [
        Line("floor: .dump | sqlite3", floor, "s", name, 1.0),
        Line("export", export, "s", name, export / floor, 1.0),
        Line("import into an empty store", taken, "s", name, taken / floor, 2.5),
        Line("the same bundle again", again, "s", limit=0.05),
        Line("30 % newer", newer, "s", name, newer / floor, 4.0),
        Line("rows taken in", rows, "rows"),
        Line("rows newer", changed, "rows"),
        Line("size of a row", path.stat().st_size / rows, "bytes", limit=260.0),
    ]


def measure_week(exchanges: Sequence[Exchange]) -> list[Line]:
    """Measure a laptop's week: its size, and what taking it in costs with more and more stored before."""
    lines: list[Line] = []
    first = 0.0
    for exchange in exchanges:
        receiver = exchange.receiver("weekly")
        exchange.receive(receiver, exchange.send())
        weeks = exchange.weeks()
        cost, _ = least(len(weeks), lambda run, of=exchange, to=receiver, some=weeks: of.receive(to, some[run]))
        first = first or cost
        if not lines:
            lines.append(Line("a laptop's week", weeks[0].stat().st_size / 1000, "kB", limit=50.0))
        peer = f"{exchanges[0].contacts:,} stored"
        lines.append(Line(f"a week into {exchange.contacts:,} stored", cost, "s", peer, cost / first, 1.2))
    return lines


def measure_memory(exchanges: Sequence[Exchange]) -> list[Line]:
    """Measure the greatest memory of an export and an import, each in a process of its own."""
    found: list[Line] = []
    for exchange in exchanges:
        path = exchange.send()
        limit = 300.0 if exchange.contacts >= 100_000 else None
        for action, home in (("export", exchange.sender.home), ("import", exchange.empty("measured"))):
            used = peak_in_child(__file__, "--peak", action, home.folder, path)
            found.append(Line(f"memory of an {action} of {exchange.contacts:,}", used, "MB", limit=limit))
    return found


def peak(action: str, home: Path, path: Path) -> int:
    """Do one action on a store and print the greatest memory of this process."""
    store = open_store(Home(home), PASSPHRASE)
    now = Benchmark.clock()
    if action == "export":
        export_bundle(store, path.parent, now)
    else:
        take_in_at_headquarters(store, path, now)
    print(own_peak())
    return 0


def main() -> int:
    """Measure and tell; return 1 when a limit is passed."""
    options = parser("What the exchange costs, against copying the same rows as plain SQL.")
    options.add_argument("--contacts", type=int, default=100_000, help="questions in the large store")
    options.add_argument("--million", action="store_true", help="also a week into a store of a million")
    options.add_argument("--peak", nargs=3, metavar=("ACTION", "HOME", "FILE"), help="used by the measurement itself")
    asked = options.parse_args()
    if asked.peak:
        action, home, path = asked.peak
        return peak(action, Path(home), Path(path))
    contacts, small, runs = (1_500, 150, 1) if asked.quick else (asked.contacts, asked.contacts // 10, 3)
    with tempfile.TemporaryDirectory(prefix="measuring-") as name:
        exchanges = {size: Exchange(Path(name) / str(size), size) for size in (small, contacts)}
        large = exchanges[contacts]
        lines = measure_whole(large, runs) + measure_memory([large])
        if not asked.quick:
            lines += measure_memory([Exchange(Path(name) / "double", 2 * contacts)])
        if asked.million:
            exchanges[1_000_000] = Exchange(Path(name) / "million", 1_000_000)
        lines += measure_week(list(exchanges.values()))
    about = {"benchmark": "sync", "contacts": contacts, "to": "hq", "quick": asked.quick}
    return show(lines, about, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
