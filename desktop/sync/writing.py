"""Writing a bundle file with a store's own keys: the same on laptops and at headquarters."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from desktop.errors import StoreError
from desktop.paths import write_atomically
from desktop.store.database import Store
from desktop.store.peers import forget_bundle, keep_bundle
from desktop.store.vault import kept_files, made_closed
from desktop.sync.audiences import Audience
from desktop.sync.containers import Kind
from desktop.sync.erasures import obey_orders_beside
from desktop.sync.identities import DeviceKeys
from desktop.sync.outgoing import record_of, seal_bundle
from desktop.sync.papers import Membership, membership


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written."""

    path: Path
    records: dict[str, int]
    """Rows in it, by table."""
    recipient: str
    sequence: int
    left_out: tuple[str, ...] = ()
    """Names of laptops that may not have all of it: each needs a bundle of its own."""
    passed_on: tuple[Path, ...] = ()
    """Files beside it that laptops closed for each other, for who gets it."""


def write_bundle(
    store: Store,
    folder: Path,
    now: datetime,
    audience_of: Callable[[Membership], Audience],
    *,
    from_zero: bool = False,
    more: Mapping[str, Iterable[bytes]] | None = None,
) -> Exported:
    """Write one bundle into a folder and remember it. `more` are further lines by kind of frame.

    Raises BundleError when the store cannot send, StoreError when the disk or stick refuses: then no half file stands
    there, and what should have left is sent next time.
    """
    keys = DeviceKeys.from_bytes(store.device_keys())
    obey_orders_beside(store, now)
    with store.writing(now) as session:
        papers = membership(session)
        audience = audience_of(papers)
        closed = _closed_files(session, store, audience)
        outgoing = seal_bundle(session, keys, papers, audience, now, from_zero=from_zero, more=more, closed=closed)
        keep_bundle(session, record_of(outgoing, audience.name, now))
    # Only now: who reads the file may know more of this store than a store that lost power here would.
    # Its name tells nobody who made it, or for whom.
    path = folder / f"{secrets.token_hex(8)}.spreekuur"
    try:
        write_atomically(path, outgoing.data)
    except StoreError:
        with store.writing_unstamped() as session:
            forget_bundle(session, outgoing.manifest.bundle)
        raise
    left_out = tuple(device.name for device in audience.left_out)
    return Exported(path, outgoing.records, audience.name, outgoing.manifest.sequence, left_out)


def _closed_files(session: Session, store: Store, audience: Audience) -> list[str]:
    """Return the digests of the files of which a bundle tells."""
    if audience.kind is Kind.STATISTICS:
        return made_closed(session, Kind.CENTRE)
    if audience.kind is Kind.DEVICE:
        return [path.stem for path in kept_files(session, store.home, audience.ids)]
    return []
