import json
from pathlib import Path

import pytest

from desktop.errors import AccessError, InputError
from desktop.paths import Home
from desktop.store.keys import create_keys, new_recovery_code, unlock
from desktop.store.users import (
    MAX_USERS,
    User,
    add_user,
    change_passphrase,
    keep_recovery_code,
    remove_user,
    users,
)

FIRST = "vier losse woorden hier"
SECOND = "een heel andere zin"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_everybody_opens_the_same_store_with_a_passphrase_of_their_own(home: Home) -> None:
    key, code = create_keys(home, FIRST)
    assert add_user(home, key, "Annie Voorbeeld", SECOND) == User("2", "Annie Voorbeeld")
    assert users(home, key) == [User("1", ""), User("2", "Annie Voorbeeld")]
    assert {unlock(home, secret).secret for secret in (FIRST, SECOND, code)} == {key.secret}


def test_who_was_taken_off_gets_in_no_more_and_the_others_do(home: Home) -> None:
    key, code = create_keys(home, FIRST)
    add_user(home, key, "Annie Voorbeeld", SECOND)
    assert remove_user(home, key, "1") == User("1", "")
    with pytest.raises(AccessError, match="does not open"):
        unlock(home, FIRST)
    assert {unlock(home, secret).secret for secret in (SECOND, code)} == {key.secret}
    assert users(home, key) == [User("2", "Annie Voorbeeld")]


def test_the_only_person_stays(home: Home) -> None:
    key, _code = create_keys(home, FIRST)
    before = home.keys.read_bytes()
    with pytest.raises(InputError, match="only person"):
        remove_user(home, key, "1")
    with pytest.raises(InputError, match="Nobody with number 7"):
        remove_user(home, key, "7")
    assert home.keys.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "passphrase", "why"),
    [
        ("", SECOND, "needs a name"),
        ("   ", SECOND, "needs a name"),
        ("twee\nregels", SECOND, "one line"),
        ("Annie", "kort", "at least 10"),
        ("Annie", FIRST, "in use"),
    ],
)
def test_who_cannot_be_added_is_told_why(home: Home, name: str, passphrase: str, why: str) -> None:
    key, _code = create_keys(home, FIRST)
    before = home.keys.read_bytes()
    with pytest.raises(InputError, match=why):
        add_user(home, key, name, passphrase)
    assert home.keys.read_bytes() == before


def test_a_recovery_code_is_nobodys_passphrase(home: Home) -> None:
    key, code = create_keys(home, FIRST)
    with pytest.raises(InputError, match="in use"):
        add_user(home, key, "Annie", code)


def test_a_name_is_given_once(home: Home) -> None:
    key, _code = create_keys(home, FIRST)
    add_user(home, key, "Annie", SECOND)
    with pytest.raises(InputError, match="ANNIE has access"):
        add_user(home, key, "ANNIE", "nog een andere zin")


def test_there_is_an_end_to_the_slots(home: Home) -> None:
    key, _code = create_keys(home, FIRST)
    kept = json.loads(home.keys.read_text())
    first = next(slot for slot in kept["slots"] if slot["kind"] == "passphrase")
    many = [dict(first, user=str(number)) for number in range(1, MAX_USERS + 1)]
    home.keys.write_text(json.dumps(dict(kept, slots=many)))
    with pytest.raises(InputError, match=f"{MAX_USERS} people"):
        add_user(home, key, "Annie", SECOND)


def test_a_store_for_practice_has_no_people(home: Home) -> None:
    key, _code = create_keys(home, "", training=True)
    with pytest.raises(InputError, match="practice"):
        add_user(home, key, "Annie", SECOND)


def test_no_name_stands_in_the_file_and_none_can_be_put_in_anothers_place(home: Home) -> None:
    key, _code = create_keys(home, FIRST)
    add_user(home, key, "Annie Voorbeeld", SECOND)
    add_user(home, key, "Bram Voorbeeld", "nog een andere zin")
    assert b"Annie" not in home.keys.read_bytes()
    kept = json.loads(home.keys.read_text())
    second, third = (slot for slot in kept["slots"] if slot["user"] in "23")
    second["name"], third["name"] = third["name"], second["name"]
    home.keys.write_text(json.dumps(kept))
    assert users(home, key) == [User("1", ""), User("2", ""), User("3", "")]
    assert unlock(home, SECOND).secret == key.secret


def test_a_passphrase_is_changed_by_who_knows_it_and_the_others_keep_theirs(home: Home) -> None:
    key, code = create_keys(home, FIRST)
    add_user(home, key, "Annie Voorbeeld", SECOND)
    assert change_passphrase(home, SECOND, "nog een andere zin") == User("2", "Annie Voorbeeld")
    assert users(home, key) == [User("1", ""), User("2", "Annie Voorbeeld")]
    with pytest.raises(AccessError, match="does not open"):
        unlock(home, SECOND)
    assert {unlock(home, secret).secret for secret in (FIRST, "nog een andere zin", code)} == {key.secret}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("niet de goede zin", "nog een andere zin", "does not open"),
        (FIRST, "kort", "at least 10"),
        (FIRST, FIRST, "in use"),
        (FIRST, SECOND, "in use"),
    ],
)
def test_a_passphrase_that_cannot_be_changed_stays(home: Home, old: str, new: str, why: str) -> None:
    key, code = create_keys(home, FIRST)
    add_user(home, key, "Annie", SECOND)
    before = home.keys.read_bytes()
    with pytest.raises((AccessError, InputError), match=why):
        change_passphrase(home, old, new)
    # The code on paper is nobody's passphrase, so it changes nobody's.
    with pytest.raises(AccessError, match="does not open"):
        change_passphrase(home, code, "nog een andere zin")
    assert home.keys.read_bytes() == before


def test_a_new_recovery_code_takes_the_place_of_the_old_one(home: Home) -> None:
    key, old = create_keys(home, FIRST)
    add_user(home, key, "Annie", SECOND)
    new = new_recovery_code()
    keep_recovery_code(home, key, new)
    with pytest.raises(AccessError, match="does not open"):
        unlock(home, old)
    typed = new.lower().replace("-", " ")
    assert {unlock(home, secret).secret for secret in (FIRST, SECOND, typed)} == {key.secret}


def test_practice_has_no_passphrase_or_code_to_change(home: Home) -> None:
    key, _code = create_keys(home, "", training=True)
    with pytest.raises(InputError, match="practice"):
        change_passphrase(home, "", SECOND)
    with pytest.raises(InputError, match="practice"):
        keep_recovery_code(home, key, new_recovery_code())
