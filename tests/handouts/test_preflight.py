"""What is refused before anything is printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import HandoutError
from desktop.handouts.bidi import visual_runs
from desktop.handouts.kept_paragraphs import MOST, forget_paragraphs
from desktop.handouts.preflight import composed, loose_number
from desktop.handouts.shaping import Paragraph
from desktop.handouts.tokens import embedded

ARABIC = "اتصل بمحاميك {} قبل ذلك اليوم"


@pytest.mark.parametrize(
    "number", ["088-123 4567", "21-11-2026", "271.234.5678", "10:30", "3/7", "+31 20 123 45 67", "7"]
)
def test_numbers_that_keep_their_order_pass(number: str) -> None:
    assert loose_number(Paragraph(ARABIC.format(number), "ar")) == ""


@pytest.mark.parametrize("number", ["10.00–12.00", "10—12", "5…7"])
def test_a_number_whose_parts_would_change_places_is_refused_by_name_and_place(number: str) -> None:
    """An en dash between numbers takes the direction of the Arabic around it (UAX #9, rules N1 and N2)."""
    with pytest.raises(HandoutError, match=rf"“{re.escape(number)}” would change places.*language ar, line 4"):
        composed(ARABIC.format(number), "ar", line=4)
    assert composed(ARABIC.format(embedded(number)), "ar", line=4)
    assert composed(f"Open {number}.", "nl")


def test_letters_without_a_shape_are_refused_with_script_and_place() -> None:
    with pytest.raises(HandoutError, match=r"“𓀀𓀁” \(script: Egyp\), in “Dit is 𓀀𓀁.” \(language nl, line 2\)"):
        composed("Dit is 𓀀𓀁.", "nl", line=2)
    with pytest.raises(HandoutError, match=r"line –"):
        composed("𓀀", "nl")


def drawn(paragraph: Paragraph) -> str:
    """Return the characters from left to right, as the reordering of UAX #9 puts them (a second way to look)."""
    seen = ""
    for run in visual_runs(paragraph.levels.each):
        part = paragraph.text[run.start : run.end]
        seen += part[::-1] if run.level % 2 else part
    return re.sub("[\u2066-\u2069\u202a-\u202e]", "", seen)


@given(
    st.lists(st.from_regex(r"[0-9]{1,4}([-./:–+ ][0-9]{1,4}){0,3}", fullmatch=True), min_size=1, max_size=3),
    st.sampled_from(["ar", "prs"]),
)
def test_what_passes_is_seen_from_left_to_right(numbers: list[str], language: str) -> None:
    text = " كلمة ".join(["أول", *numbers, "آخر"])
    paragraph = Paragraph(text, language)
    if not loose_number(paragraph):
        seen = drawn(paragraph)
        for number in numbers:
            for part in re.findall(r"[0-9]+(?:[-./:–+][0-9]+)*", number):
                assert part in seen


def test_a_text_that_is_set_again_is_kept_until_it_is_forgotten() -> None:
    forget_paragraphs()
    first = composed("Selam komt vrijdag.", "nl")
    assert composed("Selam komt vrijdag.", "nl") is first
    assert composed("Selam komt vrijdag.", "en") is not first
    assert composed("Selam komt vrijdag.", "nl", bold=True) is not first
    forget_paragraphs()
    assert composed("Selam komt vrijdag.", "nl") is not first


def test_what_was_not_set_for_long_is_forgotten() -> None:
    first = composed("Selam komt vrijdag.", "nl")
    for number in range(MOST):
        composed(f"Regel {number}", "nl")
    assert composed("Selam komt vrijdag.", "nl") is not first
