from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.widgets.typed_days import read_day, read_partial, typed_form

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3-7-2026", date(2026, 7, 3)),
        ("03/07/2026", date(2026, 7, 3)),
        ("3.7.2026", date(2026, 7, 3)),
        ("2026-07-03", date(2026, 7, 3)),
        ("+14", date(2026, 12, 5)),
        (" 29-2-2028 ", date(2028, 2, 29)),
        ("morgen", date(2026, 11, 22)),
        ("Overmorgen ", date(2026, 11, 23)),
        ("volgende  week", date(2026, 11, 28)),
        ("next week", date(2026, 11, 28)),
        # Today is a Saturday: the next one, and the Sunday after it.
        ("zaterdag", date(2026, 11, 28)),
        ("Sunday", date(2026, 11, 22)),
        ("vrijdag", date(2026, 11, 27)),
    ],
)
def test_days_are_read_as_people_here_write_them(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "31-2-2026", "29-2-2026", "3-13-2026", "3-7-26", "3-7", "morgenochtend", "2026-07"]
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "kept"), [("7-2026", "2026-07"), ("2026-7", "2026-07"), ("2026", "2026"), ("13-2026", None)]
)
def test_a_month_or_a_year_is_enough(typed: str, kept: str | None) -> None:
    assert read_partial(typed, TODAY) == kept


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_what_is_shown_is_read_back_as_the_same_day(day: date) -> None:
    assert read_day(typed_form(day.isoformat()), TODAY) == day
    assert read_partial(typed_form(day.isoformat()), TODAY) == day.isoformat()
