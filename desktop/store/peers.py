"""What this store knows of other stores, sites and bundles."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from desktop.domain.cursors import Peer, Receipt
from desktop.store.journal import Journal, StampedSession
from desktop.store.tables import BundleRow, PeerRow, ScopeRow, SiteRow


@dataclass(frozen=True, slots=True)
class BundleRecord:
    """A bundle that was made or taken in here."""

    id: str
    outgoing: bool
    device: str
    """Who made it, or for whom it was made."""
    store: str
    sequence: int
    at: datetime
    """When it was made or taken in here."""
    counts: dict[str, int]
    kind: str = ""
    """For which audience; empty when it was made by an early version of the program."""
    base: int = 0
    upto: int = 0
    """Its rows changed in its store after `base`, up to and with `upto`."""
    addressees: tuple[str, ...] = ()
    """Ids of the devices that it is for."""
    digest: str = ""
    """SHA-256 of the file, in hex; empty when it should be read again, since not all of it was taken in."""
    made: datetime | None = None
    """When it was made, by its maker's clock."""
    confirmed: bool = False
    """Whether all for whom it was made here say that they hold what is in it."""


def load_peers(session: Session) -> dict[str, Peer]:
    """Return all that is known of other stores."""
    return {row.store: Peer(row.have, row.acked, row.superseded) for row in session.exec(select(PeerRow))}


def keep_receipt(session: StampedSession, receipt: Receipt) -> None:
    """Remember what a bundle proved."""
    known = load_peers(session)
    for store, peer in receipt.peers.items():
        if known.get(store) != peer:
            session.merge(PeerRow(store=store, have=peer.have, acked=peer.acked, superseded=peer.superseded))
    Journal.of(session).place(receipt.position)


def known_base(session: Session, devices: Collection[str], scope: str, base: int) -> int:
    """Return after which number rows must be sent, when these devices acknowledged `base`.

    0 when one of them is sent other rows than before: it has acknowledged nothing of those yet.
    """
    for device in devices:
        row = session.get(ScopeRow, device)
        if row is not None and (row.scope != scope or base < row.since):
            return 0
    return base


def keep_scope(session: StampedSession, devices: Collection[str], scope: str) -> None:
    """Remember which rows devices are sent from now on; a change is a moment in the journal, as a write is."""
    for device in devices:
        row = session.get(ScopeRow, device)
        if row is None:
            session.add(ScopeRow(device=device, scope=scope, since=0))
        elif row.scope != scope:
            row.scope, row.since = scope, Journal.of(session).reserve(1)


def keep_bundle(session: Session, bundle: BundleRecord) -> None:
    """Remember a bundle."""
    session.merge(
        BundleRow(
            id=bundle.id,
            outgoing=bundle.outgoing,
            device=bundle.device,
            store=bundle.store,
            sequence=bundle.sequence,
            at=bundle.at,
            counts=json.dumps(bundle.counts),
            kind=bundle.kind,
            base=bundle.base,
            upto=bundle.upto,
            addressees=" ".join(bundle.addressees),
            digest=bundle.digest,
            made=bundle.made,
        )
    )


def forget_bundle(session: Session, bundle_id: str) -> None:
    """Forget a bundle of which no file was written."""
    row = session.get(BundleRow, bundle_id)
    if row is not None:
        session.delete(row)


def find_bundle(session: Session, bundle_id: str) -> BundleRecord | None:
    """Return a bundle that was made or taken in here, if it was."""
    row = session.get(BundleRow, bundle_id)
    return None if row is None else _record(row)


def find_file(session: Session, digest: str) -> BundleRecord | None:
    """Return the bundle that was taken in from a file with this digest, if there is one."""
    query = select(BundleRow).where(BundleRow.digest == digest, col(BundleRow.outgoing).is_(False))
    row = session.exec(query).first()
    return None if row is None else _record(row)


def select_bundles(session: Session) -> list[BundleRecord]:
    """Return all bundles, the newest first."""
    return [_record(row) for row in session.exec(select(BundleRow).order_by(col(BundleRow.at).desc()))]


def last_made(session: Session, device: str) -> datetime | None:
    """Return when the newest of a device's bundles that were taken in here was made, by that device's clock."""
    query = select(func.max(BundleRow.made)).where(BundleRow.device == device, col(BundleRow.outgoing).is_(False))
    return session.exec(query).one()


def newest_taken_in(session: Session) -> dict[str, datetime]:
    """Return when the newest bundle of each device was taken in here, by the id of the device."""
    query = select(BundleRow.device, func.max(BundleRow.at)).where(col(BundleRow.outgoing).is_(False))
    return dict(list(session.exec(query.group_by(col(BundleRow.device)))))


def first_made(session: Session, kind: str) -> dict[str, datetime]:
    """Return when the first bundle of a kind was made here for each device alone, by the id of the device."""
    query = select(BundleRow.addressees, func.min(BundleRow.at)).where(
        BundleRow.kind == kind, col(BundleRow.outgoing).is_(True)
    )
    return dict(list(session.exec(query.group_by(col(BundleRow.addressees)))))


def newest_for(session: Session, kind: str) -> int:
    """Return the number up to which the newest bundle of a kind that was made here reaches."""
    query = select(func.max(BundleRow.upto)).where(BundleRow.kind == kind, col(BundleRow.outgoing).is_(True))
    return session.exec(query).one() or 0


def newest_from(session: Session, store: str, kind: str) -> int:
    """Return the number up to which the newest bundle of a kind reaches that this store made and was taken in here."""
    query = select(func.max(BundleRow.upto)).where(
        BundleRow.store == store, BundleRow.kind == kind, col(BundleRow.outgoing).is_(False)
    )
    return session.exec(query).one() or 0


def next_sequence(session: Session, kind: str, addressees: Collection[str]) -> int:
    """Return the number of the next bundle that is made here of a kind for these devices: counted from 1."""
    query = select(func.max(BundleRow.sequence)).where(
        BundleRow.outgoing, BundleRow.kind == kind, BundleRow.addressees == " ".join(addressees)
    )
    return (session.exec(query).one() or 0) + 1


def missing_sequences(session: Session, device: str, kind: str, addressees: Collection[str]) -> list[int]:
    """Return the numbers below the newest of a device's bundles, of a kind and for these, that were not taken in here."""
    query = select(BundleRow.sequence).where(
        BundleRow.device == device,
        col(BundleRow.outgoing).is_(False),
        BundleRow.kind == kind,
        BundleRow.addressees == " ".join(addressees),
    )
    seen = set(session.exec(query))
    return sorted(set(range(1, max(seen, default=0))) - seen)


def site_secrets(session: Session) -> dict[str, bytes]:
    """Return the secret of each site that has one."""
    return {row.code: row.secret for row in session.exec(select(SiteRow)) if row.secret is not None}


def keep_site(session: Session, code: str, *, name: str = "", secret: bytes | None = None) -> None:
    """Remember a site; what is already known of it stays unless something new is given."""
    row = session.get(SiteRow, code) or SiteRow(code=code, name=name)
    row.name = name or row.name
    row.secret = secret or row.secret
    session.add(row)


def _record(row: BundleRow) -> BundleRecord:
    return BundleRecord(
        row.id,
        row.outgoing,
        row.device,
        row.store,
        row.sequence,
        row.at,
        json.loads(row.counts),
        row.kind,
        row.base,
        row.upto,
        tuple(row.addressees.split()),
        row.digest,
        row.made,
    )
