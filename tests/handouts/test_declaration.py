"""Real text in every language is set as it should be."""

import json
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest

from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.shaping import Paragraph
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.tagging import Element
from tests.handouts.declaration import LANGUAGES, paragraphs, sheet
from tests.handouts.pdf_reader import Reading, Shown, elements, faults, read, visual_lines

POSITIONS = json.loads((Path(__file__).parent.parent / "data" / "udhr" / "positions.json").read_text(encoding="utf-8"))
RIGHT_TO_LEFT = ("ar", "fa", "prs", "ps", "ckb", "ur")
UPRIGHT = tuple(one for one in LANGUAGES if one not in (*RIGHT_TO_LEFT, "bn", "hi", "ta"))
"""Languages in which no glyph stands before the one that it follows."""
_CONTINUED = "\u200b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_give_back_the_text_and_the_file_is_sound(language: str) -> None:
    content = sheet_pdf(sheet(language))
    assert faults(content) == []
    found = elements(content)
    texts = [one.text for one in found if one.tag in ("H1", "H2", "LBody")]
    assert texts[:-1] == [paragraph.replace("  ", " ") for paragraph in paragraphs(language)]
    assert found[0].language == language


def sentence(language: str, mirrored: bool = False) -> list[Shown]:
    """Return the glyphs of article 3 on one line at 100 points, in the order in which they are drawn."""
    file = BytesIO()
    root = Element("Document")
    canvas = TaggedCanvas(file, root=root, lang=language)
    paragraph = Paragraph(paragraphs(language)[-1], language)
    (line,) = break_lines(paragraph, 100, 20_000)
    with canvas.drawn_for(root.child("P")):
        paint_line(canvas, paragraph, line, 0, 0, 100)
    canvas.save()
    shown = read(file.getvalue())[0].shown
    return with_words_reversed(shown) if mirrored else shown


def with_words_reversed(shown: list[Shown]) -> list[Shown]:
    """Return the glyphs with the words of the line in the opposite order, each word as it was."""
    words = [list(group) for _, group in groupby(shown, key=lambda one: one.text == " ")]
    right = max(one.x for one in shown)
    moved = []
    for word in words:
        left, end = min(one.x for one in word), max(one.x for one in word)
        moved += [replace(one, x=one.x - left + right - end) for one in word]
    return moved


def golden_faults(language: str, shown: list[Shown]) -> list[str]:
    """Return where glyphs do not stand where another program puts them."""
    text = paragraphs(language)[-1]
    scale = 1.14 if language in ("ar", "fa", "prs", "ps", "ckb") else 1.0
    wanted = sorted((x * scale / 10, character) for character, x in POSITIONS[language])
    found = sorted(shown, key=lambda one: one.x)
    if len(wanted) != len(found):
        return [f"{len(found)} glyphs, not {len(wanted)}"]
    places = [
        f"{place:.1f}: {one.text} at {one.x:.1f}"
        for one, (place, _) in zip(found, wanted, strict=True)
        if abs(one.x - place) > 0.2
    ]
    by_character = {character: min(place for place, one in wanted if one == character) for _, character in wanted}
    character = 0
    for one in shown:
        if one.text == _CONTINUED:
            continue
        if one.text[0] != text[character] or (language in UPRIGHT and abs(one.x - by_character[character]) > 0.2):
            places.append(f"{one.text} stands for {text[character]}")
        character += len(one.text)
    return places


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glyph_stands_where_another_build_of_harfbuzz_puts_it(language: str) -> None:
    assert golden_faults(language, sentence(language)) == []


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in ("am", "zh-Hans")])
def test_reversed_words_would_be_seen(language: str) -> None:
    assert golden_faults(language, sentence(language, mirrored=True))


def words_on_lines(reading: Reading) -> list[list[float]]:
    """Return, for each line of each tagged text, the left edges of its words in reading order."""
    lines = groupby((one for one in reading.shown if one.mark is not None), key=lambda one: (one.mark, round(one.y, 1)))
    found = []
    for _, glyphs in lines:
        words = [list(group) for blank, group in groupby(glyphs, key=lambda one: one.text.isspace()) if not blank]
        found.append([min(one.x for one in word) for word in words])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_follow_each_other_in_the_direction_of_the_language(language: str) -> None:
    reading, _ = read(sheet_pdf(replace(sheet(language), sections=sheet(language).sections[:-1])))
    for words in words_on_lines(reading):
        assert words == sorted(words, reverse=language in RIGHT_TO_LEFT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_are_seen_as_they_are_written(language: str) -> None:
    reading, _ = read(sheet_pdf(sheet(language)))
    seen = ["".join(one.text for one in line if one.text != _CONTINUED) for line in visual_lines(reading)]
    for token in ("088-123 4567", "271.234.5678", "21-11-2026", "https://www.example.nl/a?b=c", "hulp@example.nl"):
        assert any(token in line for line in seen), token
    assert any("NL91 ABNA 0417 1643 00" in line for line in seen)
