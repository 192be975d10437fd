"""Where lines may end, against Unicode's own cases."""

import pytest

from desktop.handouts.break_classes import UNICODE_VERSION, break_class
from desktop.handouts.breaks import line_breaks
from tests.handouts.unicode_cases import cases


def test_lines_may_end_where_unicode_says() -> None:
    count = 0
    for case in cases("LineBreakTest"):
        text = ""
        wanted = []
        for part in case.split():
            if part == "÷":
                wanted.append(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        assert [*line_breaks(text), len(text)] == wanted, case
        count += 1
    assert count == 7_654


@pytest.mark.parametrize("text", ["", "a", "\u200d", "\n"])
def test_a_text_of_one_character_or_none_is_not_divided(text: str) -> None:
    assert line_breaks(text) == []


def test_the_table_and_the_cases_are_of_one_version() -> None:
    assert UNICODE_VERSION == "15.0.0"


@pytest.mark.parametrize(
    ("character", "kind"),
    [("a", "AL"), ("ሀ", "AL"), ("፡", "BA"), ("中", "ID"), ("。", "CL"), ("（", "OPW"), ("(", "OP"), ("ก", "AL"), ("ั", "CM"),
     ("ぁ", "NS"), ("\U000e0fff", "AL"), ("\U0010ffff", "AL"), ("\U0001faff", "EX_PICT"), ("₿", "PR"), ("\u2069", "CM")],
)  # fmt: skip
def test_a_character_has_its_class_as_the_rules_use_it(character: str, kind: str) -> None:
    assert break_class(character) == kind
