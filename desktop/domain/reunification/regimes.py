"""Which version of the rules probably applies to a family's application, and all that may when facts are missing."""

from dataclasses import dataclass

from desktop.domain.reunification.families import Facts, Outcome, Procedure, Status
from desktop.domain.reunification.rules import ARTICLE8, REGULAR, ApplyTerm, Regime, Rules
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.spans import LATEST, Span


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which an application may stand: under which regime, for which status, and how it ended."""

    rule: Regime
    status: Status
    outcome: Outcome | None
    procedure: Procedure

    @property
    def regime(self) -> str:
        """The name of the regime."""
        return self.rule.id

    @property
    def between(self) -> bool:
        """Whether the application stands between two versions of the rules."""
        return bool(self.rule.between)

    @property
    def versions(self) -> tuple[str, ...]:
        """The rule versions that speak of this case; pending files stand between the old one and the new."""
        return self.rule.between.get(self.status, (self.rule.id,))

    @property
    def rule_sets(self) -> tuple[str, ...]:
        """What the documents of this case are needed under."""
        other = {Procedure.REGULAR: (REGULAR,), Procedure.ARTICLE8: (ARTICLE8,)}
        return other.get(self.procedure, self.versions)

    @property
    def three_months(self) -> bool:
        """Whether the term of three months belongs to this case."""
        return self._applies(ApplyTerm.THREE_MONTHS)

    @property
    def two_years(self) -> bool:
        """Whether a family may first apply after two years in this case."""
        return self._applies(ApplyTerm.TWO_YEARS)

    def _applies(self, term: ApplyTerm) -> bool:
        return self.procedure is Procedure.NAREIS and self.rule.apply.get(self.status) is term

    def terms(self, rules: Rules) -> set[ApplyTerm | None]:
        """Return when a family applies under each of the versions that speak of this case."""
        return {rules.regimes[version].apply.get(self.status) for version in self.versions}


def cases(facts: Facts, story: Timeline, rules: Rules) -> tuple[Case, ...]:
    """Return every way in which the application may stand; one when the facts leave no choice.

    An application that is not lodged yet is lodged today or later, and never before these rules were compiled: a day
    before that is a wrong clock or a look back, and no window of older rules opens again for it.
    """
    request = facts.request
    soonest = max(story.today.first, rules.checked)
    lodged = Span(soonest, LATEST) if story.lodged is None else story.lodged
    statuses = tuple(Status) if facts.sponsor.status is None else (facts.sponsor.status,)
    procedures = (Procedure.NAREIS,) if request is None else tuple(Procedure)
    if request is not None and request.route is not None:
        procedures = (request.route,)
    return tuple(
        Case(regime, status, outcome, procedure)
        for regime in rules.regimes.values()
        for status in statuses
        for outcome, day in story.endings
        for procedure in procedures
        if regime.covers(lodged, day, status)
    )
