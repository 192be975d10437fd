"""Reading and writing walk-in hours, and which one is going on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from desktop.domain.walk_in_hours import HourCounts, WalkInHour, WalkInHourEntry
from desktop.errors import InputError
from desktop.store.columns import MomentColumn
from desktop.store.daily_tables import UNFINISHED, WalkInHourRow
from desktop.store.journal import NO_DIALECT, StampedSession
from desktop.store.synced import fill
from desktop.store.tables import MetaRow
from desktop.wording import N_

_CURRENT = "walk_in_hour"
"""Under which name the store remembers the hour that goes on on this laptop."""
_CURRENT_ID = select(MetaRow.value).where(MetaRow.name == _CURRENT)
_MOMENT = MomentColumn()


def insert_hour(session: StampedSession, hour: WalkInHour) -> None:
    """Add a walk-in hour."""
    row = WalkInHourRow(id=hour.id, root=hour.id, site=hour.site, opened_at=hour.opened_at)
    fill(row, hour.entry)
    session.add(row)


def update_hour(session: StampedSession, hour_id: UUID, entry: WalkInHourEntry) -> WalkInHour:
    """Change what differs, and return the hour. Raises InputError when there is none with this id."""
    row = _require(session, hour_id)
    fill(row, entry)
    return _hour(row)


def set_closed(session: StampedSession, hour_id: UUID, closed_at: datetime | None) -> WalkInHour:
    """Close an hour, or open it again. Raises InputError when there is none with this id."""
    row = _require(session, hour_id)
    row.closed_at = closed_at
    return _hour(row)


def get_hour(session: Session, hour_id: UUID) -> WalkInHour:
    """Return a walk-in hour. Raises InputError when there is none with this id."""
    return _hour(_require(session, hour_id))


def select_hours(session: Session, *, site: str = "", limit: int = 50) -> list[WalkInHour]:
    """Return the newest walk-in hours that are not in the trash."""
    query = (
        select(WalkInHourRow)
        .where(col(WalkInHourRow.deleted).is_(None))
        .order_by(col(WalkInHourRow.opened_at).desc(), col(WalkInHourRow.id).desc())
        .limit(limit)
    )
    if site:
        query = query.where(WalkInHourRow.site == site)
    return [_hour(row) for row in session.exec(query)]


def current_hour(session: Session) -> WalkInHour | None:
    """Return the hour that goes on on this laptop; none when it was closed, here or on another laptop."""
    session.flush()
    kept = session.connection().scalar(_CURRENT_ID)
    row = session.get(WalkInHourRow, UUID(kept)) if kept else None
    return _hour(row) if row and row.closed_at is None and not row.deleted else None


def set_current_hour(session: Session, hour_id: UUID | None) -> None:
    """Remember which hour goes on on this laptop. This does not travel: each laptop stands at its own table."""
    row = session.get(MetaRow, _CURRENT) or MetaRow(name=_CURRENT, value="")
    row.value = "" if hour_id is None else str(hour_id)
    session.add(row)


def count_questions(
    session: Session, *, hour: UUID | None = None, since: datetime | None = None, site: str = ""
) -> HourCounts:
    """Return what the questions of an hour, or those since a moment, come down to."""
    conditions, values = ["deleted IS NULL"], {}
    for condition, name, value in (
        ("hour = :hour", "hour", hour and hour.bytes),
        ("at >= :since", "since", _MOMENT.process_bind_param(since, NO_DIALECT)),
        ("site = :site", "site", site),
    ):
        if value:
            conditions.append(condition)
            values[name] = value
    found = session.connection().execute(
        text(
            f"SELECT count(*), sum(CASE channel WHEN 'group' THEN heads END), sum({UNFINISHED}), "  # noqa: S608
            "sum(urgencies IS NOT NULL), sum(outcome = 'no-answer'), sum(interpreter = 'none-available'), "
            f"sum(hour IS NULL) FROM contact WHERE {' AND '.join(conditions)}"
        ),
        values,
    )
    return HourCounts(*(count or 0 for count in found.one()))


def _require(session: Session, hour_id: UUID) -> WalkInHourRow:
    row = session.get(WalkInHourRow, hour_id)
    if row is None:
        raise InputError(
            N_("There is no walk-in hour with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=hour_id,
        )
    return row


def _hour(row: WalkInHourRow) -> WalkInHour:
    entry = WalkInHourEntry(row.hours, row.on_duty, row.turned_away, row.note)
    return WalkInHour(row.id, row.site, row.opened_at, row.closed_at, entry)
