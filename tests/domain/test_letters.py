from datetime import date

import pytest

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.letters import MEANINGS, CountsFrom, Letter, LetterKind, read_letter, read_term
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError

DATED, RECEIVED, TODAY = date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 21)


def test_the_day_in_the_letter_goes_before_anything_that_we_count() -> None:
    found = read_letter(Letter("refusal", DATED, RECEIVED, "4w", "dated", date(2026, 11, 25)), TODAY)
    assert (found.day, found.counted, found.days_left) == (date(2026, 11, 25), False, 4)


@pytest.mark.parametrize(
    ("term", "day"),
    # Counted by hand on a calendar: the day after the letter's date is the first.
    [("1w", date(2026, 11, 9)), ("4w", date(2026, 11, 30)), ("28d", date(2026, 11, 30)), ("1m", date(2026, 12, 2))],
)
def test_a_printed_term_is_counted_from_the_day_after_the_date_and_warns_that_it_was_counted(
    term: str, day: date
) -> None:
    found = read_letter(Letter("refusal", DATED, None, term), TODAY)
    assert (found.day, found.counted) == (day, True)
    assert "lawyer" in str(found.working[-1])


def test_a_term_from_receipt_counts_from_receipt_and_else_from_the_earliest_day_that_it_can_mean() -> None:
    received = CountsFrom.RECEIVED
    assert Letter("", DATED, RECEIVED, "1w", received).counted_day == date(2026, 11, 12)
    assert Letter("", DATED, None, "1w", received).counted_day == date(2026, 11, 9)
    assert Letter("", DATED, RECEIVED, "1w").counted_day == date(2026, 11, 9)
    assert Letter("", None, RECEIVED, "1w").counted_day == date(2026, 11, 12)
    assert Letter("", None, RECEIVED, "1w", CountsFrom.DATED).counted_day is None


def test_without_a_term_in_the_letter_no_day_is_made_up() -> None:
    found = read_letter(Letter("refusal", DATED, RECEIVED), TODAY)
    assert (found.day, found.days_left) == (None, None)
    assert found.urgency is Urgency.TODAY
    assert "lawyer" in found.calls


def test_a_day_within_a_week_is_urgent_whatever_the_letter_and_on_a_wrong_clock_nothing_is_near() -> None:
    letter = Letter("longer", DATED, by=date(2026, 11, 28))
    assert read_letter(letter, TODAY).urgency is Urgency.TODAY
    assert read_letter(letter, date(2026, 11, 20)).urgency is Urgency.TERM
    unsure = read_letter(letter, None)
    assert (unsure.urgency, unsure.days_left, unsure.day) == (Urgency.TERM, None, date(2026, 11, 28))


@pytest.mark.parametrize(
    "letter",
    [
        Letter("refusal", RECEIVED, DATED),
        Letter("refusal", DATED, by=date(2026, 10, 1)),
        Letter("love-letter"),
        Letter(counts_from="whenever"),
        Letter(term="soon"),
        Letter(term="0w"),
        Letter(term="99w"),
    ],
)
def test_what_no_letter_can_say_is_refused(letter: Letter) -> None:
    with pytest.raises(InputError):
        read_letter(letter, TODAY)


def test_a_term_is_days_weeks_or_months() -> None:
    assert [read_term(text).last_day(DATED) for text in ("7d", "1w", "1m")] == [
        date(2026, 11, 9),
        date(2026, 11, 9),
        date(2026, 12, 2),
    ]


def test_every_kind_says_whom_to_call_and_what_explains_it_as_the_content_pack_has_them() -> None:
    pack = load_pack(shipped_folder())
    for kind in LetterKind:
        meaning = MEANINGS[kind]
        assert meaning.article in pack.articles
        assert meaning.calls
        assert set(meaning.calls) <= pack.taxonomy.referrals.keys()
