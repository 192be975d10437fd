"""Text becomes glyphs."""

import pytest

from desktop.handouts.shaping import Paragraph, Run

NASKH, SANS, ETHIOPIC = "NotoNaskhArabic-Regular", "NotoSans-Regular", "NotoSansEthiopic-Regular"


def fonts(paragraph: Paragraph) -> list[str]:
    return [run.font.name for run in paragraph.runs]


def glyphs_of(run: Run, character: int) -> tuple[int, ...]:
    """Return the shapes that stand for a character."""
    pairs = zip(run.glyphs.numbers, run.glyphs.clusters, strict=True)
    return tuple(number for number, cluster in pairs if cluster == character)


def test_each_script_is_one_run_in_its_own_font() -> None:
    assert fonts(Paragraph("Dit is IND", "nl")) == [SANS]
    assert fonts(Paragraph("ካብ IND ደብዳበ", "ti")) == [ETHIOPIC, SANS, ETHIOPIC]
    assert fonts(Paragraph("رسالة من IND اليوم", "ar")) == [NASKH, SANS, NASKH]


def test_arabic_letters_join() -> None:
    """Four forms of heh, as a pupil learns them: alone, first, middle, last, all different shapes."""
    shapes = [
        glyphs_of(Paragraph(text, "ar").runs[0], place) for text, place in (("ه", 0), ("هب", 0), ("بهب", 1), ("به", 1))
    ]
    assert len(set(shapes)) == 4


def test_lam_and_alef_become_one() -> None:
    clusters = set(Paragraph("لا", "ar").runs[0].glyphs.clusters)
    apart = set(Paragraph("ل\u200cا", "ar").runs[0].glyphs.clusters)
    assert len(clusters) < len(apart)


def test_glyphs_of_a_right_to_left_run_come_from_left_to_right() -> None:
    clusters = list(Paragraph("سلام", "ar").runs[0].glyphs.clusters)
    assert clusters == sorted(clusters, reverse=True)


def test_brackets_are_mirrored_in_right_to_left_text() -> None:
    (rtl,) = Paragraph("(بيت)", "ar").runs
    opening = rtl.font.glyph("(")
    last_of_reading, first_of_reading = rtl.glyphs.numbers[0], rtl.glyphs.numbers[-1]
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij gaan naar de IND", "nl"),
        ("اتصل بمحاميك قبل الغد", "ar"),
        ("انسانی حقوق کا منشور", "ur"),
        ("সমস্ত মানুষ স্বাধীন", "bn"),
    ],
)
def test_a_part_between_any_two_letters_is_the_same_as_what_is_shaped_anew(text: str, language: str) -> None:
    """Whether it is cut out of the shaped run or not must not be seen."""
    paragraph = Paragraph(text, language)
    (run,) = paragraph.runs
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            buffer = paragraph._shaped(start, end, run.font, run.script, run.level)
            part = paragraph.part(run, start, end)
            assert list(part.numbers) == [info.codepoint for info in buffer.glyph_infos], (start, end)
            assert list(part.clusters) == [info.cluster for info in buffer.glyph_infos]
            assert list(part.advances) == [place.x_advance for place in buffer.glyph_positions]
            assert list(part.xs) == [place.x_offset for place in buffer.glyph_positions]
            assert list(part.ys) == [place.y_offset for place in buffer.glyph_positions]


def test_widths_grow_with_the_text_and_end_with_the_whole() -> None:
    paragraph = Paragraph("اتصل على الرقم 088-123 4567.", "ar")
    assert list(paragraph.widths) == sorted(paragraph.widths)
    total = sum(advance * run.font.em for run in paragraph.runs for advance in run.glyphs.advances)
    assert paragraph.widths[-1] == pytest.approx(total)
