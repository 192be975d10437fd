"""Any sheet, such as a checklist in the program's Dutch."""

from dataclasses import replace

import pytest

from desktop.domain.articles import LineKind, Source
from desktop.domain.sheets import Sheet, SheetLine, SheetSection
from desktop.errors import HandoutError
from desktop.handouts.documents import sheet_small_print
from desktop.handouts.sheets import sheet_pdf
from tests.handouts.pdf_reader import Reading, elements, faults, read, visual_lines
from tests.handouts.samples import CHECKED, sheet_words

WORDS = sheet_words()


def sheet(language: str = "nl", count: int = 4, *, headings: bool = True) -> Sheet:
    lines = tuple(
        SheetLine(LineKind.BOX, f"Geboorteakte van het kind, nummer {place}", note="Bron: een verzonnen regeling")
        for place in range(count)
    )
    plain = (SheetLine(LineKind.TEXT, "Neem dit mee naar uw advocaat."),)
    return Sheet(
        language=language,
        title="Papieren voor gezinshereniging",
        sections=(
            SheetSection("Voor uw kind" if headings else "", lines),
            SheetSection("En verder" if headings else "", plain),
        ),
        small_print=sheet_small_print(WORDS[language], checked=CHECKED, ask_lawyer=True, version="lijst/1"),
        version="lijst/1",
    )


def test_lines_without_numbers_keep_their_boxes_and_notes() -> None:
    content = sheet_pdf(sheet(), organisation="Vluchtelingenhulp")
    assert faults(content) == []
    said = elements(content)
    assert [one.text for one in said if one.tag == "Lbl" and one.text] == ["☐"] * 4
    bodies = [one.text for one in said if one.tag == "LBody"]
    assert bodies[0] == "Geboorteakte van het kind, nummer 0Bron: een verzonnen regeling"
    assert bodies[-1] == "Neem dit mee naar uw advocaat."


def test_a_sheet_without_version_has_no_code() -> None:
    without = replace(sheet(), version="", small_print=sheet_small_print(WORDS["nl"], checked=CHECKED))
    assert not [one for one in elements(sheet_pdf(without)) if one.tag == "Figure"]


@pytest.mark.parametrize("count", [*range(15, 20), *range(31, 36), 52])
def test_a_heading_is_never_the_last_on_its_page_and_nothing_is_printed_over_the_foot(count: int) -> None:
    content = sheet_pdf(sheet(count=count))
    reading, _ = read(content)
    for page in range(reading.pages):
        lines = ["".join(one.text for one in line if one.mark is not None) for line in visual_lines(reading, page=page)]
        told = [line for line in lines if line.strip()]
        assert told[-1] not in ("Voor uw kind", "En verder")
        assert not told[-1].startswith("Geboorteakte")  # its note stays with it
        foot = max(one.y for one in reading.shown if one.page == page and "Pagina"[0] == one.text and one.size == 8.5)
        text = [one.y for one in reading.shown if one.page == page and one.mark is not None]
        assert min(text) > foot
    assert [one.text for one in elements(content) if one.tag == "H2"] == ["Voor uw kind", "En verder"]


def seen(reading: Reading, page: int) -> str:
    """Return what stands on a page, read aloud or not, with divided words whole."""
    return "".join(one.text for one in reading.shown if one.page == page and one.text != "\u00ad")


@pytest.mark.parametrize("count", range(10, 40, 4))
def test_beside_the_titles_head_each_page_and_are_read_aloud_once(count: int) -> None:
    content = sheet_pdf(sheet(count=count), beside=sheet("ar", count))
    reading, _ = read(content)
    assert faults(content) == []
    assert [one.text for one in elements(content) if one.tag == "H1"] == ["Papieren voor gezinshereniging"] * 2
    for page in range(reading.pages):
        assert seen(reading, page).count("Papieren voor gezinshereniging") == 2
    said = [one.text for one in elements(content) if one.tag == "H2"]
    assert said == ["Voor uw kind", "Voor uw kind", "En verder", "En verder"]
    for page in range(reading.pages - 1):
        lines = ["".join(one.text for one in line if one.mark is not None) for line in visual_lines(reading, page=page)]
        assert [line for line in lines if line.strip()][-1][:9] not in ("Voor uw k", "En verder")


