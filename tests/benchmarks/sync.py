"""What the exchange costs: `sync.py [--quick] [--count N] [--million]`, against copying the same rows as plain SQL.

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

from desktop.headquarters import exchange as at_headquarters  # noqa: E402
from desktop.paths import Home  # noqa: E402
from desktop.spreekuur.exchange import CENTRE, export_bundle, import_bundle  # noqa: E402
from desktop.spreekuur.stores import Role, Store, open_store  # noqa: E402
from desktop.store.contacts import select_contacts, update_contact  # noqa: E402
from desktop.sync.inspections import Imported  # noqa: E402
from tests.measured_organisations import PASSPHRASE, Benchmark, dump_into, plain_copy  # noqa: E402
from tests.measuring import Line, least, medians, own_peak, parser, peak_in_child, show  # noqa: E402

TABLES = ("contact", "person", "family", "family_member")
"""What is exchanged within a centre; headquarters sees of the first only."""
WEEK = 90
"""Questions that one laptop records in a week."""


class Exchange:
    """Bundles from laptops of a site, with more and fewer records, to one reader: a sister laptop, or headquarters."""

    def __init__(self, folder: Path, to: str, sizes: Sequence[int], newcomers: int) -> None:
        self.folder, self.to = folder, to
        world = Benchmark(folder)
        self.senders = {size: world.laptop(f"sender-{size}", size) for size in sizes}
        self._newcomers = [world.laptop(f"newcomer-{run}", WEEK, seed=10 + run, days=7) for run in range(newcomers)]
        reader = world.laptop("reader") if to == CENTRE else world.headquarters
        if to == CENTRE:
            world.introduce([*self.senders.values(), *self._newcomers, reader])
        reader.close()
        self._empty = reader.home.folder

    def send(self, size: int) -> Path:
        """Write a bundle with everything of the laptop with so many questions."""
        return self._sent(self.senders[size])

    def weeks(self) -> list[Path]:
        """Write a bundle with a week's work of each of the newcomers."""
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
        done = _take_in(receiver, path)
        return done.new + done.changed

    def renew(self, size: int, share: float) -> None:
        """Change one field in a share of the questions."""
        with self.senders[size].writing(Benchmark.clock()) as session:
            for contact in select_contacts(session)[: int(size * share)]:
                outcome = "advice" if contact.entry.outcome != "advice" else "information"
                update_contact(session, contact.id, replace(contact.entry, outcome=outcome))

    def _sent(self, laptop: Store) -> Path:
        return export_bundle(laptop, self.folder, Benchmark.clock(), to=self.to, from_zero=True).path


def _take_in(store: Store, path: Path) -> Imported:
    take_in = at_headquarters.import_bundle if store.about.role is Role.HEADQUARTERS else import_bundle
    return take_in(store, path, Benchmark.clock())


def measure_whole(exchange: Exchange, size: int, runs: int) -> list[Line]:
    """Measure bundles of everything: made, taken in, taken in again, and with a third of it newer."""
    plain, copy = exchange.folder / "plain.db", exchange.folder / "copy.db"
    plain_copy(exchange.senders[size], plain, TABLES if exchange.to == CENTRE else TABLES[:1])
    floor, _ = least(runs, lambda _run: dump_into(plain, copy))
    export, path = least(runs, lambda _run: exchange.send(size))
    receivers = [exchange.receiver(f"receiver-{run}") for run in range(runs)]
    taken, rows = least(runs, lambda run: exchange.receive(receivers[run], path))
    again, _ = least(runs, lambda run: exchange.receive(receivers[run], path))
    exchange.renew(size, 0.3)
    newer_path = exchange.send(size)
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


def measure_week(exchange: Exchange, sizes: Sequence[int]) -> list[Line]:
    """Measure a laptop's week: its size, and what taking it in costs with more and more stored before."""
    weeks = exchange.weeks()
    lines = [Line("a laptop's week", weeks[0].stat().st_size / 1000, "kB", limit=50.0)]
    first = 0.0
    for size in sizes:
        receiver = exchange.receiver(f"weekly-{size}")
        exchange.receive(receiver, exchange.send(size))
        (cost,) = medians(lambda path, to=receiver: exchange.receive(to, path), over=weeks)
        first = first or cost.processor
        small = f"{sizes[0]:,} stored"
        # What else the machine does would be measured with it: it is the work that must not grow.
        lines.append(Line(f"a week into {size:,} stored", cost.processor, "s", small, cost.processor / first, 1.2))
    return lines


def measure_memory(exchange: Exchange, sizes: Sequence[int]) -> list[Line]:
    """Measure the greatest memory of an export and an import, each in a process of its own."""
    found: list[Line] = []
    for size in sizes:
        path = exchange.send(size)
        limit = 300.0 if size >= 100_000 else None
        for action, home in (("export", exchange.senders[size].home), ("import", exchange.empty(f"measured-{size}"))):
            used = peak_in_child(__file__, "--to", exchange.to, "--peak", action, home.folder, path)
            found.append(Line(f"memory of an {action} of {size:,}", used, "MB", limit=limit))
    return found


def peak(to: str, action: str, home: Path, path: Path) -> int:
    """Do one action on a store and print the greatest memory of this process."""
    store = open_store(Home(home), PASSPHRASE)
    if action == "export":
        export_bundle(store, path.parent, Benchmark.clock(), to=to, from_zero=True)
    else:
        _take_in(store, path)
    print(own_peak())
    return 0


def main() -> int:
    """Measure and tell; return 1 when a limit is passed."""
    options = parser("What the exchange costs, against copying the same rows as plain SQL.")
    options.add_argument("--to", choices=(CENTRE, "hq"), default=CENTRE, help="a sister laptop, or headquarters")
    options.add_argument("--million", action="store_true", help="also a week into a store of a million")
    options.add_argument("--peak", nargs=3, metavar=("ACTION", "HOME", "FILE"), help="used by the measurement itself")
    asked = options.parse_args()
    if asked.peak:
        action, home, path = asked.peak
        return peak(asked.to, action, Path(home), Path(path))
    contacts = asked.count or (1_500 if asked.quick else 100_000)
    runs, newcomers = (asked.runs or 1, 1) if asked.quick else (asked.runs or 3, 7)
    stored = [contacts // 10, contacts, *([1_000_000] if asked.million else [])]
    heavy = [contacts] if asked.quick else [contacts, 2 * contacts]
    with tempfile.TemporaryDirectory(prefix="measuring-") as name:
        exchange = Exchange(Path(name), asked.to, sorted({*stored, *heavy}), newcomers)
        lines = measure_whole(exchange, contacts, runs)
        lines += measure_week(exchange, stored)
        lines += measure_memory(exchange, heavy)
    about = {"benchmark": "sync", "contacts": contacts, "to": asked.to, "quick": asked.quick}
    return show(lines, about, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
