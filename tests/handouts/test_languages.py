"""How languages are written."""

import re
from datetime import date

import pytest

from desktop.errors import HandoutError
from desktop.handouts.languages import _WRITINGS, writing

DAY = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("language", "written"),
    [("nl", "7 maart 2026"), ("en", "7 March 2026"), ("ar", "7 مارس/آذار 2026"), ("ti", "7 መጋቢት 2026")],
)
def test_a_date_has_its_month_in_words(language: str, written: str) -> None:
    assert writing(language).date(DAY) == written


@pytest.mark.parametrize("language", sorted(_WRITINGS))
def test_every_language_writes_gregorian_dates_with_western_digits(language: str) -> None:
    text = writing(language).date(DAY)
    assert re.findall(r"\d+", text) == (["7", "3", "2026"] if language == "vi" else ["7", "2026"])
    assert text.startswith("7")
    assert all(digit in "0123456789" for digit in re.findall(r"\d", text))


def test_right_to_left_goes_by_the_script() -> None:
    assert {language for language in _WRITINGS if writing(language).right_to_left} == {
        "ar", "fa", "prs", "ckb", "ps", "ur",
    }  # fmt: skip


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(HandoutError, match=r"“tlh”.*nl, en, ar, ti"):
        writing("tlh")
