"""Pages of questions against a plain reading of the same questions."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.pages import ContactOrder, ContactState, WantedContacts
from desktop.domain.people import Person, PersonEntry
from desktop.domain.trash import TrashKind
from desktop.paths import Home
from desktop.store.contact_pages import contact_page, count_contacts
from desktop.store.contacts import insert_contact
from desktop.store.database import Store
from desktop.store.people import insert_person
from desktop.store.search import index_faults
from desktop.store.trash import set_deleted
from tests.store.conftest import LAPTOP, NOW, PASSPHRASE

PERSON = Person(new_id(NOW), "ZUT", PersonEntry("Selam Testa"))
HOUR = UUID(int=7)


def _invented() -> list[Contact]:
    rnd = random.Random(7)  # noqa: S311 - the same questions each time
    made = []
    for number in range(120):
        # Several at the same moment: the id must decide then.
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=6 * (number // 3))
        entry = ContactEntry(
            language=rnd.choice(["ti", "ar", "so", ""]),
            topics=tuple(rnd.sample(["A5", "A7", "B1", "H3"], rnd.randrange(4))),
            person=PERSON.id if number % 11 == 0 else None,
            question=rnd.choice(["brief gelezen", "over de dokter", ""]),
            told="" if number % 2 else "uitgelegd",
            outcome=rnd.choice(["advice", "referral", ""]),
            urgencies=("refusal",) if number % 13 == 0 else (),
            we_do="bellen" if number % 5 == 0 else "",
            settled=at.date() if number % 10 == 0 else None,
            follow_up=date(2026, 3, 1 + number % 28) if number % 3 == 0 else None,
            letter_by=date(2026, 3, 1 + number % 27) if number % 4 == 0 else None,
            in_haste=number % 17 == 0,
        )
        made.append(Contact(new_id(at), at, rnd.choice(["ZUT", "ARN"]), entry, hour=HOUR if number % 7 == 0 else None))
    return made


CONTACTS = _invented()
AWAY = {it.id for it in CONTACTS[::19]}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("pages")
    store, _code = Store.create(Home(folder / "home"), PASSPHRASE, LAPTOP, b"k")
    with store.writing(NOW) as session:
        insert_person(session, PERSON)
        for one in CONTACTS:
            insert_contact(session, one)
        session.flush()
        for row in AWAY:
            set_deleted(session, TrashKind.CONTACT, row, deleted=True)
    yield store
    store.close()


SINCE, UNTIL = datetime(2026, 1, 3, tzinfo=UTC), datetime(2026, 1, 8, 6, tzinfo=UTC)
DUE = date(2026, 3, 9)


def _is_due(entry: ContactEntry) -> bool:
    days = [day for day in (entry.follow_up, entry.letter_by) if day is not None]
    return entry.settled is None and (bool(entry.we_do) or any(day <= DUE for day in days))


WANTED: list[tuple[WantedContacts, Callable[[Contact], bool]]] = [
    (WantedContacts(), lambda it: True),
    (WantedContacts(site="ZUT"), lambda it: it.site == "ZUT"),
    (WantedContacts(language="ti"), lambda it: it.entry.language == "ti"),
    (WantedContacts(topic="A7"), lambda it: "A7" in it.entry.topics),
    (WantedContacts(outcome="advice"), lambda it: it.entry.outcome == "advice"),
    (WantedContacts(urgency="refusal"), lambda it: "refusal" in it.entry.urgencies),
    (WantedContacts(person=PERSON.id), lambda it: it.entry.person == PERSON.id),
    (WantedContacts(hour=HOUR), lambda it: it.hour == HOUR),
    (WantedContacts(state=ContactState.TO_FILL_IN), lambda it: it.entry.to_fill_in),
    (WantedContacts(state=ContactState.PROMISED), lambda it: it.entry.promised),
    (WantedContacts(due=DUE), lambda it: _is_due(it.entry)),
    (WantedContacts(due=DUE, site="ZUT"), lambda it: _is_due(it.entry) and it.site == "ZUT"),
    (WantedContacts(due=DUE, topic="A7"), lambda it: _is_due(it.entry) and "A7" in it.entry.topics),
    (WantedContacts(since=SINCE, until=UNTIL), lambda it: SINCE <= it.at < UNTIL),
    (WantedContacts(words="brie"), lambda it: "brief" in it.entry.question),
    (WantedContacts(words='"'), lambda it: False),
    (
        WantedContacts(topic="B1", language="ar", site="ARN", since=SINCE, words="uitgelegd"),
        lambda it: (
            "B1" in it.entry.topics
            and it.entry.language == "ar"
            and it.site == "ARN"
            and it.at >= SINCE
            and it.entry.told == "uitgelegd"
        ),
    ),
    (
        WantedContacts(person=PERSON.id, topic="A5"),
        lambda it: it.entry.person == PERSON.id and "A5" in it.entry.topics,
    ),
    (
        WantedContacts(topic="A5", state=ContactState.PROMISED),
        lambda it: it.entry.promised and "A5" in it.entry.topics,
    ),
]


@pytest.mark.parametrize("order", ContactOrder)
@pytest.mark.parametrize(("wanted", "fits"), WANTED)
def test_the_pages_of_a_list_hold_what_is_wanted_once_and_in_order(
    filled: Store, wanted: WantedContacts, fits: Callable[[Contact], bool], order: ContactOrder
) -> None:
    wanted = replace(wanted, order=order)
    expected = [it.id for it in sorted(CONTACTS, key=lambda it: (it.at, it.id)) if fits(it) and it.id not in AWAY]
    if order is ContactOrder.NEWEST:
        expected.reverse()
    with filled.reading() as session:
        found, page = [], contact_page(session, wanted, size=7)
        found += [line.id for line in page.lines]
        while page.next is not None:
            page = contact_page(session, wanted, after=page.next, size=7)
            found += [line.id for line in page.lines]
        assert found == expected
        assert count_contacts(session, wanted) == len(expected)
        assert [it.id for it in contact_page(session, wanted, skip=5, size=3).lines] == expected[5:8]


def test_a_line_tells_who_and_what_it_is_about(filled: Store) -> None:
    with filled.reading() as session:
        lines = {line.id: line for line in contact_page(session, WantedContacts(), size=500).lines}
    for one in CONTACTS:
        if one.id in AWAY:
            continue
        line, entry = lines[one.id], one.entry
        assert (line.at, line.site, line.language, line.topics) == (one.at, one.site, entry.language, entry.topics)
        assert line.beginning == (entry.question or entry.told)
        assert (line.person, line.name) == (entry.person, "Selam Testa" if entry.person else "")
        assert (line.to_fill_in, line.urgencies, line.settled) == (entry.to_fill_in, entry.urgencies, entry.settled)


def test_the_list_of_codes_follows_every_change(filled: Store) -> None:
    row = next(it.id for it in CONTACTS if it.id not in AWAY and it.entry.language)
    with filled.reading() as session:
        assert index_faults(session) == 0
    with filled.writing(NOW) as session:
        before = count_contacts(session, WantedContacts(language="ti"))
        some = {it.id for it in CONTACTS if it.entry.language == "ti"} & AWAY
        for one in some:
            set_deleted(session, TrashKind.CONTACT, one, deleted=False)
        session.flush()
        assert count_contacts(session, WantedContacts(language="ti")) == before + len(some)
        assert index_faults(session) == 0
        session.connection().exec_driver_sql("DELETE FROM contact WHERE id = ?", (row.bytes,))
        assert index_faults(session) == 0
        session.rollback()
        session.connection().exec_driver_sql("DELETE FROM search_code WHERE id = ?", (row.bytes,))
        assert index_faults(session) > 0
        session.rollback()


def test_every_list_is_read_by_an_index_made_for_it(filled: Store) -> None:
    """A plan that reads the whole table, or sorts it, would take as long as the store is large."""
    indexed = {
        WantedContacts(): "ix_contact_at",
        WantedContacts(site="ZUT"): "ix_contact_site_at",
        WantedContacts(state=ContactState.TO_FILL_IN): "ix_contact_unfinished",
        WantedContacts(state=ContactState.PROMISED): "ix_contact_promised",
        WantedContacts(due=DUE): "ix_contact_follow_up",
        WantedContacts(topic="A5"): "PRIMARY KEY (code=?",
    }
    seen: list[str] = []
    with filled.reading() as session:
        connection = session.connection()
        execute = connection.execute

        def explained(statement: object, values: dict[str, object]) -> object:
            plan = execute(type(statement)(f"EXPLAIN QUERY PLAN {statement}"), values)  # type: ignore[call-arg]
            seen.append("\n".join(row[3] for row in plan))
            return execute(statement, values)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connection, "execute", explained)
            patch.setattr(session, "connection", lambda: connection)
            for wanted, index in indexed.items():
                contact_page(session, wanted)
                assert index in seen[-1], (wanted, seen[-1])
                assert "SCAN contact\n" not in seen[-1]
