"""Rows on their way out of the store and into it, with their pasts."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from desktop.domain.cursors import Point
from desktop.domain.erasures import COUNTED, LINK, MOMENT, absorbed, emptying
from desktop.domain.rows import ExchangedRow, RowState, Scalar, decode_clock, merge_rows
from desktop.store.erasures import EVERYWHERE, Epochs, Erased
from desktop.store.field_values import field_names, stored_values
from desktop.store.journal import Journal, StampedSession, id_text
from desktop.store.search import forget_words
from desktop.store.statements import insert_many
from desktop.store.tables import SYNCED

_BATCH = 1000
_NOBODY = bytes(16).hex()
_OWN = ("id", "root", "site", "clock", "hlc", "lsn", "src", "extra")


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as it stands in a table: its clock is only read where somebody must know what it says."""

    kind: str
    """Name of the table."""
    id: bytes
    root: bytes
    site: str
    clock: str
    """`desktop.domain.rows.Clock`, as JSON in the one way that the program writes it."""
    fields: Mapping[str, Scalar]
    """What is not empty, of a newer program's fields too."""

    @property
    def state(self) -> RowState:
        """The row's past and its fields."""
        return RowState(decode_clock(self.clock), self.fields)

    def exchanged(self, state: RowState | None = None) -> ExchangedRow:
        """Return the row for who decides about it, in this state or the one that it has."""
        return ExchangedRow(self.kind, UUID(bytes=self.id), UUID(bytes=self.root), self.site, state or self.state)


@dataclass
class Counts:
    """What a bundle brought, in rows."""

    new: int = 0
    changed: int = 0
    known: int = 0
    conflicts: int = 0
    """Rows, among the new and changed, in which different values now stand side by side."""
    absorbed: int = 0
    """Rows that do not exist any more, and were left out."""
    refused: int = 0
    """Rows that claim another root or site than the row here has; they were left out."""


def kinds(session: Session) -> list[str]:
    """Return the tables of which there may be rows: this program's, and those that it keeps for a newer one."""
    parked = session.connection().exec_driver_sql("SELECT DISTINCT kind FROM parked ORDER BY kind")
    # One that does not fit in the table that it has by now stays parked, and unsent.
    return [*SYNCED, *(kind for (kind,) in parked if kind not in SYNCED)]


def rows_since(
    session: Session, kind: str, base: int = 0, *, sites: Collection[str], leaving_out: Collection[str] = ()
) -> Iterator[StoredRow]:
    """Give the rows of a table and of these sites that changed after a journal number, in order of change.

    Rows that stand exactly as a bundle of one of the stores in `leaving_out` brought them are left out.
    """
    where, values = _since(base, sites)
    for *row, source in _select(session.connection(), kind, f"{where} ORDER BY lsn", values):
        if not leaving_out or source is None or _point(source)[0] not in leaving_out:
            yield _stored_row(kind, row)


def sources_since(session: Session, base: int, *, sites: Collection[str]) -> set[Point]:
    """Return the bundles, as store and number, that brought rows of these sites which changed after a number."""
    where, values = _since(base, sites)
    found: set[Point] = set()
    for table in (*SYNCED, "parked"):
        sql = f"SELECT DISTINCT src FROM {table} WHERE {where} AND src IS NOT NULL"  # noqa: S608 - our own names
        found |= {_point(source) for (source,) in session.connection().exec_driver_sql(sql, values)}
    return found


def apply_rows(
    session: StampedSession, kind: str, rows: Iterable[StoredRow], source: Point, erased: Erased | None = None
) -> Counts:
    """Merge rows of one table into the store; what both sides know is kept, in whichever order bundles come.

    `source` is the store and number of the bundle that brings them. What is erased stays away, and takes its words
    with it. Raises ValueError for a row that lacks what the table needs.
    """
    session.flush()
    merging = _Merging(session, kind, f"{source[0]}@{source[1]}", erased or Erased())
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        merging.take(batch)
    return merging.counts


