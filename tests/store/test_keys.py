import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import AccessError, InputError, StoreError
from desktop.paths import Home
from desktop.store.keys import DataKey, create_keys, unlock

PASSPHRASE = "vier losse woorden hier"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_the_passphrase_and_the_recovery_code_open_the_same_key(home: Home) -> None:
    key, code = create_keys(home, PASSPHRASE)
    assert unlock(home, PASSPHRASE).secret == key.secret
    assert unlock(home, code).secret == key.secret
    assert unlock(home, code.lower().replace("-", " ")).secret == key.secret


def test_another_passphrase_opens_nothing(home: Home) -> None:
    create_keys(home, PASSPHRASE)
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(AccessError, match="does not open"):
            unlock(home, wrong)


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase(home: Home) -> None:
    key, _ = create_keys(home, "privé-geheim één")
    assert unlock(home, "prive\u0301-geheim e\u0301e\u0301n").secret == key.secret


def test_a_slot_cannot_be_made_another_users_or_another_kind(home: Home) -> None:
    create_keys(home, PASSPHRASE)
    kept = json.loads(home.keys.read_text())
    for change in ({"user": "2"}, {"stretching": {"memory_kib": 8, "passes": 1, "lanes": 1}}):
        spoiled = dict(kept, slots=[dict(slot, **change) for slot in kept["slots"]])
        home.keys.write_text(json.dumps(spoiled))
        with pytest.raises(AccessError):
            unlock(home, PASSPHRASE)


def test_a_store_cannot_be_called_a_training_store_to_pass_without_passphrase(home: Home) -> None:
    create_keys(home, PASSPHRASE)
    home.keys.write_text(json.dumps(dict(json.loads(home.keys.read_text()), training=True)))
    with pytest.raises(AccessError):
        unlock(home, "")


def test_only_the_passphrase_of_practice_which_everybody_knows_is_not_stretched(home: Home, tmp_path: Path) -> None:
    create_keys(home, PASSPHRASE)
    practice = Home(tmp_path / "practice")
    practice.make()
    key, _ = create_keys(practice, "", training=True)
    assert unlock(practice, "").secret == key.secret
    for slot in json.loads(home.keys.read_text())["slots"]:
        assert (slot["stretching"]["memory_kib"], slot["stretching"]["passes"]) == (64 * 1024, 3)
    for slot in json.loads(practice.keys.read_text())["slots"]:
        assert slot["stretching"] == {"memory_kib": 8, "passes": 1, "lanes": 1}


def test_neither_the_key_nor_the_passphrase_nor_the_code_is_in_the_file(home: Home) -> None:
    key, code = create_keys(home, PASSPHRASE)
    content = home.keys.read_bytes()
    assert PASSPHRASE.encode() not in content
    assert code.encode() not in content
    assert code.replace("-", "").encode() not in content
    assert key.secret.hex() not in repr(key)


def test_a_short_passphrase_makes_no_store(home: Home) -> None:
    with pytest.raises(InputError, match="at least 10"):
        create_keys(home, "kort")
    assert not home.keys.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff" * 100, b'{"slots": 3, "training": false, "version": 1}']
)
def test_a_damaged_key_file_is_told_as_such(home: Home, content: bytes) -> None:
    home.keys.write_bytes(content)
    with pytest.raises(StoreError, match="cannot be read"):
        unlock(home, PASSPHRASE)


def test_a_slot_with_a_salt_that_nobody_made_is_damage(home: Home) -> None:
    create_keys(home, PASSPHRASE)
    kept = json.loads(home.keys.read_text())
    home.keys.write_text(json.dumps(dict(kept, slots=[dict(slot, salt="AA==") for slot in kept["slots"]])))
    with pytest.raises(StoreError, match="cannot be read"):
        unlock(home, PASSPHRASE)


def test_where_there_is_no_store_it_says_how_to_make_one(home: Home) -> None:
    with pytest.raises(StoreError, match="no store"):
        unlock(home, PASSPHRASE)


def test_what_is_wrapped_opens_for_its_purpose_only(home: Home) -> None:
    key = DataKey(b"k" * 32)
    wrapped = key.wrap(b"one", b"plain")
    assert key.unwrap(b"one", wrapped) == b"plain"
    for other, purpose, content in (
        (key, b"two", wrapped),
        (replace(key, secret=b"j" * 32), b"one", wrapped),
        (key, b"one", wrapped[:-1]),
        (key, b"one", b""),
    ):
        with pytest.raises(StoreError, match="damaged or belongs to another store"):
            other.unwrap(purpose, content)
