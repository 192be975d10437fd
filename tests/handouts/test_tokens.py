"""A phone number is a phone number in any line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.handouts.bidi import line_levels, paragraph_levels, visual_runs
from desktop.handouts.tokens import embedded, isolate, wholes

TOKENS = [
    "088-123 4567",
    "+31 (0)88 123 45 67",
    "+31 20 123 45 67",
    "271.234.5678",
    "271 234 5678",
    "2712345678",
    "21-11-2026",
    "21/11/2026",
    "2026-11-21",
    "21 november 2026",
    "https://ind.nl/nl/brief?taal=ar&x=1",
    "www.example.nl/a-b/c_d",
    "hulp@example.nl",
    "NL91 ABNA 0417 1643 00",
    "NL91ABNA0417164300",
    "٠٨٨-١٢٣ ٤٥٦٧",
    "088\u2011123\u00a04567",
]
ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.؟", min_size=0, max_size=20)


def as_seen(text: str) -> str:
    """Return the characters of one right-to-left line in the order in which they are seen, without controls."""
    levels = paragraph_levels(text, 1)
    order: list[int] = []
    for run in visual_runs(line_levels(text, levels, 0, len(text))):
        places = range(run.start, run.end)
        order += reversed(places) if run.level % 2 else places
    return "".join(text[place] for place in order if text[place] not in "\u2066\u2068\u2069\u202d\u202c")


def test_without_isolation_unicode_turns_a_phone_number_round() -> None:
    assert "4567 123-088" in as_seen("اتصل 088-123 4567 الآن")


@pytest.mark.parametrize("token", TOKENS)
@given(before=ARABIC, after=ARABIC)
def test_a_token_is_seen_as_it_is_written(token: str, before: str, after: str) -> None:
    assert token in as_seen(isolate(f"{before} {token} {after}"))


@pytest.mark.parametrize("token", TOKENS)
def test_a_token_stays_whole_right_after_an_arabic_letter_and_in_brackets(token: str) -> None:
    assert token in as_seen(isolate(f"رقم:{token}، و({token})"))


@pytest.mark.parametrize(
    "text",
    ["من 9.00 إلى 17.00", "الصفحة 1 من 2", "المادة 29", "بعد 90 يومًا", "تا 10 ژانویهٔ 2027 (20 دی 1405 هجری شمسی)"],
)
def test_short_numbers_are_left_to_the_algorithm(text: str) -> None:
    assert isolate(text) == text


def test_a_date_in_arabic_words_runs_as_arabic() -> None:
    assert isolate("في 21 نوفمبر 2026") == "في 21 نوفمبر 2026"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bel 088-123 4567 nu", ["088-123 4567"]),
        ("tot 21 november 2026.", ["21 november 2026"]),
        ("Het kost € 1.250,50 samen", ["€ 1.250,50"]),
        ("Uw V-nummer en A-status", ["V-nummer", "A-status"]),
        ("ዕለት 21 ሕዳር 2026።", ["21 ሕዳር 2026"]),
        ("een IND-loket", []),
        ("mevrouw El-Amrani belt", ["El-Amrani"]),
        ("12 € of 5,50 euro", ["12 €", "5,50 euro"]),
        ("op NL91 ABNA 0417 1643 00.", ["NL91 ABNA 0417 1643 00"]),
        (f"bij {embedded('Fatima van den Berg')} thuis", [embedded("Fatima van den Berg")]),
        (f"zie {embedded('Een zin die veel te lang is om op een regel te houden')}", []),
        ("请看www.example.nl或发邮件到hulp@example.nl。", ["www.example.nl", "hulp@example.nl"]),
    ],
)
def test_what_is_read_as_one_is_never_divided(text: str, kept: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(wholes(text))] == kept


def test_a_filled_in_value_keeps_its_own_direction() -> None:
    sentence = f"المصدر {embedded('IND: nieuwe regels (2026)')} اليوم"
    assert "IND: nieuwe regels (2026)" in as_seen(sentence)
