"""A family map on paper: a drawing that programs can read aloud, and the same people in words in two languages."""

from uuid import uuid4

import pytest

from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.domain.reunification.family_maps import FamilyMap, family_map
from desktop.errors import HandoutError
from desktop.handouts.documents import sheet_small_print
from desktop.handouts.family_maps import MapSide, map_pdf
from tests.handouts.pdf_reader import elements, faults, read
from tests.handouts.samples import CHECKED, sheet_words

WORDS = sheet_words()


def family(children: int, name: str = "Selam") -> FamilyMap:
    spouse = MemberEntry("Dawit", {"relation": "spouse"})
    child = {"relation": "child", "other_parent": "in_this_file"}
    members = [spouse, *(MemberEntry(f"Kind {at}", child) for at in range(children))]
    file = FamilyFile(uuid4(), "ZUT", FamilyEntry(name), tuple(FamilyMember(uuid4(), one) for one in members))
    return family_map(file)


def side(language: str, count: int) -> MapSide:
    return MapSide(
        language,
        f"Familie ({language})",
        tuple(f"verwant {at}" for at in range(count)),
        tuple((f"Geboren: {1980 + at}",) for at in range(count)),
        ("Een lijn: familie.",),
        sheet_small_print(WORDS[language], checked=CHECKED),
    )


@pytest.mark.parametrize("languages", [("nl",), ("nl", "ar"), ("nl", "ti")])
@pytest.mark.parametrize("children", [1, 7, 48])
def test_a_map_is_a_figure_with_everybody_in_words_below(languages: tuple[str, ...], children: int) -> None:
    drawn = family(children)
    sides = [side(language, len(drawn.places)) for language in languages]
    content = map_pdf(drawn, sides, "1 Selam; 2 Dawit", training=children == 1)

    assert faults(content) == []
    assert content == map_pdf(drawn, sides, "1 Selam; 2 Dawit", training=children == 1)
    figures = [one for one in elements(content) if one.tag == "Figure"]
    assert [one.alternative for one in figures] == ["1 Selam; 2 Dawit"]
    told = [one.text for one in elements(content) if one.tag == "TD"]
    assert len(told) == len(languages) * len(drawn.places)
    assert "Dawit (verwant 1)" in told[len(languages)]


def test_everybody_stands_in_the_drawing_with_a_number() -> None:
    drawn = family(3)
    content = map_pdf(drawn, [side(language, 5) for language in ("nl", "ti")], "wie bij wie hoort")
    reading, _ = read(content)
    assert reading.pages == 1
    (figure,) = [one for one in elements(content) if one.tag == "Figure"]
    assert all(f"{at + 1} {place.name}" in figure.text for at, place in enumerate(drawn.places))


def test_a_name_that_no_font_has_is_not_printed_as_boxes() -> None:
    drawn = family(1, name="Selam \U0001f9ff")
    with pytest.raises(HandoutError, match="no font"):
        map_pdf(drawn, [side("nl", 3)], "wie")
