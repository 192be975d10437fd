"""What this store knows of other stores, sites and bundles."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from desktop.store.tables import BundleRow, JournalRow, PeerRow, SiteRow


@dataclass(frozen=True, slots=True)
class Position:
    """Where this store's journal stands."""

    store: str
    number: int
    latest: int
    """Newest hybrid time."""
    parents: tuple[tuple[str, int], ...]


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
    counts: dict[str, int]


def position(session: Session) -> Position:
    """Return where the journal stands."""
    row = session.get_one(JournalRow, 1)
    return Position(
        row.store, row.number, row.latest, tuple((store, number) for store, number in json.loads(row.parents))
    )


def mark_shared(session: Session, number: int) -> None:
    """Remember that everything up to a number has left in a bundle."""
    row = session.get_one(JournalRow, 1)
    row.shared = max(row.shared, number)


def held(session: Session) -> dict[str, int]:
    """Return how far this store holds the journals of others."""
    return {row.store: row.have for row in session.exec(select(PeerRow)) if row.have}


def hold(session: Session, store: str, device: str, base: int, upto: int, parents: tuple[tuple[str, int], ...]) -> bool:
    """Remember that another's journal is held from `base` up to a number; return whether nothing is missing before.

    A life that was never met holds what its parent's journal, as far as it is held here, had when it branched off.
    """
    known = held(session)
    have = known.get(store, max((min(known[parent], at) for parent, at in parents if parent in known), default=0))
    whole = base <= have
    row = session.get(PeerRow, store) or PeerRow(store=store, device=device)
    row.have = max(have, upto) if whole else have
    session.add(row)
    for parent, _at in parents:
        older = session.get(PeerRow, parent)
        if older is not None:
            older.superseded = True
    return whole


def keep_bundle(session: Session, bundle: BundleRecord) -> None:
    """Remember a bundle."""
    session.add(
        BundleRow(
            id=bundle.id,
            outgoing=bundle.outgoing,
            device=bundle.device,
            store=bundle.store,
            sequence=bundle.sequence,
            at=bundle.at,
            counts=json.dumps(bundle.counts),
        )
    )


def find_bundle(session: Session, bundle_id: str) -> BundleRecord | None:
    """Return a bundle that was made or taken in here, if it was."""
    row = session.get(BundleRow, bundle_id)
    return None if row is None else _record(row)


def select_bundles(session: Session) -> list[BundleRecord]:
    """Return all bundles, the newest first."""
    return [_record(row) for row in session.exec(select(BundleRow).order_by(col(BundleRow.at).desc()))]


def next_sequence(session: Session) -> int:
    """Return the number of the next bundle that this store makes: counted from 1."""
    return session.exec(select(func.coalesce(func.max(BundleRow.sequence), 0)).where(BundleRow.outgoing)).one() + 1


def missing_sequences(session: Session, device: str) -> list[int]:
    """Return the numbers below the newest one of a device's bundles that have not been taken in here."""
    query = select(BundleRow.sequence).where(BundleRow.device == device, col(BundleRow.outgoing).is_(False))
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
    return BundleRecord(row.id, row.outgoing, row.device, row.store, row.sequence, row.at, json.loads(row.counts))
