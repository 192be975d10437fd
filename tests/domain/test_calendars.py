"""Two calendars against second, independent ways to reckon them."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCalendar, QDate

from desktop.domain.calendars import ethiopian, is_solar_leap, solar_hijri, to_ethiopian, to_solar_hijri

DATA = Path(__file__).parent.parent / "data" / "calendars"

# Meeus, Astronomical Algorithms, 2nd edition, chapter 27: mean March equinox of 2000 and on, and its periodic terms.
_TERMS = (
    (485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186), (182, 27.85, 445267.112),
    (156, 73.14, 45036.886), (136, 171.52, 22518.443), (77, 222.54, 65928.934), (74, 296.72, 3034.906),
    (70, 243.58, 9037.513), (58, 119.81, 33718.147), (52, 297.17, 150.678), (50, 21.02, 2281.226),
    (45, 247.54, 29929.562), (44, 325.15, 31555.956), (29, 60.93, 4443.417), (18, 155.12, 67555.328),
    (17, 288.79, 4562.452), (16, 198.04, 62894.029), (14, 199.76, 31436.921), (12, 95.39, 14577.848),
    (12, 287.11, 31931.756), (12, 320.81, 34777.259), (9, 227.73, 1222.114), (8, 15.45, 16859.074),
)  # fmt: skip


def equinox_day(year: int) -> date:
    """Return the first day of the Solar Hijri year: that of the equinox, or the next when it comes after noon.

    Noon is that of the meridian of Iran's time, 52.5 degrees east.
    """
    y = (year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 0.00057 * y**4
    centuries = (mean - 2451545.0) / 36525
    w = math.radians(35999.373 * centuries - 2.47)
    stretch = 1 + 0.0334 * math.cos(w) + 0.0007 * math.cos(2 * w)
    sum_ = sum(a * math.cos(math.radians(b + c * centuries)) for a, b, c in _TERMS)
    terrestrial = mean + 0.00001 * sum_ / stretch
    # A minute for the slowing of the earth, from 0 in 1900 to some minutes in 2199, is within what noon leaves here.
    local = terrestrial - 70 / 86400 + 52.5 / 360
    whole = math.floor(local + 0.5)
    fraction = local + 0.5 - whole
    day = date.fromordinal(whole - 1721425)
    return day if fraction < 0.5 else day + timedelta(days=1)


@pytest.mark.parametrize("year", range(1279, 1460))
def test_the_solar_year_begins_with_the_equinox(year: int) -> None:
    assert solar_hijri(year, 1, 1) == equinox_day(year + 621)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),  # the Iranian revolution
        ((1358, 10, 6), date(1979, 12, 27)),  # Soviet troops in Kabul
        ((1403, 12, 30), date(2025, 3, 20)),  # the last day of a leap year
        ((1370, 1, 1), date(1991, 3, 21)),
    ],
)
def test_days_that_history_knows_under_both_names(told: tuple[int, int, int], day: date) -> None:
    assert solar_hijri(*told) == day


@given(st.integers(1279, 1500), st.integers(1, 12), st.integers(1, 29))
def test_the_next_day_is_the_next_day(year: int, month: int, day: int) -> None:
    last = 31 if month <= 6 else 30 if month < 12 or is_solar_leap(year) else 29
    following = (year, month, day + 1) if day < last else (year + month // 12, month % 12 + 1, 1)
    assert solar_hijri(*following) - solar_hijri(year, month, day) == timedelta(days=1)


@pytest.mark.parametrize(
    "told", [(1399, 13, 1), (1404, 12, 30), (1400, 7, 31), (1400, 1, 0), (1177, 1, 1), (1634, 1, 1)]
)
def test_what_the_solar_calendar_does_not_have_is_refused(told: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        solar_hijri(*told)


def julian_day(year: int, month: int, day: int) -> date:
    """Return a day of the Julian calendar, by the day number of Fliegel and Van Flandern's kind."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    number = day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    return date.fromordinal(number - 1721425)


@given(st.integers(1880, 2190), st.integers(0, 364))
def test_the_ethiopian_year_begins_on_29_august_of_the_julian_calendar_or_the_day_after(year: int, later: int) -> None:
    before_leap = (year + 8) % 4 == 0
    first = julian_day(year + 7, 8, 30 if before_leap else 29)
    assert ethiopian(year, later // 30 + 1, later % 30 + 1) == first + timedelta(days=later)


def test_days_that_ethiopia_knows_under_both_names() -> None:
    assert ethiopian(2000, 1, 1) == date(2007, 9, 12)  # the millennium
    assert ethiopian(1983, 9, 20) == date(1991, 5, 28)  # the fall of the Derg
    assert ethiopian(2011, 13, 6) == date(2019, 9, 11)


@pytest.mark.parametrize("told", [(2012, 13, 6), (2011, 13, 7), (2011, 14, 1), (2011, 1, 31), (0, 1, 1), (2011, 0, 1)])
def test_what_the_ethiopian_calendar_does_not_have_is_refused(told: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        ethiopian(*told)


def first_days(name: str) -> dict[int, date]:
    """Return the first day of each year as ICU reckons it."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
    return {int(year): date.fromisoformat(day) for year, day in (line.split() for line in lines)}


def test_a_hundred_years_of_days_are_those_of_qt_in_the_solar_calendar() -> None:
    """Qt's own arithmetic has other leap years than the equinox from 2058 on, so the hundred years end before."""
    calendar = QCalendar(QCalendar.System.Jalali)
    day = date(1957, 1, 1)
    while day < date(2058, 1, 1):
        theirs = calendar.partsFromDate(QDate(day.year, day.month, day.day))
        assert to_solar_hijri(day) == (theirs.year, theirs.month, theirs.day)
        assert solar_hijri(theirs.year, theirs.month, theirs.day) == day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "there", "back"),
    [("solar-hijri", to_solar_hijri, solar_hijri), ("ethiopian", to_ethiopian, ethiopian)],
)
def test_a_hundred_and_fifty_years_of_days_are_those_of_icu(
    name: str, there: Callable[[date], tuple[int, int, int]], back: Callable[[int, int, int], date]
) -> None:
    starts = first_days(name)
    assert len(starts) == 151
    for year in list(starts)[:-1]:
        day, length = starts[year], (starts[year + 1] - starts[year]).days
        months = [30] * 12 + [length - 360] if name == "ethiopian" else [31] * 6 + [30] * 5 + [length - 336]
        for month, days in enumerate(months, 1):
            for number in range(1, days + 1):
                assert there(day) == (year, month, number)
                assert back(year, month, number) == day
                day += timedelta(days=1)


def test_a_day_before_a_calendar_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        to_ethiopian(date(8, 8, 26))
    assert to_ethiopian(date(8, 8, 27)) == (1, 1, 1)
    with pytest.raises(ValueError, match="year"):
        to_solar_hijri(date(1700, 1, 1))
