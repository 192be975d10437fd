"""Reading and writing walk-in questions."""

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from desktop.domain.clocks import Wrong
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.erasures import emptying, to_count
from desktop.domain.rows import ExchangedRow, RowState, decode_clock
from desktop.errors import InputError
from desktop.store.columns import kept_moment
from desktop.store.daily_tables import ContactRow
from desktop.store.erasures import Erased, load_epochs
from desktop.store.journal import StampedSession, scalars
from desktop.store.new_rows import insert_rows
from desktop.store.search import forget_words
from desktop.store.steps import note_made
from desktop.store.synced import NOBODY, fill
from desktop.wording import N_

_FIELDS = tuple(one.name for one in fields(ContactEntry))


def insert_contact(session: StampedSession, contact: Contact) -> Contact:
    """Add a contact, and return it as it is kept.

    It is its own root, also when a person is known: a person who is erased leaves the count, and headquarters
    cannot tell which contacts belong together.
    """
    values = _values(contact)
    (clock,) = insert_rows(session, ContactRow, [values])
    note_made(session, ContactRow, values)
    return replace(contact, at=kept_moment(contact.at), clock=clock)


def insert_contacts(session: StampedSession, contacts: Iterable[Contact]) -> None:
    """Add many contacts that nobody takes back: invented ones."""
    insert_rows(session, ContactRow, map(_values, contacts))


def _values(contact: Contact) -> dict[str, Any]:
    doubt = contact.clock_doubt
    own = {"id": contact.id, "root": contact.id, "site": contact.site, "at": contact.at, "hour": contact.hour}
    entry = {name: getattr(contact.entry, name) for name in _FIELDS}
    return own | {"clock_doubt": doubt and doubt.value} | entry


def update_contact(session: StampedSession, contact_id: UUID, entry: ContactEntry, *, clock: str = "") -> Contact:
    """Change what differs, and return the contact. Raises InputError when it is not there, or only counts on.

    `clock` is the contact's own when the writer read it, if that was before this transaction.
    """
    row = require_contact(session, contact_id)
    if row.person == NOBODY:
        raise InputError(
            N_(
                "Whoever asked this was erased; only the count is left. Nothing was changed. Record a new question instead."
            )
        )
    fill(row, entry)
    session.note_seen(contact_id, clock)
    session.flush()
    before = Erased(epochs=load_epochs(session)).before("contact", row.site, row.id)
    if before and emptying(_exchanged(row), (), before):
        raise InputError(
            N_(
                "What was asked before {day} may not be kept in words any more. Nothing was changed. Record a new question instead."
            ),
            day=date.fromisoformat(before),
        )
    return contact_of(row)


def empty_contact(session: StampedSession, contact_id: UUID) -> None:
    """Leave of a contact the anonymous count only. Raises InputError when it is not there."""
    row = require_contact(session, contact_id)
    for name in to_count(_exchanged(row)):
        if name in ContactRow.model_fields:
            setattr(row, name, NOBODY if name == "person" else ContactRow.model_fields[name].get_default())
    row.extra = None
    session.flush()
    forget_words(session)


def _exchanged(row: ContactRow) -> ExchangedRow:
    return ExchangedRow("contact", row.id, row.root, row.site, RowState(decode_clock(row.clock), scalars(row)))


def get_contact(session: Session, contact_id: UUID) -> Contact:
    """Return a contact. Raises InputError when it is not there."""
    return contact_of(require_contact(session, contact_id))


def select_contacts(
    session: Session,
    *,
    since: datetime | None = None,
    site: str = "",
    ids: Iterable[UUID] | None = None,
    people: Iterable[UUID] | None = None,
    hour: UUID | None = None,
    follow_up_until: date | None = None,
    with_trash: bool = False,
) -> list[Contact]:
    """Return contacts, the newest first; those in the trash only when they are asked for."""
    query = select(ContactRow).order_by(col(ContactRow.at).desc(), col(ContactRow.id).desc())
    if not with_trash:
        query = query.where(col(ContactRow.deleted).is_(None))
    if since is not None:
        query = query.where(col(ContactRow.at) >= since)
    if site:
        query = query.where(ContactRow.site == site)
    if follow_up_until is not None:
        query = query.where(col(ContactRow.follow_up) <= follow_up_until, col(ContactRow.settled).is_(None))
    if ids is not None:
        query = query.where(col(ContactRow.id).in_(tuple(ids)))
    if people is not None:
        query = query.where(col(ContactRow.person).in_(tuple(people)))
    if hour is not None:
        query = query.where(col(ContactRow.hour) == hour)
    return [contact_of(row) for row in session.exec(query)]


