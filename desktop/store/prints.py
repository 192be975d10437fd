"""Reading and writing what was printed."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.prints import Printed
from desktop.store.journal import StampedSession
from desktop.store.tables import PrintedRow


def insert_printed(session: StampedSession, printed: Printed) -> None:
    """Add a sheet that was printed; with the question at which it was handed out it goes and stays."""
    session.add(
        PrintedRow(
            id=printed.id,
            root=printed.contact or printed.id,
            site=printed.site,
            at=printed.at,
            kind=printed.kind,
            version=printed.version,
            language=printed.language,
            beside=printed.beside,
            copies=printed.copies,
            contact=printed.contact,
        )
    )


def select_printed(session: Session, contacts: Iterable[UUID] | None = None) -> list[Printed]:
    """Return what was printed, the newest first: all of it, or what was handed out at these questions."""
    query = select(PrintedRow).order_by(col(PrintedRow.at).desc(), col(PrintedRow.id).desc())
    if contacts is not None:
        query = query.where(col(PrintedRow.root).in_(tuple(contacts)))
    return [
        Printed(row.id, row.at, row.site, row.kind, row.version, row.language, row.beside, row.copies, row.contact)
        for row in session.exec(query)
    ]
