from desktop.domain.ids import new_id
from desktop.store.database import Store
from desktop.store.integrity import check_integrity
from desktop.store.tables import FamilyMemberRow
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
    assert (found.unstamped, found.index_faults) == (2, 1)
    assert not found.whole


def test_a_row_whose_family_is_not_here_is_an_orphan_and_no_fault(store: Store) -> None:
    member = new_id(NOW)
    with store.writing(NOW) as session:
        session.add(FamilyMemberRow(id=member, root=member, site="ZUT", family=new_id(NOW), name="Ruta"))
    with store.reading() as session:
        found = check_integrity(session)
    assert found.orphans == 1
    assert found.whole
