"""Days of the Solar Hijri and Ethiopian calendars as days of ours, since birth dates are told in them."""

from datetime import date, timedelta

_LEAP_PLACES = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_CYCLE = 33
FIRST_SOLAR, LAST_SOLAR = 1178, 1633
"""The years in which the cycle of 33 years agrees with the equinox."""
_ANCHOR_YEAR, _ANCHOR_DAY = 1400, date(2021, 3, 21)
_LONG_MONTHS = 6


def is_solar_leap(year: int) -> bool:
    """Return whether a Solar Hijri year has 366 days.

    The year begins at the March equinox; from 1178 to 1633 that is the same as leap years at fixed places in cycles
    of 33 years (K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996, with the
    places of M. Heydari-Malayeri, "A concise review of the Iranian calendar", 2004).
    """
    return year % _CYCLE in _LEAP_PLACES


def solar_hijri(year: int, month: int, day: int) -> date:
    """Return a day of the Solar Hijri calendar of Iran and Afghanistan.

    Six months of 31 days, five of 30 and one of 29 or, in a leap year, 30. Raises ValueError for a day that the
    calendar does not have, or a year outside 1178-1633.
    """
    if not FIRST_SOLAR <= year <= LAST_SOLAR or not 1 <= month <= 12:
        raise ValueError("year or month")
    longest = 31 if month <= _LONG_MONTHS else 30
    if month == 12 and not is_solar_leap(year):
        longest = 29
    if not 1 <= day <= longest:
        raise ValueError("day")
    passed = 31 * min(month - 1, _LONG_MONTHS) + 30 * max(month - 1 - _LONG_MONTHS, 0)
    return _new_year(year) + timedelta(days=passed + day - 1)


def _new_year(year: int) -> date:
    """Return the first day of a Solar Hijri year."""
    between = range(_ANCHOR_YEAR, year) if year >= _ANCHOR_YEAR else range(year, _ANCHOR_YEAR)
    days = sum(366 if is_solar_leap(one) else 365 for one in between)
    return _ANCHOR_DAY + timedelta(days=days if year >= _ANCHOR_YEAR else -days)


_ETHIOPIAN_EPOCH = 2796
"""The day number of 1 Meskerem of the year 1: 29 August 8 in the Julian calendar."""


def ethiopian(year: int, month: int, day: int) -> date:
    """Return a day of the Ethiopian calendar: twelve months of 30 days, and a thirteenth of 5 or, in a leap year, 6.

    The arithmetic of E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (4th edition, 2018), chapter 4,
    whose day numbers are those of Python. Raises ValueError for a day that the calendar does not have.
    """
    longest = 30 if month < 13 else 5 + (year % 4 == 3)
    if year < 1 or not 1 <= month <= 13 or not 1 <= day <= longest:
        raise ValueError("day, month or year")
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def to_solar_hijri(day: date) -> tuple[int, int, int]:
    """Return year, month and day of one of our days in the Solar Hijri calendar.

    Raises ValueError outside the years of `solar_hijri`.
    """
    year = day.year - 621
    if day < solar_hijri(year, 1, 1):
        year -= 1
    passed = (day - solar_hijri(year, 1, 1)).days
    long_days = 31 * _LONG_MONTHS
    if passed < long_days:
        return year, passed // 31 + 1, passed % 31 + 1
    month, place = divmod(passed - long_days, 30)
    return year, _LONG_MONTHS + month + 1, place + 1


def to_ethiopian(day: date) -> tuple[int, int, int]:
    """Return year, month (1 to 13) and day of one of our days in the Ethiopian calendar.

    The inverse of `ethiopian`: four years are 1461 days, of which the third has 366. Raises ValueError before its
    year 1.
    """
    number = day.toordinal() - _ETHIOPIAN_EPOCH
    if number < 0:
        raise ValueError("day")
    year = (4 * number + 1463) // 1461
    month, place = divmod((day - ethiopian(year, 1, 1)).days, 30)
    return year, month + 1, place + 1