def count_contacts(session: Session, since: int) -> int:
    """Return how many finished questions were made or changed after a number of the journal."""
    query = select(func.count()).where(
        col(ContactRow.lsn) > since, col(ContactRow.language) != "", col(ContactRow.topics) != ()
    )
    return session.exec(query.select_from(ContactRow)).one()


def open_contacts(
    session: Session, until: date | None = None, *, people: Iterable[UUID] | None = None
) -> list[Contact]:
    """Return the questions of which something is still to be done: a follow-up or a letter's day up to a day, a promise.

    Of some people only, when they are named.
    """
    conditions = [col(ContactRow.settled).is_(None), col(ContactRow.deleted).is_(None)]
    if people is not None:
        conditions.append(col(ContactRow.person).in_(tuple(people)))
    last = until or date.max
    found: dict[UUID, Contact] = {}
    # One after another, so that each is read by its own small index.
    for condition in (
        col(ContactRow.follow_up) <= last,
        col(ContactRow.letter_by) <= last,
        col(ContactRow.we_do).is_not(None),
    ):
        for row in session.exec(select(ContactRow).where(condition, *conditions)):
            found[row.id] = contact_of(row)
    return list(found.values())


def older_open(session: Session, before: date, sites: Collection[str] = ()) -> list[UUID]:
    """Return the questions from before a day of which something was still to be done on it or later, the oldest first.

    That is a promise that nobody settled, or a day that is not from before: to follow up, of the letter, settled. What
    another laptop wrote beside the shown value counts too.
    """
    day = before.isoformat()
    query = select(ContactRow).where(
        text("at < :day AND person IS NOT :nobody").bindparams(day=day, nobody=NOBODY.bytes),
        text(
            "(we_do IS NOT NULL AND settled IS NULL OR max(ifnull(follow_up, ''), ifnull(letter_by, ''), "
            "ifnull(settled, '')) >= :since OR instr(clock, '{') > 0)"
        ).bindparams(since=day),
    )
    if sites:
        query = query.where(col(ContactRow.site).in_(sites))
    rows = session.exec(query.order_by(col(ContactRow.at), col(ContactRow.id)))
    return [row.id for row in rows if _is_open(_exchanged(row).state, day)]


def _is_open(state: RowState, day: str) -> bool:
    days = [one.value for name in _DAYS for one in state.cell(name).values.values()]
    promised = any(one.value for one in state.cell("we_do").values.values())
    settled = any(one.value for one in state.cell("settled").values.values())
    return (promised and not settled) or any(isinstance(one, str) and one >= day for one in days)


_DAYS = ("follow_up", "letter_by", "settled")


def frequent_pairs(session: Session, site: str, since: datetime, limit: int) -> list[tuple[str, str]]:
    """Return the languages and topics that were most often written down together at a site since a moment."""
    query = (
        select(ContactRow.language, ContactRow.topics, func.count())
        .where(
            ContactRow.site == site,
            col(ContactRow.at) >= since,
            col(ContactRow.deleted).is_(None),
            col(ContactRow.language) != "",
            col(ContactRow.topics) != (),
        )
        .group_by(col(ContactRow.language), col(ContactRow.topics))
    )
    counts: dict[tuple[str, str], int] = {}
    for language, topics, count in session.exec(query):
        for topic in topics:
            counts[language, topic] = counts.get((language, topic), 0) + count
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:limit]


def require_contact(session: Session, contact_id: UUID) -> ContactRow:
    """Return the row of a contact. Raises InputError when there is none with this id."""
    row = session.get(ContactRow, contact_id)
    if row is None:
        raise InputError(
            N_("There is no question with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=contact_id,
        )
    return row


def contact_of(row: ContactRow) -> Contact:
    """Return a row as a plain value."""
    values = {name: getattr(row, name) for name in _FIELDS}
    emptied = row.person == NOBODY
    if emptied:
        values["person"] = None
    # A word of a newer program still says that the clock was wrong.
    doubt = None if not row.clock_doubt else Wrong.AHEAD if row.clock_doubt == Wrong.AHEAD else Wrong.BEHIND
    return Contact(row.id, row.at, row.site, ContactEntry(**values), doubt, row.hour, emptied=emptied, clock=row.clock)
