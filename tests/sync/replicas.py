"""A store in memory that exchanges by the product's own rules; its protections can be switched off one by one.

It keeps rows in a dict where the product keeps tables. Which row wins, what is sent and what a bundle proves is
decided by `desktop.domain` alone; a protection is switched off here, by lying to those functions.
"""

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from uuid import UUID

from desktop.domain.cursors import (
    Coverage,
    Doubt,
    Peer,
    Peers,
    Point,
    Position,
    acknowledgements,
    base_for,
    device_of,
    live_stores,
    omissions,
    receive,
)
from desktop.domain.erasures import absorbed, emptying, entailed, is_anonymous
from desktop.domain.rows import Clock, ExchangedRow, RowState, Scalar, merge_rows


class Protection(Enum):
    """What keeps the exchange right; without any one of them the simulation must find a fault."""

    NEW_LIFE = auto()
    LIFE_BEFORE_BUNDLE = auto()
    ABSORBING_ERASURE = auto()
    EMPTYING = auto()
    BASE_CHECK = auto()
    PREREQUISITES = auto()
    LONE_STORE = auto()
    ADOPTION = auto()
    SOURCE_NUMBER = auto()
    ACKS_PER_STORE = auto()
    SIBLINGS = auto()


@dataclass(frozen=True)
class Bundle:
    """What lies on a stick."""

    device: str
    coverage: Coverage
    rows: tuple[ExchangedRow, ...]
    erased: frozenset[UUID]
    before: str
    """The day before which retention takes words away; empty for none."""


@dataclass(frozen=True)
class Kept:
    """A row as a table holds it."""

    row: ExchangedRow
    number: int
    source: Point | None


@dataclass(frozen=True)
class Disk:
    """The database: what a backup holds."""

    position: Position
    shared: int = 0
    latest: int = 0
    rows: dict[UUID, Kept] = field(default_factory=dict)
    erased: frozenset[UUID] = frozenset()
    before: str = ""
    peers: Peers = field(default_factory=dict)


Witness = Callable[[ExchangedRow, RowState | None, Point], None]
"""Is told of every write: the row after it, its state before, and the write's dot."""


