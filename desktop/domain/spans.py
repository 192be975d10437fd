"""Dates that are known to the day, the month or the year, or not at all: the first and last day that it can be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.certainties import Answer
from desktop.domain.terms import months_later
from desktop.errors import InputError
from desktop.wording import N_

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something can have happened, first and last included."""

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> "Span":
        """Return a date that is known to the day."""
        return cls(day, day)

    @property
    def exact(self) -> date | None:
        """The day, when it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def bounded(self) -> bool:
        """Whether something is known on both sides."""
        return self.first > EARLIEST and self.last < LATEST

    def meets(self, other: "Span") -> bool:
        """Return whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Span") -> "Span":
        """Return the days that the two have in common; they must have one."""
        return Span(max(self.first, other.first), min(self.last, other.last))

    def moved(self, move: Callable[[date], date]) -> "Span":
        """Return the span between its moved first and last day; beyond the calendar of this program it stays open."""
        first = self.first if self.first == EARLIEST else move(self.first)
        last = self.last if self.last == LATEST else min(move(self.last), LATEST)
        return Span(first, last)

    def before(self, other: "Span") -> Answer:
        """Return whether this comes on an earlier day than the other."""
        if self.last < other.first:
            return Answer.YES
        return Answer.NO if self.first >= other.last else Answer.MAYBE


UNKNOWN = Span(EARLIEST, LATEST)


def read_span(told: str | date) -> Span:
    """Return a date as it was told: a day, a month `2026-07` or a year `2026`; nothing told is every day.

    Raises InputError for a day that the calendar does not have, or one outside 1900-2199.
    """
    if isinstance(told, date):
        return _inside(told, told, told)
    if told in ("", "unknown"):
        return UNKNOWN
    parts = _PARTIAL.fullmatch(told)
    if parts is None:
        raise InputError(
            N_("“{told}” is not a date. Write a day as 2026-07-03, a month as 2026-07, a year as 2026, or unknown."),
            told=told[:40],
        )
    try:
        return _spread(told, *(int(part) for part in parts.groups() if part is not None))
    except ValueError:
        raise InputError(
            N_("{told} does not exist in the calendar. Look at the letter again and correct it."), told=told
        ) from None


def _spread(told: str, year: int, month: int | None = None, day: int | None = None) -> Span:
    """Return the first and last day of a year, a month or a day. Raises ValueError when there is none."""
    if month is None:
        return _inside(told, date(year, 1, 1), date(year, 12, 31))
    if day is None:
        first = date(year, month, 1)
        return _inside(told, first, months_later(first, 1) - timedelta(days=1))
    return _inside(told, date(year, month, day), date(year, month, day))


def _inside(told: object, first: date, last: date) -> Span:
    """Return a span within the calendar of this program. Raises InputError for another."""
    if first <= EARLIEST or last >= LATEST:
        raise InputError(N_("{told} cannot be right: dates here run from 1900 to 2199. Correct it."), told=told)
    return Span(first, last)


def birthday(born: Span, age: int) -> Span:
    """Return the days on which somebody reaches an age.

    Who was born on 29 February is taken to reach it on 28 February or 1 March: sources differ.
    """
    return Span(
        born.first if born.first == EARLIEST else months_later(born.first, 12 * age),
        born.last if born.last == LATEST else _no_earlier(born.last, age),
    )


def _no_earlier(born: date, age: int) -> date:
    """Return the last of the days on which an age can be said to be reached."""
    reached = months_later(born, 12 * age)
    return min(reached if reached.day == born.day else reached + timedelta(days=1), LATEST)


def aged(born: Span, age: int, on: Span) -> Answer:
    """Return whether somebody has reached an age on a day."""
    return ~on.before(birthday(born, age))
