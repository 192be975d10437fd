"""The fonts that ship."""

import pytest

from desktop.handouts.fonts import FAMILIES, font, font_for, script_font, script_of
from desktop.handouts.shaping import Paragraph
from desktop.paths import resources
from tests.handouts.declaration import LANGUAGES


@pytest.mark.parametrize(
    ("character", "script"), [("a", "Latn"), ("é", "Latn"), ("ж", "Cyrl"), ("ا", "Arab"), ("ሀ", "Ethi"), ("中", "Hani")]
)
def test_a_letter_has_a_script(character: str, script: str) -> None:
    assert script_of(character) == script


@pytest.mark.parametrize("character", ["1", " ", "؟", "\u0301", "\u200f", "€", "።"[:0] or "-"])
def test_what_scripts_share_has_none(character: str) -> None:
    assert script_of(character) == ""


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("bold", [False, True])
def test_every_font_ships_with_its_licence_and_no_other_outlines_than_truetype(family: str, bold: bool) -> None:
    one = font(family, bold)
    tables = {tag if isinstance(tag, str) else tag.decode() for tag in one.face.table_tags}
    assert "glyf" in tables
    assert "GSUB" in tables
    licence = (resources() / "fonts" / f"{family}-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_the_fonts_that_ship_are_those_that_are_used_and_small_enough() -> None:
    files = list((resources() / "fonts").glob("*.ttf"))
    assert {path.stem for path in files} == {
        f"{family}-{weight}" for family in FAMILIES for weight in ("Regular", "Bold")
    }
    assert sum(path.stat().st_size for path in files) <= 9_000_000


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_digits_and_signs_in_both_weights(language: str, bold: bool) -> None:
    text = "0123456789 .,:;!?()[]«»“”‘’…–—-+/%€@&'\"\u00a0\u2011→§°½×"
    assert Paragraph(text, language, bold=bold).missing == ""


def test_everyday_chinese_can_be_printed_and_a_rare_character_is_missed_not_drawn_as_a_box() -> None:
    row = "".join(bytes((0xB0 + row, 0xA1 + cell)).decode("gb2312") for row in range(39) for cell in range(94))
    assert len(row) == 3666
    assert Paragraph(row, "zh-Hans").missing == ""
    assert Paragraph("张喆𠮷", "zh-Hans").missing == "喆𠮷"


def test_the_scripts_own_font_comes_first_and_another_helps_out() -> None:
    assert font_for("ب", "Arab", False).name == "NotoNaskhArabic-Regular"
    assert font_for("ሀ", "Ethi", True).name == "NotoSansEthiopic-Bold"
    assert font_for("ж", "Arab", False).name == "NotoSans-Regular"
    assert font_for("ک", "Aran", False).name == "NotoNastaliqUrdu-Regular"
    assert font_for("ڕ", "Aran", False).name == "NotoNaskhArabic-Regular"


def test_urdu_is_written_in_the_hanging_style_and_its_lines_are_as_high_as_that_font_says() -> None:
    assert {run.font.name for run in Paragraph("انسانی حقوق", "ur").runs} == {"NotoNastaliqUrdu-Regular"}
    assert {run.font.name for run in Paragraph("انسانی حقوق", "fa").runs} == {"NotoNaskhArabic-Regular"}
    above, below = script_font("Aran", False).reach
    assert 2.4 < above + below < 2.6


def test_arabic_is_drawn_larger_to_look_even() -> None:
    assert 1.1 <= font_for("ب", "Arab", False).scale <= 1.15
    assert font_for("a", "Latn", False).scale == 1.0