def apply_erasures(session: StampedSession, erased: Erased) -> int:
    """Take away what was erased just now, and return how many rows went or lost their words."""
    session.flush()
    connection = session.connection()
    ids = sorted(one.bytes for one in erased.ids)
    gone = sum(_delete(connection, table, ids, erased) for table in (*SYNCED, "parked"))
    emptied = sum(_empty(session, kind, ids, erased) for kind in COUNTED)
    if gone or emptied:
        forget_words(session)
    return gone + emptied


def empty_expired(session: StampedSession, epochs: Epochs) -> int:
    """Take the words out of rows from before the days of epochs, and return of how many."""
    session.flush()
    expired = Erased(epochs=epochs)
    changed = 0
    for kind, site in epochs:
        if kind not in COUNTED:
            continue  # of a newer program
        told = [name for name in field_names(kind) if name not in COUNTED[kind]]
        # Few of them say anything still; those that were emptied before are not read again.
        says = " OR ".join(f"({name} IS NOT NULL AND {name} <> '' AND {name} <> x'{_NOBODY}')" for name in told)
        beside = f"instr(clock, '{{') > 0 AND {LINK} IS NOT x'{_NOBODY}'"
        where = f"{MOMENT} < ? AND (extra IS NOT NULL OR ({beside}) OR {says})"
        values: tuple[Scalar | bytes, ...] = (expired.reaches(kind, site),)
        if site != EVERYWHERE:
            where, values = f"site = ? AND {where}", (site, *values)
        changed += _empty_rows(session, kind, list(_select(session.connection(), kind, where, values)), expired)
    if changed:
        forget_words(session)
    return changed


def rows_of_erased(session: Session, kind: str) -> list[ExchangedRow]:
    """Return the rows of a table whose shown link names somebody who is erased."""
    session.flush()
    rows = _select(session.connection(), kind, f"{LINK} IN (SELECT id FROM erased)", ())  # noqa: S608 - our own name
    return [_stored_row(kind, row[:-1]).exchanged() for row in rows]


def rows_with(session: Session, kind: str, column: str, ids: Iterable[UUID]) -> list[StoredRow]:
    """Return the rows of a table that have one of these ids in a column: `id`, `root` or the link to a person."""
    session.flush()
    found: list[StoredRow] = []
    for some in _chunks(sorted(one.bytes for one in ids)):
        rows = _select(session.connection(), kind, f"{column} IN ({_marks(some)}) ORDER BY id", tuple(some))
        found += [_stored_row(kind, row[:-1]) for row in rows]
    return found


def conflicting_rows(session: Session, kind: str) -> list[StoredRow]:
    """Return the rows of a table in which different values stand side by side."""
    session.flush()
    # Only what was written later has other values beside it; the others are the fourth of what a field's clock says.
    beside = "EXISTS (SELECT 1 FROM json_each(clock, '$[3]') AS field WHERE json_extract(field.value, '$[3]') <> '{}')"
    found = _select(session.connection(), kind, f"instr(clock, '{{') > 0 AND {beside} ORDER BY id", ())
    return [row for row in (_stored_row(kind, values[:-1]) for values in found) if row.state.conflicts]


def find_row(session: Session, kind: str, row_id: UUID) -> StoredRow | None:
    """Return a row of a table, if it is there."""
    session.flush()
    return _known(session.connection(), kind, [row_id.bytes]).get(row_id.bytes)


def rewrite(session: StampedSession, row: StoredRow, write: Callable[[RowState, str, int, int], RowState]) -> StoredRow:
    """Write a row as `write` makes it of its state and the store, number and time of the write; return it.

    Raises ValueError for what may not stand in the table.
    """
    store, number, when = Journal.of(session).next()
    written = _with_state(row, write(row.state, store, number, when))
    _write(session.connection(), row.kind, [_values(written, number, None)])
    return written


