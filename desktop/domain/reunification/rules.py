"""The rules of family reunification as data: what they say is read from the content pack, what it means is code here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.articles import Source
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.families import Marriage, Status
from desktop.domain.spans import EARLIEST, LATEST, Span
from desktop.domain.terms import EquatedDays, Term


class Route(StrEnum):
    """What probably holds for a relative; never a decision."""

    NAREIS = "nareis"
    CLOSED = "closed"
    AFTER_TWO_YEARS = "after_two_years"
    HOLD = "hold"
    ASK = "ask"


class Kind(StrEnum):
    """The cases that the rules distinguish; each rule version says a route for each."""

    SPOUSE = "spouse"
    UNMARRIED_PARTNER = "unmarried_partner"
    REGISTERED_PARTNER = "registered_partner"
    UNDERAGE_PARTNER = "underage_partner"
    SECOND_PARTNER = "second_partner"
    MINOR_CHILD = "minor_child"
    ADOPTED_CHILD = "adopted_child"
    FOSTER_CHILD = "foster_child"
    CHILD_OF_OTHER_SPOUSE = "child_of_other_spouse"
    YOUNG_ADULT = "young_adult"
    DEPENDENT_ADULT = "dependent_adult"
    ADULT_CHILD = "adult_child"
    PARENT_OF_MINOR = "parent_of_minor"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"
    AFTER_FLIGHT = "after_flight"


class Condition(StrEnum):
    """When a document of a scenario is needed."""

    ALWAYS = "always"
    AGED_12 = "aged_12"
    AGED_15 = "aged_15"
    AGED_26 = "aged_26"
    FOREIGN_LANGUAGE = "foreign_language"
    NO_PASSPORT = "no_passport"
    WEAK_PAPERS = "weak_papers"
    LATE = "late"
    TWO_YEARS = "two_years"
    GRANTED = "granted"
    ARRIVAL = "arrival"
    EARLIER_MARRIAGE = "earlier_marriage"
    MORE_THAN_ONE_SPOUSE = "more_than_one_spouse"
    PARENT_STAYS = "parent_stays"
    PARENT_DECEASED = "parent_deceased"
    PARENT_MISSING = "parent_missing"
    SOLE_CUSTODY = "sole_custody"
    IF_ANY = "if_any"
    NOT_EXEMPT = "not_exempt"


class Scenario(StrEnum):
    """Whose documents a list is: of the sponsor, of everybody, or of one kind of relative."""

    SPONSOR = "sponsor"
    SPONSOR_OF_SPOUSE = "sponsor_of_spouse"
    RELATIVE = "relative"
    MARRIED = "married"
    UNMARRIED = "unmarried"
    REGISTERED = "registered"
    PARTNER = "partner"
    CHILD = "child"
    MINOR_CHILD = "minor_child"
    FOSTER_OR_ADOPTED = "foster_or_adopted"
    ADULT_CHILD = "adult_child"
    PARENT_OF_MINOR = "parent_of_minor"


SPONSOR_SCENARIOS = (Scenario.SPONSOR, Scenario.SPONSOR_OF_SPOUSE)
SPONSOR_CONDITIONS = (Condition.LATE, Condition.TWO_YEARS, Condition.MORE_THAN_ONE_SPOUSE)
"""What only the sponsor's papers depend on; the other conditions are about a relative."""
SHARED_CONDITIONS = (Condition.ALWAYS, Condition.EARLIER_MARRIAGE)


def can_depend(scenario: Scenario, condition: Condition) -> bool:
    """Return whether a document of a scenario can depend on a condition."""
    if condition in SHARED_CONDITIONS:
        return True
    return (scenario in SPONSOR_SCENARIOS) == (condition in SPONSOR_CONDITIONS)


REGULAR, ARTICLE8 = "regular", "article8"
"""What a document can be needed under besides the versions of the rules."""


class ApplyTerm(StrEnum):
    """When a family applies under a version of the rules."""

    THREE_MONTHS = "three_months"
    """Within three months of the decision."""
    TWO_YEARS = "two_years"
    """After two years."""


@dataclass(frozen=True, slots=True)
class RouteRule:
    """What one rule version says of one kind of relative."""

    route: Route
    referrals: tuple[str, ...]
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Regime:
    """A version of the rules, and the applications for which it holds: windows of days, and a status if it matters."""

    id: str
    names: Mapping[str, str]
    lodged: Span
    decided: Span
    """Window of the decision; an application that is not decided counts as decided on the last day there is."""
    status: Status | None
    source: Source
    routes: Mapping[Kind, RouteRule]
    """Empty for files that stand between other versions."""
    apply: Mapping[Status, ApplyTerm]
    """A status that is not named has no term to apply in."""
    between: Mapping[Status, tuple[str, ...]]
    """The versions between which a file stands, by status; empty when this version speaks for itself."""
    objection_known: bool
    """Whether it is known how long there is to object."""

    def covers(self, lodged: Span, decided: Span, status: Status) -> bool:
        """Return whether an application may fall under this version."""
        return self.lodged.meets(lodged) and self.decided.meets(decided) and self.status in (None, status)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that can be asked for: D01 to D43."""

    id: str
    names: Mapping[str, str]
    when: Condition
    source: Source
    confidence: Mapping[str, Confidence]
    """By rule set; under a rule set that is not named the document is not asked for."""
    one_of: tuple[str, ...] = ()
    """The documents of which one will do, this one among them."""
    married: Marriage | None = None
    """The kind of marriage for which this is the first paper to look for."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a scenario."""

    documents: tuple[str, ...]
    if_any: tuple[str, ...] = ()
    """Those that are asked for only if they can be had."""


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term with where it was read."""

    term: Term
    source: Source
    confidence: Confidence
    extends: bool
    """Whether it is a term of the law, which the Algemene termijnenwet moves when it ends on a day of rest."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one content pack."""

    regimes: Mapping[str, Regime]
    documents: Mapping[str, Document]
    scenarios: Mapping[Scenario, Papers]
    terms: Mapping[str, TermRule]
    sources: Mapping[str, Source]
    equated: EquatedDays
    checked: date
    """The day on which the facts were compiled: today cannot be earlier."""


def rule_sets(regimes: Mapping[str, Regime]) -> tuple[str, ...]:
    """Return what a document can be needed under: each version that speaks for itself, and the other applications."""
    return (*(one.id for one in regimes.values() if not one.between), REGULAR, ARTICLE8)


def uncovered(regimes: Mapping[str, Regime]) -> tuple[date, date, Status, int] | None:
    """Return a day of lodging, a day of decision and a status that no regime covers, or more than one.

    What holds only changes where a window begins or ends, so the days beside those stand for all days.
    """
    lodged = _edges([regime.lodged for regime in regimes.values()])
    decided = _edges([regime.decided for regime in regimes.values()])
    for first in lodged:
        for second in (day for day in decided if day >= first):
            for status in Status:
                count = sum(one.covers(Span.on(first), Span.on(second), status) for one in regimes.values())
                if count != 1:
                    return first, second, status, count
    return None


def _edges(windows: list[Span]) -> list[date]:
    """Return the days on both sides of where windows begin and end, and the ends of the calendar."""
    day = timedelta(days=1)
    begins = {one.first for one in windows} - {EARLIEST}
    ends = {one.last for one in windows} - {LATEST}
    return sorted({EARLIEST, LATEST} | begins | ends | {one - day for one in begins} | {one + day for one in ends})
