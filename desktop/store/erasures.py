"""What does not exist any more, and the signed orders that say so."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, func, select

from desktop.store.tables import ErasedRow, ErasureRow

EVERYWHERE = "*"
"""In the place of a site: of all sites, as headquarters erases."""


class Erased:
    """The ids and roots that do not exist, by the site whose rows were erased: nobody erases another's."""

    def __init__(self, sites: Mapping[str, Iterable[UUID]] | None = None) -> None:
        found = {site: frozenset(ids) for site, ids in (sites or {}).items()}
        self._everywhere = found.pop(EVERYWHERE, frozenset())
        self._sites = {site: ids | self._everywhere for site, ids in found.items()}

    def at(self, site: str) -> frozenset[UUID]:
        """Return what is erased for rows of a site."""
        return self._sites.get(site, self._everywhere)

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


def load_erased(session: Session) -> Erased:
    """Return all that is erased."""
    found: dict[str, set[UUID]] = {}
    for row in session.exec(select(ErasedRow)):
        found.setdefault(row.site, set()).add(row.id)
    return Erased(found)


def keep_erasure(session: Session, record: ErasureRecord, ids: Mapping[str, Iterable[UUID]]) -> Erased:
    """Remember an order and what it erases at each site; return what was not erased yet."""
    digest = digest_of(record.document)
    if session.get(ErasureRow, digest) is None:
        session.add(
            ErasureRow(digest=digest, document=record.document, device=record.device, sites=" ".join(record.sites))
        )
    fresh: dict[str, set[UUID]] = {}
    for site, some in ids.items():
        for one in some:
            if session.get(ErasedRow, (one, site)) is None:
                session.add(ErasedRow(id=one, site=site))
                fresh.setdefault(site, set()).add(one)
    session.flush()
    return Erased(fresh)


def is_kept(session: Session, document: bytes) -> bool:
    """Return whether an order is known here already."""
    return session.get(ErasureRow, digest_of(document)) is not None


def select_erasures(session: Session, sites: Collection[str] | None = None) -> list[ErasureRecord]:
    """Return the orders that erase rows of one of these sites; all of them without any."""
    rows = session.exec(select(ErasureRow).order_by(col(ErasureRow.digest)))
    records = [ErasureRecord(row.document, row.device, tuple(row.sites.split())) for row in rows]
    if sites is None:
        return records
    wanted = {*sites, EVERYWHERE}
    return [record for record in records if wanted.intersection(record.sites)]


def count_erasures(session: Session) -> int:
    """Return how many orders are known."""
    return session.exec(select(func.count()).select_from(ErasureRow)).one()


def digest_of(document: bytes) -> str:
    """Return the fingerprint of a document or file: SHA-256, in hex."""
    return hashlib.sha256(document).hexdigest()
