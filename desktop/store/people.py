"""Reading and writing people."""

from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.people import Person, PersonEntry
from desktop.errors import InputError
from desktop.store.folding import fold
from desktop.store.journal import StampedSession
from desktop.store.spellings import name_key
from desktop.store.tables import PersonRow
from desktop.wording import N_


def insert_person(session: StampedSession, person: Person) -> None:
    """Add a person."""
    entry = person.entry
    session.add(
        PersonRow(
            id=person.id,
            root=person.id,
            site=person.site,
            name=entry.name,
            born=entry.born,
            v_number=entry.v_number,
        )
    )


def get_person(session: Session, person_id: UUID) -> Person:
    """Return a person. Raises InputError when there is none with this id."""
    row = session.get(PersonRow, person_id)
    if row is None:
        raise InputError(
            N_("There is no person with id {id} in this store. Nothing was changed. Look the person up in the list."),
            id=person_id,
        )
    return _person(row)


def has_person(session: Session, person_id: UUID) -> bool:
    """Return whether there is a person with this id."""
    return session.get(PersonRow, person_id) is not None


def select_people(session: Session) -> list[Person]:
    """Return all people by name."""
    return [_person(row) for row in session.exec(select(PersonRow).order_by(col(PersonRow.name), col(PersonRow.id)))]


def alike(session: Session, entry: PersonEntry) -> list[Person]:
    """Return people who may be the same one: the same V-number, or a name that is another spelling of this one."""
    name = name_key(entry.name)
    number = fold(entry.v_number).replace(" ", "")
    return [
        person
        for person in select_people(session)
        if name_key(person.entry.name) == name or (number and fold(person.entry.v_number).replace(" ", "") == number)
    ]


def _person(row: PersonRow) -> Person:
    return Person(row.id, row.site, PersonEntry(row.name, row.born, row.v_number))
