"""Stamping: no write of an exchanged row goes without its dot, its place in the journal and its time.

A hook on the session stamps what the program writes; a trigger in the database refuses what slips past it.
"""

import base64
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import event, inspect, text
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session

from desktop.domain.cursors import Position
from desktop.domain.rows import Clock, RowState, Scalar, decode_clock
from desktop.store.synced import Synced
from desktop.store.tables import JournalRow

_AHEAD = 24 * 3600 * 1000 << 16
"""How far ahead of this machine's clock another's may push the hybrid time: a day."""


_JOURNAL = text("SELECT store, number, latest, shared, parents, named FROM journal")


@dataclass
class Standing:
    """What the journal's row says, by the names of `JournalRow`."""

    store: str
    number: int
    latest: int
    shared: int
    parents: str
    named: bool


@dataclass
class Journal:
    """The journal of one life of a store, while one transaction writes in it. It is on the disk after `keep`."""

    row: Standing
    kept: Mapping[str, Any]
    """What of `row` is in the table."""
    now: datetime
    alive: bool
    """Whether this start of the program has written or sent before. The first write or bundle begins a new life, so
    that a store that was put back from a backup can never continue under a name whose later writes others hold."""
    seen: dict[UUID, Clock] = field(default_factory=dict)
    """The clocks of rows as who writes them now read them; a row that is not here was read in this transaction."""

    @classmethod
    def open(cls, session: "StampedSession", now: datetime, *, alive: bool) -> "Journal":
        """Read the journal for a session that is about to write."""
        # Not as an object of the session, which makes every saving a quarter slower.
        row = Standing(*session.connection().execute(_JOURNAL).one())
        journal = session.info["journal"] = cls(row, dict(vars(row)), now, alive)
        return journal

    def keep(self, session: "StampedSession") -> None:
        """Write the journal, as far as it changed."""
        changed = {name: value for name, value in vars(self.row).items() if value != self.kept[name]}
        if changed:
            names = ", ".join(f"{name} = ?" for name in changed)
            session.connection().exec_driver_sql(f"UPDATE journal SET {names}", tuple(changed.values()))  # noqa: S608
            self.kept = dict(vars(self.row))

    @classmethod
    def of(cls, session: "StampedSession") -> "Journal":
        """Return the journal in which a session writes."""
        journal: Journal = session.info["journal"]
        return journal

    @property
    def position(self) -> Position:
        """Where the journal stands."""
        return position_of(self.row)

    def begin(self) -> None:
        """Begin a life, unless this start of the program has one."""
        if not self.alive:
            self.alive = True
            # A clock that once stood in the year 2099 is forgotten with the life that it spoiled.
            self.row.latest = 0
            # A life is named after its device.
            self.place(self.position.reborn(new_life(self.row.store.partition(".")[0])))

    def place(self, position: Position) -> None:
        """Let the journal stand at a position of this life or the next."""
        self.row.store, self.row.number, self.row.named = position.store, position.number, position.named
        self.row.parents = json.dumps(position.parents)

    def next(self) -> tuple[str, int, int]:
        """Return the store, number and hybrid time of the next write."""
        number = self.reserve(1)
        return self.row.store, number, self.tick()

    def tick(self) -> int:
        """Return the hybrid time of the next write."""
        # Hybrid logical clock (Kulkarni et al., 2014): 48 bits of milliseconds, 16 bits that keep it growing.
        self.row.latest = max(self.row.latest + 1, self._wall)
        return self.row.latest

    def reserve(self, count: int) -> int:
        """Take so many numbers, for changes that are nobody's writes here, and return the first."""
        self.begin()
        first = self.row.number + 1
        self.row.number += count
        return first

    def hear(self, when: int) -> None:
        """Let later writes be later than another's hybrid time; a clock that is far ahead is not believed."""
        self.row.latest = max(self.row.latest, min(when, self._wall + _AHEAD))

    def seal(self) -> Position:
        """Return the position that a bundle is made at. Commit before it leaves: it says what others may know."""
        self.begin()
        self.row.named = True
        self.row.shared = self.row.number
        return self.position

    @property
    def _wall(self) -> int:
        return int(self.now.timestamp() * 1000) << 16


