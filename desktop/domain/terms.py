"""Statutory terms and the calendar that they are counted on (Algemene termijnenwet, ATw)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.sentences import Sentence, say
from desktop.wording import N_

NEW_YEAR = N_("New Year's Day")
GOOD_FRIDAY = N_("Good Friday")
EASTER_MONDAY = N_("Easter Monday")
KINGS_DAY = N_("King's Day")
LIBERATION_DAY = N_("Liberation Day, 5 May")
ASCENSION = N_("Ascension Day")
WHIT_MONDAY = N_("Whit Monday")
CHRISTMAS = N_("Christmas Day")
BOXING_DAY = N_("the second day of Christmas")
SATURDAY = N_("a Saturday")
SUNDAY = N_("a Sunday")
EQUATED = N_("a day equated with a holiday by royal decree")


@dataclass(frozen=True, slots=True)
class Term:
    """A term by the words of the law: months, weeks or days, counted from the day after."""

    months: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def extends(self) -> bool:
        """Whether the ATw moves its end: not when it is longer than three months, twelve weeks or ninety days (art. 4)."""
        return self.months <= 3 and self.weeks <= 12 and self.days <= 90

    def last_day(self, start: date) -> date:
        """Return the term's last day, not extended, when it is counted from the day after `start`.

        A term in months ends on the day with the start day's number, or on that month's last day if it has none
        (Hoge Raad 1 September 2017, ECLI:NL:HR:2017:2225).
        """
        return months_later(start, self.months) + timedelta(weeks=self.weeks, days=self.days)


@dataclass(frozen=True, slots=True)
class EquatedDays:
    """Days that a royal decree equates with holidays (ATw art. 3), and the years that the list covers."""

    days: frozenset[date]
    first_year: int
    last_year: int

    def covers(self, day: date) -> bool:
        """Return whether the list says anything about the year of this day."""
        return self.first_year <= day.year <= self.last_year


def months_later(day: date, months: int) -> date:
    """Return the day with the same number so many months later (or earlier), or that month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    """Return the number of days in a month."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - timedelta(days=1)).day


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar.

    Source: the anonymous computus of 1876 (J. Meeus, Astronomical Algorithms, 1991, chapter 8).
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, rest_centuries = divmod(century, 4)
    moon = (century - (century - (century + 8) // 25 + 1) // 3) - leap_centuries
    epact = (19 * golden + moon + 15) % 30
    weekday = (32 + 2 * rest_centuries + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> Mapping[date, str]:
    """Return the recognised holidays of a year and Good Friday, with their names (ATw art. 3, 5 May every year)."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day = date(year, 4, 26)
    return {
        date(year, 1, 1): NEW_YEAR,
        sunday - timedelta(days=2): GOOD_FRIDAY,
        sunday + timedelta(days=1): EASTER_MONDAY,
        kings_day: KINGS_DAY,
        sunday + timedelta(days=50): WHIT_MONDAY,
        sunday + timedelta(days=39): ASCENSION,
        date(year, 5, 5): LIBERATION_DAY,
        date(year, 12, 25): CHRISTMAS,
        date(year, 12, 26): BOXING_DAY,
    }


def free_day(day: date, equated: EquatedDays) -> str:
    """Return why a term does not end on this day (ATw art. 1 and 3); empty when it may."""
    if day.isoweekday() >= 6:
        return SATURDAY if day.isoweekday() == 6 else SUNDAY
    return holidays(day.year).get(day, "") or (EQUATED if day in equated.days else "")


def extended_end(last: date, equated: EquatedDays) -> date | None:
    """Return the first day after the term's last day that is free of rest days; nothing when there is no extension."""
    day = last
    while free_day(day, equated):
        day += timedelta(days=1)
    return None if day == last else day


def counting(start: date, last: date, term: Term) -> tuple[Sentence, ...]:
    """Return how the last day of a term follows from its start, in words for who wants to check it."""
    steps = [say(N_("The term is counted from the day after {start}: from {next}."), start=start, next=_next(start))]
    if term.months and last.day == start.day:
        steps.append(
            say(
                N_("A term of {months} months ends on the day with the same number, {number}: on {last}."),
                months=term.months,
                number=start.day,
                last=last,
            )
        )
    elif term.months:
        steps.append(
            say(
                N_("A term of {months} months would end on day {number}; that month has none, so on its last: {last}."),
                months=term.months,
                number=start.day,
                last=last,
            )
        )
    else:
        steps.append(say(N_("A term of {weeks} weeks ends on {last}."), weeks=term.weeks, last=last))
    return tuple(steps)


def extension(last: date, equated: EquatedDays) -> tuple[Sentence, ...]:
    """Return why a term's end moves, in words; nothing when it does not."""
    end = extended_end(last, equated)
    steps: list[Sentence] = []
    if end is not None:
        steps.append(
            say(
                N_(
                    "{last} is {reason}, so the General Extension of Time Limits Act moves the end to {end}. "
                    "Do not count on that: act on {last} at the latest. Only a lawyer relies on the later day."
                ),
                last=last,
                end=end,
                reason=Sentence(free_day(last, equated)),
            )
        )
    if not equated.covers(last):
        steps.append(say(N_("Which days are equated with holidays in {year} is not known here."), year=str(last.year)))
    return tuple(steps)


def _next(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)
