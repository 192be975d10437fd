"""Text becomes glyphs."""

import pytest

from desktop.handouts.shaping import Paragraph

NASKH, SANS, ETHIOPIC = "NotoNaskhArabic-Regular", "NotoSans-Regular", "NotoSansEthiopic-Regular"


def fonts(paragraph: Paragraph) -> list[str]:
    return [run.font.name for run in paragraph.runs]


def test_each_script_is_one_run_in_its_own_font() -> None:
    assert fonts(Paragraph("Dit is IND", "nl")) == [SANS]
    assert fonts(Paragraph("ካብ IND ደብዳበ", "ti")) == [ETHIOPIC, SANS, ETHIOPIC]
    assert fonts(Paragraph("رسالة من IND اليوم", "ar")) == [NASKH, SANS, NASKH]


def test_arabic_letters_join() -> None:
    """Four forms of heh, as a pupil learns them: alone, first, middle, last, all different shapes."""
    shapes = [
        tuple(glyph.number for glyph in Paragraph(text, "ar").runs[0].glyphs if glyph.cluster == place)
        for text, place in (("ه", 0), ("هب", 0), ("بهب", 1), ("به", 1))
    ]
    assert len(set(shapes)) == 4


def test_lam_and_alef_become_one() -> None:
    clusters = {glyph.cluster for glyph in Paragraph("لا", "ar").runs[0].glyphs}
    apart = {glyph.cluster for glyph in Paragraph("ل\u200cا", "ar").runs[0].glyphs}
    assert len(clusters) < len(apart)


def test_glyphs_of_a_right_to_left_run_come_from_left_to_right() -> None:
    clusters = [glyph.cluster for glyph in Paragraph("سلام", "ar").runs[0].glyphs]
    assert clusters == sorted(clusters, reverse=True)


def test_brackets_are_mirrored_in_right_to_left_text() -> None:
    (rtl,) = Paragraph("(بيت)", "ar").runs
    opening = rtl.font.glyph("(")
    last_of_reading, first_of_reading = rtl.glyphs[0].number, rtl.glyphs[-1].number
    assert last_of_reading == opening
    assert first_of_reading == rtl.font.glyph(")")


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Dit is goed.", ""), ("een ក en ខ", "កខ"), ("hallo 😀", "😀"), ("ଓଡ଼ିଆ", "ଓଡ଼ିଆ"), ("a\u0007", "\x07")],
)
def test_what_no_font_has_is_named(text: str, missing: str) -> None:
    assert Paragraph(text, "nl").missing == missing


@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
@pytest.mark.parametrize("text", ["", " ", "\u2066\u2069", "\n\t"])
def test_nothing_to_draw_is_no_fault(text: str, language: str) -> None:
    paragraph = Paragraph(text, language)
    assert paragraph.missing == ""
    assert paragraph.widths[-1] == 0.0


def test_a_part_is_the_same_as_what_is_shaped_anew() -> None:
    paragraph = Paragraph("Wij gaan naar de IND", "nl")
    (run,) = paragraph.runs
    part = paragraph.part(run, 4, 8)
    assert part == paragraph.shape(4, 8, run.font, run.script, run.level)


def test_widths_grow_with_the_text_and_end_with_the_whole() -> None:
    paragraph = Paragraph("اتصل على الرقم 088-123 4567.", "ar")
    assert list(paragraph.widths) == sorted(paragraph.widths)
    total = sum(glyph.advance * run.font.em for run in paragraph.runs for glyph in run.glyphs)
    assert paragraph.widths[-1] == pytest.approx(total)
