from desktop.store.contacts import update_contact
from desktop.store.database import Store
from desktop.store.folding import fold
from desktop.store.search import index_faults, search
from tests.store.conftest import NOW
from tests.store.test_database import record


def test_after_an_edit_the_old_word_finds_nothing_and_the_new_one_does(store: Store) -> None:
    contact = record(store, question="oud")
    with store.writing(NOW) as session:
        update_contact(session, contact.id, type(contact.entry)(language="ti", topics=("A5",), question="nieuw"))
    with store.reading() as session:
        assert search(session, "oud") == []
        assert [hit.id for hit in search(session, "nieuw")] == [contact.id]
        assert index_faults(session) == 0


def test_a_bundle_that_sets_the_same_words_again_leaves_the_index_as_it_was(store: Store) -> None:
    contact = record(store, question="dezelfde woorden")
    with store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        before = run("SELECT id, block FROM search_text_data").fetchall()
        run("UPDATE contact SET question = question, told = told, outcome = 'advice', lsn = lsn + 1")
        assert run("SELECT id, block FROM search_text_data").fetchall() == before
        run("UPDATE contact SET told = 'en nieuwe', lsn = lsn + 1")
    with store.reading() as session:
        for word in ("dezelfde", "nieuwe"):
            assert [hit.id for hit in search(session, word)] == [contact.id]
        assert index_faults(session) == 0


def test_whatever_is_typed_is_a_search_and_never_an_error(store: Store) -> None:
    record(store, question="gewone vraag")
    with store.reading() as session:
        for query in ("", "  ", '"', "*", "AND", "(", "a' OR 1=1 --", "\x00", "near(", "١٢", "\u200c", "ء", "ال"):
            assert search(session, query) == []


def test_folding_twice_is_folding_once() -> None:
    for text in ("Één ﷲ ﬁ İstanbul ǅ", "مُحَمَّد", "ሠላም"):
        assert fold(fold(text)) == fold(text)
