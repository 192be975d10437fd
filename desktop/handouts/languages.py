"""How each language is written: script, direction, calendar words and hyphenation."""

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from desktop.errors import HandoutError
from desktop.wording import N_

_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr"))


@dataclass(frozen=True, slots=True)
class Writing:
    """What the text engine needs to know of a language."""

    tag: str
    """BCP 47: what a reading program and HarfBuzz are told."""
    script: str
    """ISO 15924."""
    locale: str
    """Of Babel, for the names of the months."""
    also: str = ""
    """A second locale whose names of the months its readers use, after a stroke: nobody may misread a date."""
    hyphens: str = ""
    """Pyphen's dictionary; empty: words are never divided."""

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.script in _RIGHT_TO_LEFT

    def date(self, day: date) -> str:
        """Return a Gregorian date with its month in words and Western digits: 3-7 and 7-3 are not the same day."""
        months = [
            format_date(day, "MMMM", locale=Locale.parse(locale)) for locale in (self.locale, self.also) if locale
        ]
        pattern = f"d '{'/'.join(dict.fromkeys(months))}' y" if self.also else "d MMMM y"
        return format_date(day, pattern, locale=Locale.parse(self.locale))


_WRITINGS = {
    "nl": Writing("nl", "Latn", "nl", hyphens="nl_NL"),
    "en": Writing("en", "Latn", "en_GB", hyphens="en_GB"),
    "ar": Writing("ar", "Arab", "ar", also="ar_SY"),
    "ti": Writing("ti", "Ethi", "ti"),
    "tr": Writing("tr", "Latn", "tr"),
    "so": Writing("so", "Latn", "so"),
    "fa": Writing("fa", "Arab", "fa"),
    "prs": Writing("prs", "Arab", "fa_AF"),
    "fr": Writing("fr", "Latn", "fr", hyphens="fr_FR"),
    "kmr": Writing("kmr", "Latn", "ku"),
    "ckb": Writing("ckb", "Arab", "ckb"),
    "ru": Writing("ru", "Cyrl", "ru", hyphens="ru_RU"),
    "ps": Writing("ps", "Arab", "ps"),
    "uk": Writing("uk", "Cyrl", "uk", hyphens="uk_UA"),
    "es": Writing("es", "Latn", "es", hyphens="es_ES"),
    "am": Writing("am", "Ethi", "am"),
    "hy": Writing("hy", "Armn", "hy"),
    "ur": Writing("ur", "Arab", "ur"),
    "vi": Writing("vi", "Latn", "vi"),
    "om": Writing("om", "Latn", "om"),
    "ka": Writing("ka", "Geor", "ka"),
    "bn": Writing("bn", "Beng", "bn"),
    "hi": Writing("hi", "Deva", "hi"),
    "ta": Writing("ta", "Taml", "ta"),
    "zh-Hans": Writing("zh-Hans", "Hani", "zh_Hans"),
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
