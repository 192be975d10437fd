"""People: as few facts as a follow-up needs."""

from datetime import datetime
from uuid import UUID

from desktop.domain.ids import new_id
from desktop.domain.people import Person, PersonEntry
from desktop.errors import InputError
from desktop.spreekuur.contacts import site_of
from desktop.store.database import Store
from desktop.store.people import alike, get_person, insert_person, select_people
from desktop.wording import N_


def add_person(store: Store, entry: PersonEntry, now: datetime, *, anyway: bool = False) -> Person:
    """Add a person.

    Raises InputError when somebody with this name or V-number is there already and `anyway` is not said.
    """
    entry.check()
    person = Person(new_id(now), site_of(store), entry)
    with store.writing(now) as session:
        twins = [] if anyway else alike(session, entry)
        if twins:
            raise InputError(
                N_("{name} may be here already, as {twin} ({id}). Nothing was saved. Use that file, or add anyway."),
                name=entry.name,
                twin=twins[0].entry.name,
                id=twins[0].id,
            )
        insert_person(session, person)
    return person


def person(store: Store, person_id: UUID) -> Person:
    """Return one person. Raises InputError when there is none with this id."""
    with store.reading() as session:
        return get_person(session, person_id)


def people(store: Store) -> list[Person]:
    """Return everybody, by name."""
    with store.reading() as session:
        return select_people(session)
