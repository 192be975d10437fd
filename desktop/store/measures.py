"""How much a store holds, in numbers that say nothing about anybody."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from desktop.store.doubts import newest_moment
from desktop.store.tables import SYNCED, BundleRow, DocumentRow, JournalRow, PeerRow


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts and positions of a store."""

    rows: dict[str, int]
    """Rows by table."""
    number: int
    """Writes that the journal has seen."""
    shared: int
    """Newest of them that has left in a bundle."""
    lives: int
    newest: datetime | None
    """Time of the newest write, as its clock told it; none without one."""
    documents: dict[str, int]
    """Versions of the signed documents, by kind."""
    peers: int
    bundles_made: int
    bundles_taken_in: int
    last_bundle: datetime | None
    cipher: str
    """Version of SQLCipher."""


def measure(session: Session) -> Measures:
    """Return the numbers of a store."""
    journal = session.get_one(JournalRow, 1)
    rows = {kind: session.exec(select(func.count()).select_from(table)).one() for kind, table in SYNCED.items()}
    made = session.exec(select(func.count()).select_from(BundleRow).where(col(BundleRow.outgoing))).one()
    bundles = session.exec(select(func.count()).select_from(BundleRow)).one()
    return Measures(
        rows=rows,
        number=journal.number,
        shared=journal.shared,
        lives=len(json.loads(journal.parents)) + 1,
        newest=newest_moment(session) if any(rows.values()) else None,
        documents={row.kind: row.version for row in session.exec(select(DocumentRow))},
        peers=session.exec(select(func.count()).select_from(PeerRow)).one(),
        bundles_made=made,
        bundles_taken_in=bundles - made,
        last_bundle=session.exec(select(BundleRow.at).order_by(col(BundleRow.at).desc()).limit(1)).first(),
        cipher=str(session.connection().exec_driver_sql("PRAGMA cipher_version").scalar_one()),
    )
