"""Who has access to this laptop."""

from desktop.store import users as slots
from desktop.store.database import Store
from desktop.store.keys import new_recovery_code
from desktop.store.users import User

__all__ = [
    "User",
    "add_user",
    "change_passphrase",
    "keep_recovery_code",
    "new_recovery_code",
    "remove_user",
    "users",
]


def users(store: Store) -> list[User]:
    """Return the people with access, in the order in which they were added."""
    return slots.users(store.home, store.key)


def add_user(store: Store, name: str, passphrase: str) -> User:
    """Give a person access with a passphrase of their own. Raises InputError when that cannot be."""
    return slots.add_user(store.home, store.key, name, passphrase)


def remove_user(store: Store, number: str) -> User:
    """Take a person's passphrase away. Raises InputError for the only one, or nobody."""
    return slots.remove_user(store.home, store.key, number)


def change_passphrase(store: Store, old: str, new: str) -> User:
    """Give the person whose passphrase is `old` another one. Raises AccessError or InputError when that cannot be."""
    return slots.change_passphrase(store.home, old, new)


def keep_recovery_code(store: Store, code: str) -> None:
    """Let a new recovery code open the store, in the place of the one before.

    Call it once somebody has the code on paper: until then the old one counts. Raises InputError for a store for practice.
    """
    slots.keep_recovery_code(store.home, store.key, code)
