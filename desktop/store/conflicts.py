"""Finding the fields in which different values stand, and writing what somebody chose."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session

from desktop.domain.conflicts import Conflict, versions_of
from desktop.domain.erasures import LINK, NOBODY
from desktop.domain.rows import RowState, Scalar
from desktop.store.columns import IdColumn
from desktop.store.exchange import StoredRow, conflicting_rows, find_row, rewrite
from desktop.store.field_values import field_names
from desktop.store.journal import Journal, StampedSession, position_of
from desktop.store.tables import SYNCED, JournalRow


def select_conflicts(session: Session) -> list[Conflict]:
    """Return all conflicts, table by table; not those in fields of a newer program, which nobody here can judge."""
    device = position_of(session.get_one(JournalRow, 1)).store.partition(".")[0]
    return [
        _conflict(row, row.state, field, device)
        for kind in SYNCED
        for row in conflicting_rows(session, kind)
        for field in row.state.conflicts
        if field in field_names(kind)
    ]


def find_conflict(session: Session, kind: str, row_id: UUID, field: str) -> Conflict | None:
    """Return a conflict, if there is one in this field of this row."""
    row = find_row(session, kind, row_id) if kind in SYNCED else None
    if row is None or field not in field_names(kind) or field not in row.state.conflicts:
        return None
    device = position_of(session.get_one(JournalRow, 1)).store.partition(".")[0]
    return _conflict(row, row.state, field, device)


def is_link(kind: str, field: str) -> bool:
    """Return whether the values of a field are ids of rows."""
    return isinstance(SYNCED[kind].__table__.c[field].type, IdColumn)  # type: ignore[attr-defined]


def write_choice(
    session: StampedSession, kind: str, row_id: UUID, field: str, value: Scalar, context: Mapping[str, int]
) -> Mapping[str, int] | None:
    """Write what somebody chose, having seen the writes in `context`; what they had not seen stays beside it.

    Returns the writes of the field that are seen with this one; None when the row is not there any more, or its words
    were erased. Raises ValueError for what may not stand in the field.
    """
    row = find_row(session, kind, row_id)
    if row is None or row.fields.get(LINK) == NOBODY:
        return None
    rewrite(session, row, lambda state, *dot: state.decided(field, None if value == "" else value, context, *dot))
    store = Journal.of(session).row.store
    return {**context, store: Journal.of(session).row.number}


def _conflict(row: StoredRow, state: RowState, field: str, device: str) -> Conflict:
    cell = state.cell(field)
    exchanged = row.exchanged(state)
    versions = versions_of(cell, device)
    return Conflict(row.kind, exchanged.id, row.site, field, versions, cell.context, row.fields)
