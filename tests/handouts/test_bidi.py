"""The Unicode bidirectional algorithm, against Unicode's own cases (a sample of them)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.handouts.bidi import line_levels, paragraph_levels, visual_runs

FOLDER = Path(__file__).parent.parent / "data" / "unicode"
# One character of each Bidi_Class, to write the cases that are given as classes.
CHARACTERS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "$", "CS": ",", "NSM": "\u0300",
    "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRO": "\u202d", "RLO": "\u202e", "LRE": "\u202a",
    "RLE": "\u202b", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


def seen(text: str, base: int | None) -> tuple[int, list[int], list[int]]:
    """Return the base level, the levels of the text as one line, and the order in which its characters are seen."""
    levels = paragraph_levels(text, base)
    line = line_levels(text, levels, 0, len(text))
    order: list[int] = []
    for run in visual_runs(line):
        places = range(run.start, run.end)
        order += reversed(places) if run.level % 2 else places
    return levels.base, line, order


def lines_of(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def test_characters_are_ordered_as_unicode_says() -> None:
    cases = 0
    for line in lines_of("BidiCharacterTest-sample.txt"):
        codes, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found_base, found, found_order = seen(text, {"0": 0, "1": 1, "2": None}[direction])
        wanted = levels.split()
        assert found_base == int(base), line
        assert ["x" if level == "x" else str(one) for level, one in zip(wanted, found, strict=True)] == wanted, line
        assert [place for place in found_order if wanted[place] != "x"] == [int(place) for place in order.split()], line
        cases += 1
    assert cases > 2_000


def test_classes_are_ordered_as_unicode_says() -> None:
    cases = 0
    wanted: list[str] = []
    order: list[int] = []
    for line in lines_of("BidiTest-sample.txt"):
        if line.startswith("@Levels:"):
            wanted = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.removeprefix("@Reorder:").split()]
        else:
            classes, directions = line.split(";")
            text = "".join(CHARACTERS[name] for name in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(directions, 16) & bit:
                    _, found, found_order = seen(text, base)
                    compared = ["x" if level == "x" else str(one) for level, one in zip(wanted, found, strict=True)]
                    assert compared == wanted, (line, base)
                    assert [place for place in found_order if wanted[place] != "x"] == order, (line, base)
                    cases += 1
    assert cases > 3_000


@pytest.mark.parametrize("controls", ["\u202b" * 200, "\u2067" * 200, "\u202a" * 70 + "\u2067" * 70])
def test_deeper_than_the_deepest_is_calmly_ignored(controls: str) -> None:
    text = controls + "abc \u0627\u0628"
    levels = paragraph_levels(text, None)
    assert len(levels.each) == len(text)
    assert max(levels.each) <= 126
