"""How languages are written."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pyphen
import pytest

from desktop.errors import HandoutError
from desktop.handouts.languages import _WRITINGS, Calendar, writing
from desktop.handouts.tokens import wholes
from desktop.paths import resources

DAY = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nl", "7 maart 2026"),
        ("en", "7 March 2026"),
        ("ar", "7 مارس/آذار 2026"),
        ("ti", "7 መጋቢት 2026"),
        ("es", "7 de marzo de 2026"),
        ("vi", "7 tháng 3 năm 2026"),
        ("zh-Hans", "2026年3月7日"),
        ("fa", "7 مارس 2026"),
        ("prs", "7 مارچ 2026"),
        ("bn", "7 মার্চ 2026"),
    ],
)
def test_a_date_has_its_month_in_words(language: str, written: str) -> None:
    assert writing(language).date(DAY) == written


@pytest.mark.parametrize("language", sorted(_WRITINGS))
def test_every_language_writes_gregorian_dates_with_western_digits(language: str) -> None:
    text = writing(language).date(DAY)
    numbers = {"vi": ["7", "3", "2026"], "zh-Hans": ["2026", "3", "7"]}
    assert re.findall(r"\d+", text) == numbers.get(language, ["7", "2026"])
    assert re.fullmatch("[0-9]+", "".join(re.findall(r"\d", text)))


@pytest.mark.parametrize("language", sorted(_WRITINGS))
def test_a_date_stays_on_one_line(language: str) -> None:
    for month in range(1, 13):
        day = writing(language).date(DAY.replace(month=month))
        assert (2, 2 + len(day)) in wholes(f". {day} ."), day


@pytest.mark.parametrize("file", sorted((resources() / "content" / "terms").glob("*.toml")), ids=lambda file: file.stem)
def test_a_month_has_one_name_in_the_texts_and_in_the_dates_of_sheets(file: Path) -> None:
    for month, name in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["months"], 1):
        assert name in writing(file.stem).date(DAY.replace(month=month))


@pytest.mark.parametrize("language", sorted(_WRITINGS))
def test_a_language_is_hyphenated_where_there_is_a_dictionary_for_it(language: str) -> None:
    """Of pyphen's dictionaries these are the ones for languages of ours."""
    assert bool(writing(language).hyphens) == (language in ("nl", "en", "fr", "es", "ru", "uk"))
    if writing(language).hyphens:
        assert pyphen.language_fallback(writing(language).hyphens)


def test_own_calendars_and_digits() -> None:
    assert {one for one in _WRITINGS if writing(one).calendar is Calendar.SOLAR_HIJRI} == {"fa", "prs", "ps"}
    assert {one for one in _WRITINGS if writing(one).calendar is Calendar.ETHIOPIAN} == {"ti", "am"}
    assert writing("prs").own_digits("30.8.1405") == "۳۰.۸.۱۴۰۵"
    assert writing("ckb").own_digits("30") == "٣٠"
    assert writing("bn").own_digits("30") == "৩০"
    assert writing("nl").own_digits("30") == "30"


def test_all_languages_that_clients_choose_from_can_be_printed() -> None:
    listed = tomllib.loads((resources() / "content" / "languages.toml").read_text(encoding="utf-8"))["languages"]
    assert {one["code"] for one in listed} - {"other"} == set(_WRITINGS)
    assert {one["code"] for one in listed if one["direction"] == "rtl"} == {
        one for one in _WRITINGS if writing(one).right_to_left
    }


def test_right_to_left_goes_by_the_script() -> None:
    assert {language for language in _WRITINGS if writing(language).right_to_left} == {
        "ar", "fa", "prs", "ckb", "ps", "ur",
    }  # fmt: skip


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(HandoutError, match=r"“tlh”.*nl, en, ar, ti"):
        writing("tlh")
