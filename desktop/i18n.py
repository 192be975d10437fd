"""The program's own words in the reader's language. A handout's language is another matter."""

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module

from desktop.errors import SpreekuurError
from desktop.paths import translations

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Translator:
    """Words, dates and numbers in one language of the program."""

    language: str
    catalogue: gettext.NullTranslations

    def gettext(self, sentence: str) -> str:
        """Return the sentence in this language; English when the catalogue lacks it."""
        return self.catalogue.gettext(sentence) if sentence else ""

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the sentence for this count, with `{count}` filled in."""
        return self.catalogue.ngettext(one, many, count).format(count=count)

    def _written(self, day: date, pattern: str) -> str:
        # Babel is loaded for the first date: the words on the doorstep need none.
        said: str = import_module("babel.dates").format_date(day, pattern, locale=self.language)
        return said

    def month(self, day: date) -> str:
        """Return the month in which a day lies, in words, with its year."""
        return self._written(day, "LLLL y")

    def short_date(self, day: date) -> str:
        """Return a day and its month in a few letters, where the year is told elsewhere."""
        return self._written(day, "d MMM")

    def date(self, day: date) -> str:
        """Return a date with its month in words, since 3-7 and 7-3 are not the same day."""
        return self._written(day, "d MMMM y")

    def time(self, moment: datetime) -> str:
        """Return the hour and minute of a moment on this machine's clock."""
        return f"{moment.astimezone():%H:%M}"

    def tell(self, error: SpreekuurError) -> str:
        """Return the error's sentence, translated and then filled in."""
        return self.gettext(error.sentence).format(**{name: self._said(value) for name, value in error.values.items()})

    def _said(self, value: object) -> object:
        if isinstance(value, SpreekuurError):
            return self.tell(value)
        return self.date(value) if isinstance(value, date) else value


def translator(language: str) -> Translator:
    """Return the words of a language of the program; without its catalogue, English."""
    catalogue = gettext.translation("spreekuur", translations(), languages=[language], fallback=True)
    return Translator(language, catalogue)
