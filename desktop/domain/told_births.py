"""Birth dates as people tell them: in another calendar, with a month in words, as a guess.

The wording is kept; this module says which days it can mean, and says every day when it cannot tell.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache

from desktop.domain.calendars import ethiopian, solar_hijri
from desktop.domain.spans import EARLIEST, LATEST, UNKNOWN, Span
from desktop.domain.terms import months_later

_GREGORIAN = (
    ("january", "januari", "jan", "yanayer"),
    ("february", "februari", "feb"),
    ("march", "maart", "mrt", "mar"),
    ("april", "apr"),
    ("may", "mei"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "augustus", "aug"),
    ("september", "sep", "sept"),
    ("october", "oktober", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_SOLAR = (
    ("hamal", "farvardin", "حمل", "فروردین"),
    ("sawr", "saur", "thawr", "ordibehesht", "ثور", "اردیبهشت"),
    ("jawza", "jauza", "khordad", "جوزا", "خرداد"),
    ("saratan", "sartan", "tir", "سرطان", "تیر"),
    ("asad", "mordad", "amordad", "اسد", "مرداد"),
    ("sunbula", "sonbola", "shahrivar", "سنبله", "شهریور"),
    ("mizan", "mehr", "میزان", "مهر"),
    ("aqrab", "aban", "عقرب", "آبان"),
    ("qaws", "qaus", "azar", "قوس", "آذر"),
    ("jadi", "dey", "جدی", "دی"),
    ("dalw", "dalwa", "bahman", "دلو", "بهمن"),
    ("hut", "hoot", "esfand", "حوت", "اسفند"),
)
_ETHIOPIAN = (
    ("meskerem", "mäskäräm", "መስከረም"),
    ("tikimt", "tekemt", "tikemt", "tiqimti", "ጥቅምት", "ጥቅምቲ"),
    ("hidar", "hedar", "ኅዳር", "ህዳር", "ሕዳር"),
    ("tahsas", "tahisas", "ታኅሣሥ", "ታህሳስ", "ታሕሳስ"),
    ("tir", "tirri", "ጥር", "ጥሪ"),
    ("yekatit", "lekatit", "የካቲት", "ለካቲት"),
    ("megabit", "መጋቢት"),
    ("miyazya", "miazia", "ሚያዝያ"),
    ("ginbot", "ግንቦት"),
    ("sene", "senie", "ሰኔ", "ሰነ"),
    ("hamle", "ሐምሌ", "ሓምለ"),
    ("nehase", "nehasse", "ነሐሴ", "ነሓሰ"),
    ("pagume", "pagumen", "ጳጉሜ", "ጳጉሜን", "ጳጉሜሕ"),
)
# In Tigrinya the same names are used for our months: Meskerem is September, and so on.
_ETHIOPIAN_AS_OURS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)

_GUESS = ("guess", "estimate", "schat", "gok", "official", "officieel", "unknown day", "dag onbekend")
_ABOUT = ("about", "around", "circa", "ca.", "±", "ongeveer", "rond", "+/-", "may be", "maybe", "misschien")
_ETHIOPIAN_MARK = re.compile(r"\be\.?\s?c\b|ethiop|ዓ\.?ም", re.IGNORECASE)
_GREGORIAN_MARK = re.compile(r"\bg\.?\s?c\b|gregor|europ", re.IGNORECASE)
_LUNAR_MARK = re.compile(r"lunar|qamari|قمری|قمري|maanjaar", re.IGNORECASE)

_SOLAR_YEARS = range(1278, 1450)
"""A year of four digits that can only be one of these calendars: 1278 began in 1899."""
_OUR_YEARS = range(1900, 2200)
_NUMBERS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{1,2})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s*[-./]\s*(\d{4})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})\s*[-./]\s*(\d{1,2})(?!\d)")


class _Calendar(Enum):
    OURS = auto()
    SOLAR = auto()
    ETHIOPIAN = auto()


_Told = tuple[int, int | None, int | None]
"""Year, month and day; what nobody said is none."""


def told_birth(text: str) -> Span:
    """Return the days that a birth date, in the words in which it was told, can mean.

    It reads days, months and years, as figures (day first) or with the month in words, in our calendar, the Solar
    Hijri one ("1 Hamal 1370") and the Ethiopian one. An Ethiopian month may be meant as ours, as Eritreans do: then
    the days reach from the one to the other, unless "EC" or "GC" is said. An official guess says no more than the
    year, "about" no more than the years around it. What cannot be read is every day; nothing is ever refused.
    """
    plain = _plain(text)
    if _LUNAR_MARK.search(plain):
        return UNKNOWN
    found = [span for span in (_span(told, calendar) for calendar, told in _readings(plain)) if span is not None]
    if not found:
        return UNKNOWN
    span = Span(min(one.first for one in found), max(one.last for one in found))
    return _loosened(span, plain)


def _plain(text: str) -> str:
    """Return a text in small letters, with the digits of every script as ours."""
    shown = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    # Arabic and Persian write the same letter in two ways.
    return shown.casefold().translate(str.maketrans("يك", "یک"))


def _readings(text: str) -> list[tuple[_Calendar, _Told]]:
    """Return every reading of a text; none when it is no date."""
    words = _WORD.findall(text)
    numbers = [int(number) for number in _NUMBERS.findall(text) if len(number) <= 4]
    years = [number for number in numbers if number in _OUR_YEARS or number in _SOLAR_YEARS or 1800 < number < 1900]
    if len(years) != 1:
        return []
    year = years[0]
    others = [number for number in numbers if number != year]
    named = _named(words, others, year)
    if named:
        return named if not _marked(text) else [one for one in named if one[0] is _marked(text)]
    figures = _figures(text)
    if figures is None and not others:
        figures = (year, None, None)
    if figures is None:
        return []
    marked = _marked(text)
    return [(marked or (_Calendar.SOLAR if year in _SOLAR_YEARS else _Calendar.OURS), figures)]


def _marked(text: str) -> _Calendar | None:
    """Return the calendar that a text itself names."""
    if _ETHIOPIAN_MARK.search(text):
        return _Calendar.ETHIOPIAN
    return _Calendar.OURS if _GREGORIAN_MARK.search(text) else None


def _named(words: list[str], others: list[int], year: int) -> list[tuple[_Calendar, _Told]]:
    """Return the readings of a date whose month is in words."""
    if len(others) > 1:
        return []
    day = others[0] if others else None
    if year in _SOLAR_YEARS:
        months = _months(words, _SOLAR)
        return [(_Calendar.SOLAR, (year, month, day)) for month in months]
    found: list[tuple[_Calendar, _Told]] = [
        (_Calendar.OURS, (year, month, day)) for month in _months(words, _GREGORIAN)
    ]
    for month in _months(words, _ETHIOPIAN) if not found else []:
        found.append((_Calendar.ETHIOPIAN, (year, month, day)))
        if month <= len(_ETHIOPIAN_AS_OURS):
            found.append((_Calendar.OURS, (year, _ETHIOPIAN_AS_OURS[month - 1], day)))
    return found


def _months(words: list[str], names: tuple[tuple[str, ...], ...]) -> list[int]:
    """Return the months that are named, from 1; two different ones are no month at all."""
    known = _places(names)
    found = sorted({known[word] for word in words if word in known})
    return found if len(found) == 1 else []


@cache
def _places(names: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Return the place in the year of every name of a month."""
    return {_plain(name): place for place, forms in enumerate(names, 1) for name in forms}


