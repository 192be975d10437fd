"""What a folder holds, before anything in it is opened. It loads no database, so a window can ask at once."""

from desktop.paths import Home
from desktop.store.keys import is_training

__all__ = ["is_training", "store_exists"]


def store_exists(home: Home) -> bool:
    """Return whether there is a store to unlock in this folder."""
    return home.keys.exists()
