"""What headquarters signed, as this store last received it."""

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from desktop.store.tables import DocumentRow

_BODIES = select(DocumentRow.kind, DocumentRow.body).where(
    col(DocumentRow.kind).in_(bindparam("kinds", expanding=True))
)


def keep_document(session: Session, kind: str, version: int, body: bytes) -> bool:
    """Keep a document in the place of an older one, and return whether it is kept: the newest version stays."""
    row = session.get(DocumentRow, kind)
    if row is None:
        session.add(DocumentRow(kind=kind, version=version, body=body))
        return True
    if version > row.version:
        row.version, row.body = version, body
        return True
    return False


def kept_document(session: Session, kind: str) -> bytes | None:
    """Return the newest document of a kind, or nothing when none was received."""
    row = session.get(DocumentRow, kind)
    return None if row is None else row.body


def kept_documents(session: Session, *kinds: str) -> dict[str, bytes]:
    """Return the newest document of each of these kinds that was received."""
    found = session.connection().execute(_BODIES, {"kinds": kinds})
    return {row.kind: row.body for row in found}


def all_documents(session: Session) -> list[tuple[str, int, bytes]]:
    """Return every document that is kept, as kind, version and body."""
    return [(row.kind, row.version, row.body) for row in session.exec(select(DocumentRow))]


def kept_version(session: Session, kind: str) -> int:
    """Return the version of the newest document of a kind; 0 when none was received."""
    row = session.get(DocumentRow, kind)
    return 0 if row is None else row.version
