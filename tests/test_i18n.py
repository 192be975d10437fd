from datetime import UTC, date, datetime

import pytest

from desktop.errors import ContentError, InputError
from desktop.i18n import LANGUAGES, Translator, translator


def words(language: str) -> Translator:
    return translator(language)


def test_an_error_is_translated_first_and_filled_in_then() -> None:
    error = InputError("“{text}” is not a day. Nothing was changed. Write it like 2026-12-05.", text="morgen")
    told = {language: words(language).tell(error) for language in LANGUAGES}
    assert all("“morgen”" in sentence for sentence in told.values())
    assert told["en"].startswith("“morgen” is not a day.")
    assert told["nl"] != told["en"]


def test_days_in_an_error_are_written_in_the_readers_language_with_the_month_in_words() -> None:
    error = ContentError("{day}", day=date(2026, 3, 7))
    assert words("nl").tell(error) == "7 maart 2026"
    assert words("en").tell(error) == "7 March 2026"


def test_an_error_inside_an_error_is_told_too() -> None:
    inner = ContentError("{day}", day=date(2026, 3, 7))
    assert words("nl").tell(ContentError("a.md:3: {fault}", fault=inner)) == "a.md:3: 7 maart 2026"


def test_a_language_without_a_catalogue_is_english() -> None:
    assert words("xx").gettext("Nothing found.") == "Nothing found."
    assert words("nl").gettext("") == ""


def test_the_hour_is_that_of_this_machines_clock() -> None:
    moment = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
    assert words("nl").time(moment) == moment.astimezone().strftime("%H:%M")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_is_there(language: str) -> None:
    assert translator(language).catalogue.info()["language"] == language
