"""Who remembers every write that was ever made, and can tell what must be shown, and who knows what."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.cursors import Point
from desktop.domain.erasures import absorbed
from desktop.domain.rows import ExchangedRow, RowState, Scalar, merge_cells
from tests.sync.replicas import Disk, Replica


@dataclass(frozen=True)
class Write:
    """One value of one field, by the dot of its write."""

    row: UUID
    field: str
    dot: Point
    value: Scalar


class Observer:
    """Remembers every write, and what its author saw in the field."""

    def __init__(self) -> None:
        self.seen: dict[Write, set[Write]] = {}

    def note(self, row: ExchangedRow, before: RowState | None, dot: Point) -> None:
        for write in standing(row):
            if write.dot == dot:
                old = set() if before is None else set(standing_in(row.id, write.field, before))
                self.seen.setdefault(write, set()).update(old)

    def replaced(self, known: set[Write]) -> set[Write]:
        """Return what was seen by any of these writes, or by what those saw."""
        found: set[Write] = set()
        waiting = list(known)
        while waiting:
            for older in self.seen.get(waiting.pop(), set()) - found:
                found.add(older)
                waiting.append(older)
        return found


def standing_in(row_id: UUID, name: str, state: RowState) -> Iterator[Write]:
    """Give what stands in one field."""
    cell = state.cell(name)
    for store, written in cell.values.items():
        yield Write(row_id, name, (store, cell.context[store]), written.value)


def standing(row: ExchangedRow) -> Iterator[Write]:
    """Give all that stands in a row."""
    for name in {*row.state.fields, *row.state.clock.fields}:
        yield from standing_in(row.id, name, row.state)


def includes(replica: Replica, other: Disk, upto: int | None = None) -> bool:
    """Return whether a replica knows all that stands in another, of what changed there up to a number."""
    for kept in other.rows.values():
        if upto is None or kept.number <= upto:
            ours = replica.rows.get(kept.row.id)
            if ours is None:
                if not absorbed(kept.row, replica.erased):
                    return False
            elif not _knows(ours.state, kept.row.state):
                return False
    return True


def _knows(ours: RowState, theirs: RowState) -> bool:
    """Return whether a row's fields hold all that another's do; by which write it was made does not matter."""
    return all(
        merge_cells(ours.cell(name), theirs.cell(name)) == ours.cell(name)
        for name in {*theirs.fields, *theirs.clock.fields}
    )
