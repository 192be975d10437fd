"""Reading the bundles of laptops."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from desktop.errors import BundleError
from desktop.store.database import Store
from desktop.store.journal import StampedSession
from desktop.store.peers import BundleRecord, find_bundle, keep_bundle, missing_sequences
from desktop.store.quarantine import keep_refused
from desktop.sync.containers import Opened, open_bundle
from desktop.sync.identities import DeviceKeys
from desktop.sync.incoming import Applied, apply_statistics
from desktop.sync.inspections import Imported, Inspected, inspected, read_bundle_file
from desktop.sync.papers import membership


def inspect_bundle(store: Store, path: Path, now: datetime) -> Inspected:
    """Return what a laptop's bundle is and would do; nothing changes.

    Raises BundleError with the reason for a file that would be refused.
    """
    opened = _open(store, read_bundle_file(path))
    with store.rehearsing(now) as session:
        applied, would = _apply(session, opened, now)
        return inspected(opened, store.about.device_name, applied.records, would)


def import_bundle(store: Store, path: Path, now: datetime) -> Imported:
    """Take a laptop's bundle in, all of it or nothing; a bundle that is read twice counts once.

    Raises BundleError for a file that is refused: it is kept in quarantine under the code of the refusal.
    """
    data = read_bundle_file(path)
    try:
        opened = _open(store, data)
        with store.writing(now) as session:
            return _apply(session, opened, now)[1]
    except BundleError as error:
        keep_refused(store.home, data, str(error.values.get("code", "B")))
        raise


def _open(store: Store, data: bytes) -> Opened:
    keys = DeviceKeys.from_bytes(store.device_keys())
    with store.reading() as session:
        trust = membership(session).trust
    return open_bundle(data, me=keys.device, identities=[keys.age], signer_of=trust.signer_of)


def _apply(session: StampedSession, opened: Opened, now: datetime) -> tuple[Applied, Imported]:
    manifest = opened.manifest
    name = opened.signer.device.name
    known = find_bundle(session, manifest.bundle)
    if known is not None:
        rows = sum(known.counts.values())
        return Applied(known=rows, records=known.counts), Imported(name, manifest.sequence, known=rows)
    applied = apply_statistics(session, opened)
    keep_bundle(
        session,
        BundleRecord(manifest.bundle, False, manifest.device, manifest.store, manifest.sequence, now, applied.records),
    )
    session.flush()
    return applied, Imported(
        name,
        manifest.sequence,
        new=applied.new,
        changed=applied.changed,
        conflicts=applied.conflicts,
        known=applied.known,
        quarantined=applied.refused,
        gaps=_gaps(session, manifest.device),
    )


def _gaps(session: Session, device: str) -> tuple[int, ...]:
    return tuple(missing_sequences(session, device))
