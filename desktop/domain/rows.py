"""What every exchanged row knows of its own past, and how two versions of it become one.

Each field of a row is a causal multi-value register: a value is replaced only by a write that had seen it, so
what two people wrote without knowing of each other is kept side by side (a dotted version vector set; Preguiça
et al., "Dotted Version Vectors", 2012). Which of the two is *shown* is another matter, and never decides what
is kept. `desktop/sync/FORMAT.md` has the written form.

A write is named by its dot `(store, number)`: the store's life in which it was made and its number in that
life's journal. No clock takes part, so a wrong clock cannot put an old write above a new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

Integer = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Scalar = str | Integer | float | bool | None
StoreName = Annotated[str, Meta(min_length=1, max_length=64)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]

MAX_SIBLINGS = 32
MAX_CONTEXT = 4096
_LAST = 2**63 - 1


class Later(msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True):
    """A field that was not last written when the row was made: its context, winner and losers."""

    context: Annotated[dict[StoreName, Count], Meta(min_length=1, max_length=MAX_CONTEXT)]
    winner: StoreName
    when: Count
    losers: Annotated[dict[StoreName, tuple[Scalar, Count]], Meta(max_length=MAX_SIBLINGS)] = {}

    def __post_init__(self) -> None:
        """Refuse a clock that no program could have written."""
        live = {self.winner, *self.losers}
        if self.winner in self.losers or not live <= self.context.keys():
            raise ValueError("clock")


class Clock(msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True):
    """The past of one row: the dot that made it, and the fields that were written later."""

    store: StoreName
    number: Count
    when: Count
    fields: dict[str, Later] = {}

    def encode(self) -> str:
        """Return the clock as JSON, the form in which it is stored and sent."""
        # Most rows have no later writes; they are not made to carry an empty list of them.
        written = self if self.fields else (self.store, self.number, self.when)
        return _ENCODER.encode(written).decode()

    @property
    def latest(self) -> int:
        """Time of the newest write that is still shown in the row."""
        return max(self.when, *(field.when for field in self.fields.values())) if self.fields else self.when


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Clock)


def decode_clock(text: str | bytes) -> Clock:
    """Return a stored clock. Raises msgspec.MsgspecError when the text is none."""
    return _DECODER.decode(text)


@dataclass(frozen=True, slots=True)
class Written:
    """One value that stands in a field, and when it was written (0: not told)."""

    value: Scalar
    when: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: every write that it has seen, and the values that none of those writes replaced.

    A store replaces its own earlier write, so the dot of the value under `store` is `(store, context[store])`.
    """

    context: Mapping[str, int]
    values: Mapping[str, Written]

    @property
    def winner(self) -> str:
        """The store whose value is shown: newest, then by number and name, the same on every laptop."""
        return max(self.values, key=lambda store: (self.values[store].when, self.context[store], store))

    @property
    def conflicting(self) -> bool:
        """Whether people wrote different things without knowing of each other."""
        return len({repr(written.value) for written in self.values.values()}) > 1


def _told(written: Written) -> tuple[bool, int, str]:
    return written.value is not None, written.when, repr(written.value)


def merge_cells(ours: Cell, theirs: Cell) -> Cell:
    """Return the field that knows what both sides know: commutative, associative, idempotent."""
    values = _surviving(ours, theirs) | _surviving(theirs, ours)
    for store in ours.values.keys() & theirs.values.keys():
        if ours.context[store] == theirs.context[store]:
            # The same dot with two values: one side was not shown the field, when less of a row was allowed, or there
            # is a fault elsewhere. All stores must choose the same one.
            values[store] = max(ours.values[store], theirs.values[store], key=_told)
    context = dict(ours.context)
    for store, number in theirs.context.items():
        context[store] = max(number, context.get(store, -1))
    return Cell(context, values)


