"""Hiding rows and showing them again."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.trash import Trashed, TrashKind
from desktop.errors import InputError
from desktop.store.journal import StampedSession
from desktop.store.tables import SYNCED
from desktop.wording import N_

_RECOGNISED_BY = {
    TrashKind.CONTACT: "question",
    TrashKind.PERSON: "name",
    TrashKind.FAMILY: "name",
    TrashKind.WALK_IN_HOUR: "opened_at",
    TrashKind.APPOINTMENT: "day",
    TrashKind.SIGNAL: "theme",
    TrashKind.SITE_ADDRESS: "name",
    TrashKind.ASKED_QUESTION: "wording",
}
_LOGICAL_BITS = 16
"""Of a hybrid time, which are no milliseconds (`desktop.store.journal`)."""


def set_deleted(session: StampedSession, kind: TrashKind, row_id: UUID, *, deleted: bool) -> None:
    """Put a row into the trash, or take it out. Raises InputError when it is not there."""
    row: Any = session.get(SYNCED[kind], row_id)
    if row is None:
        raise InputError(
            N_("This is not in the store any more. Nothing was changed. Look at the list again."),
        )
    row.deleted = deleted


def select_trash(session: Session, limit: int = 500) -> list[Trashed]:
    """Return what is in the trash, what was last put there first."""
    found = []
    for kind, field in _RECOGNISED_BY.items():
        table: Any = SYNCED[kind]
        rows = session.exec(
            select(table).where(col(table.deleted).is_not(None)).order_by(col(table.hlc).desc()).limit(limit)
        )
        found += [_trashed(kind, row, str(getattr(row, field) or "")) for row in rows]
    return sorted(found, key=lambda it: it.changed_at, reverse=True)[:limit]


def _trashed(kind: TrashKind, row: Any, text: str) -> Trashed:  # noqa: ANN401 - any of the tables
    at = datetime.fromtimestamp((row.hlc >> _LOGICAL_BITS) / 1000, UTC)
    category = row.category if kind is TrashKind.SIGNAL else ""
    return Trashed(kind, row.id, row.site, at, text, category)
