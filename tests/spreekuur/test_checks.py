from pathlib import Path

from desktop.content.packs import Pack
from desktop.paths import Home, write_atomically
from desktop.spreekuur.checks import PapersState, check_store
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.store.quarantine import keep_refused
from desktop.store.tables import DocumentRow
from tests.spreekuur.conftest import NOW


def test_a_new_store_is_well(store: Store) -> None:
    found = check_store(store)
    assert found.ok
    assert found.own_keys
    assert (found.papers, found.quarantined, found.restored_since) == (PapersState.NONE, 0, None)


def test_papers_are_verified_anew(pack: Pack, tmp_path: Path) -> None:
    practice = make_training(Home(tmp_path / "practice"), pack, NOW)
    assert check_store(practice).papers is PapersState.VALID
    with practice.writing_unstamped() as session:
        row = session.get_one(DocumentRow, "registry")
        row.body = row.body.replace(b'\\"version\\":1', b'\\"version\\":2')
    found = check_store(practice)
    assert found.papers is PapersState.INVALID
    assert not found.ok


def test_a_database_without_its_own_keys_is_told(store: Store) -> None:
    store.home.device.unlink()
    assert not check_store(store).own_keys
    write_atomically(store.home.device, b"of another store")
    assert not check_store(store).ok


def test_refused_files_are_counted_and_no_fault(store: Store) -> None:
    keep_refused(store.home, b"nonsense", "B1")
    keep_refused(store.home, b"other nonsense", "B3")
    found = check_store(store)
    assert found.quarantined == 2
    assert found.ok
