"""Reading and writing people, and finding those who may be one person."""

from collections.abc import Iterable
from itertools import combinations
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from desktop.domain.pages import Mark, Page, PeopleOrder, PersonLine, WantedPeople
from desktop.domain.people import Likeness, Merges, Person, PersonEntry, Twin, head_of
from desktop.domain.told_births import told_birth
from desktop.errors import InputError
from desktop.store.daily_tables import PersonRow
from desktop.store.folding import fold, match_expression
from desktop.store.journal import StampedSession
from desktop.store.spellings import name_key, name_marks, typed_marks
from desktop.store.synced import fill
from desktop.wording import N_

_MOST_ALIKE = 200
"""How many people are looked at closely; more share a name than anybody can compare."""

_SHOWN = (
    "person.deleted IS NULL AND (person.merged_into IS NULL OR person.id IN (SELECT unhex(value) FROM json_each(:heads)) "
    "OR NOT EXISTS (SELECT 1 FROM person AS head WHERE head.id = person.merged_into AND head.deleted IS NULL))"
)
"""Everybody who is not in the trash, nor a double whose other file is here."""


def insert_person(session: StampedSession, person: Person) -> None:
    """Add a person."""
    row = PersonRow(id=person.id, root=person.id, site=person.site, name=person.entry.name)
    fill(row, person.entry)
    session.add(row)


def update_person(session: StampedSession, person_id: UUID, entry: PersonEntry) -> Person:
    """Change what differs, and return the person. Raises InputError when there is none with this id."""
    row = require_person(session, person_id)
    fill(row, entry)
    return _person(row)


def get_person(session: Session, person_id: UUID) -> Person:
    """Return a person. Raises InputError when there is none with this id."""
    return _person(require_person(session, person_id))


def require_person(session: Session, person_id: UUID) -> PersonRow:
    """Return the row of a person. Raises InputError when there is none with this id."""
    row = session.get(PersonRow, person_id)
    if row is None:
        raise InputError(
            N_("There is no person with id {id} in this store. Nothing was changed. Look the person up in the list."),
            id=person_id,
        )
    return row


def has_person(session: Session, person_id: UUID) -> bool:
    """Return whether there is a person with this id."""
    return session.get(PersonRow, person_id) is not None


def select_people(session: Session, ids: Iterable[UUID] | None = None) -> list[Person]:
    """Return people by name: everybody who is not in the trash or a double, or those with these ids."""
    query = select(PersonRow).order_by(col(PersonRow.name), col(PersonRow.id))
    if ids is None:
        query = query.where(text(_SHOWN)).params(heads=_heads(load_merges(session)))
    else:
        query = query.where(col(PersonRow.id).in_(tuple(ids)), col(PersonRow.deleted).is_(None))
    return [_person(row) for row in session.exec(query)]


def people_page(
    session: Session, wanted: WantedPeople, *, after: Mark | None = None, skip: int = 0, size: int = 100
) -> Page[PersonLine]:
    """Return a page of people by name; `after` is where the page before it ended, `skip` passes over so many first."""
    backwards = wanted.order is PeopleOrder.NAME_BACKWARDS
    way = "DESC" if backwards else "ASC"
    where, values = _where(session, wanted)
    if after is not None:
        where += f" AND (person.name COLLATE NOCASE, person.id) {'<' if backwards else '>'} (:after_name, :after_id)"
        values |= {"after_name": after.key, "after_id": after.id.bytes}
    found = session.connection().execute(
        text(
            "SELECT id, site, name, ifnull(room, ''), ifnull(speaks, '') FROM person "  # noqa: S608 - parts of this file
            f"WHERE {where} ORDER BY person.name COLLATE NOCASE {way}, person.id {way} LIMIT :size OFFSET :skip"
        ),
        {**values, "size": size + 1, "skip": skip},
    )
    lines = [PersonLine(UUID(bytes=row_id), *rest) for row_id, *rest in found]
    last = lines[size - 1] if len(lines) > size else None
    return Page(tuple(lines[:size]), Mark(last.name, last.id) if last else None)


def count_people(session: Session, wanted: WantedPeople) -> int:
    """Return how many people a list has."""
    where, values = _where(session, wanted)
    count: int = (
        session.connection().execute(text(f"SELECT count(*) FROM person WHERE {where}"), values).scalar_one()  # noqa: S608
    )
    return count


