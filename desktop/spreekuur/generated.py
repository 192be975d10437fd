"""Invented records by the thousand, for practice and for measuring: the same ones for the same seed on the same day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from desktop.content.packs import Pack
from desktop.errors import InputError
from desktop.spreekuur.inventions import Inventor
from desktop.spreekuur.sites import site_of
from desktop.store.bulk import insert_families, insert_people
from desktop.store.contacts import insert_contacts
from desktop.store.database import Store
from desktop.store.journal import StampedSession
from desktop.store.people import has_person
from desktop.wording import N_

MAX_CONTACTS = 5_000_000
MAX_DAYS = 3650

_BATCH = 5000
"""Records in one transaction."""
_CONTACTS_A_PERSON, _PEOPLE_A_FAMILY = 8, 6

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Generated:
    """What was invented, in records."""

    contacts: int
    people: int
    families: int


def generate(
    store: Store,
    pack: Pack,
    *,
    contacts: int,
    seed: int,
    days: int,
    now: datetime,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Generated:
    """Fill a store for practice with invented questions of the days before today, people and families.

    `progress` is told how many records are written of how many. Raises InputError for a store with real records, a
    number that is out of reach, or records that are there already.
    """
    if not store.training:
        raise InputError(
            N_(
                "This store is for real people, so nothing invented goes into it. Nothing was changed. Make one for practice with “spreekuur init --training”."
            )
        )
    _require_between(contacts, MAX_CONTACTS)
    _require_between(days, MAX_DAYS)
    inventor = Inventor(pack.taxonomy, site_of(store), seed, now.astimezone().date(), days)
    people = inventor.people(contacts // _CONTACTS_A_PERSON + 1)
    families = list(inventor.families(people, len(people) // _PEOPLE_A_FAMILY + 1))
    with store.reading() as session:
        if has_person(session, people[0].person.id):
            raise InputError(
                N_("The invented records of seed {seed} are here already. Nothing was added. Choose another seed."),
                seed=seed,
            )
    writer = _Writer(store, now, progress, len(people) + len(families) + contacts)
    writer.write((it.person for it in people), insert_people)
    writer.write(families, insert_families)
    writer.write(inventor.contacts(people, contacts), insert_contacts)
    return Generated(contacts, len(people), len(families))


class _Writer:
    """Writes records in transactions of some thousands, and tells how far it is."""

    def __init__(self, store: Store, now: datetime, tell: Callable[[int, int], None], total: int) -> None:
        self._store, self._now, self._tell, self._total = store, now, tell, total
        self._done = 0

    def write(self, records: Iterable[Item], insert: Callable[[StampedSession, list[Item]], None]) -> None:
        """Write records of one kind."""
        waiting = iter(records)
        while batch := list(islice(waiting, _BATCH)):
            with self._store.writing(self._now) as session:
                insert(session, batch)
            self._done += len(batch)
            self._tell(self._done, self._total)


def _require_between(number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise InputError(
            N_("{number} is no number from 1 to {most}. Nothing was added. Choose another one."),
            number=number,
            most=most,
        )
