"""The question that somebody is writing down on this laptop, for after a crash. It leaves in no bundle."""

from uuid import UUID

from sqlmodel import Session

from desktop.store.tables import MetaRow

_NAME = "at_hand"


def get_at_hand(session: Session) -> UUID | None:
    """Return the id of the question that was at hand last; none when the work ended in order."""
    row = session.get(MetaRow, _NAME)
    return UUID(row.value) if row and row.value else None


def set_at_hand(session: Session, contact_id: UUID | None) -> None:
    """Remember which question is at hand; none when none is."""
    row = session.get(MetaRow, _NAME) or MetaRow(name=_NAME, value="")
    row.value = str(contact_id or "")
    session.add(row)
