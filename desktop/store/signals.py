"""Reading and writing signals."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.signals import Signal, SignalEntry
from desktop.errors import InputError
from desktop.store.daily_tables import SignalRow
from desktop.store.journal import StampedSession
from desktop.store.synced import fill
from desktop.wording import N_


def insert_signal(session: StampedSession, signal: Signal) -> None:
    """Add a signal. It is linked to nobody: nothing leads from it to a client."""
    row = SignalRow(id=signal.id, root=signal.id, site=signal.site, at=signal.at)
    fill(row, signal.entry)
    session.add(row)


def update_signal(session: StampedSession, signal_id: UUID, entry: SignalEntry) -> Signal:
    """Change what differs, and return the signal. Raises InputError when there is none with this id."""
    row = _require(session, signal_id)
    fill(row, entry)
    return _signal(row)


def get_signal(session: Session, signal_id: UUID) -> Signal:
    """Return a signal. Raises InputError when there is none with this id."""
    return _signal(_require(session, signal_id))


def select_signals(
    session: Session, *, since: datetime | None = None, until: datetime | None = None, site: str = ""
) -> list[Signal]:
    """Return signals that are not in the trash, from a moment up to and without another, the newest first."""
    query = (
        select(SignalRow)
        .where(col(SignalRow.deleted).is_(None))
        .order_by(col(SignalRow.at).desc(), col(SignalRow.id).desc())
    )
    if since is not None:
        query = query.where(col(SignalRow.at) >= since)
    if until is not None:
        query = query.where(col(SignalRow.at) < until)
    if site:
        query = query.where(SignalRow.site == site)
    return [_signal(row) for row in session.exec(query)]


def _require(session: Session, signal_id: UUID) -> SignalRow:
    row = session.get(SignalRow, signal_id)
    if row is None:
        raise InputError(
            N_("There is no signal with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=signal_id,
        )
    return row


def _signal(row: SignalRow) -> Signal:
    entry = SignalEntry(**{one.name: getattr(row, one.name) for one in fields(SignalEntry)})
    return Signal(row.id, row.at, row.site, entry)
