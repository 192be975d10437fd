"""Headquarters' part in the exchange: reading the bundles of laptops, and sending to them."""

from datetime import datetime
from pathlib import Path

from desktop.errors import BundleError
from desktop.store.database import Store
from desktop.store.quarantine import keep_closed, keep_refused
from desktop.sync.audiences import from_headquarters
from desktop.sync.inspections import Imported, Inspected, read_bundle_file
from desktop.sync.reading import Reader
from desktop.sync.refusals import Reason
from desktop.sync.writing import Exported, write_bundle


def export_bundle(store: Store, folder: Path, to: str, now: datetime, *, from_zero: bool = False) -> Exported:
    """Write one bundle for a laptop, by id or name, or for all laptops of a site, by its code.

    It carries the registry, acknowledgements, erasures and the laptops' own papers. Raises BundleError when there is no
    such laptop or site, StoreError when the disk or stick refuses.
    """
    return write_bundle(store, folder, now, lambda papers: from_headquarters(papers, to), from_zero=from_zero)


def inspect_bundle(store: Store, path: Path, now: datetime) -> Inspected:
    """Return what a laptop's bundle is and would do; nothing changes.

    Raises BundleError with the reason for a file that would be refused.
    """
    data = read_bundle_file(path)
    reader = Reader.of(store)
    return reader.inspect(reader.open(data), data, now)


def import_bundle(store: Store, path: Path, now: datetime) -> Imported:
    """Take a laptop's bundle in, all of it or nothing; a bundle that is read twice counts once.

    One that laptops closed for each other is put away unread: a backup of a site that headquarters cannot open.
    Raises BundleError for a file that is refused: it is kept in quarantine under the code of the refusal.
    """
    data = read_bundle_file(path)
    reader = Reader.of(store)
    known = reader.known(data)
    if known is not None:
        return known
    try:
        return reader.take_in(reader.open(data), data, now)
    except BundleError as error:
        code = error.values.get("code")
        if code is Reason.NOT_FOR_US:
            keep_closed(store.home, data)
            return Imported("", 0, closed=True)
        keep_refused(store.home, data, str(code or "B"))
        raise


def closed_files(store: Store) -> list[Path]:
    """Return the files that laptops closed for each other and left here, the oldest first."""
    vault = store.home.vault
    return sorted(vault.iterdir(), key=lambda path: path.stat().st_mtime) if vault.is_dir() else []
