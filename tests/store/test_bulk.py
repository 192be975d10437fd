import uuid
from datetime import timedelta

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.domain.rows import decode_clock
from desktop.store.bulk import insert_families, insert_people
from desktop.store.contacts import insert_contact, insert_contacts, select_contacts
from desktop.store.database import Store
from desktop.store.families import get_family, insert_family, insert_member
from desktop.store.integrity import check_integrity
from desktop.store.people import get_person, insert_person
from desktop.store.search import search
from desktop.store.tables import SYNCED
from tests.store.conftest import NOW


def records() -> tuple[list[Person], list[FamilyFile], list[Contact]]:
    person = Person(new_id(NOW), "ZUT", PersonEntry("سلمى تجريبي", "1990", "OEFEN-1"))
    members = (
        FamilyMember(new_id(NOW), MemberEntry("Dawit", {"relation": "spouse", "born": "1988-05-17"})),
        FamilyMember(new_id(NOW), MemberEntry("Ruta")),
    )
    family = FamilyFile(new_id(NOW), "ZUT", FamilyEntry("Selam", person.id, {"status": "A"}), members)
    entry = ContactEntry(
        "ar", ("A5", "B1"), person.id, "een brief", "samen gelezen", "referral", ("lawyer",), NOW.date()
    )
    contacts = [
        Contact(new_id(NOW), NOW, "ZUT", entry),
        Contact(new_id(NOW), NOW - timedelta(days=1), "ZUT", ContactEntry("ti", ("A5",))),
    ]
    return [person], [family], contacts


def test_many_at_once_are_the_same_rows_as_one_by_one(store: Store) -> None:
    people, families, contacts = records()
    with store.writing(NOW) as session:
        insert_people(session, people)
        insert_families(session, families)
        insert_contacts(session, contacts)
    again = [uuid.uuid4() for _ in range(6)]
    with store.writing(NOW) as session:
        insert_person(session, Person(again[0], "ZUT", people[0].entry))
        insert_family(session, FamilyFile(again[1], "ZUT", families[0].entry, ()))
        for number, member in enumerate(families[0].members, 2):
            insert_member(session, again[1], FamilyMember(again[number], member.entry))
            session.flush()
        for number, contact in enumerate(contacts, 4):
            insert_contact(session, Contact(again[number], contact.at, "ZUT", contact.entry))
            session.flush()
    own = {"id", "root", "clock", "hlc", "lsn", "family"}
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        for kind in SYNCED:
            rows = [
                {name: value for name, value in row.items() if name not in own}
                for row in run(f"SELECT * FROM {kind} ORDER BY lsn").mappings()  # noqa: S608
            ]
            assert rows[: len(rows) // 2] == rows[len(rows) // 2 :], kind
        assert get_person(session, people[0].id) == people[0]
        assert get_family(session, families[0].id) == families[0]
        assert select_contacts(session, ids=(contacts[0].id,)) == [contacts[0]]


def test_every_row_has_its_own_stamp_and_is_found(store: Store) -> None:
    people, families, contacts = records()
    with store.writing(NOW) as session:
        insert_people(session, people)
        insert_families(session, families)
        insert_contacts(session, contacts)
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        stamps = [
            (lsn, decode_clock(clock).number, hlc)
            for kind in SYNCED
            for lsn, clock, hlc in run(f"SELECT lsn, clock, hlc FROM {kind}")  # noqa: S608
        ]
        assert sorted(lsn for lsn, _, _ in stamps) == [1, 2, 3, 4, 5, 6]
        assert all(lsn == number for lsn, number, _ in stamps)
        assert {hit.id for hit in search(session, "تجريبى")} == {people[0].id}
        assert {hit.id for hit in search(session, "brief")} == {contacts[0].id}
        assert check_integrity(session).whole
