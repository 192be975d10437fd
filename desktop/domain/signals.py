"""Signals: what goes wrong for many, told without anybody's name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desktop.domain.bsn import find_bsn
from desktop.domain.people import check_lines, check_texts
from desktop.domain.taxonomies import Taxonomy
from desktop.errors import InputError
from desktop.wording import N_

MAX_EXAMPLE = 1000
MAX_HEADS = 10_000


class Category(StrEnum):
    """What a signal is about."""

    REFOULEMENT = "refoulement"
    PROCEDURE = "procedure"
    LATE_DECISION = "late-decision"
    FAMILY = "family"
    RECEPTION = "reception"
    TRANSFERS = "transfers"
    WORK = "work"
    LEARNING = "learning"
    """What is offered before civic integration begins (voorinburgering)."""
    HOUSING = "housing"
    AGES = "ages"
    """Youth who turn eighteen, and people past the pension age."""
    TREATMENT = "treatment"
    MISINFORMATION = "misinformation"
    PACT = "pact"
    """Effects of the European pact."""
    OWN_ORGANISATION = "own-organisation"
    """Unmet demand: no walk-in hour near, no time, no language."""


class SignalKind(StrEnum):
    """What kind of wrong it is."""

    BOTTLENECK = "bottleneck"
    GAP = "gap"
    ABUSE = "abuse"
    EFFECT = "effect"
    """Of a new rule."""


class Severity(StrEnum):
    """How bad it is for who meets it."""

    NUISANCE = "nuisance"
    HARM = "harm"
    DANGER = "danger"


class Evidence(StrEnum):
    """How we know."""

    TOLD = "told"
    SEEN = "seen"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class SignalEntry:
    """What is written down of a bottleneck. Only the category is needed."""

    category: str
    kind: str = ""
    topics: tuple[str, ...] = ()
    theme: str = ""
    """In one line, what it is."""
    heads: int | None = None
    """How many people met it, as far as is known."""
    severity: str = ""
    evidence: str = ""
    raised_here: bool = False
    """Whether it was already raised with who can mend it at the site."""
    strategic: bool = False
    """Whether a lawyer should look whether one case could help many; only with consent."""
    example: str = ""
    consent: bool = False
    """Whether the client agreed that the example is told on."""

    def check(self, taxonomy: Taxonomy, names: "KnownNames") -> None:
        """Refuse codes that are on no list, an example without consent, and text in which somebody can be recognised.

        Raises InputError.
        """
        self._check_codes()
        taxonomy.require(topics=self.topics)
        check_lines(self.theme)
        check_texts(self.example, longest=MAX_EXAMPLE)
        if (self.example or self.strategic) and not self.consent:
            raise InputError(
                N_("An example is told on only when the client agrees. Nothing was saved. Ask, or leave it out.")
            )
        for text in (self.theme, self.example):
            traces = find_traces(text, names)
            if traces:
                raise InputError(
                    N_(
                        "Somebody can be recognised by “{trace}”. Nothing was saved. Tell it without names and numbers."
                    ),
                    trace=traces[0],
                )

    def _check_codes(self) -> None:
        for listed, code in (
            (Category, self.category or "?"),
            (SignalKind, self.kind),
            (Severity, self.severity),
            (Evidence, self.evidence),
        ):
            if code and code not in set(listed):
                raise InputError(
                    N_("“{code}” is not one of the choices. Nothing was saved. Choose one of: {choices}."),
                    code=code[:40],
                    choices=", ".join(listed),
                )
        if self.heads is not None and not 0 <= self.heads <= MAX_HEADS:
            raise InputError(
                N_("{number} cannot be right: a number from 0 to {highest} fits. Nothing was saved. Correct it."),
                number=self.heads,
                highest=MAX_HEADS,
            )


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal in the store."""

    id: UUID
    at: datetime
    site: str
    entry: SignalEntry


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The words of the names of everybody in the store, and how a word is made comparable with them."""

    words: frozenset[str]
    key: Callable[[str], str]

    def has(self, word: str) -> bool:
        """Return whether a word is part of somebody's name, in any spelling that we know."""
        return self.key(word) in self.words


_NUMBERS = (
    # A V-number has ten digits; so has a telephone number. Any long number singles somebody out.
    re.compile(r"(?<!\d)\+?\d(?:[ .()\-/]{0,2}\d){6,}(?!\d)"),
    re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    # A birth date, or any day that a file can be found by.
    re.compile(r"(?<!\d)\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"),
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-/–] ?(?:19|20)\d\d(?!\d)")
"""From one year to another singles out nobody."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_traces(text: str, names: KnownNames) -> tuple[str, ...]:
    """Return what in a text can lead to a person: long numbers, addresses of mail, days, names of people we know.

    It finds what it knows; a story that only one person can have lived it does not see. That is for who writes.
    """
    # As long as what it stands for, so that what is found has the same place in the text.
    numbers = _YEARS.sub(lambda years: "|" * len(years.group()), text)
    found = [text[match.start() : match.end()] for pattern in _NUMBERS for match in pattern.finditer(numbers)]
    bsn = find_bsn(text)
    found += [bsn] if bsn else []
    found += [match.group() for match in _WORD.finditer(text) if names.has(match.group())]
    return tuple(dict.fromkeys(found))


GAP = "[…]"
"""What stands in the place of what was taken out."""


def without_traces(text: str, names: KnownNames) -> tuple[str, tuple[str, ...]]:
    """Return a text with a gap in the place of each trace of a person, and what was taken out.

    What is left may still single somebody out by what happened; `find_traces` says why.
    """
    taken: list[str] = []
    while traces := find_traces(text, names):
        taken += traces
        for trace in traces:
            # A name is taken out where it is a word of its own; “Ali” is not in “Alinea”.
            whole = re.sub(rf"(?<!\w){re.escape(trace)}(?!\w)", GAP, text)
            text = whole if whole != text else text.replace(trace, GAP)
    return text, tuple(dict.fromkeys(taken))


def count_heads(signals: Iterable[Signal]) -> int:
    """Return how many people met what these signals tell; one of which nobody counted counts for one."""
    return sum(1 if one.entry.heads is None else one.entry.heads for one in signals)
