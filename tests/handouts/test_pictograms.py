"""The pictures beside steps."""

import re
import tomllib
from dataclasses import replace

import pytest

from desktop.domain.articles import LineKind
from desktop.domain.sheets import SheetLine, SheetSection
from desktop.handouts.pictograms import pictogram, pictogram_folder
from desktop.handouts.sheets import sheet_pdf
from desktop.paths import resources
from tests.handouts.pdf_reader import elements, faults
from tests.handouts.test_sheets import sheet

NAMES = sorted(path.stem for path in pictogram_folder().glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_read_and_stays_on_its_square(name: str) -> None:
    strokes = pictogram(name)
    assert strokes[0].kind == "M"
    # Control points of a curve may lie outside; where the pen goes may not.
    ends = [stroke.points[-1] for stroke in strokes if stroke.points]
    assert all(1 <= x <= 23 and 1 <= y <= 23 for x, y in ends), name
    text = (pictogram_folder() / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert not re.search(r"<(?!/?svg|path|rect|circle)", text), "a shape that is not drawn"
    assert not re.search(r' d="[^"]*[AaQqTt]', text), "a command that is not drawn"


def test_the_strokes_are_those_of_the_drawing() -> None:
    """`M3 11.5l9-8 …` of a house and the mirrored bend of a smooth curve, reckoned by hand from the SVG rules."""
    house = pictogram("home")
    assert [stroke.points[-1] for stroke in house[:3]] == [(2.5, 11.5), (12, 3), (21.5, 11.5)]
    question = [stroke for stroke in pictogram("ask") if stroke.kind == "C"]
    # c0-1.2.9-1.9 2-1.9 from (10, 7.6), then s2 .8 2 1.8: the first bend mirrors (10.9, 5.7) at (12, 5.7).
    assert [round(at, 3) for point in question[0].points for at in point] == [10, 6.4, 10.9, 5.7, 12, 5.7]
    assert question[1].points[0] == pytest.approx((13.1, 5.7))
    assert question[1].points[2] == pytest.approx((14, 7.5))


def test_every_picture_that_the_pack_chooses_is_there() -> None:
    table = tomllib.loads((resources() / "content" / "pictograms.toml").read_text(encoding="utf-8"))
    assert {one["name"] for one in table["pictures"]} <= set(NAMES)


def test_a_licence_stands_beside_the_drawings() -> None:
    assert "CC0" in (resources() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_picture_is_read_aloud_as_the_step_that_it_stands_beside(language: str) -> None:
    lines = tuple(SheetLine(LineKind.STEP, "088-123 4567", count, pictogram=name) for count, name in enumerate(NAMES))
    content = sheet_pdf(replace(sheet(language), sections=(SheetSection("", lines),)))
    assert faults(content) == []
    assert [one.text for one in elements(content) if one.tag == "Lbl"] == [f"{n}→" for n in range(len(NAMES))]
