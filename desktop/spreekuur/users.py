"""Who has access to this laptop."""

from desktop.store import users as slots
from desktop.store.database import Store
from desktop.store.users import User

__all__ = ["User", "add_user", "remove_user", "users"]


def users(store: Store) -> list[User]:
    """Return the people with access, in the order in which they were added."""
    return slots.users(store.home, store.key)


def add_user(store: Store, name: str, passphrase: str) -> User:
    """Give a person access with a passphrase of their own. Raises InputError when that cannot be."""
    return slots.add_user(store.home, store.key, name, passphrase)


def remove_user(store: Store, number: str) -> User:
    """Take a person's passphrase away. Raises InputError for the only one, or nobody."""
    return slots.remove_user(store.home, store.key, number)
