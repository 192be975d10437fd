"""Which letters one in hand may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.articles import DUTCH
from desktop.domain.letter_guides import LetterGuide, LetterText, candidates, printed_words
from desktop.domain.letters import LetterKind
from desktop.domain.taxonomies import Urgency

WORDS = ("beschikking", "afgewezen", "ingewilligd", "gehoor", "bezwaar")


def guide(kind: LetterKind, *words: str) -> LetterGuide:
    return LetterGuide(kind, words, {DUTCH: LetterText(("Dit.",), ("Dat.",))}, (), "certain")


GUIDES = (
    guide(LetterKind.INVITATION, "gehoor"),
    guide(LetterKind.GRANTED, "beschikking", "ingewilligd"),
    guide(LetterKind.REFUSAL, "beschikking", "afgewezen"),
    guide(LetterKind.FAMILY_REFUSAL, "afgewezen", "bezwaar"),
    guide(LetterKind.OTHER),
)


@pytest.mark.parametrize(
    ("printed", "alike", "urgency"),
    [
        ((), [], Urgency.NONE),
        (("gehoor",), [LetterKind.INVITATION], Urgency.TERM),
        # As alike: the one that can go wrong today is read first.
        (("beschikking",), [LetterKind.REFUSAL, LetterKind.GRANTED], Urgency.TODAY),
        (
            ("beschikking", "afgewezen"),
            [LetterKind.REFUSAL, LetterKind.FAMILY_REFUSAL, LetterKind.GRANTED],
            Urgency.TODAY,
        ),
        (("een ander woord",), [], Urgency.NONE),
    ],
)
def test_the_letters_that_share_most_words_come_first_and_the_worst_of_them_counts(
    printed: tuple[str, ...], alike: list[LetterKind], urgency: Urgency
) -> None:
    found = candidates(GUIDES, printed)
    assert [one.kind for one in found.alike] == alike
    assert found.urgency is urgency


@given(st.sets(st.sampled_from(WORDS)))
def test_no_word_ever_rules_a_letter_out(printed: set[str]) -> None:
    found = candidates(GUIDES, printed)
    assert sorted([*found.alike, *found.others], key=GUIDES.index) == list(GUIDES)


def test_each_word_is_offered_once() -> None:
    assert printed_words(GUIDES) == tuple(sorted(WORDS))