def position_of(row: JournalRow | Standing) -> Position:
    """Return where a journal stands."""
    parents = tuple((store, number) for store, number in json.loads(row.parents))
    return Position(row.store, row.number, parents, row.named)


def new_life(device: str) -> str:
    """Return the name of a new life of a device's store."""
    return f"{device}.{secrets.token_hex(5)}"


class StampedSession(Session):
    """A session that may write exchanged rows."""

    def note_seen(self, row_id: UUID, clock: str) -> None:
        """Let writes of a row in this transaction replace only what stood there when this clock of it was read.

        What came in since stays beside them. With an empty clock they have seen everything.
        """
        if clock:
            Journal.of(self).seen[row_id] = decode_clock(clock)


@event.listens_for(StampedSession, "before_flush")
def _stamp(session: StampedSession, _context: object, _instances: Sequence[object] | None) -> None:
    journal = Journal.of(session)
    for row in session.new:
        if isinstance(row, Synced):
            store, row.lsn, row.hlc = journal.next()
            row.clock = Clock(store, row.lsn, row.hlc).encode()
    for row in session.dirty:
        if isinstance(row, Synced):
            _stamp_edit(row, journal)


def _stamp_edit(row: Synced, journal: Journal) -> None:
    before = edits(row)
    if not before:
        return
    fields = scalars(row)
    old = {name: as_scalar(row, name, value) for name, value in before.items()}
    store, number, when = journal.next()
    row.lsn, row.hlc, row.src = number, when, None
    clock = decode_clock(row.clock)
    if clock.store == store and clock.number > journal.row.shared and not clock.fields:
        # Nobody else has seen the row yet, nor has another's been merged into it, so all of it may count as written
        # now. Saving as it is typed would otherwise give every field a history of its own.
        row.clock = Clock(store, number, when).encode()
        return
    state = RowState(clock, {**fields, **old})
    changes = {name: fields.get(name) for name in before}
    edited = state.edited(changes, store, number, when, seen=journal.seen.get(row.id)).clock
    row.clock, row.hlc = edited.encode(), edited.latest


def edits(row: Synced) -> dict[str, Any]:
    """Return what stood in the fields of a row that were changed since it was read."""
    state = inspect(row)
    found: dict[str, Any] = {}
    # Only these can differ: a row has some forty fields, and each saving as it is typed comes by here twice.
    for name in state.committed_state:
        if name not in row.OWN:
            history = state.attrs[name].history
            if history.has_changes():
                found[name] = history.deleted[0] if history.deleted else None
    return found


@event.listens_for(StampedSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete:
        raise AssertionError("bulk updates and deletes pass by the journal")


# Columns here say the same in every database.
NO_DIALECT = DefaultDialect()
Write = Callable[[Any, Dialect], Any]


def as_scalar(row: Synced, name: str, value: Any) -> Scalar:  # noqa: ANN401
    """Return a field's value in the form that stands in a bundle; an empty text is no value."""
    write = _writers(type(row))[name]
    bound = value if write is None else write(value, NO_DIALECT)
    return id_text(bound) if isinstance(bound, bytes) else None if bound == "" else bound


@cache
def _writers(table: type[Synced]) -> dict[str, Write | None]:
    return {name: writer(column.type) for name, column in inspect(table).columns.items()}


def writer(kind: Any) -> Write | None:  # noqa: ANN401 - SQLAlchemy's types are untyped here
    """Return how a value of the domain becomes what stands in a column; none when it stands there as it is."""
    return kind.process_bind_param if isinstance(kind, TypeDecorator) else None


def id_text(value: bytes) -> str:
    """Return the bytes of an id as they stand in a bundle: base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def scalars(row: Synced) -> dict[str, Scalar]:
    """Return all fields of a row in the form that stands in a bundle; what is empty is left out."""
    found = {name: as_scalar(row, name, getattr(row, name)) for name in row.field_names()}
    return {name: value for name, value in found.items() if value is not None}
