"""The walk-in hours that are held: where, when, who is on duty."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.people import check_lines, check_texts
from desktop.errors import InputError
from desktop.wording import N_

MAX_TURNED_AWAY = 1000


@dataclass(frozen=True, slots=True)
class WalkInHourEntry:
    """What is written down of a walk-in hour."""

    hours: str = ""
    """As it hangs on the door: `13:00-16:00`."""
    on_duty: str = ""
    """Who is there, in one line."""
    turned_away: int | None = None
    """How many people could not be helped: nobody had time for them."""
    note: str = ""
    """For who comes next: nothing about clients that is not in their own file."""

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        check_lines(self.hours, self.on_duty)
        check_texts(self.note, longest=2000)
        if self.turned_away is not None and not 0 <= self.turned_away <= MAX_TURNED_AWAY:
            raise InputError(
                N_("{number} people turned away cannot be right. Nothing was saved. Correct it."),
                number=self.turned_away,
            )


@dataclass(frozen=True, slots=True)
class WalkInHour:
    """A walk-in hour in the store."""

    id: UUID
    site: str
    opened_at: datetime
    closed_at: datetime | None
    """None while it goes on."""
    entry: WalkInHourEntry


@dataclass(frozen=True, slots=True)
class HourCounts:
    """What a walk-in hour or a day comes down to, in numbers."""

    questions: int = 0
    people_in_groups: int = 0
    to_fill_in: int = 0
    urgent: int = 0
    unanswered: int = 0
    without_interpreter: int = 0
    """Questions for which no interpreter was to be had."""
    outside_hours: int = 0
