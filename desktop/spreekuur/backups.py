"""Keeping a copy of everything on a stick, and starting again from one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import AccessError, StoreError
from desktop.paths import Home
from desktop.store.backups import Backup, Contents, read_backup, read_slots, require_whole, unpacked, write_backup
from desktop.store.database import Store
from desktop.store.doubts import raise_doubt
from desktop.store.keys import unlock_slots
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    made: datetime
    """When the backup was made: what was recorded later is not in it."""
    device_name: str
    moved_aside: Path | None
    """Where the store lies that was here before; none when there was none."""


def back_up(store: Store, path: Path, now: datetime) -> Contents:
    """Write everything of this store into one encrypted file, and open it again to be sure.

    Raises StoreError when there is a file of this name, or the disk or stick refuses: then there is no file.
    """
    return write_backup(store, path, now)


def is_practice(path: Path) -> bool:
    """Return whether a backup is one of a store for practice, which opens without a passphrase.

    Raises StoreError for a file that is no backup.
    """
    return read_slots(path).training


def restore(home: Home, path: Path, passphrase: str, now: datetime) -> Restored:
    """Put the store of a backup into a home. The one that is there moves aside, under this day's name.

    What was erased in this home stays erased. Raises StoreError for a file that is no whole backup, a disk that
    refuses or a store that is open in a window, AccessError for a passphrase that does not open the backup: then
    nothing has changed.
    """
    home.make()
    backup = read_backup(path, lambda slots: unlock_slots(slots, passphrase))
    with unpacked(backup, home) as taken:
        device_name = _prepare(taken, backup, passphrase)
        _close_elsewhere(home, passphrase)
        aside = home.move_aside(f"before-restore-{now.astimezone().date().isoformat()}")
        home.take_in(taken)
    return Restored(backup.contents.made, device_name, aside)


def _prepare(taken: Home, backup: Backup, passphrase: str) -> str:
    """Make the unpacked store fit to be used, and return the name of its device."""
    store = Store.open(taken, passphrase)
    try:
        require_whole(store, backup.path)
        with store.writing_unstamped() as session:
            raise_doubt(session, backup.contents.made)
        device_name = store.about.device_name
    finally:
        store.close()
    store.close_alone()
    taken.upgraded_from.unlink(missing_ok=True)
    return device_name


def _close_elsewhere(home: Home, passphrase: str) -> None:
    """Refuse a store that is open in a window, as far as this passphrase can tell.

    Another one's has other passphrases, and a damaged one does not open: they move aside as they are.
    """
    if not home.keys.exists() or not home.database.exists():
        return
    try:
        store = Store.open(home, passphrase)
    except (AccessError, StoreError):
        return
    try:
        store.close_alone()
    except StoreError as error:
        raise StoreError(
            N_("The store in {place} is open in another window. Nothing was changed. Close Spreekuur first."),
            place=home.folder,
        ) from error
