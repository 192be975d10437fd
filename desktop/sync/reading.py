"""Opening a bundle file with a store's own keys, and taking it in: the same on laptops and at headquarters."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from desktop.domain import cursors
from desktop.store.database import Store
from desktop.store.erasures import digest_of
from desktop.store.journal import StampedSession
from desktop.store.peers import BundleRecord, find_bundle, find_file, last_made, missing_sequences
from desktop.sync.containers import Opened, open_bundle
from desktop.sync.erasures import clear_away, obey_orders_beside
from desktop.sync.identities import DeviceKeys
from desktop.sync.incoming import Applied, apply_bundle
from desktop.sync.inspections import MANY_ERASED, Doubt, Imported, Inspected, Signature
from desktop.sync.papers import membership


@dataclass(frozen=True)
class Reader:
    """A store that takes files in, and the keys with which it opens them."""

    store: Store
    keys: DeviceKeys

    @classmethod
    def of(cls, store: Store) -> "Reader":
        """Return the reader of a store. Raises StoreError when the device's keys are not there."""
        return cls(store, DeviceKeys.from_bytes(store.device_keys()))

    def open(self, data: bytes) -> Opened:
        """Return the bundle in a file's bytes. Raises BundleError with the reason for a file that is refused."""
        with self.store.reading() as session:
            trust = membership(session).trust
        return open_bundle(data, me=self.keys.device, identities=self.keys.identities, signer_of=trust.signer_of)

    def known(self, data: bytes) -> Imported | None:
        """Return what a file did when it was taken in before; nothing when it was not."""
        with self.store.reading() as session:
            record = find_file(session, digest_of(data))
            return None if record is None else self._again(session, record)

    def inspect(self, opened: Opened, data: bytes, now: datetime) -> Inspected:
        """Return what a bundle is and would do; nothing changes. Raises BundleError as `take_in` does."""
        manifest = opened.manifest
        with self.store.rehearsing(now) as session:
            would, records = self._apply(session, opened, data, now)
        return Inspected(
            opened.signer.device.name,
            self.store.about.device_name,
            manifest.made,
            manifest.sequence,
            Signature.VALID,
            records,
            would,
        )

    def take_in(self, opened: Opened, data: bytes, now: datetime) -> Imported:
        """Take a bundle in, all of it or nothing; one that is read twice counts once.

        Raises BundleError when a line in it is malformed.
        """
        obey_orders_beside(self.store, now)
        with self.store.writing(now) as session:
            done = self._apply(session, opened, data, now)[0]
        clear_away(self.store, now, went=done.erased > 0)
        return done

    def _apply(
        self, session: StampedSession, opened: Opened, data: bytes, now: datetime
    ) -> tuple[Imported, dict[str, int]]:
        manifest = opened.manifest
        known = find_bundle(session, manifest.bundle)
        if known is not None and known.digest:
            return self._again(session, known), known.counts
        newest = last_made(session, manifest.device)
        applied = apply_bundle(session, self.keys, membership(session), opened, digest_of(data), now)
        older = newest is not None and manifest.made < newest
        done = Imported(
            opened.signer.device.name,
            manifest.sequence,
            new=applied.new,
            changed=applied.changed,
            conflicts=applied.conflicts,
            erased=applied.erased,
            known=applied.known,
            quarantined=applied.refused,
            gaps=tuple(missing_sequences(session, manifest.device, manifest.kind, manifest.to)),
            doubts=_doubts(applied, older=older),
        )
        return done, applied.records

    def _again(self, session: Session, record: BundleRecord) -> Imported:
        trust = membership(session).trust
        registry = trust.registry
        certificate = registry.certificate(record.device) if registry else None
        headquarters = trust.organisation.headquarters
        name = certificate.device.name if certificate else headquarters.name
        return Imported(name, record.sequence, known=sum(record.counts.values()))


def _doubts(applied: Applied, *, older: bool) -> tuple[Doubt, ...]:
    found = {
        Doubt.EMPTY: not (applied.records or applied.news),
        Doubt.OLDER: older,
        Doubt.ERASES_MANY: applied.erased >= MANY_ERASED,
        Doubt.FOREIGN_ROWS: applied.refused > 0,
        Doubt.FOREIGN_ERASURES: applied.disobeyed > 0,
        Doubt.INCOMPLETE: cursors.Doubt.INCOMPLETE in applied.doubts and not applied.refused,
        Doubt.RESTORED: cursors.Doubt.BEHIND in applied.doubts,
        Doubt.TWIN: cursors.Doubt.TWIN in applied.doubts,
    }
    return tuple(doubt for doubt, is_so in found.items() if is_so)
