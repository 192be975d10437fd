from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.certainties import Answer
from desktop.domain.spans import EARLIEST, LATEST, UNKNOWN, Span, aged, birthday, read_span
from desktop.errors import InputError

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
spans = st.tuples(days, days).map(lambda two: Span(min(two), max(two)))


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        (date(2026, 7, 3), date(2026, 7, 3), date(2026, 7, 3)),
        ("2026-07-03", date(2026, 7, 3), date(2026, 7, 3)),
        ("2026-07", date(2026, 7, 1), date(2026, 7, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("unknown", EARLIEST, LATEST),
        ("", EARLIEST, LATEST),
    ],
)
def test_a_date_is_as_exact_as_it_was_told(told: str | date, first: date, last: date) -> None:
    assert read_span(told) == Span(first, last)


@pytest.mark.parametrize(
    "told",
    [
        "2026-02-30",
        "2026-13",
        "2026-00",
        "2026-07-00",
        "0000",
        "1899",
        "2200",
        "3-7-2026",
        "2026-7-3",
        "gisteren",
        "٢٠٢٦",
    ],
)
def test_a_date_that_does_not_exist_is_refused(told: str) -> None:
    with pytest.raises(InputError):
        read_span(told)


@given(spans, spans)
def test_before_is_yes_only_when_every_choice_of_days_agrees(one: Span, other: Span) -> None:
    choices = {a < b for a in (one.first, one.last) for b in (other.first, other.last)}
    expected = Answer.MAYBE if len(choices) == 2 else Answer.YES if choices == {True} else Answer.NO
    assert one.before(other) is expected


@given(days, st.integers(0, 40), days)
def test_an_age_is_reached_on_the_birthday_and_not_before(born: date, age: int, on: date) -> None:
    answer = aged(Span.on(born), age, Span.on(on))
    if (born.month, born.day) == (2, 29):
        return
    full_years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    assert answer is (Answer.YES if full_years >= age else Answer.NO)


def test_who_was_born_on_29_february_is_of_age_on_one_of_two_days() -> None:
    born = Span.on(date(2008, 2, 29))
    assert birthday(born, 18) == Span(date(2026, 2, 28), date(2026, 3, 1))
    assert aged(born, 18, Span.on(date(2026, 2, 27))) is Answer.NO
    assert aged(born, 18, Span.on(date(2026, 2, 28))) is Answer.MAYBE
    assert aged(born, 18, Span.on(date(2026, 3, 1))) is Answer.YES
    assert birthday(born, 20).exact == date(2028, 2, 29)


def test_an_unknown_birth_gives_no_age() -> None:
    assert aged(UNKNOWN, 18, Span.on(date(2026, 11, 21))) is Answer.MAYBE
    assert birthday(UNKNOWN, 18) == UNKNOWN
    assert not UNKNOWN.bounded
