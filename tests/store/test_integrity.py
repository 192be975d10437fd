from uuid import UUID

from desktop.domain.ids import new_id
from desktop.store.contacts import select_contacts
from desktop.store.daily_tables import ContactRow
from desktop.store.database import Store
from desktop.store.integrity import check_integrity
from desktop.store.tables import ErasedRow, FamilyMemberRow, JournalRow, PeerRow
from tests.store.conftest import NOW
from tests.store.test_database import record


def test_a_store_as_the_program_writes_it_is_whole(store: Store) -> None:
    record(store, question="een vraag")
    with store.reading() as session:
        found = check_integrity(session)
    assert found.whole
    assert (found.damaged_pages, found.index_faults, found.orphans, found.unstamped) == (0, 0, 0, 0)


def test_what_slipped_past_the_program_is_found(store: Store) -> None:
    record(store, question="een vraag")
    record(store, question="nog een")
    with store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        run("DROP TRIGGER contact_stamped")
        run("UPDATE contact SET clock = 'x' WHERE lsn = 1")
        run("UPDATE contact SET lsn = 99 WHERE lsn = 2")
        run("DELETE FROM search_entry WHERE number = 1")
    with store.reading() as session:
        found = check_integrity(session)
    # The row is not in the index, and the index knows a text of which nobody can tell whose it is.
    assert (found.unstamped, found.index_faults) == (2, 2)
    assert not found.whole


def test_positions_that_cannot_be_are_found(store: Store) -> None:
    record(store, question="een vraag")
    with store.writing_unstamped() as session:
        session.get_one(JournalRow, 1).shared = 5
        session.add(PeerRow(store="d2.x", have=3, acked=2))
        session.add(PeerRow(store="d3.x", have=3, acked=1))
    with store.reading() as session:
        found = check_integrity(session)
    assert found.cursor_faults == 2
    assert not found.whole
    with store.writing_unstamped() as session:
        row = session.get_one(JournalRow, 1)
        row.store, row.parents = "other.x", "[3"
    with store.reading() as session:
        assert check_integrity(session).cursor_faults == 4


def test_a_row_that_was_erased_and_is_there_is_found(store: Store) -> None:
    record(store, question="een vraag")
    with store.reading() as session:
        (contact,) = select_contacts(session)
    for site, count in (("WAG", 0), ("ZUT", 1), ("*", 1)):
        with store.writing_unstamped() as session:
            session.add(ErasedRow(id=contact.id, site=site))
        with store.reading() as session:
            assert check_integrity(session).resurrected == count


def test_a_contact_of_an_erased_person_names_nobody_and_is_no_orphan(store: Store) -> None:
    with store.writing(NOW) as session:
        for person in (UUID(int=0), new_id(NOW)):
            row = new_id(NOW)
            session.add(ContactRow(id=row, root=row, site="ZUT", at=NOW, person=person))
    with store.reading() as session:
        assert check_integrity(session).links["contact.person"] == 1


def test_a_row_whose_family_is_not_here_is_an_orphan_and_no_fault(store: Store) -> None:
    member = new_id(NOW)
    with store.writing(NOW) as session:
        session.add(FamilyMemberRow(id=member, root=member, site="ZUT", family=new_id(NOW), name="Ruta"))
    with store.reading() as session:
        found = check_integrity(session)
    assert found.orphans == 1
    assert found.whole
