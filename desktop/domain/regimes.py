"""Which version of the rules probably applies to a family's application, and all that may when facts are missing."""

from dataclasses import dataclass

from desktop.domain.families import Facts, Outcome, Procedure, Status
from desktop.domain.rules import ARTICLE8, REGULAR, V1, V2_A, V2_B, V2_PENDING, Rules
from desktop.domain.spans import LATEST, Span
from desktop.domain.timelines import Timeline


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which an application may stand: under which regime, for which status, and how it ended."""

    regime: str
    status: Status
    outcome: Outcome | None
    procedure: Procedure

    @property
    def versions(self) -> tuple[str, ...]:
        """The rule versions that speak of this case; pending files stand between the old one and the new."""
        new = V2_A if self.status is Status.A else V2_B
        return (V1, new) if self.regime == V2_PENDING else (self.regime,)

    @property
    def rule_sets(self) -> tuple[str, ...]:
        """What the documents of this case are needed under."""
        other = {Procedure.REGULAR: (REGULAR,), Procedure.ARTICLE8: (ARTICLE8,)}
        return other.get(self.procedure, self.versions)

    @property
    def three_months(self) -> bool:
        """Whether the term of three months belongs to this case."""
        return self.procedure is Procedure.NAREIS and (self.regime == V1 or self.status is Status.A)

    @property
    def two_years(self) -> bool:
        """Whether a family may first apply after two years in this case."""
        return self.procedure is Procedure.NAREIS and self.regime == V2_B


def cases(facts: Facts, story: Timeline, rules: Rules) -> tuple[Case, ...]:
    """Return every way in which the application may stand; one when the facts leave no choice.

    An application that is not lodged yet is lodged today or later.
    """
    request = facts.request
    lodged = Span(story.today.first, LATEST) if story.lodged is None else story.lodged
    statuses = tuple(Status) if facts.sponsor.status is None else (facts.sponsor.status,)
    procedures = (Procedure.NAREIS,) if request is None else tuple(Procedure)
    if request is not None and request.route is not None:
        procedures = (request.route,)
    return tuple(
        Case(regime.id, status, outcome, procedure)
        for regime in rules.regimes.values()
        for status in statuses
        for outcome, day in story.endings
        for procedure in procedures
        if regime.covers(lodged, day, status)
    )
