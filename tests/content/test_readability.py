from datetime import date
from pathlib import Path

import pytest

from desktop.content.bodies import Body, parse_body
from desktop.content.faults import Faults
from desktop.content.packs import check_pack, load_pack
from desktop.content.readability import LONGEST_SENTENCE, hardest_texts, measure, syllables
from tests.content.conftest import Spoil

TODAY = date(2026, 11, 21)
HEALTH = "articles/health-and-emergency/nl.md"


def body(*lines: str) -> Body:
    read = parse_body("x.md", "\n".join(["# Titel", *lines]), Faults())
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("brief", 1),
        ("dokter", 2),
        ("nieuwe", 2),
        ("geïnd", 2),
        ("reünie", 3),
        ("gemeente", 3),
        ("mooie", 2),
        ("leeuw", 1),
        ("bureau", 2),
        ("tolk-gesprek", 3),
        ("IND", 3),
        ("14", 1),
        ("z", 1),
    ],
)
def test_syllables_are_those_of_a_dutch_dictionary(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_reading_ease_is_that_of_the_formula() -> None:
    # Two sentences of 3 and 4 words, with 4 and 5 syllables: 206.84 - 0.93 x 3.5 - 77 x 9 / 7.
    measured = measure(
        "x.md", body("## Een heel moeilijke kop", "Bel de dokter.", "- Vraag om een taalgids.", "- [ ] De envelop")
    )
    assert measured is not None
    assert (measured.sentence_length, measured.word_length) == (3.5, pytest.approx(9 / 7))
    assert measured.ease == pytest.approx(104.585)


def test_a_question_and_its_answer_are_two_sentences_and_a_date_is_one_word() -> None:
    measured = measure("x.md", body("Vroeg u asiel op of na 12 juni 2026? Dan is er een screening."))
    assert measured is not None
    assert measured.sentence_length == (7 + 5) / 2


def test_things_to_tick_are_no_sentences() -> None:
    assert measure("x.md", body("- [ ] De envelop")) is None


def test_a_sentence_that_is_too_long_is_told_with_its_line_and_the_pack_still_opens(folder: Path, spoil: Spoil) -> None:
    line = spoil(HEALTH, "U kunt GZA dag en nacht bellen.", f"U kunt {'heel ' * LONGEST_SENTENCE}vaak bellen.")
    told = [fault for fault in check_pack(folder, TODAY) if (fault.file, fault.line) == (HEALTH, line)]
    assert ["18 words" in fault.message for fault in told] == [True]
    assert load_pack(folder).articles


def test_a_text_that_is_hard_as_a_whole_is_told_at_its_title(folder: Path) -> None:
    name = "articles/late-decision/nl.md"
    head, text = (folder / name).read_text(encoding="utf-8").split("\n+++\n")
    hard = "\n".join("Burgerservicenummers vereisen identiteitsvaststelling." for _ in text.splitlines())
    (folder / name).write_text(f"{head}\n+++\n# Verblijf\n{hard}\n", encoding="utf-8")
    (fault,) = [one for one in check_pack(folder, TODAY) if one.file == name]
    assert (fault.line, "hard to read" in fault.message) == (head.count("\n") + 3, True)
    assert hardest_texts(folder)[0].file == name
    assert [one.ease for one in hardest_texts(folder)] == sorted(one.ease for one in hardest_texts(folder))
