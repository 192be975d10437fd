from dataclasses import replace
from datetime import date

import pytest

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.contacts import ContactEntry
from desktop.errors import InputError

LISTS = load_pack(shipped_folder()).taxonomy
ENTRY = ContactEntry("ti", ("A5",))


@pytest.mark.parametrize(
    "entry",
    [
        replace(ENTRY, channel="pigeon"),
        replace(ENTRY, heads=-1),
        replace(ENTRY, heads=1001),
        replace(ENTRY, household="17"),
        replace(ENTRY, children="many"),
        replace(ENTRY, interpreter="parrot"),
        replace(ENTRY, interpreter_language="xx"),
        replace(ENTRY, interpreter_minutes=601),
        replace(ENTRY, urgencies=("hurry",)),
        replace(ENTRY, referral_outcomes=("lawyer:vanished",)),
        replace(ENTRY, letter="postcard"),
        replace(ENTRY, dialect="a\nb"),
        replace(ENTRY, we_do="bsn 123456782 opzoeken"),
        replace(ENTRY, referrals=("own-12345678",)),
    ],
)
def test_what_must_not_be_kept_is_refused(entry: ContactEntry) -> None:
    with pytest.raises(InputError):
        entry.check(LISTS)


def test_a_full_entry_is_kept() -> None:
    replace(
        ENTRY,
        channel="group",
        heads=12,
        household="3-4",
        children="1-2",
        interpreter="telephone",
        interpreter_language="ar",
        dialect="Blin",
        interpreter_minutes=20,
        urgencies=("refusal",),
        referrals=("lawyer", "own-12345678"),
        referral_outcomes=("lawyer:helped",),
        letter="refusal",
        letter_dated=date(2026, 11, 2),
        letter_term="4w",
    ).check(LISTS, {"own-12345678"})


def test_the_day_of_a_letter_follows_its_term_and_a_printed_day_stays() -> None:
    counted = replace(ENTRY, letter_dated=date(2026, 11, 2), letter_term="4w").reckoned()
    assert (counted.letter_by, counted.letter_counted) == (date(2026, 11, 30), True)
    later = replace(counted, letter_dated=date(2026, 11, 3)).reckoned()
    assert (later.letter_by, later.letter_counted) == (date(2026, 12, 1), True)
    gone = replace(later, letter_term="").reckoned()
    assert (gone.letter_by, gone.letter_counted) == (None, False)
    printed = replace(later, letter_by=date(2026, 11, 20), letter_counted=False).reckoned()
    assert (printed.letter_by, printed.letter_counted) == (date(2026, 11, 20), False)


def test_what_is_left_to_do_says_so() -> None:
    assert replace(ENTRY, in_haste=True).to_fill_in
    assert ContactEntry("ti").to_fill_in
    assert not ENTRY.to_fill_in
    assert replace(ENTRY, we_do="COA bellen").promised
    assert not replace(ENTRY, we_do="COA bellen", settled=date(2026, 11, 21)).promised
