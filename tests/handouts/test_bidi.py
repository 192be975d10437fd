"""The Unicode bidirectional algorithm, against all of Unicode's own cases."""

from collections.abc import Sequence

import pytest

from desktop.handouts.bidi import base_level, line_levels, paragraph_levels, visual_runs
from tests.handouts.unicode_cases import cases

# One character of each Bidi_Class, to write the cases that are given as classes.
CHARACTERS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "$", "CS": ",", "NSM": "\u0300",
    "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRO": "\u202d", "RLO": "\u202e", "LRE": "\u202a",
    "RLE": "\u202b", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


def seen(text: str, base: int) -> tuple[list[int], list[int]]:
    """Return the levels of the text as one line, and the order in which its characters are seen."""
    line = line_levels(text, paragraph_levels(text, base), 0, len(text))
    order: list[int] = []
    for run in visual_runs(line):
        places = range(run.start, run.end)
        order += reversed(places) if run.level % 2 else places
    return line, order


def differs(text: str, base: int, wanted: Sequence[int | None], order: list[int]) -> bool:
    """Return whether levels or order are not the wanted ones; characters without a level (rule X9) are not looked at."""
    found, found_order = seen(text, base)
    if any(one is not None and one != other for one, other in zip(wanted, found, strict=True)):
        return True
    return [place for place in found_order if wanted[place] is not None] != order


def levels_of(written: str) -> list[int | None]:
    return [None if level == "x" else int(level) for level in written.split()]


def test_characters_are_ordered_as_unicode_says() -> None:
    count = 0
    for case in cases("BidiCharacterTest"):
        codes, direction, base, levels, order = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        assert direction != "2" or base_level(text) == int(base), case
        assert not differs(text, int(base), levels_of(levels), [int(place) for place in order.split()]), case
        count += 1
    assert count == 91_707


def test_classes_are_ordered_as_unicode_says() -> None:
    """All cases; one that is not told its direction is the same as the one told the direction of its first letter."""
    count = 0
    wanted: list[int | None] = []
    order: list[int] = []
    for case in cases("BidiTest"):
        if case.startswith("@Levels:"):
            wanted = levels_of(case.removeprefix("@Levels:"))
        elif case.startswith("@Reorder:"):
            order = [int(place) for place in case.removeprefix("@Reorder:").split()]
        else:
            classes, directions = case.split(";")
            bits = int(directions, 16)
            text = "".join([CHARACTERS[name] for name in classes.split()])
            bases = [base for base in (0, 1) if bits & 2 << base]
            assert not bits & 1 or base_level(text) in bases, case
            assert not any(differs(text, base, wanted, order) for base in bases), case
            count += bits.bit_count()
    assert count == 770_241


@pytest.mark.parametrize("controls", ["\u202b" * 200, "\u2067" * 200, "\u202a" * 70 + "\u2067" * 70])
def test_deeper_than_the_deepest_is_calmly_ignored(controls: str) -> None:
    text = controls + "abc \u0627\u0628"
    levels = paragraph_levels(text, base_level(text))
    assert len(levels.each) == len(text)
    assert max(levels.each) <= 126
