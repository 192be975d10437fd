"""What a store knows of the journals of other stores: where to send from, what to leave out, what a bundle proves.

All of it serves to send less; none of it is needed for what is sent to be merged rightly. Whenever something
looks odd the answer is to send everything, from zero.

A *store* is one life of one database, named `<device>.<random>`. Numbers of its journal only grow, and go on from
life to life; a life begins at the first write, **or the first bundle**, of every start of the program. A backup
that was put back therefore never speaks under a name under which others have heard more, neither of its writes
nor of what it holds.

To *hold* a store's journal up to a number is to know every state that any row had there when the journal stood at
that number. Numbers count for one audience: what a store holds of a sister's full rows says nothing of bundles
with pseudonymised ones, so the caller keeps bundles that show less, or other, out of these cursors.

The rules are those of Bayou's version vectors (Petersen et al., SOSP 1997), with git's bundle prerequisites and a
new name for each life (as Riak's actor epochs). `desktop/sync/FORMAT.md` has the written form.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

Point = tuple[str, int]
"""A store, and a number in its journal."""

MAX_ADOPTED = 64
"""How many unknown lives of its own device a store goes on from. They only save sending; a peer that invents them
must not be able to make every later bundle too large to be read."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a store's own journal stands."""

    store: str
    number: int = 0
    parents: tuple[Point, ...] = ()
    """The lives that this one goes on from, and where it left each of them. Never pruned, and complete but for
    lives under whose name no bundle was ever made: nobody else can know those, and there is one for every start."""
    named: bool = False
    """Whether a bundle was made under this name."""

    def reborn(self, store: str) -> "Position":
        """Return the position with which the next life begins, under a name that was never used."""
        left = ((self.store, self.number),) if self.named else ()
        return Position(store, self.number, (*self.parents, *left))

    def reach(self, store: str) -> int:
        """Return the number up to which this store is that one, or goes on from it; 0 when it does neither."""
        lineage = (*self.parents, (self.store, self.number))
        return max((number for name, number in lineage if name == store), default=0)


@dataclass(frozen=True, slots=True)
class Peer:
    """What is known of one life of another store."""

    have: int = 0
    """Its journal is held here up to this number."""
    acked: int = 0
    """It holds this store's journal up to this number. It never falls."""
    superseded: bool = False
    """Whether a later life of the same device has been met, that goes on from it."""


Peers = Mapping[str, Peer]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a bundle says of itself: the part of its manifest that moves cursors."""

    store: str
    base: int
    """The rows are those that changed in `store` after this number …"""
    upto: int
    """… up to and with this one."""
    parents: tuple[Point, ...] = ()
    omits: Mapping[str, int] = field(default_factory=dict)
    """Rows left out, because the addressee sent them itself: the newest bundle of each store that brought one."""
    have: Mapping[str, int] = field(default_factory=dict)
    """How far the maker holds other stores' journals."""


class Doubt(StrEnum):
    """Something that people should hear of. The rows are merged all the same, and nothing is lost by it."""

    INCOMPLETE = auto()
    """Rows from before this bundle are missing here; the next exchange brings them."""
    BEHIND = auto()
    """Others hold more of this store's journal than it holds itself: it was put back from a backup."""
    TWIN = auto()
    """Another life of this device is about that this one does not go on from: a copy, or a backup put back."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a store knows after a bundle was taken in."""

    peers: Peers
    position: Position
    doubts: frozenset[Doubt]


def device_of(store: str) -> str:
    """Return the device of which a store is a life."""
    return store.partition(".")[0]


def live_stores(peers: Peers, device: str) -> frozenset[str]:
    """Return the lives of a device that no later one is known to go on from: one, but for copies and new devices."""
    return frozenset(store for store, peer in peers.items() if device_of(store) == device and not peer.superseded)


def base_for(peers: Peers, devices: Collection[str]) -> int:
    """Return the number after which rows must be sent, so that every live store of these devices is served.

    A device that was never heard of holds nothing: 0.
    """
    return min(min((peers[store].acked for store in live_stores(peers, device)), default=0) for device in devices)


