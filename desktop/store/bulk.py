"""Adding many rows at once, each stamped as if it were written alone: for invented records and measurements.

The session's own way takes eight times as long, most of it for objects that nobody looks at again. The triggers of
the search index run all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import chain
from typing import Any

from sqlalchemy.types import TypeDecorator

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.rows import Clock
from desktop.store.daily_tables import ContactRow, PersonRow
from desktop.store.journal import NO_DIALECT, Journal, StampedSession
from desktop.store.statements import insert_many
from desktop.store.synced import Synced
from desktop.store.tables import FamilyMemberRow, FamilyRow

_OF_CONTACT = tuple(one.name for one in fields(ContactEntry))
_OF_PERSON = tuple(one.name for one in fields(PersonEntry))


def insert_contacts(session: StampedSession, contacts: Iterable[Contact]) -> None:
    """Add contacts, each its own root as in `insert_contact`."""
    _insert(
        session,
        ContactRow,
        (
            {
                "id": it.id,
                "root": it.id,
                "site": it.site,
                "at": it.at,
                "hour": it.hour,
                "clock_doubt": it.clock_doubt and it.clock_doubt.value,
            }
            | {name: getattr(it.entry, name) for name in _OF_CONTACT}
            for it in contacts
        ),
    )


def insert_people(session: StampedSession, people: Iterable[Person]) -> None:
    """Add people."""
    _insert(
        session,
        PersonRow,
        (
            {
                "id": it.id,
                "root": it.id,
                "site": it.site,
            }
            | {name: getattr(it.entry, name) for name in _OF_PERSON}
            for it in people
        ),
    )


def insert_families(session: StampedSession, families: Iterable[FamilyFile]) -> None:
    """Add family files with their members."""
    files = list(families)
    _insert(
        session,
        FamilyRow,
        (
            {"id": it.id, "root": _root(it), "site": it.site, "name": it.entry.name, "person": it.entry.person}
            | dict(it.entry.facts)
            for it in files
        ),
    )
    _insert(session, FamilyMemberRow, chain.from_iterable(map(_members, files)))


def _members(file: FamilyFile) -> Iterable[dict[str, Any]]:
    own = {"root": _root(file), "site": file.site, "family": file.id}
    for position, member in enumerate(file.members):
        yield own | {"id": member.id, "position": position, "name": member.entry.name} | dict(member.entry.facts)


def _root(file: FamilyFile) -> Any:  # noqa: ANN401 - one of two ids
    return file.entry.person or file.id


def _insert(session: StampedSession, table: type[Synced], rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows of a table; a field that is not named has the table's own default."""
    listed = list(rows)
    if not listed:
        return
    journal = Journal.of(session)
    columns = table.__table__.c  # type: ignore[attr-defined]
    names = ("id", "root", "site", *table.field_names())
    defaults = {name: table.model_fields[name].get_default() for name in table.field_names()}
    writers = [(name, _writer(columns[name].type)) for name in names]
    # Numbers are each row's own; the time is for people, and is that of all of them.
    first, when = journal.reserve(len(listed)), journal.tick()
    store = journal.row.store
    values = []
    for number, row in enumerate(listed, first):
        filled = defaults | dict(row)
        clock = Clock(store, number, when).encode()
        told = (filled[name] if write is None else write(filled[name], NO_DIALECT) for name, write in writers)
        values.append((clock, when, number, *told))
    insert_many(session.connection(), str(table.__tablename__), ("clock", "hlc", "lsn", *names), values)


def _writer(kind: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's types are untyped here
    """Return how a value of the domain becomes what stands in the column; none when it stands there as it is."""
    return kind.process_bind_param if isinstance(kind, TypeDecorator) else None
