"""How sure we are: yes, no or maybe of a question; certain to unknown of a fact."""

from collections.abc import Iterable
from enum import Enum, IntEnum


class Answer(Enum):
    """The answer to a question about facts that may be missing (Kleene's three-valued logic)."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"

    def __invert__(self) -> "Answer":
        return {Answer.NO: Answer.YES, Answer.YES: Answer.NO, Answer.MAYBE: Answer.MAYBE}[self]

    @property
    def possible(self) -> bool:
        """Whether it may be so."""
        return self is not Answer.NO


def among(possibilities: Iterable[bool]) -> Answer:
    """Return the answer when each of these may be the case; there is at least one."""
    seen = set(possibilities)
    if len(seen) == 2:
        return Answer.MAYBE
    return Answer.YES if seen == {True} else Answer.NO


def both(*answers: Answer) -> Answer:
    """Return whether all of these are so."""
    if Answer.NO in answers:
        return Answer.NO
    return Answer.MAYBE if Answer.MAYBE in answers else Answer.YES


def either(*answers: Answer) -> Answer:
    """Return whether one of these is so."""
    return ~both(*(~answer for answer in answers))


class Confidence(IntEnum):
    """What a fact rests on; a higher number is surer."""

    UNKNOWN = 0
    """Looked for and not found."""
    UNVERIFIED = 1
    """General knowledge that nobody has checked against a source."""
    LIKELY = 2
    """Read second-hand, on an old page, or inferred."""
    CERTAIN = 3
    """Read in a source that is named."""

    @property
    def word(self) -> str:
        """The word for it in data and output."""
        return self.name.lower()
