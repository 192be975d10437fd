"""How each language is written: script, direction, digits, calendar, words for days and hyphenation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel import Locale
from babel.dates import format_date

from desktop.errors import HandoutError
from desktop.wording import N_

_RIGHT_TO_LEFT = frozenset(("Arab", "Aran"))
WESTERN_DIGITS = "0123456789"
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_EASTERN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_BENGALI_DIGITS = "০১২৩৪৫৬৭৮৯"
# Kurmanji and Sorani set a month behind a number with an ending; Babel has other names for the first and the last month
# of Kurmanji, and spells one of Sorani and one of Tigrinya otherwise than the sheets do.
_KURMANJI_MONTHS = (
    "Çileya", "Sibata", "Adara", "Nîsana", "Gulana", "Hezîrana",
    "Tîrmeha", "Tebaxa", "Îlona", "Cotmeha", "Mijdara", "Kanûna",
)  # fmt: skip
_SORANI_MONTHS = (
    "کانوونی دووەمی", "شوباتی", "ئازاری", "نیسانی", "ئایاری", "حوزەیرانی",
    "تەمموزی", "ئابی", "ئەیلوولی", "تشرینی یەکەمی", "تشرینی دووەمی", "کانوونی یەکەمی",
)  # fmt: skip
_TIGRINYA_MONTHS = (
    "ጥሪ", "ለካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰነ", "ሓምለ", "ነሓሰ", "መስከረም", "ጥቅምቲ", "ሕዳር", "ታሕሳስ",
)  # fmt: skip


class Calendar(StrEnum):
    """In which calendar readers of a language know their own dates."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar hijri"
    ETHIOPIAN = "ethiopian"


@dataclass(frozen=True, slots=True)
class Writing:
    """What the text engine needs to know of a language."""

    tag: str
    """BCP 47: what a reading program and HarfBuzz are told."""
    script: str
    """ISO 15924; Aran is Arabic in the hanging style (Nastaliq), in which Urdu is read."""
    locale: str
    """Of Babel, for the names of the months."""
    also: str = ""
    """A second locale whose names of the months its readers use, after a stroke: nobody may misread a date."""
    hyphens: str = ""
    """Pyphen's dictionary; empty: there is none, and words are never divided."""
    calendar: Calendar = Calendar.GREGORIAN
    digits: str = WESTERN_DIGITS
    """Those of its own that its readers are used to, for dates in their own calendar."""
    months: tuple[str, ...] = ()
    """The names of the months as they stand after a day, where Babel's are not the ones that its readers use."""
    pattern: str = "d MMMM y"
    """How a date is put together, as Unicode's LDML writes it."""

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.script in _RIGHT_TO_LEFT

    def date(self, day: date) -> str:
        """Return a Gregorian date with its month in words and Western digits: 3-7 and 7-3 are not the same day."""
        if self.months:
            words = self.months[day.month - 1]
        else:
            locales = [self.locale, self.also] if self.also else [self.locale]
            words = "/".join(dict.fromkeys(format_date(day, "MMMM", locale=Locale.parse(one)) for one in locales))
        return format_date(day, self.pattern.replace("MMMM", f"'{words}'"), locale=Locale.parse(self.locale))

    def own_digits(self, text: str) -> str:
        """Return a text with its Western digits as the language's own."""
        return text.translate(str.maketrans(WESTERN_DIGITS, self.digits))


_WRITINGS = {
    "nl": Writing("nl", "Latn", "nl", hyphens="nl_NL"),
    "en": Writing("en", "Latn", "en_GB", hyphens="en_GB"),
    "ar": Writing("ar", "Arab", "ar", also="ar_SY"),
    "ti": Writing("ti", "Ethi", "ti", calendar=Calendar.ETHIOPIAN, months=_TIGRINYA_MONTHS),
    "tr": Writing("tr", "Latn", "tr"),
    "so": Writing("so", "Latn", "so"),
    "fa": Writing("fa", "Arab", "fa", calendar=Calendar.SOLAR_HIJRI, digits=_EASTERN_DIGITS),
    "prs": Writing("prs", "Arab", "fa_AF", calendar=Calendar.SOLAR_HIJRI, digits=_EASTERN_DIGITS),
    "fr": Writing("fr", "Latn", "fr", hyphens="fr_FR"),
    "kmr": Writing("kmr", "Latn", "ku", months=_KURMANJI_MONTHS),
    "ckb": Writing("ckb", "Arab", "ckb", digits=_ARABIC_DIGITS, months=_SORANI_MONTHS),
    "ru": Writing("ru", "Cyrl", "ru", hyphens="ru_RU"),
    "ps": Writing("ps", "Arab", "ps", calendar=Calendar.SOLAR_HIJRI, digits=_EASTERN_DIGITS),
    "uk": Writing("uk", "Cyrl", "uk", hyphens="uk_UA"),
    "es": Writing("es", "Latn", "es", hyphens="es_ES", pattern="d 'de' MMMM 'de' y"),
    "am": Writing("am", "Ethi", "am", calendar=Calendar.ETHIOPIAN),
    "hy": Writing("hy", "Armn", "hy"),
    "ur": Writing("ur", "Aran", "ur"),
    "vi": Writing("vi", "Latn", "vi", pattern="d MMMM 'năm' y"),
    "om": Writing("om", "Latn", "om"),
    "ka": Writing("ka", "Geor", "ka"),
    "bn": Writing("bn", "Beng", "bn", digits=_BENGALI_DIGITS),
    "hi": Writing("hi", "Deva", "hi"),
    "ta": Writing("ta", "Taml", "ta"),
    "zh-Hans": Writing("zh-Hans", "Hani", "zh_Hans", pattern="y年M月d日"),
}


def writing(language: str) -> Writing:
    """Return how a language is written.

    Raises HandoutError for a language that the text engine was not taught.
    """
    found = _WRITINGS.get(language)
    if found is None:
        raise HandoutError(
            N_("Nothing was printed: how “{language}” is written is not known here. Choose one of: {choices}."),
            language=language,
            choices=", ".join(_WRITINGS),
        )
    return found