def unpark(connection: Connection, kind: str) -> int:
    """Move the rows of a table that were kept unread to the table that there is by now; return how many.

    They keep their pasts and their places in the journal. What does not fit stays parked.
    """
    moved = []
    parked = connection.exec_driver_sql(
        "SELECT id, root, site, clock, extra, lsn, src FROM parked WHERE kind = ?", (kind,)
    ).all()
    for row_id, root, site, clock, extra, number, source in parked:
        with suppress(ValueError):
            moved.append(_values(StoredRow(kind, row_id, root, site, clock, json.loads(extra or "{}")), number, source))
    _write(connection, kind, moved)
    for row_id, *_ in moved:
        connection.exec_driver_sql("DELETE FROM parked WHERE kind = ? AND id = ?", (kind, row_id))
    return len(moved)


class _Merging:
    """The rows of one table of one bundle on their way in."""

    def __init__(self, session: StampedSession, kind: str, source: str, erased: Erased) -> None:
        self.counts = Counts()
        self._connection = session.connection()
        self._journal = Journal.of(session)
        self._kind, self._source, self._erased = kind, source, erased

    def take(self, batch: list[StoredRow]) -> None:
        """Merge some rows."""
        ours = _known(self._connection, self._kind, [row.id for row in batch])
        changed: list[tuple[Scalar | bytes, ...]] = []
        for row in batch:
            known = ours.get(row.id)
            if self._absorbed(row):
                self.counts.absorbed += 1
            elif known is None:
                ours[row.id] = self._settle(row, row, changed)
                self.counts.new += 1
            elif (known.root, known.site) != (row.root, row.site):
                self.counts.refused += 1
            elif (merged := _merged(known, row)) is known:
                self.counts.known += 1
            else:
                ours[row.id] = self._settle(merged, row, changed)
                self.counts.changed += 1
        _write(self._connection, self._kind, changed)

    def _absorbed(self, row: StoredRow) -> bool:
        erased = self._erased.at(row.site)
        return bool(erased) and absorbed(row.exchanged(), erased)

    def _settle(self, row: StoredRow, theirs: StoredRow, changed: list[tuple[Scalar | bytes, ...]]) -> StoredRow:
        """Give a row its number, without what the erasures take from it, and put it with those to write."""
        number, source = self._journal.reserve(1), self._source if row == theirs else None
        settled = _emptied(row, self._erased, self._journal, number)
        if settled is not row:
            source = None
        self.counts.conflicts += "{" in settled.clock and bool(settled.state.conflicts)
        changed.append(_values(settled, number, source))
        return settled


def _merged(ours: StoredRow, theirs: StoredRow) -> StoredRow:
    """Return the row that knows what both know: one of the two, when it knows what the other does."""
    if ours.clock == theirs.clock and ours.fields == theirs.fields:
        return ours
    state = merge_rows(ours.state, theirs.state)
    merged = _with_state(ours, state)
    return next((side for side in (ours, theirs) if side == merged), merged)


def _with_state(row: StoredRow, state: RowState) -> StoredRow:
    fields = {name: value for name, value in state.fields.items() if value is not None}
    return StoredRow(row.kind, row.id, row.root, row.site, state.clock.encode(), fields)


def _emptied(row: StoredRow, erased: Erased, journal: Journal, number: int) -> StoredRow:
    """Return a row as erasures leave it; the write that empties it has the number that its change has anyway."""
    if row.kind not in COUNTED:
        return row
    reach = erased.reaches(row.kind, row.site)
    # Most rows are recent and name nobody: their clocks are not read for this.
    old = reach and str(row.fields.get(MOMENT, "")) < reach
    if not (old or LINK in row.fields or f'"{LINK}"' in row.clock):
        return row
    state = row.state
    before = erased.before(row.kind, row.site, UUID(bytes=row.id)) if old else ""
    changes = emptying(row.exchanged(state), erased.at(row.site), before)
    if not changes:
        return row
    return _with_state(row, state.edited(changes, journal.row.store, number, journal.tick()))


def _delete(connection: Connection, table: str, ids: list[bytes], erased: Erased) -> int:
    count = 0
    for some in _chunks(ids):
        marks = _marks(some)
        found = connection.exec_driver_sql(
            f"SELECT id, root, site FROM {table} WHERE id IN ({marks}) OR root IN ({marks})",  # noqa: S608
            (*some, *some),
        ).fetchall()
        for row_id, root, site in found:
            gone = erased.at(site)
            if UUID(bytes=row_id) in gone or UUID(bytes=root) in gone:
                connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
                count += 1
    return count


