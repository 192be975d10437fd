"""Days as people type them: 3-7-2026, +14 for in two weeks, morgen, maandag."""

import re
from datetime import date, timedelta

_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_LATER = re.compile(r"\+(\d{1,3})")
_WORDS = {
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "volgende week": 7,
    "next week": 7,
}
"""How many days later. Both languages at once: who works in one often types the other."""
_WEEKDAYS = {
    **{
        name: place
        for place, name in enumerate(["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"])
    },
    **{
        name: place
        for place, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    },
}


def read_day(typed: str, today: date) -> date | None:
    """Return the day that is meant: day-month-year, year-month-day, +days or a word; none when it is no day.

    The name of a day of the week is the first one after today.
    """
    text = " ".join(typed.casefold().split())
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if text in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[text] - today.weekday() - 1) % 7 + 1)
    if later := _LATER.fullmatch(text):
        return today + timedelta(days=int(later[1]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return None


def read_partial(typed: str, today: date) -> str | None:
    """Return a day, a month or a year as `2026-07-03`, `2026-07` or `2026`; none when it is none of them."""
    text = typed.strip()
    day = read_day(text, today)
    if day:
        return day.isoformat()
    if re.fullmatch(r"\d{4}", text):
        return text
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(match[2], match[1])
    if match := _YEAR_MONTH.fullmatch(text):
        return _month(match[1], match[2])
    return None


def typed_form(kept: str) -> str:
    """Return a kept day, month or year as people type it."""
    return "-".join(str(int(part)) for part in reversed(kept.split("-"))) if kept else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: str, month: str) -> str | None:
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
