"""The agenda: what must happen on a day, the overdue first, and what that day comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID

from desktop.domain.people import check_lines, check_texts
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError
from desktop.wording import N_


class AppointmentKind(StrEnum):
    """A date of a person that is in no letter and follows from no rule of ours."""

    INTERVIEW = "interview"
    HEARING = "hearing"
    LAWYER = "lawyer"
    AUTHORITY = "authority"
    """IND, embassy, municipality."""
    MEDICAL = "medical"
    MOVE = "move"
    PERMIT_ENDS = "permit-ends"
    INTEGRATION_ENDS = "integration-ends"
    """The end of the civic integration term."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AppointmentEntry:
    """What is written down of a person's date."""

    kind: str
    day: date
    hour: str = ""
    place: str = ""
    note: str = ""
    settled: date | None = None

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        if self.kind not in set(AppointmentKind):
            raise InputError(
                N_("“{code}” is no kind of date. Nothing was saved. Choose one of: {choices}."),
                code=self.kind[:40],
                choices=", ".join(AppointmentKind),
            )
        check_lines(self.hour, self.place)
        check_texts(self.note, longest=2000)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person's date in the store."""

    id: UUID
    site: str
    person: UUID
    entry: AppointmentEntry


class Origin(StrEnum):
    """Where a date in the agenda comes from."""

    FOLLOW_UP = "follow-up"
    PROMISE = "promise"
    """Something that we said we would do, on no day: it stands there until it is done."""
    LETTER = "letter"
    APPOINTMENT = "appointment"
    FAMILY = "family"
    """A date that the rules of family reunification give."""


class When(IntEnum):
    """How near a day is, the worst first."""

    OVERDUE = 0
    TODAY = 1
    THIS_WEEK = 2
    TWO_WEEKS = 3
    LATER = 4
    UNKNOWN = 5
    """The laptop's clock is known to be wrong, or there is no day."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of the agenda."""

    origin: Origin
    id: UUID
    """Of the question, appointment or family file that it comes from."""
    site: str
    day: date | None
    """The day to act by; of a date that is not known exactly, the first that it can be."""
    kind: str = ""
    """Of the letter or appointment; of a family's date the rule."""
    person: UUID | None = None
    name: str = ""
    """Of the person or family, where one is known."""
    topics: tuple[str, ...] = ()
    text: str = ""
    """What was promised, or where the appointment is."""
    urgency: Urgency = Urgency.NONE
    counted: bool = False
    """Whether the day was counted here and does not stand in a letter: it warns, and decides nothing."""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """An item with how near it is today."""

    item: AgendaItem
    when: When
    days_left: int | None
    """Negative when the day has passed; None when it is not known."""


def agenda(items: Iterable[AgendaItem], today: date | None) -> list[AgendaDay]:
    """Return the items by how near they are, then by urgency, then by day: what is overdue cannot hide.

    Without a day (a clock known to be wrong) they stand by day, and nothing says how near one is.
    """
    found = [AgendaDay(item, *_nearness(item.day, today)) for item in items]
    return sorted(
        found,
        key=lambda it: (it.when, -_weight(it), it.item.day or date.max, it.item.name, str(it.item.id)),
    )


def _nearness(day: date | None, today: date | None) -> tuple[When, int | None]:
    if day is None or today is None:
        return When.UNKNOWN, None
    left = (day - today).days
    if left < 0:
        return When.OVERDUE, left
    if left == 0:
        return When.TODAY, 0
    if left <= 7:
        return When.THIS_WEEK, left
    return (When.TWO_WEEKS if left <= 14 else When.LATER), left


def _weight(line: AgendaDay) -> int:
    """Return what goes before: urgency counts while something is near; far ahead, and without a clock, only the day."""
    return line.item.urgency if line.when <= When.THIS_WEEK else 0
