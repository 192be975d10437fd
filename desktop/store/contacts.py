"""Reading and writing walk-in questions."""

import base64
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from desktop.domain.clocks import Wrong
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.erasures import NOBODY
from desktop.errors import InputError
from desktop.store.journal import StampedSession
from desktop.store.tables import ContactRow
from desktop.wording import N_

_NOBODY = UUID(bytes=base64.urlsafe_b64decode(NOBODY + "=="))
"""Stands in the link of a contact whose person was erased."""


def insert_contact(session: StampedSession, contact: Contact) -> None:
    """Add a contact.

    It is its own root, also when a person is known: a person who is erased leaves the count, and headquarters
    cannot tell which contacts belong together.
    """
    doubt = contact.clock_doubt
    session.add(
        ContactRow(
            id=contact.id,
            root=contact.id,
            site=contact.site,
            at=contact.at,
            clock_doubt=doubt and doubt.value,
            **asdict(contact.entry),
        )
    )


def update_contact(session: StampedSession, contact_id: UUID, entry: ContactEntry, *, clock: str = "") -> Contact:
    """Change what differs, and return the contact. Raises InputError when it is not there, or only counts on.

    `clock` is the contact's own when the writer read it, if that was before this transaction.
    """
    row = _require(session, contact_id)
    if row.person == _NOBODY:
        raise InputError(
            N_(
                "Whoever asked this was erased; only the count is left. Nothing was changed. Record a new question instead."
            )
        )
    for name, value in asdict(entry).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    session.note_seen(contact_id, clock)
    session.flush()
    return _contact(row)


def get_contact(session: Session, contact_id: UUID) -> Contact:
    """Return a contact. Raises InputError when it is not there."""
    return _contact(_require(session, contact_id))


def select_contacts(
    session: Session,
    *,
    since: datetime | None = None,
    site: str = "",
    ids: tuple[UUID, ...] | None = None,
    follow_up_until: date | None = None,
    limit: int | None = None,
) -> list[Contact]:
    """Return contacts, the newest first."""
    query = select(ContactRow).order_by(col(ContactRow.at).desc(), col(ContactRow.id).desc()).limit(limit)
    if since is not None:
        query = query.where(col(ContactRow.at) >= since)
    if site:
        query = query.where(ContactRow.site == site)
    if follow_up_until is not None:
        query = query.where(col(ContactRow.follow_up) <= follow_up_until)
    if ids is not None:
        query = query.where(col(ContactRow.id).in_(ids))
    return [_contact(row) for row in session.exec(query)]


def count_contacts(session: Session, since: int) -> int:
    """Return how many finished questions were made or changed after a number of the journal."""
    query = select(func.count()).where(
        col(ContactRow.lsn) > since, col(ContactRow.language) != "", col(ContactRow.topics) != ()
    )
    return session.exec(query.select_from(ContactRow)).one()


def _require(session: Session, contact_id: UUID) -> ContactRow:
    row = session.get(ContactRow, contact_id)
    if row is None:
        raise InputError(
            N_("There is no question with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=contact_id,
        )
    return row


def _contact(row: ContactRow) -> Contact:
    entry = ContactEntry(
        language=row.language,
        topics=row.topics,
        person=None if row.person == _NOBODY else row.person,
        question=row.question,
        told=row.told,
        outcome=row.outcome,
        referrals=row.referrals,
        follow_up=row.follow_up,
    )
    # A word of a newer program still says that the clock was wrong.
    doubt = None if not row.clock_doubt else Wrong.AHEAD if row.clock_doubt == Wrong.AHEAD else Wrong.BEHIND
    return Contact(row.id, row.at, row.site, entry, doubt, row.clock)
