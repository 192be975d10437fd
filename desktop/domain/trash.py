"""The trash: rows that are hidden and not gone. Only retention and erasure take them away for good."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class TrashKind(StrEnum):
    """What can be put into the trash: the names of the tables."""

    CONTACT = "contact"
    PERSON = "person"
    FAMILY = "family"
    WALK_IN_HOUR = "walk_in_hour"
    APPOINTMENT = "appointment"
    SIGNAL = "signal"
    SITE_ADDRESS = "site_address"
    ASKED_QUESTION = "asked_question"


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something in the trash."""

    kind: TrashKind
    id: UUID
    site: str
    changed_at: datetime
    """When it was last written in, which is as a rule when it was put there."""
    text: str
    """By which it is recognised: a name, the question, a day."""
    category: str = ""
    """The code of a signal's category, since the text of a signal may be left out."""
