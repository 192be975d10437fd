"""Keeping a copy of everything on a stick, and starting again from one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.errors import AccessError, StoreError
from desktop.paths import Home
from desktop.store.backups import Backup, Contents, read_backup, read_slots, require_whole, unpacked, write_backup
from desktop.store.database import Store
from desktop.store.documents import all_documents, keep_document
from desktop.store.doubts import raise_doubt
from desktop.store.keys import unlock, unlock_slots
from desktop.store.peers import keep_site, site_secrets
from desktop.sync.erasures import known_orders, lay_beside, obey_orders_beside, orders_beside
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    made: datetime
    """When the backup was made: what was recorded later is not in it."""
    device_name: str
    erased: int
    """Rows of the backup that went or lost their words, since they were erased after it was made."""
    moved_aside: Path | None
    """Where the store lies that was here before; none when there was none."""


@dataclass(frozen=True)
class _Known:
    """What the store that moves aside knows, and a backup of before may not forget."""

    orders: set[bytes] = field(default_factory=set)
    device: str = ""
    documents: tuple[tuple[str, int, bytes], ...] = ()
    secrets: Mapping[str, bytes] = field(default_factory=dict)


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
        store = Store.open(taken, passphrase)
        try:
            require_whole(store, path)
            device_name = store.about.device_name
            erased = _bring_up_to_date(store, backup, _known_in(home, passphrase), now)
        finally:
            store.close()
        store.close_alone()
        taken.upgraded_from.unlink(missing_ok=True)
        _close_elsewhere(home, passphrase)
        aside = home.move_aside(f"before-restore-{now.astimezone().date().isoformat()}")
        home.take_in(taken)
    return Restored(backup.contents.made, device_name, erased, aside)


def mind_restored(store: Store, now: datetime) -> datetime | None:
    """Erase again what was erased, in a store that was put back from before; return since when things may be missing.

    For every start, since a database can also be put back with a file manager. None for a store in no doubt.
    """
    obey_orders_beside(store, now)
    return store.restored_since


def _known_in(home: Home, passphrase: str) -> _Known:
    """Return what the store here knows, as far as this passphrase opens it: a damaged one still has its orders beside."""
    try:
        orders = orders_beside(home, unlock(home, passphrase))
    except (AccessError, StoreError):
        return _Known()
    try:
        store = Store.open(home, passphrase)
    except StoreError:
        return _Known(orders)
    try:
        with store.reading() as session:
            documents, secrets = tuple(all_documents(session)), site_secrets(session)
        return _Known(known_orders(store), store.about.device, documents, secrets)
    except StoreError:
        return _Known(orders)
    finally:
        store.close()


def _bring_up_to_date(store: Store, backup: Backup, known: _Known, now: datetime) -> int:
    """Give a store of before what may not be forgotten: the doubt, withdrawn devices, and what was erased."""
    same = store.about.device == known.device
    with store.writing_unstamped() as session:
        raise_doubt(session, backup.contents.made)
        for kind, version, body in known.documents if same else ():
            keep_document(session, kind, version, body)
        for site, secret in known.secrets.items() if same else ():
            keep_site(session, site, secret=secret)
    if known.orders:
        lay_beside(store.home, store.key, known.orders | known_orders(store))
    return obey_orders_beside(store, now)


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
