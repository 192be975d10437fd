"""Rows on their way out of the store and into it, with their pasts."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Session

from desktop.domain.rows import ExchangedRow, RowState, Scalar, decode_clock, merge_rows
from desktop.store.columns import IdColumn
from desktop.store.journal import NO_DIALECT, Journal, StampedSession, id_text
from desktop.store.tables import SYNCED

_BATCH = 500


@dataclass
class Counts:
    """What a bundle brought, in rows."""

    new: int = 0
    changed: int = 0
    known: int = 0
    conflicts: int = 0
    """Rows, among the new and changed, in which different values now stand side by side."""


def rows_since(session: Session, kind: str, lsn: int = 0) -> Iterator[ExchangedRow]:
    """Give the rows of a table that changed after a position in the journal, in order of change."""
    names = SYNCED[kind].field_names()
    # All names are this program's own.
    found = session.connection().exec_driver_sql(
        f"SELECT id, root, site, clock, extra, {', '.join(names)} FROM {kind} WHERE lsn > ? ORDER BY lsn",  # noqa: S608
        (lsn,),
    )
    for row_id, root, site, clock, extra, *values in found:
        state = RowState(decode_clock(clock), _fields(names, values, extra))
        yield ExchangedRow(kind, UUID(bytes=row_id), UUID(bytes=root), site, state)


def apply_rows(session: StampedSession, kind: str, rows: Iterable[ExchangedRow], source: str) -> Counts:
    """Merge rows of one table into the store; what both sides know is kept, in whichever order bundles come.

    `source` is the `store@number` of the bundle. Raises ValueError for a row that lacks what the table needs.
    """
    counts = Counts()
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        _apply_batch(session, kind, batch, source, counts)
    return counts


def _apply_batch(session: StampedSession, kind: str, batch: list[ExchangedRow], source: str, counts: Counts) -> None:
    connection = session.connection()
    ours = _stored(connection, kind, [row.id for row in batch])
    journal = Journal.of(session)
    for row in batch:
        known = ours.get(row.id)
        merged = row.state if known is None else merge_rows(known, row.state)
        if known is not None and merged.clock == known.clock:
            counts.known += 1
            continue
        counts.new += known is None
        counts.changed += known is not None
        counts.conflicts += bool(merged.conflicts)
        ours[row.id] = merged
        number = journal.next()[1]
        _write(connection, row, merged, number, source if merged.clock == row.state.clock else None)


def _stored(connection: Connection, kind: str, ids: list[UUID]) -> dict[UUID, RowState]:
    names = SYNCED[kind].field_names()
    marks = ", ".join("?" * len(ids))
    found = connection.exec_driver_sql(
        f"SELECT id, clock, extra, {', '.join(names)} FROM {kind} WHERE id IN ({marks})",  # noqa: S608
        tuple(row_id.bytes for row_id in ids),
    )
    return {
        UUID(bytes=row_id): RowState(decode_clock(clock), _fields(names, values, extra))
        for row_id, clock, extra, *values in found
    }


def _write(connection: Connection, row: ExchangedRow, state: RowState, number: int, source: str | None) -> None:
    names = SYNCED[row.kind].field_names()
    values = [_stored_value(row.kind, name, state.fields.get(name)) for name in names]
    unknown = {name: value for name, value in state.fields.items() if name not in names}
    extra = json.dumps(unknown, ensure_ascii=False, sort_keys=True) if unknown else None
    own = ("id", "root", "site", "clock", "hlc", "lsn", "src", "extra")
    columns = (*own, *names)
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", "root", "site"))
    connection.exec_driver_sql(
        f"INSERT INTO {row.kind} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        (
            row.id.bytes,
            row.root.bytes,
            row.site,
            state.clock.encode(),
            state.clock.latest,
            number,
            source,
            extra,
            *values,
        ),
    )


def _fields(names: tuple[str, ...], values: list[Scalar | bytes], extra: str | None) -> Mapping[str, Scalar]:
    fields: dict[str, Scalar] = {} if extra is None else json.loads(extra)
    for name, value in zip(names, values, strict=True):
        if value is not None:
            fields[name] = id_text(value) if isinstance(value, bytes) else value
    return fields


@lru_cache
def _columns(kind: str) -> Mapping[str, tuple[TypeEngine[Any], Scalar]]:
    """Return of each field its column's type, and what stands in it when a bundle leaves it out."""
    table = SYNCED[kind]
    columns = table.__table__.c  # type: ignore[attr-defined]
    empty: Scalar = ""
    return {name: (columns[name].type, None if columns[name].nullable else empty) for name in table.field_names()}


def _stored_value(kind: str, name: str, value: Scalar) -> Scalar | bytes:
    """Return a field's value as it stands in its column. Raises ValueError when it is none for this field."""
    column, empty = _columns(kind)[name]
    value = empty if value is None else value
    if value is None:
        return None
    if isinstance(column, Integer):
        if type(value) is not int:
            raise ValueError(f"{name} is no number")
        return value
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    if isinstance(column, IdColumn):
        return UUID(bytes=base64.urlsafe_b64decode(value + "==")).bytes
    if isinstance(column, TypeDecorator):
        column.process_result_value(value, NO_DIALECT)  # a day or moment that nobody could read is refused here
    return value
