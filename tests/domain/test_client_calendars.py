from datetime import date

import pytest

from desktop.domain.client_calendars import CALENDARS, own_day


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("prs", date(2027, 1, 1), "11 جدی 1405 هجری شمسی"),
        ("fa", date(2027, 1, 1), "11 دی 1405 هجری شمسی"),
        ("ti", date(2027, 1, 1), "23 ታሕሳስ 2019 ብኣቆጻጽራ ግእዝ"),
        ("am", date(2019, 9, 11), "6 ጳጉሜን 2011 ዓ.ም."),
        ("ar", date(2027, 1, 1), ""),
        ("nl", date(2027, 1, 1), ""),
    ],
)
def test_a_day_is_told_in_the_readers_own_calendar_with_its_name(language: str, day: date, told: str) -> None:
    assert own_day(day, language) == told


def test_every_calendar_names_every_month_once() -> None:
    for language, calendar in CALENDARS.items():
        assert len(set(calendar.months)) == (12 if language in ("prs", "fa") else 13)
        assert calendar.name
