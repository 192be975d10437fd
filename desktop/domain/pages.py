"""Long lists, a page at a time: what is wanted of them, and where the next page begins."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ends: what the list is sorted by, and the id. The next page begins after it, whatever was added."""

    key: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """Some lines of a list."""

    lines: tuple[Line, ...]
    next: Mark | None
    """Give it back for the next page; None when this is the last."""


class ContactState(StrEnum):
    """Which questions are wanted."""

    ALL = ""
    TO_FILL_IN = "to-fill-in"
    PROMISED = "promised"


class ContactOrder(StrEnum):
    """How questions are sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class WantedContacts:
    """Which questions a list shows; empty is no condition. All conditions hold together."""

    since: datetime | None = None
    until: datetime | None = None
    """Up to and without this moment."""
    site: str = ""
    language: str = ""
    topic: str = ""
    outcome: str = ""
    urgency: str = ""
    person: UUID | None = None
    hour: UUID | None = None
    state: ContactState = ContactState.ALL
    due: date | None = None
    """Beside what was promised also the questions whose follow-up, or day in a letter, comes on or before this day."""
    words: str = ""
    """Every word begins a word of the question."""
    order: ContactOrder = ContactOrder.NEWEST


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A question as a list shows it: enough to recognise it, and no more."""

    id: UUID
    at: datetime
    site: str
    language: str
    topics: tuple[str, ...]
    outcome: str
    person: UUID | None
    name: str
    """Of the person; empty for an anonymous question."""
    beginning: str
    """Of the question, or of what was told."""
    follow_up: date | None
    settled: date | None
    urgencies: tuple[str, ...]
    to_fill_in: bool
    emptied: bool


class PeopleOrder(StrEnum):
    """How people are sorted."""

    NAME = "name"
    NAME_BACKWARDS = "name-backwards"


@dataclass(frozen=True, slots=True)
class WantedPeople:
    """Which people a list shows; empty is no condition."""

    site: str = ""
    words: str = ""
    """A name in any spelling that we know, a V-number or a room."""
    order: PeopleOrder = PeopleOrder.NAME


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as a list shows them: what is needed to find the right one. The rest is in their file."""

    id: UUID
    site: str
    name: str
    room: str
    speaks: str
