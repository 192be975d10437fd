"""What does not exist any more, and the signed orders that say so."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from desktop.store.tables import EpochRow, ErasedRow, ErasureRow, HeededRow

EVERYWHERE = "*"
"""In the place of a site: of all sites, as headquarters erases."""


@dataclass(frozen=True, slots=True)
class Term:
    """Until when retention has taken words away."""

    before: str = ""
    """The day of which they are still kept (ISO 8601); empty when none were taken."""
    besides: frozenset[UUID] = frozenset()
    """Older rows that keep theirs."""


Epochs = Mapping[tuple[str, str], Term]
"""By table and site."""


class Erased:
    """The ids and roots that do not exist, by the site whose rows were erased: nobody erases another's."""

    def __init__(self, sites: Mapping[str, Iterable[UUID]] | None = None, epochs: Epochs | None = None) -> None:
        found = {site: frozenset(ids) for site, ids in (sites or {}).items()}
        self._everywhere = found.pop(EVERYWHERE, frozenset())
        self._sites = {site: ids | self._everywhere for site, ids in found.items()}
        self.epochs: Epochs = epochs or {}

    def at(self, site: str) -> frozenset[UUID]:
        """Return what is erased for rows of a site."""
        return self._sites.get(site, self._everywhere)

    def before(self, kind: str, site: str, row_id: UUID) -> str:
        """Return the day from before which a row loses its words; empty when it keeps them."""
        terms = (self.epochs.get((kind, one), Term()) for one in (site, EVERYWHERE))
        return max((term.before for term in terms if row_id not in term.besides), default="")

    def reaches(self, kind: str, site: str) -> str:
        """Return the day from before which rows of a table and site may have to lose their words; empty for none."""
        return max(self.epochs.get((kind, one), Term()).before for one in (site, EVERYWHERE))

    @property
    def ids(self) -> frozenset[UUID]:
        """Everything that is erased at some site."""
        return self._everywhere.union(*self._sites.values())


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """An order as it is kept."""

    document: bytes
    device: str
    """Who gave it."""
    sites: tuple[str, ...]
    """Whose rows it erases."""
    reason: str = ""
    """Why, when it was given here."""


def load_erased(session: Session) -> Erased:
    """Return all that is erased."""
    found: dict[str, set[UUID]] = {}
    for row in session.exec(select(ErasedRow)):
        found.setdefault(row.site, set()).add(row.id)
    return Erased(found, load_epochs(session))


def load_epochs(session: Session) -> Epochs:
    """Return until when retention has taken words away."""
    return {
        (row.kind, row.site): Term(row.before, frozenset(map(UUID, row.besides.split())))
        for row in session.exec(select(EpochRow))
    }


def keep_epochs(session: Session, epochs: Epochs) -> Epochs:
    """Remember days that are later than those that are known; return them."""
    known, fresh = load_epochs(session), {}
    for (kind, site), term in epochs.items():
        if known.get((kind, site), Term()).before < term.before:
            fresh[kind, site] = term
            besides = " ".join(sorted(map(str, term.besides)))
            session.merge(EpochRow(kind=kind, site=site, before=term.before, besides=besides))
    session.flush()
    return fresh


def keep_erasure(session: Session, record: ErasureRecord, ids: Mapping[str, Iterable[UUID]]) -> Erased:
    """Remember an order and what it erases at each site; return what was not erased yet."""
    digest = digest_of(record.document)
    if session.get(ErasureRow, digest) is None:
        session.add(
            ErasureRow(
                digest=digest,
                document=record.document,
                device=record.device,
                sites=" ".join(record.sites),
                reason=record.reason or None,
            )
        )
    fresh: dict[str, set[UUID]] = {}
    for site, some in ids.items():
        for one in some:
            if session.get(ErasedRow, (one, site)) is None:
                session.add(ErasedRow(id=one, site=site))
                fresh.setdefault(site, set()).add(one)
    session.flush()
    return Erased(fresh)


def drop_erasure(session: Session, record: ErasureRecord) -> None:
    """Let go of an order of retention that others go beyond, and of who confirmed it."""
    digest = digest_of(record.document)
    session.delete(session.get_one(ErasureRow, digest))
    for row in session.exec(select(HeededRow).where(HeededRow.digest == digest)):
        session.delete(row)
    session.flush()


def is_kept(session: Session, document: bytes) -> bool:
    """Return whether an order is known here already."""
    return session.get(ErasureRow, digest_of(document)) is not None


def select_erasures(session: Session, sites: Collection[str] | None = None) -> list[ErasureRecord]:
    """Return the orders that erase rows of one of these sites; all of them without any."""
    rows = session.exec(select(ErasureRow).order_by(col(ErasureRow.digest)))
    records = [ErasureRecord(row.document, row.device, tuple(row.sites.split()), row.reason or "") for row in rows]
    if sites is None:
        return records
    wanted = {*sites, EVERYWHERE}
    return [record for record in records if wanted.intersection(record.sites)]


def count_erasures(session: Session) -> int:
    """Return how many orders are known."""
    return session.exec(select(func.count()).select_from(ErasureRow)).one()


def keep_heeded(session: Session, documents: Iterable[bytes], device: str, now: datetime) -> None:
    """Remember that a device holds these orders, as far as they are known here: they stood in a bundle of its own."""
    known = set(session.exec(select(HeededRow.digest).where(HeededRow.device == device)))
    orders = set(session.exec(select(ErasureRow.digest)))
    for digest in sorted((set(map(digest_of, documents)) & orders) - known):
        session.add(HeededRow(digest=digest, device=device, at=now))
    session.flush()


def select_heeded(session: Session) -> dict[str, dict[str, datetime]]:
    """Return since when we know of other devices that they hold an order, by its digest and the device."""
    found: dict[str, dict[str, datetime]] = {}
    for row in session.exec(select(HeededRow)):
        found.setdefault(row.digest, {})[row.device] = row.at
    return found


def digest_of(document: bytes) -> str:
    """Return the fingerprint of a document or file: SHA-256, in hex."""
    return hashlib.sha256(document).hexdigest()
