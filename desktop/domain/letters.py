"""The letter that a client brings: which it is, by when to act, whom to call.

A term of appeal is never ours: the day, or the number of weeks, is what stands in the letter in hand. What we count
from it is a warning beside the letter, and always the earliest day that it can mean.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.sentences import Sentence, say
from desktop.domain.taxonomies import Urgency
from desktop.domain.terms import Term, counting
from desktop.errors import InputError
from desktop.wording import N_


class LetterKind(StrEnum):
    """What a letter is about. The names on letters differ, so there are few kinds, and `OTHER`."""

    INVITATION = "invitation"
    """To an interview or another appointment."""
    INTENTION = "intention"
    """The intention to refuse (voornemen)."""
    REFUSAL = "refusal"
    GRANTED = "granted"
    TRANSFER = "transfer"
    """To another country of the Union."""
    LONGER = "longer"
    """The decision takes longer."""
    REPAIR = "repair"
    """Something is missing from an application."""
    FAMILY_REFUSAL = "family-refusal"
    FAMILY_GRANTED = "family-granted"
    END_OF_RECEPTION = "end-of-reception"
    OTHER = "other"


class CountsFrom(StrEnum):
    """From when the letter says that its term runs."""

    DATED = "dated"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class _Meaning:
    urgency: Urgency
    calls: tuple[str, ...]
    """Codes of the referral directory, the first one first."""
    article: str = "letter-from-ind"


MEANINGS: Mapping[LetterKind, _Meaning] = {
    LetterKind.INVITATION: _Meaning(Urgency.TERM, ("lawyer", "coa")),
    LetterKind.INTENTION: _Meaning(Urgency.TODAY, ("lawyer",)),
    LetterKind.REFUSAL: _Meaning(Urgency.TODAY, ("lawyer", "rvr"), "refused-today"),
    LetterKind.GRANTED: _Meaning(Urgency.TERM, ("lawyer", "coa")),
    LetterKind.TRANSFER: _Meaning(Urgency.TODAY, ("lawyer",), "transfer-to-another-country"),
    LetterKind.LONGER: _Meaning(Urgency.TERM, ("lawyer",), "late-decision"),
    LetterKind.REPAIR: _Meaning(Urgency.TERM, ("lawyer", "ind")),
    LetterKind.FAMILY_REFUSAL: _Meaning(Urgency.TODAY, ("lawyer",)),
    LetterKind.FAMILY_GRANTED: _Meaning(Urgency.TERM, ("ind", "vwn-municipal"), "after-mvv"),
    LetterKind.END_OF_RECEPTION: _Meaning(Urgency.TODAY, ("lawyer", "coa")),
    LetterKind.OTHER: _Meaning(Urgency.TERM, ("lawyer",)),
}
"""How quickly each kind can go wrong, whom to call, and the sheet that explains it in every language."""

TOPIC = "A5"
"""The topic under which a letter is asked about: its explanation."""

_TERM = re.compile(r"([1-9][0-9]{0,2})([dwm])")
_MOST = {"d": 365, "w": 52, "m": 24}


@dataclass(frozen=True, slots=True)
class Letter:
    """What is read in a letter; everything may be unknown."""

    kind: str = ""
    dated: date | None = None
    received: date | None = None
    term: str = ""
    """The term as the letter prints it: `4w`, `28d`, `1m`."""
    counts_from: str = ""
    by: date | None = None
    """The last day, when the letter prints one."""

    def check(self) -> None:
        """Refuse what no letter can say. Raises InputError."""
        if self.kind and self.kind not in set(LetterKind):
            raise InputError(
                N_("“{code}” is no kind of letter. Nothing was saved. Choose one of: {choices}."),
                code=self.kind[:40],
                choices=", ".join(LetterKind),
            )
        if self.counts_from and self.counts_from not in set(CountsFrom):
            raise InputError(N_("A term runs from the letter's date or from its receipt. Choose one of the two."))
        if self.term:
            read_term(self.term)
        if self.dated and self.received and self.received < self.dated:
            raise InputError(
                N_("The letter would be received on {received}, before its date {dated}. Correct one of them."),
                received=self.received,
                dated=self.dated,
            )
        if self.dated and self.by and self.by < self.dated:
            raise InputError(
                N_("The letter's last day {by} lies before its date {dated}. Look at the letter and correct one."),
                by=self.by,
                dated=self.dated,
            )

    @property
    def start(self) -> date | None:
        """The day from which the letter's term is counted: the earliest that it can mean."""
        if self.counts_from == CountsFrom.RECEIVED:
            return self.received or self.dated
        return self.dated or (None if self.counts_from else self.received)

    @property
    def counted_day(self) -> date | None:
        """The last day that the printed term comes to, not extended; none when term or start is not known."""
        start = self.start
        return read_term(self.term).last_day(start) if self.term and start else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a letter comes down to at the table."""

    day: date | None
    """The last day to act; none when the letter's date or term was not told."""
    counted: bool
    """Whether the day was counted here and does not stand in the letter: the letter decides."""
    days_left: int | None
    """Until and with that day; negative when it has passed; none on a clock that is known to be wrong."""
    urgency: Urgency
    calls: tuple[str, ...]
    article: str
    working: tuple[Sentence, ...]


def read_letter(letter: Letter, today: date | None) -> Reading:
    """Return by when to act on a letter, how urgent it is, whom to call and which article explains it.

    `today` is None on a clock that is known to be wrong. Raises InputError for what no letter can say.
    """
    letter.check()
    meaning = MEANINGS[LetterKind(letter.kind) if letter.kind else LetterKind.OTHER]
    day = letter.by or letter.counted_day
    counted = letter.by is None and day is not None
    left = None if day is None or today is None else (day - today).days
    # A week is what it takes to reach a lawyer.
    near = left is not None and left <= 7
    urgency = Urgency.TODAY if near else meaning.urgency
    return Reading(day, counted, left, urgency, meaning.calls, meaning.article, _working(letter, day, counted=counted))


def _working(letter: Letter, day: date | None, *, counted: bool) -> tuple[Sentence, ...]:
    if day is None:
        return (
            say(N_("By when to act is not written down yet. Look in the letter for a date or a number of weeks.")),
            say(N_("If you cannot find it, call the lawyer today: a short term may be running.")),
        )
    if not counted:
        return (say(N_("The letter itself names {day} as the last day."), day=day),)
    start = letter.start
    if start is None:
        raise AssertionError("a counted day has a start")
    term = read_term(letter.term)
    steps = counting(start, day, term) if not term.days else (_days_counted(start, day, term),)
    return (
        *steps,
        say(N_("This is counted from what the letter says. The letter decides: ask a lawyer before relying on it.")),
    )


def _days_counted(start: date, day: date, term: Term) -> Sentence:
    return say(
        N_("A term of {days} days from the day after {start} ends on {day}."), days=term.days, start=start, day=day
    )


def read_term(text: str) -> Term:
    """Return a term as it is written down: `4w`, `28d`, `1m`. Raises InputError for anything else."""
    found = _TERM.fullmatch(text)
    if found is None or int(found[1]) > _MOST[found[2]]:
        raise InputError(
            N_("“{text}” is not a term. Nothing was saved. Write days, weeks or months, as 28d, 4w or 1m."),
            text=text[:20],
        )
    number = int(found[1])
    return {"d": Term(days=number), "w": Term(weeks=number), "m": Term(months=number)}[found[2]]
