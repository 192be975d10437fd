"""The end of a walk-in session for who comes next: what was promised and which dates come, without saying of whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from desktop.domain.spans import Span

DAYS_AHEAD = 14
"""How far the sheet looks."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A question that somebody comes back to. It is found in the program by the moment at which it was recorded."""

    recorded: datetime
    follow_up: date | None
    """None when no day was set."""
    topics: tuple[str, ...]
    language: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date of a family file, by a sign that tells files apart and names nobody."""

    sign: str
    kind: str
    days: Span


@dataclass(frozen=True, slots=True)
class Handover:
    """What whoever opens the next session must know: no names, no V-numbers, no rooms, nothing that was told."""

    day: date
    site: str
    questions: int
    """Recorded in the walk-in hour, or on this day."""
    to_fill_in: int
    urgent: int
    unshared: int | None
    """Finished questions that are on this laptop only; none when it is not enrolled."""
    promises: tuple[Promise, ...]
    dates: tuple[ComingDate, ...]


def sign_of(row_id: UUID) -> str:
    """Return four signs by which a file is told from another; the id's last ones, since its first tell when it was made."""
    return row_id.hex[-4:].upper()