def _surviving(side: Cell, other: Cell) -> dict[str, Written]:
    """Return the values of one side that the other has too, or has not heard of."""
    return {
        store: written
        for store, written in side.values.items()
        if side.context[store] > other.context.get(store, -1)
        or (store in other.values and other.context[store] == side.context[store])
    }


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as it is exchanged: its clock and the value shown in each field."""

    clock: Clock
    fields: Mapping[str, Scalar]

    def cell(self, field: str) -> Cell:
        """Return one field with everything that stands in it."""
        later = self.clock.fields.get(field)
        value = self.fields.get(field)
        if later is None:
            return Cell({self.clock.store: self.clock.number}, {self.clock.store: Written(value, self.clock.when)})
        losers = {store: Written(*loser) for store, loser in later.losers.items()}
        return Cell(later.context, {later.winner: Written(value, later.when), **losers})

    def edited(
        self, changes: Mapping[str, Scalar], store: str, number: int, when: int, *, seen: Clock | None = None
    ) -> "RowState":
        """Return the row after a write that changes some fields, and had seen all of it.

        With `seen`, the row's clock when its writer read it, the write replaces only what was shown there: what came
        in since stays beside it, and so do the values that stood there without being shown.
        """
        cells = {}
        for field, value in changes.items():
            cell = self.cell(field) if seen is None else RowState(seen, {}).cell(field)
            beside = {} if seen is None else {it: cell.values[it] for it in cell.values if it != _shown(seen, field)}
            new = Cell({**cell.context, store: number}, {**beside, store: Written(value, when)})
            cells[field] = new if seen is None else _in_front(merge_cells(self.cell(field), new), store)
        return self._with(cells)

    def decided(
        self, field: str, value: Scalar, context: Mapping[str, int], store: str, number: int, when: int
    ) -> "RowState":
        """Return the row after somebody chose for a field, having seen every write of it in `context`."""
        new = Cell({**context, store: number}, {store: Written(value, when)})
        return self._with({field: merge_cells(self.cell(field), new)})

    def _with(self, cells: Mapping[str, Cell]) -> "RowState":
        fields = dict(self.fields)
        later = dict(self.clock.fields)
        for name, cell in cells.items():
            winner = cell.winner
            fields[name] = cell.values[winner].value
            if cell.context == {self.clock.store: self.clock.number}:
                later.pop(name, None)
                continue
            losers = {store: (it.value, it.when) for store, it in cell.values.items() if store != winner}
            later[name] = Later(dict(cell.context), winner, cell.values[winner].when, losers)
        return RowState(Clock(self.clock.store, self.clock.number, self.clock.when, later), fields)

    def projected(self, allowed: frozenset[str]) -> "RowState":
        """Return the row with the allowed fields only, and without the times at which they were written."""
        clock = self.clock
        later = {
            name: Later(
                field.context, field.winner, 0, {store: (value, 0) for store, (value, _) in field.losers.items()}
            )
            for name, field in clock.fields.items()
            if name in allowed
        }
        fields = {name: self.fields[name] for name in allowed if name in self.fields}
        return RowState(Clock(clock.store, clock.number, 0, later), fields)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields in which different values stand side by side."""
        return tuple(sorted(field for field in self.clock.fields if self.cell(field).conflicting))


def _in_front(cell: Cell, store: str) -> Cell:
    """Return a cell in which what this store wrote last is shown, also beside a value of a clock that runs ahead."""
    written = cell.values[store]
    newest = max(one.when for one in cell.values.values())
    # What no clock can be later than was made by a broken program, and gives way.
    values = {it: one for it, one in cell.values.items() if it == store or one.when < _LAST}
    return Cell(cell.context, {**values, store: Written(written.value, max(written.when, min(newest + 1, _LAST)))})


def _shown(clock: Clock, field: str) -> str:
    """Return the store whose value a row shows in a field."""
    later = clock.fields.get(field)
    return clock.store if later is None else later.winner


@dataclass(frozen=True, slots=True)
class ExchangedRow:
    """A row on its way between stores."""

    kind: str
    """Name of the table."""
    id: UUID
    root: UUID
    site: str
    state: RowState


def merge_rows(ours: RowState, theirs: RowState) -> RowState:
    """Return the row that knows what both know. The order in which bundles arrive does not matter."""
    if ours.clock == theirs.clock and dict(ours.fields) == dict(theirs.fields):
        return ours
    base, other = sorted((ours, theirs), key=lambda row: (row.clock.store, row.clock.number))
    same_birth = (base.clock.store, base.clock.number) == (other.clock.store, other.clock.number)
    names = {*base.clock.fields, *other.clock.fields}
    told = {*base.fields, *other.fields}
    # Of one birth, what differs without a later write was not shown to one side.
    names |= {name for name in told if base.fields.get(name) != other.fields.get(name)} if same_birth else told
    return base._with({name: merge_cells(base.cell(name), other.cell(name)) for name in names})  # noqa: SLF001
