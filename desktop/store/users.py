"""The people with access to a store: each has a slot of their own in the key file."""

from dataclasses import dataclass

import msgspec

from desktop.domain.people import check_lines
from desktop.errors import AccessError, InputError, StoreError
from desktop.paths import Home
from desktop.store.key_files import KeyFile, Slot, read_keys, write_keys
from desktop.store.keys import (
    DataKey,
    make_recovery_slot,
    make_slot,
    opened_slot,
    require_passphrase,
    unlock_slots,
)
from desktop.wording import N_

MAX_USERS = 12
"""Each slot costs a wrong passphrase a tenth of a second."""


@dataclass(frozen=True, slots=True)
class User:
    """A person with a passphrase for this store."""

    number: str
    name: str
    """Empty for the person who made the store, until a name was given."""


def users(home: Home, key: DataKey) -> list[User]:
    """Return the people with access, in the order in which they were added."""
    return [_user(slot, key) for slot in _passphrases(read_keys(home))]


def add_user(home: Home, key: DataKey, name: str, passphrase: str) -> User:
    """Give a person access with a passphrase of their own.

    Raises InputError for an empty or taken name, a short passphrase, one that opens the store already (whoever has it
    could then not be taken off), more people than fit, or a store for practice.
    """
    name = name.strip()
    file = read_keys(home)
    _check(file, key, name)
    require_passphrase(passphrase)
    _require_unused(file, passphrase)
    number = str(max(int(slot.user) for slot in file.slots if slot.user.isdigit()) + 1)
    wrapped = key.wrap(_purpose(number), name.encode())
    slot = make_slot(key, passphrase, user=number, kind="passphrase", name=wrapped)
    write_keys(home, msgspec.structs.replace(file, slots=(*file.slots, slot)))
    return User(number, name)


def remove_user(home: Home, key: DataKey, number: str) -> User:
    """Take a person's passphrase away; the recovery code and everybody else's stay.

    Backups that were made before still open with it. Raises InputError when there is no such person, or nobody else.
    """
    file = read_keys(home)
    found = [slot for slot in _passphrases(file) if slot.user == number]
    if not found:
        raise InputError(
            N_("Nobody with number {number} has access here. Nothing was changed. Look at “spreekuur users list”."),
            number=number,
        )
    if len(_passphrases(file)) == 1:
        raise InputError(
            N_("This is the only person with access. Nothing was changed. Give somebody else access first.")
        )
    write_keys(home, msgspec.structs.replace(file, slots=tuple(slot for slot in file.slots if slot not in found)))
    return _user(found[0], key)


def change_passphrase(home: Home, old: str, new: str) -> User:
    """Give the person whose passphrase is `old` another one, and return who that is.

    Backups that were made before still open with the old one. Raises AccessError when `old` is nobody's passphrase (the
    recovery code is none), InputError for a new one that is short or in use, or a store for practice.
    """
    file = read_keys(home)
    _require_passphrases(file)
    # The recovery code is nobody's: who has only that gives themselves access as a new person.
    slot, key = opened_slot(msgspec.structs.replace(file, slots=tuple(_passphrases(file))), old)
    require_passphrase(new)
    _require_unused(file, new)
    changed = make_slot(key, new, user=slot.user, kind="passphrase", name=slot.name)
    slots = tuple(changed if it is slot else it for it in file.slots)
    write_keys(home, msgspec.structs.replace(file, slots=slots))
    return _user(changed, key)


def keep_recovery_code(home: Home, key: DataKey, code: str) -> None:
    """Let this recovery code open the store from now on, in the place of the one before.

    Backups that were made before still open with the old one. Raises InputError for a store for practice.
    """
    file = read_keys(home)
    _require_passphrases(file)
    slots = (*_passphrases(file), make_recovery_slot(key, code))
    write_keys(home, msgspec.structs.replace(file, slots=slots))


def _require_unused(file: KeyFile, passphrase: str) -> None:
    if _opens(file, passphrase):
        raise InputError(
            N_(
                "This passphrase is in use for this store already. Nothing was changed. Everybody needs one of their own."
            )
        )


def _require_passphrases(file: KeyFile) -> None:
    if file.training:
        raise InputError(
            N_("A store for practice has no passphrase, so everybody has access. Nothing was changed. Just open it.")
        )


def _check(file: KeyFile, key: DataKey, name: str) -> None:
    """Refuse a person who cannot be added."""
    _require_passphrases(file)
    if not name:
        raise InputError(N_("A person with access needs a name. Nothing was changed. A first name is enough."))
    check_lines(name)
    taken = _passphrases(file)
    if any(_user(slot, key).name.casefold() == name.casefold() for slot in taken):
        raise InputError(
            N_(
                "{name} has access here already. Nothing was changed. Take that access away first, or write another name."
            ),
            name=name,
        )
    if len(taken) >= MAX_USERS:
        raise InputError(
            N_("{most} people have access here, and no more fit. Nothing was changed. Take somebody off first."),
            most=MAX_USERS,
        )


def _passphrases(file: KeyFile) -> list[Slot]:
    return [slot for slot in file.slots if slot.kind == "passphrase"]


def _user(slot: Slot, key: DataKey) -> User:
    try:
        return User(slot.user, key.unwrap(_purpose(slot.user), slot.name).decode() if slot.name else "")
    except StoreError:
        # Somebody wrote in the file: the slot still counts, and is to be seen.
        return User(slot.user, "")


def _opens(file: KeyFile, passphrase: str) -> bool:
    try:
        unlock_slots(file, passphrase)
    except AccessError:
        return False
    return True


def _purpose(number: str) -> bytes:
    """Return what a name is wrapped for, so that it cannot be put in another's slot."""
    return f"name of user {number}".encode()
