"""What is drawn says what was written, whatever the mixture of scripts."""

import os
import random
import re
from io import BytesIO

import pytest

from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.pdf_objects import number
from desktop.handouts.shaping import INVISIBLE, Paragraph
from desktop.handouts.tagging import Element
from tests.handouts.declaration import LANGUAGES, paragraphs
from tests.handouts.pdf_reader import elements, faults
from tests.handouts.samples import TEXTS

PARAGRAPHS = int(os.environ.get("HANDOUT_PARAGRAPHS", "1500"))
WORDS = [word for language in LANGUAGES for text in paragraphs(language)[:5] for word in text.split()[:30]] + [word for _, parts in TEXTS.values() for _, lines in parts for _, line in lines for word in line.split()] + [
    "(", ")", "[x]", "«", "»", "€ 1.250,50", "25%", "-5", "+31", "a/b", "2026-12-31", "\u200f", "\u200e", "x\u0301",
    "café", "…", "نـ", "لا", "ﷲ", "100°", "\u00a0", "www.example.nl/a?b=c&d=(e)", "Інформація", "می‌خواهید", "خانواده‌گی",
    "۱۲۳", "٠٨٨", "\u2067", "\u2069", "\u202e", "\u202c", "Verververververververvververververververververververververver",
]  # fmt: skip


def plain(text: str) -> str:
    """Return a text without what is not seen."""
    return re.sub(r"\s+", "", "".join(character for character in text if character not in INVISIBLE))


def painted(paragraphs: list[tuple[str, str, float, float]]) -> bytes:
    """Return a document with a page for each (text, language, size, width)."""
    file = BytesIO()
    root = Element("Document")
    canvas = TaggedCanvas(file, root=root, lang="nl")
    for text, language, size, width in paragraphs:
        paragraph = Paragraph(text, language)
        element = root.child("P")
        lines = break_lines(paragraph, size, width)
        assert "".join(paragraph.text[line.start : line.end] for line in lines) == paragraph.text
        assert all(line.width <= width + 0.01 for line in lines)
        for count, line in enumerate(lines):
            with canvas.drawn_for(element):
                paint_line(canvas, paragraph, line, 20, 800 - 2 * size * count, size)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_no_letter_is_lost_in_any_mixture() -> None:
    chance = random.Random(20261121)  # noqa: S311 - a repeatable mixture, no secret
    cases = [
        (
            " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 30))),
            chance.choice(LANGUAGES),
            chance.choice([9.0, 13.0, 20.0]),
            chance.choice([340.0, 420.0, 480.0]),
        )
        for _ in range(PARAGRAPHS)
    ]
    content = painted(cases)
    assert faults(content) == []
    said = [element.text for element in elements(content) if element.tag == "P"]
    for (text, language, _, _), found in zip(cases, said, strict=True):
        assert plain(found) == plain(text), (language, text)


@pytest.mark.parametrize("text", ["می‌خواهید خانواده‌گی", "نمی‌توانید بیایید"])
def test_joiners_survive_copying(text: str) -> None:
    (found,) = [element.text for element in elements(painted([(text, "fa", 14, 400)])) if element.tag == "P"]
    assert found == text


def test_a_divided_word_is_one_word_to_a_reading_program() -> None:
    (found,) = [
        element.text
        for element in elements(painted([("De gezinsherenigingsprocedure is lang", "nl", 14, 120)]))
        if element.tag == "P"
    ]
    assert found == "De gezinsherenigingsprocedure is lang"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0001, "0"), (100, "100"), (1.5, "1.5"), (-2.25, "-2.25"), (1e-9, "0"), (595.276, "595.276")],
)
def test_numbers_have_no_exponent_and_no_tail(value: float, text: str) -> None:
    assert number(value) == text
