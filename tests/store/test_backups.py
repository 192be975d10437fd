import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.errors import AccessError, StoreError
from desktop.paths import Home
from desktop.store import backups
from desktop.store.backups import MAGIC, read_backup, read_slots, unpacked, write_backup
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.keys import DataKey, unlock_slots
from tests.store.conftest import NOW, PASSPHRASE
from tests.store.test_database import record

CANARY = "kanarie in de mijn"


@pytest.fixture
def written(store: Store, tmp_path: Path) -> Path:
    record(store, question=CANARY)
    path = tmp_path / "stick" / "backup"
    path.parent.mkdir()
    write_backup(store, path, NOW)
    return path


def opened(path: Path, passphrase: str = PASSPHRASE) -> backups.Backup:
    return read_backup(path, lambda slots: unlock_slots(slots, passphrase))


def with_key(path: Path, key: DataKey) -> backups.Backup:
    return read_backup(path, lambda _slots: key)


def questions(home: Home) -> list[str]:
    store = Store.open(home, PASSPHRASE)
    with store.reading() as session:
        found = [it.entry.question for it in select_contacts(session)]
    store.close()
    return found


def test_a_backup_holds_all_of_one_moment_and_opens_elsewhere(store: Store, written: Path, tmp_path: Path) -> None:
    record(store, question="later")
    backup = opened(written)
    assert backup.contents.made == NOW
    assert [part.name for part in backup.contents.parts] == ["database", "device"]
    elsewhere = Home(tmp_path / "elsewhere")
    elsewhere.make()
    with unpacked(backup, elsewhere) as home:
        assert questions(home) == [CANARY]
        assert Store(home, backup.key, training=False).device_keys() == b"device keys"
    assert list(elsewhere.folder.iterdir()) == []


def test_nothing_is_left_behind_and_nothing_on_the_stick_can_be_read(store: Store, written: Path) -> None:
    assert [path.name for path in written.parent.iterdir()] == ["backup"]
    assert [path for path in store.home.folder.iterdir() if path.is_dir()] == []
    content = written.read_bytes()
    for secret in (CANARY, "SQLite format", "Laptop 1", PASSPHRASE, "device keys"):
        assert secret.encode() not in content
    assert store.key.secret not in content


def test_a_file_that_is_there_already_is_not_touched(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "somebody's file"
    path.write_text("hers")
    with pytest.raises(StoreError, match="There is a file"):
        write_backup(store, path, NOW)
    assert path.read_text() == "hers"


def test_a_wrong_passphrase_opens_no_backup(written: Path) -> None:
    with pytest.raises(AccessError, match="does not open"):
        opened(written, "een heel andere zin")


def test_a_backup_that_does_not_open_is_taken_away_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backup"
    monkeypatch.setattr(backups, "damaged_pages", lambda _session: 1)
    with pytest.raises(StoreError, match="damaged"):
        write_backup(store, path, NOW)
    assert not path.exists()


def lengths(size: int) -> list[int]:
    return [*range(60), *range(60, size, size // 60), size - 1]


def test_a_backup_that_was_cut_off_anywhere_is_refused(store: Store, written: Path, tmp_path: Path) -> None:
    content = written.read_bytes()
    half = tmp_path / "half"
    for length in lengths(len(content)):
        half.write_bytes(content[:length])
        with pytest.raises(StoreError, match=r"damaged|not a backup"), unpacked(with_key(half, store.key), store.home):
            pass
    half.write_bytes(content + b"\0")
    with pytest.raises(StoreError, match="damaged"), unpacked(with_key(half, store.key), store.home):
        pass


def test_a_backup_with_one_other_byte_anywhere_is_refused(store: Store, written: Path, tmp_path: Path) -> None:
    content = written.read_bytes()
    other = tmp_path / "other"
    for place in lengths(len(content)):
        other.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with (
            pytest.raises(StoreError, match=r"damaged|not a backup|newer"),
            unpacked(with_key(other, store.key), store.home),
        ):
            pass


def rewritten(written: Path, key: DataKey, change: Callable[[backups.Contents], backups.Contents]) -> None:
    """Put another list into a backup, as only who has its key can."""
    content = written.read_bytes()
    backup = with_key(written, key)
    listed = key.wrap(b"backup", msgspec.json.encode(change(backup.contents)))
    head = MAGIC + len(backup.slots).to_bytes(4, "big") + backup.slots + len(listed).to_bytes(4, "big") + listed
    written.write_bytes(head + content[backup.start :])


def test_a_part_of_a_newer_program_is_refused_by_name(store: Store, written: Path) -> None:
    def with_more(contents: backups.Contents) -> backups.Contents:
        return msgspec.structs.replace(contents, parts=(*contents.parts, backups.Part("letters", 0, "0" * 64)))

    rewritten(written, store.key, with_more)
    with pytest.raises(StoreError, match="newer version"):
        opened(written)


def test_a_backup_without_a_database_is_none(store: Store, written: Path) -> None:
    def without(contents: backups.Contents) -> backups.Contents:
        return msgspec.structs.replace(contents, parts=())

    content = written.read_bytes()[: with_key(written, store.key).start]
    written.write_bytes(content)
    rewritten(written, store.key, without)
    with pytest.raises(StoreError, match="damaged"), unpacked(opened(written), store.home):
        pass


def test_slots_of_another_store_cannot_be_put_in(store: Store, written: Path) -> None:
    content = written.read_bytes()
    slots = json.loads(with_key(written, store.key).slots)
    other = json.dumps(dict(slots, slots=slots["slots"][:1])).encode()
    start = len(MAGIC) + 4 + len(with_key(written, store.key).slots)
    written.write_bytes(MAGIC + len(other).to_bytes(4, "big") + other + content[start:])
    with pytest.raises(StoreError, match="damaged"):
        opened(written)


def test_a_format_to_come_and_a_file_of_something_else_are_told_apart(written: Path, tmp_path: Path) -> None:
    content = written.read_bytes()
    other = tmp_path / "other"
    other.write_bytes(content[:7] + b"\2" + content[8:])
    with pytest.raises(StoreError, match="newer version"):
        opened(other)
    for nonsense in (b"", b"PK\3\4 a zip file", b"\0" * 4096):
        other.write_bytes(nonsense)
        with pytest.raises(StoreError, match="not a backup"):
            read_slots(other)
    with pytest.raises(StoreError, match="cannot be read"):
        opened(tmp_path / "not there")
    with pytest.raises(StoreError, match="cannot be read"):
        opened(tmp_path)


def test_a_stranger_writes_a_reader_from_the_document(store: Store, written: Path) -> None:
    """Take a backup apart as BACKUPS.md says, with nothing of the program but the key."""
    content = written.read_bytes()
    assert content[:8] == b"SPRKBK\0\1"
    size = int.from_bytes(content[8:12], "big")
    slots = content[12 : 12 + size]
    assert slots == store.home.keys.read_bytes()
    start = 12 + size
    size = int.from_bytes(content[start : start + 4], "big")
    listed = json.loads(store.key.unwrap(b"backup", content[start + 4 : start + 4 + size]))
    assert listed["slots"] == hashlib.sha256(slots).hexdigest()
    at = start + 4 + size
    for part in listed["parts"]:
        assert hashlib.sha256(content[at : at + part["size"]]).hexdigest() == part["sha256"]
        at += part["size"]
    assert at == len(content)
