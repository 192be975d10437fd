import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.paths import Home
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.doubts import raise_doubt, restored_since, settle_doubt
from tests.store.conftest import NOW, PASSPHRASE
from tests.store.test_database import record


def reopened(home: Home) -> Store:
    return Store.open(home, PASSPHRASE)


def test_a_store_that_is_used_day_after_day_is_in_no_doubt(home: Home, store: Store) -> None:
    record(store, question="een")
    store.close()
    for _day in range(3):
        store = reopened(home)
        assert store.restored_since is None
        record(store, question="nog een")
        assert store.restored_since is None
        store.close()


def test_an_older_database_put_in_place_by_hand_is_noticed_and_stays_so(
    home: Home, store: Store, tmp_path: Path
) -> None:
    record(store, question="een")
    store.close_alone()
    shutil.copy(home.database, tmp_path / "copy")
    later = reopened(home)
    record(later, question="verloren")
    later.close_alone()
    shutil.copy(tmp_path / "copy", home.database)
    for _start in range(3):
        again = reopened(home)
        assert again.restored_since == NOW
        record(again, question="na het terugzetten")
        again.close()


def test_a_bundle_that_was_made_later_settles_the_doubt(store: Store) -> None:
    since = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    with store.writing_unstamped() as session:
        raise_doubt(session, since)
        raise_doubt(session, since + timedelta(days=1))
    assert store.restored_since == since
    with store.writing_unstamped() as session:
        settle_doubt(session, since)
        assert restored_since(session) == since
        settle_doubt(session, since + timedelta(seconds=1))
    assert store.restored_since is None


def test_taking_in_a_bundle_first_of_all_settles_it_too(home: Home, store: Store, tmp_path: Path) -> None:
    record(store, question="een")
    store.close_alone()
    shutil.copy(home.database, tmp_path / "copy")
    later = reopened(home)
    record(later, question="verloren")
    later.close_alone()
    shutil.copy(tmp_path / "copy", home.database)
    again = reopened(home)
    with again.writing_unstamped() as session:
        settle_doubt(session, NOW + timedelta(days=1))
    assert again.restored_since is None
    again.close()
    assert reopened(home).restored_since is None


def test_a_power_cut_while_a_life_begins_raises_no_alarm(
    home: Home, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(store, question="een")
    store.close()
    cut = reopened(home)

    def power_cut(_self: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as plug:
        plug.setattr("desktop.store.journal.StampedSession.commit", power_cut)
        with pytest.raises(KeyboardInterrupt):
            record(cut, question="niet opgeslagen")
    cut.close()
    again = reopened(home)
    assert again.restored_since is None
    record(again, question="twee")
    with again.reading() as session:
        assert {it.entry.question for it in select_contacts(session)} == {"een", "twee"}
    again.close()


def test_what_is_saved_is_called_saved_even_if_the_note_of_it_cannot_be_written(
    home: Home, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    again = reopened(home)
    written = 0

    def full_after_one(path: Path, content: bytes) -> None:
        nonlocal written
        written += 1
        if written > 1:
            raise StoreError("full")
        path.write_bytes(content)

    monkeypatch.setattr("desktop.store.doubts.write_atomically", full_after_one)
    record(again, question="een")
    assert written == 2
    again.close()
    assert reopened(home).restored_since is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"life": 3}', b"\xff"])
def test_a_note_that_nobody_can_read_is_no_alarm(home: Home, store: Store, content: bytes) -> None:
    store.close()
    home.life.write_bytes(content)
    assert reopened(home).restored_since is None
