from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.spans import UNKNOWN, Span
from desktop.domain.told_births import told_birth


def days(first: str, last: str = "") -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("1990-05-01", days("1990-05-01")),
        ("1-5-1990", days("1990-05-01")),
        ("3/7/2015", days("2015-07-03")),
        ("2015-03", days("2015-03-01", "2015-03-31")),
        ("3-2015", days("2015-03-01", "2015-03-31")),
        ("2015", days("2015-01-01", "2015-12-31")),
        ("mei 1994", days("1994-05-01", "1994-05-31")),
        ("1 mei 1994", days("1994-05-01")),
        ("١٩٩٠", days("1990-01-01", "1990-12-31")),
        # Solar Hijri: the year 1370 began on 21 March 1991.
        ("1 Hamal 1370", days("1991-03-21")),
        ("۱ حمل ۱۳۷۰", days("1991-03-21")),
        ("1370/1/1", days("1991-03-21")),
        ("1370", days("1991-03-21", "1992-03-20")),
        ("Jadi 1358", days("1979-12-22", "1980-01-20")),
        ("1 Farvardin 1404", days("2025-03-21")),
        # A guess says no more than the year.
        ("1 January 1990, official guess", days("1990-01-01", "1990-12-31")),
        ("1-1-1990 (geschat)", days("1990-01-01", "1990-12-31")),
        ("about 1990", days("1989-01-01", "1991-12-31")),
        ("ongeveer 1370", days("1990-01-01", "1993-12-31")),
        # An Ethiopian month, or the same name for ours, as in Eritrea; unless it is said.
        ("1 Meskerem 2000", days("2000-09-01", "2007-09-12")),
        ("1 Meskerem 2000 EC", days("2007-09-12")),
        ("1 Meskerem 2000 G.C.", days("2000-09-01")),
        ("1 መስከረም 2000 ዓ.ም", days("2007-09-12")),
        ("Pagume 2011", days("2019-09-06", "2019-09-11")),
        # Not to be read: every day.
        ("", UNKNOWN),
        ("1 January, official guess", UNKNOWN),
        ("hij weet het niet", UNKNOWN),
        ("30 februari 1990", UNKNOWN),
        ("1990 of 1991", UNKNOWN),
        ("1411 lunar", UNKNOWN),
        ("1-1-1850", UNKNOWN),
        ("5 mei 6 1990", UNKNOWN),
    ],
)
def test_a_birth_date_means_these_days(told: str, meant: Span) -> None:
    assert told_birth(told) == meant


@given(st.text(max_size=60))
def test_nothing_that_is_told_is_refused(told: str) -> None:
    span = told_birth(told)
    assert span.first <= span.last


@given(st.dates(date(1900, 1, 2), date(2199, 12, 30)))
def test_a_day_in_figures_is_that_day_in_both_orders(day: date) -> None:
    assert told_birth(day.isoformat()) == Span.on(day)
    assert told_birth(f"{day.day}-{day.month}-{day.year}") == Span.on(day)


@given(st.dates(date(1902, 1, 2), date(2197, 12, 30)), st.sampled_from(["about {}", "{} (guess)", "ongeveer {}"]))
def test_a_guess_is_never_surer_than_the_date(day: date, way: str) -> None:
    sure, guessed = told_birth(day.isoformat()), told_birth(way.format(day.isoformat()))
    assert guessed.first <= sure.first
    assert sure.last <= guessed.last
