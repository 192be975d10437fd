"""People: as few facts as a follow-up needs, and only while they agree."""

from datetime import datetime
from uuid import UUID

from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.pages import Mark, Page, PersonLine, WantedPeople
from desktop.domain.people import Likeness, Person, PersonEntry, Twin, head_of
from desktop.domain.sentences import say
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.spreekuur.daily_words import change_step, new_step
from desktop.spreekuur.sites import place
from desktop.store.database import Store
from desktop.store.journal import StampedSession
from desktop.store.people import (
    count_people,
    get_person,
    insert_person,
    load_merges,
    people_page,
    require_person,
    select_people,
    twins,
    update_person,
)
from desktop.store.steps import name_step
from desktop.wording import N_

_SURE = {Likeness.V_NUMBER, Likeness.NAME}


def add_person(store: Store, entry: PersonEntry, now: datetime, *, anyway: bool = False) -> Person:
    """Add a person.

    Raises InputError when somebody with this name or V-number is there already and `anyway` is not said.
    """
    with store.writing(now) as session:
        made = add_within(session, entry, now, anyway=anyway)
        name_step(session, new_step(TrashKind.PERSON))
    return made


def edit_person(
    store: Store, person_id: UUID, entry: PersonEntry, now: datetime, *, seen: PersonEntry | None = None
) -> Person:
    """Change what is known of a person, and return it as it is now. Raises InputError as `add_person` does.

    With `seen`, what the writer had before them, only what they changed is written.
    """
    with store.writing(now) as session:
        known = get_person(session, person_id).entry
        if seen is not None:
            entry = with_changes(known, seen, entry)
        entry.check()
        name_step(session, change_step(TrashKind.PERSON, known, entry))
        return update_person(session, person_id, entry)


def person(store: Store, person_id: UUID) -> Person:
    """Return one person. Raises InputError when there is none with this id."""
    with store.reading() as session:
        return get_person(session, person_id)


def people(store: Store) -> list[Person]:
    """Return everybody, by name. For a list on a screen take `page_of_people`."""
    with store.reading() as session:
        return select_people(session)


def page_of_people(
    store: Store, wanted: WantedPeople, *, after: Mark | None = None, skip: int = 0, size: int = 100
) -> Page[PersonLine]:
    """Return a page of a list of people by name, found by another spelling, V-number or room too."""
    with store.reading() as session:
        return people_page(session, wanted, after=after, skip=skip, size=size)


def look_up_people(store: Store, words: str, *, most: int = 20) -> list[Person]:
    """Return who fits a name in any spelling, a V-number or a room, by name; the first ones for no words."""
    with store.reading() as session:
        found = people_page(session, WantedPeople(words=words), size=most).lines
        return select_people(session, [one.id for one in found])


def count_of_people(store: Store, wanted: WantedPeople) -> int:
    """Return how many people such a list has."""
    with store.reading() as session:
        return count_people(session, wanted)


def likely_twins(store: Store, entry: PersonEntry, *, besides: UUID | None = None) -> list[Twin]:
    """Return who may be the same person, the likeliest first and with the reason, to show before a file is made."""
    with store.reading() as session:
        return twins(session, entry, besides=besides)


def merge_people(store: Store, double: UUID, into: UUID, now: datetime) -> None:
    """Let one file go on for both; nothing is copied or lost, and `unmerge_person` takes it back at any time.

    Raises InputError when either is not there, or they are one already.
    """
    with store.writing(now) as session:
        row, other = require_person(session, double), require_person(session, into)
        merges = load_merges(session)
        head = head_of(other.id, merges)
        if head == head_of(row.id, merges):
            raise InputError(N_("These two are one file already. Nothing was changed. Choose two different people."))
        # The file that went on for the double goes on no more; its own doubles follow it.
        require_person(session, head_of(row.id, merges)).merged_into = head
        name_step(session, say(N_("Two files made one: {name}"), name=other.name))


def unmerge_person(store: Store, double: UUID, now: datetime) -> None:
    """Let a double stand on its own again. Raises InputError when there is no such person, or it was not merged."""
    with store.writing(now) as session:
        row = require_person(session, double)
        if row.merged_into is None:
            raise InputError(
                N_("This file was not made one with another. Nothing was changed. Look at the list again.")
            )
        row.merged_into = None
        name_step(session, say(N_("Two files again: {name}"), name=row.name))


def add_within(session: StampedSession, entry: PersonEntry, now: datetime, *, anyway: bool) -> Person:
    """Add a person within an action that does more. Raises as `add_person` does."""
    entry.check()
    made = Person(new_id(now), place(session)[0], entry)
    found = [] if anyway else [twin for twin in twins(session, entry) if _SURE & set(twin.why)]
    if found:
        raise InputError(
            N_("{name} may be here already, as {twin} ({id}). Nothing was saved. Use that file, or add anyway."),
            name=entry.name,
            twin=found[0].person.entry.name,
            id=found[0].person.id,
        )
    insert_person(session, made)
    return made
