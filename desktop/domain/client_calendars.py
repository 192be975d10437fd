"""A day in the calendar that a client was born with, to stand beside ours and never in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.domain.calendars import to_ethiopian, to_solar_hijri


@dataclass(frozen=True, slots=True)
class ClientCalendar:
    """A calendar with the names of its months in one language, and the name by which readers tell it from ours."""

    parts: Callable[[date], tuple[int, int, int]]
    months: tuple[str, ...]
    name: str


_ETHIOPIAN_IN_TIGRINYA = (
    "መስከረም", "ጥቅምቲ", "ሕዳር", "ታሕሳስ", "ጥሪ", "ለካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰነ", "ሓምለ", "ነሓሰ", "ጳጉሜን",
)  # fmt: skip
_ETHIOPIAN_IN_AMHARIC = (
    "መስከረም", "ጥቅምት", "ኅዳር", "ታኅሣሥ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰኔ", "ሐምሌ", "ነሐሴ", "ጳጉሜን",
)  # fmt: skip
_SOLAR_IN_DARI = (
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
)  # fmt: skip
_SOLAR_IN_FARSI = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip

CALENDARS = {
    "prs": ClientCalendar(to_solar_hijri, _SOLAR_IN_DARI, "هجری شمسی"),
    "fa": ClientCalendar(to_solar_hijri, _SOLAR_IN_FARSI, "هجری شمسی"),
    # The same names stand for our months in Tigrinya, so the name of the calendar is always said.
    "ti": ClientCalendar(to_ethiopian, _ETHIOPIAN_IN_TIGRINYA, "ብኣቆጻጽራ ግእዝ"),
    "am": ClientCalendar(to_ethiopian, _ETHIOPIAN_IN_AMHARIC, "ዓ.ም."),
}
"""By language. Other readers of these sheets use our calendar for what they have to do here."""


def own_day(day: date, language: str) -> str:
    """Return a day in the calendar of a language's readers, with that calendar's name; empty when it is ours."""
    calendar = CALENDARS.get(language)
    if calendar is None:
        return ""
    year, month, number = calendar.parts(day)
    return f"{number} {calendar.months[month - 1]} {year} {calendar.name}"
