"""Reading and writing people's dates."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.agendas import Appointment, AppointmentEntry
from desktop.errors import InputError
from desktop.store.daily_tables import AppointmentRow
from desktop.store.journal import StampedSession
from desktop.store.synced import fill
from desktop.wording import N_


def insert_appointment(session: StampedSession, appointment: Appointment) -> None:
    """Add a date of a person, to whose file it belongs for ever."""
    row = AppointmentRow(
        id=appointment.id,
        root=appointment.person,
        site=appointment.site,
        person=appointment.person,
        day=appointment.entry.day,
    )
    fill(row, appointment.entry)
    session.add(row)


def update_appointment(session: StampedSession, appointment_id: UUID, entry: AppointmentEntry) -> Appointment:
    """Change what differs, and return the date. Raises InputError when there is none with this id."""
    row = session.get(AppointmentRow, appointment_id)
    if row is None:
        raise InputError(
            N_("There is no date with id {id} in this store. Nothing was changed. Look it up in the agenda."),
            id=appointment_id,
        )
    fill(row, entry)
    return _appointment(row)


def get_appointment(session: Session, appointment_id: UUID) -> Appointment | None:
    """Return a date, or nothing when there is none with this id."""
    row = session.get(AppointmentRow, appointment_id)
    return None if row is None else _appointment(row)


def select_appointments(
    session: Session, *, people: Iterable[UUID] | None = None, until: date | None = None, unsettled: bool = False
) -> list[Appointment]:
    """Return dates that are not in the trash, the earliest first."""
    query = (
        select(AppointmentRow)
        .where(col(AppointmentRow.deleted).is_(None))
        .order_by(col(AppointmentRow.day), col(AppointmentRow.id))
    )
    if people is not None:
        query = query.where(col(AppointmentRow.person).in_(tuple(people)))
    if until is not None:
        query = query.where(col(AppointmentRow.day) <= until)
    if unsettled:
        query = query.where(col(AppointmentRow.settled).is_(None))
    return [_appointment(row) for row in session.exec(query)]


def select_passed(session: Session, before: date, sites: Collection[str] = ()) -> list[UUID]:
    """Return the ids of dates before a day, of these sites or of all; those in the trash too."""
    query = select(AppointmentRow.id).where(col(AppointmentRow.day) < before)
    if sites:
        query = query.where(col(AppointmentRow.site).in_(sites))
    return list(session.exec(query))


def _appointment(row: AppointmentRow) -> Appointment:
    entry = AppointmentEntry(row.kind, row.day, row.hour, row.place, row.note, row.settled)
    return Appointment(row.id, row.site, row.person, entry)
