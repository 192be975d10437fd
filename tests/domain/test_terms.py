from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.terms import (
    EquatedDays,
    Term,
    counting,
    easter,
    extended_end,
    extension,
    free_day,
    holidays,
    months_later,
)

NO_DECREE = EquatedDays(frozenset(), 2026, 2028)
DECREE = EquatedDays(frozenset({date(2026, 5, 15), date(2027, 5, 7)}), 2026, 2028)


def easter_by_gauss(year: int) -> date:
    """The algorithm of Gauss (1800, corrected 1816), as an independent second opinion."""
    k = year // 100
    m = 15 - (13 + 8 * k) // 25 + k - k // 4
    n = 4 + k - k // 4
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


def holidays_by_hand(year: int) -> set[date]:
    """Article 3 of the Algemene termijnenwet, written a second time."""
    sunday = easter_by_gauss(year)
    kings_day = 26 if date(year, 4, 27).strftime("%w") == "0" else 27
    fixed = {(1, 1), (4, kings_day), (5, 5), (12, 25), (12, 26)}
    return {date(year, *day) for day in fixed} | {sunday + timedelta(days=days) for days in (-2, 1, 39, 50)}


def test_easter_agrees_with_gauss_in_every_year_of_this_program() -> None:
    assert [easter(year) for year in range(1900, 2200)] == [easter_by_gauss(year) for year in range(1900, 2200)]


@pytest.mark.parametrize(
    ("year", "sunday"),
    # Published tables: the extremes, and the years that trip up the simple rules.
    [
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
        (1954, (4, 18)),
        (1981, (4, 19)),
    ],
)
def test_easter_agrees_with_published_tables(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize("year", range(2024, 2036))
def test_every_day_is_free_or_not_as_the_law_says(year: int) -> None:
    day = date(year, 1, 1)
    by_hand = holidays_by_hand(year)
    while day.year == year:
        assert bool(free_day(day, NO_DECREE)) == (day.strftime("%w") in "06" or day in by_hand), day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", range(2024, 2036))
def test_every_end_moves_to_the_day_that_a_second_count_finds(year: int) -> None:
    decree = {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
    equated = EquatedDays(frozenset(decree), 2026, 2028)
    rest = holidays_by_hand(year) | holidays_by_hand(year + 1) | decree
    # Counted backwards from the year's last end: each day's end is its own, or that of the next day.
    day, end = date(year + 1, 1, 10), date(year + 1, 1, 10)
    while day.year >= year:
        end = end if day.strftime("%a") in ("Sat", "Sun") or day in rest else day
        if day.year == year:
            assert (extended_end(day, equated) or day) == end, day
        day -= timedelta(days=1)


def test_holidays_that_calendars_forget() -> None:
    assert date(2026, 5, 5) in holidays(2026)
    assert date(2027, 5, 5) in holidays(2027)
    assert date(2026, 4, 3) in holidays(2026)
    # 27 April 2031 is a Sunday, so King's Day is kept on the 26th.
    assert date(2031, 4, 26) in holidays(2031)
    assert date(2031, 4, 27) not in holidays(2031)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2025, 9, 30), date(2025, 12, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 2, 28), date(2026, 5, 28)),
    ],
)
def test_three_months_from_the_day_after(start: date, last: date) -> None:
    assert Term(months=3).last_day(start) == last


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 300))
def test_months_later_lands_in_the_month_that_is_meant(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_an_extension_ends_on_the_first_working_day(day: date) -> None:
    end = extended_end(day, DECREE)
    assert (end is None) == (not free_day(day, DECREE))
    if end is not None:
        assert not free_day(end, DECREE)
        assert all(free_day(day + timedelta(days=ahead), DECREE) for ahead in range((end - day).days))


@pytest.mark.parametrize(
    ("last", "end"),
    [
        (date(2027, 1, 1), date(2027, 1, 4)),
        # Good Friday, Saturday, Easter, Easter Monday.
        (date(2026, 4, 3), date(2026, 4, 7)),
        # Ascension Day, the equated Friday, the weekend.
        (date(2026, 5, 14), date(2026, 5, 18)),
        (date(2027, 12, 25), date(2027, 12, 27)),
        (date(2026, 11, 20), None),
    ],
)
def test_where_the_law_moves_the_end(last: date, end: date | None) -> None:
    assert extended_end(last, DECREE) == end


def test_only_terms_up_to_three_months_are_moved() -> None:
    assert Term(months=3).extends
    assert Term(weeks=12).extends
    assert Term(days=90).extends
    assert not Term(months=4).extends
    assert not Term(weeks=19).extends
    assert not Term(days=91).extends


def test_the_working_can_be_checked_by_hand() -> None:
    start = date(2026, 11, 30)
    last = Term(months=3).last_day(start)
    told = [str(step) for step in (*counting(start, last, Term(months=3)), *extension(last, DECREE))]
    assert told[0] == "The term is counted from the day after 2026-11-30: from 2026-12-01."
    assert told[1].startswith("A term of 3 months would end on day 30; that month has none, so on its last: 2027-02-28")
    assert "2027-02-28 is a Sunday" in told[2]
    assert "moves the end to 2027-03-01" in told[2]
    assert "act on 2027-02-28 at the latest" in told[2]


def test_beyond_the_decree_the_working_says_that_it_does_not_know() -> None:
    assert "2029 is not known" in str(extension(date(2029, 5, 7), DECREE)[-1])
    assert extension(date(2028, 5, 8), DECREE) == ()


def test_a_term_of_weeks_is_told_as_weeks() -> None:
    assert "4 weeks ends on 2026-11-28" in str(counting(date(2026, 10, 31), date(2026, 11, 28), Term(weeks=4))[1])