def _figures(text: str) -> _Told | None:
    """Return a date that is written in figures."""
    if match := _DAY_FIRST.search(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _YEAR_FIRST.search(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _MONTH_YEAR.search(text):
        return int(match[2]), int(match[1]), None
    if match := _YEAR_MONTH.search(text):
        return int(match[1]), int(match[2]), None
    return None


def _span(told: _Told, calendar: _Calendar) -> Span | None:
    """Return the days of a reading; nothing when the calendar does not have it, or this program's does not."""
    year, month, day = told
    make = _MAKERS[calendar]
    try:
        first = make(year, month or 1, day or 1)
        last = first if day else _last_of(calendar, year, month)
    except ValueError:
        return None
    return Span(first, last) if first > EARLIEST and last < LATEST else None


_MAKERS: dict[_Calendar, Callable[[int, int, int], date]] = {
    _Calendar.OURS: date,
    _Calendar.SOLAR: solar_hijri,
    _Calendar.ETHIOPIAN: ethiopian,
}


def _last_of(calendar: _Calendar, year: int, month: int | None) -> date:
    """Return the last day of a month or a year: the day before the next one."""
    if calendar is _Calendar.OURS and month is not None:
        return months_later(date(year, month, 1), 1) - timedelta(days=1)
    months = 13 if calendar is _Calendar.ETHIOPIAN else 12
    next_month = 1 if month is None or month == months else month + 1
    next_year = year + 1 if next_month == 1 else year
    return _MAKERS[calendar](next_year, next_month, 1) - timedelta(days=1)


def _loosened(span: Span, text: str) -> Span:
    """Return the days when the text says that it is a guess."""
    if any(word in text for word in _ABOUT):
        return _years(span, 1)
    return _years(span, 0) if any(word in text for word in _GUESS) else span


def _years(span: Span, around: int) -> Span:
    """Return the whole years in which a span lies, and so many around them."""
    first = max(date(max(span.first.year - around, 1900), 1, 1), EARLIEST + timedelta(days=1))
    last = min(date(min(span.last.year + around, 2199), 12, 31), LATEST - timedelta(days=1))
    return Span(first, last)
