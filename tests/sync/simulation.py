"""Histories of carried sticks, invented from a seed, and an observer who remembers every write that was ever made.

Headquarters and up to three laptops, in mesh, star or line, record, exchange, lose and find sticks, put back
backups, copy disks, restart, and have their clocks wrong. The observer knows of each write what its author saw,
so what must be shown in the end follows without the program's own clocks.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.erasures import absorbed, emptying
from desktop.domain.rows import ExchangedRow, Scalar
from tests.sync.observers import Observer, Write, includes, standing
from tests.sync.replicas import Bundle, Disk, Protection, Replica, link_to

DEVICES = ("hq", "a", "b", "c")
COPY = "a'"
"""A second laptop with a copy of the disk of laptop a."""
NOW = 1_790_000_000_000
CLOCKS = (0, 0, -(10**9), 10**9, 4 * 10**12)
"""Milliseconds: right, 12 days slow, 12 days fast, 126 years fast."""
PAPER = UUID(int=99)
MOST_ROWS = 6
ROUNDS = 12

ACTIONS = {
    "create": 5,
    "edit": 10,
    "relink": 5,
    "visit": 12,
    "seal": 6,
    "deliver": 8,
    "amnesia": 4,
    "backup": 3,
    "restore": 4,
    "restart": 4,
    "erase": 2,
    "retain": 1,
    "clock": 2,
    "copy": 1,
}


@dataclass(frozen=True)
class Step:
    """One thing that happens; the numbers choose among whatever there is at that moment."""

    action: str
    a: int
    b: int
    c: int


class World:
    """All replicas, all sticks, all backups, and the observer."""

    def __init__(self, seed: int, without: Protection | None = None) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same for the same seed is the point
        self.observer = Observer()
        self.without = without
        self.lives = 0
        names = DEVICES[: self.random.randint(2, 4)]
        shape = self.random.choice(("mesh", "star", "line"))
        self.edges = [(a, b) for a in names for b in names if a != b and _near(shape, names.index(a), names.index(b))]
        self.replicas = {name: self._replica(name) for name in names}
        self.sticks: list[Bundle] = []
        self.backups: list[tuple[str, Disk]] = []
        self.kinds: dict[UUID, str] = {}
        self.roots: dict[UUID, UUID] = {}
        self.ordered: set[UUID] = set()
        self.acked: dict[tuple[str, str], int] = {}
        self.values = 0

    def _replica(self, device: str) -> Replica:
        replica = Replica(device, self._name, self.observer.note, self.without)
        replica.neighbours = list(DEVICES)
        replica.clock = NOW
        return replica

    def _name(self, device: str) -> str:
        self.lives += 1
        return f"{device}.{self.lives}"

    def step(self, step: Step) -> None:
        """Let one thing happen; nothing, when there is nothing it could happen to. Raises AssertionError."""
        getattr(self, f"_{step.action}")(step)
        self._check_now()

    # What happens

    def _pick(self, number: int) -> str:
        return list(self.replicas)[number % len(self.replicas)]

    def _value(self) -> str:
        self.values += 1
        return f"v{self.values}"

    def _person(self, replica: Replica, number: int) -> UUID | None:
        people = sorted(row.id for row in replica.rows.values() if row.kind == "person")
        return people[number % len(people)] if people and number % 5 else None

    def _create(self, step: Step) -> None:
        if step.b % 7 == 2:
            self._create_paper(self.replicas[self._pick(step.a)])
            return
        if len(self.kinds) == MOST_ROWS:
            return
        replica = self.replicas[self._pick(step.a)]
        row_id = UUID(int=len(self.kinds) + 1)
        kind = ("person", "contact", "contact", "family")[step.b % 4]
        person = self._person(replica, step.c)
        link = None if person is None else link_to(person)
        fields: dict[str, dict[str, Scalar]] = {
            "person": {"name": self._value()},
            "contact": {"at": f"{len(self.kinds):02}", "language": "ti", "question": self._value(), "person": link},
            "family": {"name": self._value(), "person": link},
        }
        self.kinds[row_id] = kind
        self.roots[row_id] = person if kind == "family" and person else row_id
        replica.create(kind, row_id, self.roots[row_id], fields[kind])

    def _create_paper(self, replica: Replica) -> None:
        """Make the one row whose id follows from what it is about, so that two laptops may make it apart."""
        if PAPER not in replica.rows:
            self.kinds[PAPER], self.roots[PAPER] = "paper", PAPER
            replica.create("paper", PAPER, PAPER, {"name": self._value(), "state": "asked"})

    def _edit(self, step: Step) -> None:
        replica = self.replicas[self._pick(step.a)]
        here = sorted(replica.rows)
        if here:
            self._write(replica, here[step.b % len(here)], step.c)

    def _write(self, replica: Replica, row_id: UUID, number: int) -> None:
        names = {"contact": ("question", "question", "language")}.get(self.kinds[row_id], ("name",))
        replica.edit(row_id, {names[number % len(names)]: self._value()})

    def _relink(self, step: Step) -> None:
        replica = self.replicas[self._pick(step.a)]
        here = sorted(row.id for row in replica.rows.values() if row.kind in ("contact", "family"))
        person = self._person(replica, step.c)
        if here and person is not None:
            replica.edit(here[step.b % len(here)], {"person": link_to(person)})

    def _visit(self, step: Step) -> None:
        a, b = self.edges[step.a % len(self.edges)]
        self._hand(a, b)
        if step.b % 2:
            self._hand(b, a)

    def _hand(self, a: str, b: str, *, keep: bool = True) -> None:
        sender, reader = self.replicas[a], self.replicas[b]
        stick = sender.seal([_device(b)])
        self.sticks += [stick] * keep
        known = sender.disk.peers.get(reader.disk.position.store)
        up_to_date = reader.alive and known is not None and not known.superseded
        self._take(b, stick)
        if up_to_date:
            assert includes(reader, sender.disk), "one stick to a life that is known did not bring everything"

    def _seal(self, step: Step) -> None:
        who = self._pick(step.a)
        near = sorted({_device(b) for a, b in self.edges if a == who})
        some = [device for place, device in enumerate(near) if step.b >> place & 1] or near[:1]
        self.sticks.append(self.replicas[who].seal(some, from_zero=step.c % 10 == 0))

    def _deliver(self, step: Step) -> None:
        if not self.sticks:
            return
        who = self._pick(step.a)
        late = step.b % 4 == 0
        stick = self.sticks[step.c % len(self.sticks)] if late else self.sticks[-1 - step.c % min(3, len(self.sticks))]
        # Mostly along the lines of the drawing; now and then a stick finds its way to anybody.
        if any(_device(a) == stick.device and b == who for a, b in self.edges) or step.b % 5 == 0:
            self._take(who, stick)

    def _amnesia(self, step: Step) -> None:
        """Make a backup, work, hand out a stick, put the backup back, and work on."""
        a, b = self.edges[step.a % len(self.edges)]
        replica = self.replicas[a]
        disk, alive = replica.disk, replica.alive
        for turn in range(1 + step.b % 2):
            here = sorted(replica.rows)
            if here:
                self._write(replica, here[step.c % len(here)], turn)
        self.sticks.append(replica.seal([_device(b)]))
        if step.b % 3:
            self._take(b, self.sticks[-1])
        assert alive or replica.alive
        self._put_back(a, disk)
        here = sorted(replica.rows)
        if here and step.c % 2:
            self._write(replica, here[step.c % len(here)], 0)

    def _put_back(self, who: str, disk: Disk) -> None:
        self.replicas[who].restore(disk)
        self.acked = {key: acked for key, acked in self.acked.items() if key[0] != who}

    def _backup(self, step: Step) -> None:
        who = self._pick(step.a)
        self.backups.append((who, self.replicas[who].disk))

    def _restore(self, step: Step) -> None:
        if self.backups:
            self._put_back(*self.backups[step.a % len(self.backups)])

    def _restart(self, step: Step) -> None:
        self.replicas[self._pick(step.a)].restart()

    def _erase(self, step: Step) -> None:
        replica = self.replicas[self._pick(step.a)]
        roots = sorted({row.root for row in replica.rows.values() if row.kind == "person" or step.c % 3 == 0})
        if roots:
            target = roots[step.b % len(roots)]
            self.ordered.add(target)
            replica.erase(target)

    def _retain(self, step: Step) -> None:
        """Take the words of older contacts away; the first few stay, so that most histories keep something to lose."""
        self.replicas[self._pick(step.a)].retain(f"{step.b % (MOST_ROWS + 1):02}")

    def _clock(self, step: Step) -> None:
        self.replicas[self._pick(step.a)].clock = NOW + CLOCKS[step.b % len(CLOCKS)]

    def _copy(self, step: Step) -> None:
        """Copy the disk of laptop a to another laptop; both go on, the first without noticing."""
        if COPY in self.replicas or step.b % 3:
            return
        copy = self._replica("a")
        copy.restore(self.replicas["a"].disk)
        copy.issued = self.replicas["a"].issued
        self.replicas[COPY] = copy
        self.edges += [(a.replace("a", COPY), b.replace("a", COPY)) for a, b in self.edges if "a" in (a, b)]

    def _take(self, who: str, stick: Bundle) -> None:
        """Take a bundle in, twice: the second time changes nothing (I2)."""
        replica = self.replicas[who]
        replica.take(stick)
        once = replica.disk
        replica.take(stick)
        assert replica.disk == once, "taking a bundle in twice is not the same as once"

    # What must be true

    def _check_now(self) -> None:
        for who, replica in self.replicas.items():
            for store, peer in replica.disk.peers.items():
                assert peer.acked <= replica.disk.position.number, "acknowledged beyond the journal"
                assert peer.acked >= self.acked.get((who, store), 0), "an acknowledgement went back"
                self.acked[who, store] = peer.acked
            _check_erased(replica, replica.erased)

    def finish(self) -> None:
        """Exchange until all is quiet; let all sticks turn up, and again; then ask the observer."""
        known = set(self._known())
        self._converge("ordinary exchange")
        late = list(self.sticks)
        self.random.shuffle(late)
        for stick in late:
            for who in self.replicas:
                self._take(who, stick)
            self._check_now()
        final = self._converge("late sticks")
        self._check_quiet()
        known |= set(self._known())
        shown = {write for row in final.values() for write in standing(row)}
        replaced = self.observer.replaced(known)
        erased = self.replicas["hq"].erased
        assert shown <= self.observer.seen.keys(), "a value is shown that nobody wrote"
        assert not shown & replaced, "a value is shown that its successor saw"
        gone = {row_id for row_id, root in self.roots.items() if {row_id, root} & erased}
        lost = {write for write in known - replaced - shown if write.row not in gone}
        assert not lost, f"lost: {sorted(map(str, lost))}"

    def _known(self) -> Iterator[Write]:
        """Give every write that anybody holds, or that lies on any stick."""
        for replica in self.replicas.values():
            for row in replica.rows.values():
                yield from standing(row)
        for stick in self.sticks:
            for row in stick.rows:
                yield from standing(row)

    def _converge(self, after: str) -> dict[UUID, ExchangedRow]:
        """Visit everybody in turn, sending only what is needed, until all are the same."""
        for _ in range(ROUNDS):
            for a, b in self.edges:
                self._hand(a, b, keep=False)
            self._check_now()
            states = [(replica.rows, replica.erased, replica.disk.before) for replica in self.replicas.values()]
            if all(state == states[0] for state in states):
                break
        for replica in self.replicas.values():
            _check_erased(replica, replica.erased | self.ordered)
        assert all(state == states[0] for state in states), f"not the same everywhere after {after}"
        self._check_acknowledgements()
        return states[0][0]

    def _check_quiet(self) -> None:
        """When everybody is the same, sticks have nothing to carry but where two copies of a laptop are about."""
        for _ in range(3):
            for a, b in self.edges:
                self._hand(a, b, keep=False)
        for a, b in () if COPY in self.replicas else self.edges:
            assert not self.replicas[a].seal([_device(b)]).rows, "what is known everywhere is sent again"

    def _check_acknowledgements(self) -> None:
        """What is acknowledged by a store is held there: every row, as it was up to that number."""
        alive = {replica.disk.position.store: replica for replica in self.replicas.values() if replica.alive}
        for replica in self.replicas.values():
            for store in replica.disk.peers.keys() & alive.keys():
                acked = replica.disk.peers[store].acked
                assert includes(alive[store], replica.disk, acked), "acknowledged, and not there"


def _near(shape: str, a: int, b: int) -> bool:
    return {"mesh": True, "star": 0 in (a, b), "line": abs(a - b) == 1}[shape]


def _device(who: str) -> str:
    return who.rstrip("'")


def _check_erased(replica: Replica, erased: frozenset[UUID] | set[UUID]) -> None:
    for row in replica.rows.values():
        assert not absorbed(row, erased), "an erased row is there"
        assert not emptying(row, erased, replica.disk.before), "words that were taken away are there"


def history(seed: int, length: int = 60) -> list[Step]:
    """Return what happens in the history with this seed."""
    source = random.Random(f"steps {seed}")  # noqa: S311 - the same for the same seed is the point
    actions, weights = list(ACTIONS), list(ACTIONS.values())
    # A person, a contact and a dossier that is not linked yet.
    begin = [Step("create", source.randrange(2**16), kind, 0) for kind in (0, 1, 3)]
    count = source.randint(5, length)
    return begin + [
        Step(action, source.randrange(2**16), source.randrange(2**16), source.randrange(2**16))
        for action in source.choices(actions, weights, k=count)
    ]


def play(seed: int, steps: list[Step], without: Protection | None = None) -> World:
    """Play a history to its end. Raises AssertionError when something is lost, leaked or never settled."""
    world = World(seed, without)
    for step in steps:
        world.step(step)
    world.finish()
    return world


def fault(seed: int, steps: list[Step], without: Protection | None = None) -> str | None:
    """Return what goes wrong in a history, if anything does."""
    try:
        play(seed, steps, without)
    except AssertionError as error:
        return str(error).partition("\n")[0]
    return None


def shortened(seed: int, steps: list[Step], without: Protection | None = None) -> list[Step]:
    """Return a history that goes wrong, without the steps that do not matter."""
    again = True
    while again:
        again = False
        for place in reversed(range(len(steps))):
            fewer = steps[:place] + steps[place + 1 :]
            if fault(seed, fewer, without):
                steps, again = fewer, True
    return steps
