import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.errors import AccessError, StoreError
from desktop.paths import Home
from desktop.spreekuur.backups import back_up, is_practice, restore
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.spreekuur.training import make_training
from desktop.spreekuur.users import add_user, remove_user
from desktop.store.journal import Journal
from tests.spreekuur.conftest import NOW, PASSPHRASE

SECOND = "een heel andere zin"


@pytest.fixture
def stick(store: Store, pack: Pack, tmp_path: Path) -> Iterator[Path]:
    """A backup of a store with one question in it; the store has one more by now, and is closed."""
    keep(store, pack, "voor de back-up")
    path = tmp_path / "stick"
    back_up(store, path, NOW)
    keep(store, pack, "na de back-up")
    store.close()
    return path


def keep(store: Store, pack: Pack, question: str) -> None:
    record_contact(store, pack, ContactEntry("ti", ("A5",), question=question), NOW)


def questions(home: Home, passphrase: str = PASSPHRASE) -> list[str]:
    store = open_store(home, passphrase)
    found = sorted(it.entry.question for it in contacts_since(store))
    store.close()
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_laptop_that_fell_in_the_water_is_back_on_another(stick: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "other laptop")
    done = restore(home, stick, PASSPHRASE, NOW)
    assert (done.made, done.device_name, done.moved_aside) == (NOW, "Zutphen laptop 1", None)
    assert questions(home) == ["voor de back-up"]
    assert sorted(path.name for path in home.folder.iterdir()) == ["device.keys", "keys.json", "spreekuur.db"]


def test_the_store_that_was_here_moves_aside_and_still_opens(store: Store, stick: Path) -> None:
    done = restore(store.home, stick, PASSPHRASE, NOW)
    assert questions(store.home) == ["voor de back-up"]
    assert done.moved_aside == store.home.folder / "before-restore-2026-11-21"
    assert questions(Home(done.moved_aside)) == ["na de back-up", "voor de back-up"]
    again = restore(store.home, stick, PASSPHRASE, NOW)
    assert again.moved_aside == store.home.folder / "before-restore-2026-11-21-2"
    assert questions(Home(done.moved_aside)) == ["na de back-up", "voor de back-up"]


def test_restored_data_is_in_doubt_and_goes_on_as_a_new_life(store: Store, stick: Path, pack: Pack) -> None:
    def life_and_number(opened: Store) -> tuple[str, int]:
        with opened.rehearsing(NOW) as session:
            row = Journal.of(session).row
            return row.store, row.number

    old = open_store(store.home, PASSPHRASE)
    before = life_and_number(old)
    old.close()
    restore(store.home, stick, PASSPHRASE, NOW)
    back = open_store(store.home, PASSPHRASE)
    assert back.restored_since == NOW
    keep(back, pack, "na het terugzetten")
    life, number = life_and_number(back)
    # The number is given out anew, so the name under which it counts must be another.
    assert number == before[1]
    assert life != before[0]
    assert back.restored_since == NOW
    back.close()


def test_the_passphrases_of_the_backup_open_it_and_those_of_today_do_not(
    store: Store, pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "stick"
    back_up(store, path, NOW)
    add_user(store, "Annie", SECOND)
    remove_user(store, "1")
    store.close()
    before = files(store.home.folder)
    with pytest.raises(AccessError):
        restore(store.home, path, SECOND, NOW)
    assert files(store.home.folder) == before
    restore(store.home, path, PASSPHRASE, NOW)
    assert questions(store.home) == []


def test_a_store_that_is_open_in_a_window_is_not_taken_away_under_it(store: Store, stick: Path, pack: Pack) -> None:
    window = open_store(store.home, PASSPHRASE)
    keep(window, pack, "net getypt")
    with pytest.raises(StoreError, match="open in another window"):
        restore(store.home, stick, PASSPHRASE, NOW)
    keep(window, pack, "en nog een")
    window.close()
    assert questions(store.home) == ["en nog een", "na de back-up", "net getypt", "voor de back-up"]
    assert [path for path in store.home.folder.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("content", [b"", b"hallo", b"SPRKBK\0\1", b"SPRKBK\0\2" + b"x" * 100])
def test_a_bad_file_changes_nothing(store: Store, tmp_path: Path, content: bytes) -> None:
    store.close()
    before = files(store.home.folder)
    path = tmp_path / "stick"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        restore(store.home, path, PASSPHRASE, NOW)
    assert files(store.home.folder) == before


def test_a_backup_whose_database_is_damaged_inside_is_refused(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(store.home.folder)
    monkeypatch.setattr("desktop.store.backups.damaged_pages", lambda _session: 1)
    with pytest.raises(StoreError, match="damaged"):
        restore(store.home, stick, PASSPHRASE, NOW)
    assert files(store.home.folder) == before


def test_a_disk_that_refuses_halfway_leaves_the_old_store(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    replace = Path.replace

    def refuse_the_keys(self: Path, target: Path) -> Path:
        if self.name == "keys.json" and "before-restore" in str(target):
            raise OSError(5, "Input/output error")
        moved.append(self.name)
        return replace(self, target)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", refuse_the_keys)
        with pytest.raises(StoreError, match="could not be written"):
            restore(store.home, stick, PASSPHRASE, NOW)
    assert "spreekuur.db" in moved
    assert questions(store.home) == ["na de back-up", "voor de back-up"]


def test_a_restore_that_was_cut_off_between_the_two_moves_goes_on_when_it_is_done_again(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(_self: Home, _other: Home) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as plug:
        plug.setattr(Home, "take_in", power_cut)
        with pytest.raises(KeyboardInterrupt):
            restore(store.home, stick, PASSPHRASE, NOW)
    assert questions(Home(store.home.folder / "before-restore-2026-11-21")) == ["na de back-up", "voor de back-up"]
    restore(store.home, stick, PASSPHRASE, NOW)
    assert questions(store.home) == ["voor de back-up"]


def test_a_move_that_was_cut_off_ends_in_the_folder_in_which_it_began(store: Store, stick: Path) -> None:
    aside = store.home.folder / "before-restore-2026-11-21"
    aside.mkdir()
    shutil.move(store.home.database, aside)
    shutil.move(store.home.device, aside)
    done = restore(store.home, stick, PASSPHRASE, NOW)
    assert done.moved_aside == aside
    assert questions(Home(aside)) == ["na de back-up", "voor de back-up"]
    assert questions(store.home) == ["voor de back-up"]


def test_another_persons_store_moves_aside_unopened(stick: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "theirs")
    make_laptop(home, SECOND, site=Site("WAG", "azc Wageningen"), device_name="L")[0].close()
    done = restore(home, stick, PASSPHRASE, NOW)
    assert questions(home) == ["voor de back-up"]
    assert done.moved_aside is not None
    assert questions(Home(done.moved_aside), SECOND) == []


def test_a_store_for_practice_is_backed_up_without_a_passphrase(pack: Pack, tmp_path: Path) -> None:
    practice = make_training(Home(tmp_path / "practice"), pack, NOW)
    path = tmp_path / "stick"
    back_up(practice, path, NOW + timedelta(hours=1))
    practice.close()
    assert is_practice(path)
    home = Home(tmp_path / "again")
    restore(home, path, "", NOW)
    assert len(questions(home, "")) == 5