def omissions(peers: Peers, devices: Collection[str], sources: Iterable[Point]) -> dict[str, int]:
    """Return what a bundle for these devices leaves out, from the sources of the rows that it would hold.

    A source is the store and `upto` of the bundle that brought exactly the state that stands here. A row is left
    out exactly when its source's store is in the answer, which is what goes into the manifest.

    Nothing is left out unless there is one addressee with one live store: a sister life that was put back from a
    backup would wait for ever for the rows that its twin once sent.
    """
    lives = [store for device in devices for store in live_stores(peers, device)]
    if len(devices) != 1 or len(lives) != 1:
        return {}
    newest = max((number for store, number in sources if store == lives[0]), default=0)
    return {lives[0]: newest} if newest else {}


def acknowledgements(peers: Peers, devices: Collection[str]) -> dict[str, int]:
    """Return what a bundle says that this store holds of the journals of these devices.

    Name the addressees and all to whom they may carry it on: one stick then speaks to every laptop of a site. A
    store of which nothing is held is named too, so that a device that was put back hears of its twin. Superseded
    lives are left out; who goes on from one reads the number of its newest life, or begins at zero.
    """
    return {store: peers[store].have for device in devices for store in live_stores(peers, device)}


def holds(peers: Peers, position: Position, store: str) -> int:
    """Return the number up to which a store's journal is held here, be it as another's or as one's own past."""
    peer = peers.get(store)
    return max(position.reach(store), peer.have if peer else 0)


def receive(peers: Peers, position: Position, coverage: Coverage) -> Receipt:
    """Return what a store knows once the rows of a bundle are merged and durably kept; twice is the same as once.

    `position` is that after the merge, in which changed rows have taken numbers. The rows are merged whatever
    this says; a cursor moves only when nothing can be missing before it:

    - `base` is held here already, where an unknown life is held as far as those are that it goes on from;
    - every row that was left out is held here: this store is the one that sent it, or goes on from that one at or
      after the bundle in question (`upto`, not the cursor), or holds it.
    """
    if coverage.store == position.store:
        behind = coverage.upto > position.number
        return Receipt(peers, replace(position, named=True), frozenset({Doubt.BEHIND}) if behind else frozenset())
    inherited = (min(holds(peers, position, parent), at) for parent, at in coverage.parents)
    have = max(holds(peers, position, coverage.store), *inherited, 0)
    whole = coverage.base <= have and all(
        holds(peers, position, store) >= number for store, number in coverage.omits.items()
    )
    known = peers.get(coverage.store, Peer())
    acked, behind = _acknowledged(peers, position, coverage.have)
    moved = _superseding(peers, coverage) | {
        coverage.store: Peer(max(have, coverage.upto) if whole else have, max(known.acked, acked), known.superseded)
    }
    adopting = _adopting(position, (coverage.store, *coverage.have))
    twin = adopting.parents != position.parents
    doubts = {Doubt.INCOMPLETE: not whole, Doubt.BEHIND: behind, Doubt.TWIN: twin}
    return Receipt(moved, adopting, frozenset(doubt for doubt, seen in doubts.items() if seen))


def _acknowledged(peers: Peers, position: Position, have: Mapping[str, int]) -> tuple[int, bool]:
    """Return how far the maker holds this store's journal, and whether it holds more of it than is here.

    What it holds of a former life counts up to where this store left that life; the rest is another's history.
    """
    lineage = (*position.parents, (position.store, position.number))
    acked = max((min(have[store], number) for store, number in lineage if store in have), default=0)
    return acked, any(have[store] > holds(peers, position, store) for store, _ in lineage if store in have)


def _superseding(peers: Peers, coverage: Coverage) -> dict[str, Peer]:
    """Return the peers, with those marked as superseded from which the maker goes on.

    Only lives of its own device: nobody may end another's, whose rows would then not be sent to it any more.
    """
    device = device_of(coverage.store)
    moved = dict(peers)
    for parent, _ in coverage.parents:
        known = moved.get(parent, Peer())
        if not known.superseded and device_of(parent) == device:
            moved[parent] = replace(known, superseded=True)
    return moved


def _adopting(position: Position, seen: Collection[str]) -> Position:
    """Return the position with other lives of its device as parents, of which it holds nothing for certain.

    Else others would serve, for ever, a life that nobody continues.
    """
    device = device_of(position.store)
    known = {position.store, *(store for store, _ in position.parents)}
    twins = sorted({store for store in seen if device_of(store) == device} - known)
    room = max(0, MAX_ADOPTED - sum(1 for _, number in position.parents if number == 0))
    adopted = tuple((store, 0) for store in twins[:room])
    # After a backup was put back, others may know the name though no bundle under it is remembered here.
    return replace(position, parents=(*position.parents, *adopted), named=position.named or position.store in seen)