@pytest.mark.parametrize("count", [1, 40])
def test_alone_the_title_heads_the_later_pages(count: int) -> None:
    reading, _ = read(sheet_pdf(sheet(count=count)))
    for page in range(reading.pages):
        heads = [one for one in reading.shown if one.page == page and (one.mark is None) == (page > 0)]
        assert "".join(one.text for one in heads).startswith("Papieren voor gezinshereniging")


def too_tall(where: str) -> Sheet:
    one = sheet()
    long = "WWWWWWWW " * 400
    match where:
        case "line":
            return replace(one, sections=(SheetSection("", (SheetLine(LineKind.TEXT, long),)),))
        case "note":
            return replace(one, sections=(SheetSection("", (SheetLine(LineKind.TEXT, "Kort.", note=long),)),))
        case "title":
            return replace(one, title=long)
        case "small print":
            return replace(one, small_print=replace(one.small_print, lines=(long,)))
        case _:
            return replace(one, small_print=replace(one.small_print, each_page=(long,)))


@pytest.mark.parametrize("where", ["line", "note", "title", "small print", "foot"])
@pytest.mark.parametrize("beside", [False, True])
def test_what_is_taller_than_a_page_is_not_printed(where: str, beside: bool) -> None:
    one = too_tall(where)
    with pytest.raises(HandoutError, match="taller than a page"):
        sheet_pdf(one, beside=one if beside else None)


def test_each_page_has_the_version_and_its_number() -> None:
    reading, _ = read(sheet_pdf(sheet(count=40)))
    assert reading.pages > 1
    for page in range(reading.pages):
        text = "".join(one.text for one in reading.shown if one.page == page and one.mark is None)
        assert f"Pagina {page + 1} van {reading.pages}" in text
        assert "Versie: lijst/1" in text


def test_sheets_of_different_shape_do_not_stand_beside_each_other() -> None:
    with pytest.raises(HandoutError, match="“nl” and in “ar”"):
        sheet_pdf(sheet("nl", 4), beside=sheet("ar", 5))


def test_two_languages_without_headings_stand_beside_each_other() -> None:
    assert faults(sheet_pdf(sheet("nl", headings=False), beside=sheet("ar", headings=False))) == []


def test_sources_of_one_day_name_it_once_and_are_printed_once() -> None:
    sources = (Source("Eerste bron", CHECKED), Source("Tweede bron", CHECKED))
    dutch, arabic = (
        replace(sheet(one), small_print=sheet_small_print(WORDS[one], checked=CHECKED, sources=sources))
        for one in ("nl", "ar")
    )
    text = elements(sheet_pdf(dutch, beside=arabic))[0].text
    assert text.count("Eerste bron") == 1
    assert "Bronnen (gelezen op 20 november 2026):– Eerste bron– Tweede bron" in text.replace("\u2068", "")
    alone = elements(sheet_pdf(arabic))[0].text
    assert "Tweede bron" in alone


def test_boxes_and_arrows_are_drawn_where_the_text_begins() -> None:
    """At the left for Dutch, at the right for Arabic."""
    for language, side in (("nl", range(60, 75)), ("ar", range(510, 535))):
        plain = replace(sheet(language), small_print=sheet_small_print(WORDS[language], checked=CHECKED))
        reading, _ = read(sheet_pdf(plain))
        boxes = [box for box in reading.boxes if (box.width, box.height) == (17.5, 17.5)]
        assert [box.pen for box in boxes] == [1.2] * 4
        assert all(int(box.x) in side for box in boxes)