class Replica:
    """One laptop, or headquarters."""

    def __init__(
        self, device: str, name_life: Callable[[str], str], witness: Witness, without: Protection | None = None
    ) -> None:
        self.device = device
        self.name_life = name_life
        self.witness = witness
        self.without = without
        self.disk = Disk(Position(name_life(device)))
        self.alive = False
        self.clock = 0
        self.neighbours = [device]
        self.issued: frozenset[UUID] = frozenset()
        """The erasures that this device ordered; they are kept beside the database and outlive it."""
        self.retained = ""
        """The day of the retention that it knew of; it is kept there too."""
        self.doubts: list[Doubt] = []

    @property
    def rows(self) -> dict[UUID, ExchangedRow]:
        return {row_id: kept.row for row_id, kept in self.disk.rows.items()}

    @property
    def erased(self) -> frozenset[UUID]:
        return self.disk.erased

    # The life of the program

    def restart(self) -> None:
        self.alive = False

    def restore(self, disk: Disk) -> None:
        self.disk = disk
        self.restart()
        self._take_erasures(self.issued, self.retained)

    # What people do

    def create(self, kind: str, row_id: UUID, root: UUID, fields: dict[str, Scalar]) -> None:
        if {row_id, root} & self.erased:
            return
        store, number, when = self._next()
        row = ExchangedRow(kind, row_id, root, "azc", RowState(Clock(store, number, when), fields))
        if emptying(row, (), self.disk.before):
            return
        self._keep(row, number, None)
        self.witness(row, None, (store, number))

    def edit(self, row_id: UUID, changes: dict[str, Scalar]) -> None:
        kept = self.disk.rows[row_id]
        before = kept.row.state
        if is_anonymous(before):
            return
        store, number, when = self._next()
        if before.clock.store == store and before.clock.number > self.disk.shared and not before.clock.fields:
            # As the product's journal: nobody has seen the row yet, so all of it is written now.
            after = RowState(Clock(store, number, when), {**before.fields, **changes})
        else:
            after = before.edited(changes, store, number, when)
        row = replace(kept.row, state=after)
        if emptying(row, (), self.disk.before):
            return  # as the product refuses it
        self._keep(row, number, None)
        self.witness(row, before, (store, number))

    def erase(self, target: UUID) -> None:
        self.issued |= {target}
        self._take_erasures(self.issued)

    def retain(self, before: str) -> None:
        self._take_erasures(frozenset(), before)

    # The exchange

    def seal(self, to: list[str], *, from_zero: bool = False) -> Bundle:
        if self.without is not Protection.LIFE_BEFORE_BUNDLE:
            self._begin()
        disk = self.disk
        base = 0 if from_zero else base_for(disk.peers, to)
        fresh = [kept for kept in disk.rows.values() if kept.number > base]
        omits = {} if from_zero else self._omissions(to, [kept.source for kept in fresh if kept.source])
        rows = tuple(kept.row for kept in fresh if kept.source is None or kept.source[0] not in omits)
        at = disk.position
        have = acknowledgements(disk.peers, self.neighbours)
        self.disk = replace(disk, shared=at.number, position=replace(at, named=True))
        return Bundle(
            self.device, Coverage(at.store, base, at.number, at.parents, omits, have), rows, self.erased, disk.before
        )

    def take(self, bundle: Bundle) -> None:
        if not bundle.erased <= self.erased or bundle.before > self.disk.before:
            self._take_erasures(bundle.erased, bundle.before)
        before = self.disk.rows
        for row in bundle.rows:
            self._merge(row, (bundle.coverage.store, bundle.coverage.upto))
        if self.disk.rows is not before:
            self._take_erasures(frozenset())
        coverage = bundle.coverage
        if self.without is Protection.BASE_CHECK:
            coverage = replace(coverage, base=0)
        if self.without is Protection.PREREQUISITES:
            coverage = replace(coverage, omits={})
        receipt = receive(self.disk.peers, self.disk.position, coverage)
        position = self.disk.position if self.without is Protection.ADOPTION else receipt.position
        peers = receipt.peers
        if self.without is Protection.ACKS_PER_STORE:
            peers = _pooled(peers)
        self.disk = replace(self.disk, peers=peers, position=position)
        self.doubts += sorted(receipt.doubts)

    # Within

    def _next(self) -> tuple[str, int, int]:
        self._begin()
        at = self.disk.position
        latest = max(self.disk.latest + 1, self.clock << 16)
        self.disk = replace(self.disk, position=replace(at, number=at.number + 1), latest=latest)
        return at.store, at.number + 1, latest

    def _begin(self) -> None:
        if not self.alive and self.without is not Protection.NEW_LIFE:
            self.disk = replace(self.disk, position=self.disk.position.reborn(self.name_life(self.device)), latest=0)
        self.alive = True

    def _keep(self, row: ExchangedRow, number: int, source: Point | None) -> None:
        self.disk = replace(self.disk, rows={**self.disk.rows, row.id: Kept(row, number, source)})

    def _merge(self, theirs: ExchangedRow, source: Point) -> None:
        if absorbed(theirs, self.erased):
            return
        kept = self.disk.rows.get(theirs.id)
        merged = theirs if kept is None else replace(theirs, state=self._joined(kept.row.state, theirs.state))
        if kept is None or merged.state != kept.row.state:
            self._settle(merged, source if merged.state == theirs.state else None)

    def _joined(self, ours: RowState, theirs: RowState) -> RowState:
        if self.without is Protection.SIBLINGS:
            return max(ours, theirs, key=lambda state: (state.clock.latest, state.clock.encode()))
        return merge_rows(ours, theirs)

    def _settle(self, row: ExchangedRow, source: Point | None) -> None:
        """Keep a row that changed, without what the erasures take from it."""
        store, number, when = self._next()
        changes = {} if self.without is Protection.EMPTYING else emptying(row, self.erased, self.disk.before)
        if not changes:
            self._keep(row, number, source)
            return
        emptied = replace(row, state=row.state.edited(changes, store, number, when))
        self._keep(emptied, number, None)
        self.witness(emptied, row.state, (store, number))

    def _take_erasures(self, erased: frozenset[UUID], before: str = "") -> None:
        self.retained = max(self.retained, before)
        known = self.erased | erased
        dossiers = entailed(self.rows.values(), known)
        self.issued |= dossiers
        known |= dossiers
        rows = {row_id: kept for row_id, kept in self.disk.rows.items() if not absorbed(kept.row, known)}
        keeping = frozenset() if self.without is Protection.ABSORBING_ERASURE else known
        self.disk = replace(self.disk, rows=rows, erased=keeping, before=max(self.disk.before, before))
        if self.without is not Protection.EMPTYING:
            for kept in rows.values():
                if emptying(kept.row, self.erased, self.disk.before):
                    self._settle(kept.row, None)

    def _omissions(self, to: list[str], sources: list[Point]) -> dict[str, int]:
        if self.without is Protection.SOURCE_NUMBER:
            return {store: self.disk.peers[store].have for store in omissions(self.disk.peers, to, sources)}
        if self.without is not Protection.LONE_STORE:
            return omissions(self.disk.peers, to, sources)
        found: dict[str, int] = {}
        for life in live_stores(self.disk.peers, to[0]) if len(to) == 1 else ():
            found |= omissions({life: Peer()}, to, sources)
        return found


def link_to(row_id: UUID) -> str:
    """Return an id as it stands in a row that names it."""
    return base64.urlsafe_b64encode(row_id.bytes).rstrip(b"=").decode()


def _pooled(peers: Peers) -> Peers:
    return {store: replace(peer, acked=max(_acks(peers, device_of(store)))) for store, peer in peers.items()}


def _acks(peers: Peers, device: str) -> Iterable[int]:
    return (peer.acked for store, peer in peers.items() if device_of(store) == device)
