"""Days as people type them: 3-7-2026, 3 juli 2026 is not asked of them, +14 is in two weeks."""

import re
from datetime import date, timedelta

_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_LATER = re.compile(r"\+(\d{1,3})")


def read_day(typed: str, today: date) -> date | None:
    """Return the day that is meant: day-month-year, year-month-day or +days; none when it is no day."""
    text = typed.strip()
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
