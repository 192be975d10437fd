"""Adding many people and families at once: for invented records and measurements."""

from collections.abc import Iterable
from dataclasses import fields
from itertools import chain
from typing import Any

from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyFile
from desktop.store.daily_tables import PersonRow
from desktop.store.journal import StampedSession
from desktop.store.new_rows import insert_rows
from desktop.store.tables import FamilyMemberRow, FamilyRow

_OF_PERSON = tuple(one.name for one in fields(PersonEntry))


def insert_people(session: StampedSession, people: Iterable[Person]) -> None:
    """Add people."""
    insert_rows(
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
    insert_rows(
        session,
        FamilyRow,
        (
            {"id": it.id, "root": _root(it), "site": it.site, "name": it.entry.name, "person": it.entry.person}
            | dict(it.entry.facts)
            for it in files
        ),
    )
    insert_rows(session, FamilyMemberRow, chain.from_iterable(map(_members, files)))


def _members(file: FamilyFile) -> Iterable[dict[str, Any]]:
    own = {"root": _root(file), "site": file.site, "family": file.id}
    for position, member in enumerate(file.members):
        yield own | {"id": member.id, "position": position, "name": member.entry.name} | dict(member.entry.facts)


def _root(file: FamilyFile) -> Any:  # noqa: ANN401 - one of two ids
    return file.entry.person or file.id