def _empty(session: StampedSession, kind: str, ids: list[bytes], erased: Erased) -> int:
    """Take the words out of rows that name erased people, in the value that is shown or in another."""
    connection = session.connection()
    # The other values stand in the clock.
    found = [*_select(connection, kind, f"instr(clock, '\"{LINK}\"') > 0", ())]
    for some in _chunks(ids):
        found += _select(connection, kind, f"{LINK} IN ({_marks(some)})", tuple(some))
    return _empty_rows(session, kind, found, erased)


def _empty_rows(session: StampedSession, kind: str, found: Iterable[Sequence[Any]], erased: Erased) -> int:
    journal = Journal.of(session)
    changed: dict[bytes, tuple[Scalar | bytes, ...]] = {}
    for *values, _source in found:
        row = _stored_row(kind, values)
        if emptying(row.exchanged(), erased.at(row.site), erased.before(kind, row.site, UUID(bytes=row.id))):
            number = journal.reserve(1)
            changed[row.id] = _values(_emptied(row, erased, journal, number), number, None)
    _write(session.connection(), kind, list(changed.values()))
    return len(changed)


def _known(connection: Connection, kind: str, ids: list[bytes]) -> dict[bytes, StoredRow]:
    found = _select(connection, kind, f"id IN ({_marks(ids)})", tuple(ids))
    return {row[0]: _stored_row(kind, row[:-1]) for row in found}


def _select(
    connection: Connection, kind: str, where: str, values: tuple[Scalar | bytes, ...]
) -> Iterator[Sequence[Any]]:
    """Give rows as id, root, site, clock, extra, the table's fields, and the source."""
    names = field_names(kind)
    table = kind if kind in SYNCED else "parked"
    if table == "parked":
        where, values = f"kind = ? AND {where}", (kind, *values)
    # All names are this program's own; a kind from outside is a value.
    sql = f"SELECT {', '.join(('id', 'root', 'site', 'clock', 'extra', *names, 'src'))} FROM {table} WHERE {where}"  # noqa: S608
    yield from connection.exec_driver_sql(sql, values)


def _stored_row(kind: str, values: Iterable[Any]) -> StoredRow:
    row_id, root, site, clock, extra, *told = values
    fields: dict[str, Scalar] = {} if extra is None else json.loads(extra)
    for name, value in zip(field_names(kind), told, strict=True):
        if value is not None and value != "":
            fields[name] = id_text(value) if isinstance(value, bytes) else value
    return StoredRow(kind, row_id, root, site, clock, fields)


def _values(row: StoredRow, number: int, source: str | None) -> tuple[Scalar | bytes, ...]:
    """Return what stands in the columns of a row. Raises ValueError for what may not."""
    names = field_names(row.kind)
    unknown = {name: value for name, value in row.fields.items() if name not in names}
    extra = json.dumps(unknown, ensure_ascii=False, sort_keys=True) if unknown else None
    latest = decode_clock(row.clock).latest
    told = stored_values(row.kind, row.fields)
    own = (row.id, row.root, row.site, row.clock, latest, number, source, extra)
    return (*own, *told) if row.kind in SYNCED else (*own, row.kind)


def _write(connection: Connection, kind: str, rows: list[tuple[Scalar | bytes, ...]]) -> None:
    if not rows:
        return
    table, key = (kind, "id") if kind in SYNCED else ("parked", "kind, id")
    columns = (*_OWN, *field_names(kind)) if kind in SYNCED else (*_OWN, "kind")
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", "root", "site", "kind"))
    insert_many(connection, table, columns, rows, f"ON CONFLICT ({key}) DO UPDATE SET {updates}")


def _since(base: int, sites: Collection[str]) -> tuple[str, tuple[Scalar | bytes, ...]]:
    return f"lsn > ? AND site IN ({_marks(sites)})", (base, *sorted(sites))


def _point(source: str) -> Point:
    store, _, number = source.partition("@")
    return store, int(number)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _chunks(ids: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]
