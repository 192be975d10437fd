"""Lines are broken where a reader expects it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import HandoutError
from desktop.handouts.lines import break_lines
from desktop.handouts.shaping import Paragraph, TextLine
from tests.handouts.declaration import LANGUAGES, paragraphs
from tests.handouts.samples import TEXTS

SENTENCES = [line for _, parts in TEXTS.values() for _, lines in parts for _, line in lines]


def texts(text: str, language: str, width: float, size: float = 12) -> list[str]:
    paragraph = Paragraph(text, language)
    return [paragraph.text[line.start : line.end] for line in break_lines(paragraph, size, width)]


@settings(deadline=None, max_examples=150)
@given(
    sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    language=st.sampled_from(["nl", "en", "ar", "ti"]),
    width=st.floats(110, 500),
    size=st.sampled_from([9.0, 13.0, 14.0]),
)
def test_lines_cover_the_text_and_fit(sentences: list[str], language: str, width: float, size: float) -> None:
    paragraph = Paragraph(" ".join(sentences), language)
    lines: tuple[TextLine, ...] = break_lines(paragraph, size, width)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(paragraph.text)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]
    assert all(line.width <= width + 0.01 for line in lines)


@pytest.mark.parametrize("width", range(108, 300, 6))
def test_a_phone_number_is_never_divided(width: int) -> None:
    found = texts("Bel uw advocaat op 088-123 4567 voor 21 november 2026 om 9 uur.", "nl", width)
    assert any("088-123 4567" in line for line in found)
    assert any("21 november 2026" in line for line in found)


def test_a_number_that_does_not_fit_is_refused_and_named() -> None:
    with pytest.raises(HandoutError, match=r"088-123 4567.*wider than its column"):
        texts("Bel 088-123 4567", "nl", 40)


def test_a_long_word_is_divided_with_a_hyphen_only_when_the_line_would_be_empty() -> None:
    paragraph = Paragraph("De gezinsherenigingsprocedure", "nl")
    lines = break_lines(paragraph, 14, 120)
    assert lines[0].hyphen
    assert all(line.width <= 120 for line in lines)
    whole = Paragraph("Wat u van deze procedure moet weten", "nl")
    assert not any(line.hyphen for line in break_lines(whole, 14, 200))


def test_a_language_without_a_dictionary_is_never_hyphenated() -> None:
    paragraph = Paragraph("De gezinsherenigingsprocedureswaarover", "so")
    assert not any(line.hyphen for line in break_lines(paragraph, 14, 120))


def test_an_address_is_divided_only_when_the_column_is_too_narrow() -> None:
    url = "https://www.example.nl/een/heel/lang/adres/met-veel-delen"
    assert any(url in line for line in texts(f"Zie op bladzijde drie {url} voor meer", "nl", 400))
    assert "".join(texts(f"Zie {url}", "nl", 120)) == f"Zie {url}"


def test_a_soft_hyphen_in_the_source_is_left_out() -> None:
    assert texts("gezins\u00adhereniging", "nl", 500) == ["gezinshereniging"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_declaration_is_broken_between_words_only(language: str) -> None:
    """In all but Chinese: after a blank, a hyphen or the mark between Ethiopic words."""
    for paragraph in paragraphs(language):
        for line in texts(paragraph, language, 300)[:-1]:
            assert language == "zh-Hans" or line[-1] in " -‐፡—", line


def test_chinese_lines_begin_with_no_stop_and_end_with_no_opening_bracket() -> None:
    text = "他说：“人人有权享有生命、自由和人身安全。”（第三条）《世界人权宣言》！" * 6
    for width in range(60, 300, 7):
        for line in texts(text, "zh-Hans", width):
            assert line[0] not in "、。，：！？）》”"
            assert line[-1] not in "（《“"


def test_a_hindi_sentence_does_not_end_at_the_beginning_of_a_line() -> None:
    text = " ".join(paragraphs("hi"))
    assert " ।" in text
    for width in range(80, 300, 7):
        assert not any(line.startswith("।") for line in texts(text, "hi", width))


def test_ethiopic_words_parted_by_their_own_mark_are_not_divided() -> None:
    text = "የሰው፡ልጅ፡ሁሉ፡ሲወለድ፡ነጻና፡በክብርና፡በመብትም፡እኩልነት፡ያለው፡ነው።"
    words = {word + "፡" for word in text.split("፡")}
    for width in range(70, 300, 7):
        for line in texts(text, "am", width)[:-1]:
            assert line.endswith("፡")
            assert line.split("፡")[0] + "፡" in words


def test_a_name_or_an_institution_is_divided_only_where_it_fits_on_no_line() -> None:
    sentence = "De Immigratiedienstverlening"
    assert texts(sentence, "nl", 160) == ["De ", "Immigratiedienstverlening"]
    assert texts(sentence, "nl", 100)[0].startswith("De Immi")
    assert texts(sentence.lower(), "nl", 160)[0] != "de "