def _where(session: Session, wanted: WantedPeople) -> tuple[str, dict[str, object]]:
    conditions = [_SHOWN]
    values: dict[str, object] = {"heads": _heads(load_merges(session))}
    if wanted.site:
        conditions.append("person.site = :site")
        values["site"] = wanted.site
    if wanted.words:
        expression = match_expression(wanted.words, typed_marks)
        conditions.append(f"person.id IN ({_MATCHING})" if expression else "FALSE")
        values |= {"words": expression} if expression else {}
    return " AND ".join(conditions), values


_MATCHING = (
    "SELECT search_entry.id FROM search_text JOIN search_entry ON number = search_text.rowid "
    "WHERE search_text MATCH :words AND kind = 'person' LIMIT 2000"
)


def load_merges(session: Session) -> Merges:
    """Return which file was merged into which, where both are here and the second one is not in the trash."""
    found = session.connection().execute(
        text(
            "SELECT person.id, person.merged_into FROM person JOIN person AS head ON head.id = person.merged_into "
            "WHERE person.merged_into IS NOT NULL AND head.deleted IS NULL"
        )
    )
    return {UUID(bytes=one): UUID(bytes=into) for one, into in found}


def _heads(merges: Merges) -> str:
    """Return, as JSON, the files that go on although they were merged too: a circle of merges must not hide all of it."""
    heads = [one.hex for one in merges if head_of(one, merges) == one]
    return "[" + ",".join(f'"{head}"' for head in heads) + "]"


def name_words(session: Session) -> frozenset[str]:
    """Return the words of the names of all people and relatives, each as `name_key` makes it; short ones left out."""
    names = session.connection().exec_driver_sql("SELECT name FROM person UNION SELECT name FROM family_member")
    return frozenset(word for (name,) in names for word in name_key(name).split() if len(word) > 2)


def twins(session: Session, entry: PersonEntry, *, besides: UUID | None = None) -> list[Twin]:
    """Return people who may be the one of an entry, the likeliest first, and why."""
    found = []
    for person in select_people(session, _candidates(session, entry)):
        why = _likeness(entry, person.entry)
        if why and person.id != besides:
            found.append(Twin(person, why))
    return sorted(found, key=lambda twin: [list(Likeness).index(one) for one in twin.why])


def _candidates(session: Session, entry: PersonEntry) -> list[UUID]:
    """Return people with two words of the name in some spelling, or the one that it has, or the V-number."""
    words = fold(entry.name).replace("-", " ").split()
    groups = [" ".join(pair) for pair in combinations(words[:6], 2)] if len(words) > 1 else words
    expressions = [match_expression(group, typed_marks) for group in (*groups, _squeezed(entry.v_number))]
    expression = " OR ".join(f"({it})" for it in expressions if it)
    if not expression:
        return []
    found = session.connection().execute(
        text(
            "SELECT search_entry.id FROM search_text JOIN search_entry ON number = search_text.rowid "  # noqa: S608
            "JOIN person ON person.id = search_entry.id AND person.deleted IS NULL "
            f"WHERE search_text MATCH :words AND kind = 'person' ORDER BY rank LIMIT {_MOST_ALIKE}"
        ),
        {"words": expression},
    )
    return [UUID(bytes=row_id) for (row_id,) in found]


def _likeness(one: PersonEntry, other: PersonEntry) -> tuple[Likeness, ...]:
    why = []
    if _squeezed(one.v_number) and _squeezed(one.v_number) == _squeezed(other.v_number):
        why.append(Likeness.V_NUMBER)
    if name_key(one.name) and name_key(one.name) == name_key(other.name):
        why.append(Likeness.NAME)
    if why or _sounds_alike(one.name, other.name):
        births = told_birth(one.born), told_birth(other.born)
        if all(born.bounded for born in births) and births[0].meets(births[1]):
            why.append(Likeness.BIRTH)
        if one.room and fold(one.room) == fold(other.room):
            why.append(Likeness.ROOM)
    return tuple(why)


def _sounds_alike(one: str, other: str) -> bool:
    """Return whether two words of the names, or all that the shorter has, are the same or share a mark."""
    marks = [[{word, *name_marks(word).split()} for word in name_key(name).split()] for name in (one, other)]
    shared = sum(1 for mine in marks[0] if any(mine & theirs for theirs in marks[1]))
    return shared >= min(2, *map(len, marks)) > 0


def _squeezed(v_number: str) -> str:
    return fold(v_number).replace(" ", "")


def _person(row: PersonRow) -> Person:
    return Person(
        row.id,
        row.site,
        PersonEntry(row.name, row.born, row.v_number, row.room, row.speaks, row.consent, row.consent_on),
    )
