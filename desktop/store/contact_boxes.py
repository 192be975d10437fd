"""What each site writes of itself on its sheets: where, when, and by which telephone it is reached."""

import msgspec
from sqlmodel import Session

from desktop.domain.sheets import ContactBox
from desktop.store.tables import MetaRow

_NAME = "contact-box:"


def kept_contact_box(session: Session, site: str) -> ContactBox:
    """Return what a site wrote of itself; empty when it wrote nothing, or nothing that this program can read."""
    row = session.get(MetaRow, f"{_NAME}{site}")
    if row is None:
        return ContactBox()
    try:
        return msgspec.json.decode(row.value, type=ContactBox)
    except msgspec.MsgspecError:
        return ContactBox()


def keep_contact_box(session: Session, site: str, box: ContactBox) -> None:
    """Keep what a site writes of itself."""
    session.merge(MetaRow(name=f"{_NAME}{site}", value=msgspec.json.encode(box).decode()))
