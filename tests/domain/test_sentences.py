from datetime import date

from desktop.domain.sentences import Sentence, say

DUTCH = {
    "{last} is {reason}.": "{last} is {reason} (in het Nederlands).",
    "a Sunday": "een zondag",
}


def test_a_sentence_is_translated_with_the_smaller_ones_in_it_and_then_filled_in() -> None:
    told = say("{last} is {reason}.", last=date(2027, 2, 28), reason=Sentence("a Sunday"))

    assert str(told) == "2027-02-28 is a Sunday."
    assert (
        told.said(lambda text: DUTCH[text], lambda day: f"{day:%d-%m-%Y}")
        == "28-02-2027 is een zondag (in het Nederlands)."
    )
