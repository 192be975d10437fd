"""Which way a relative may come: every case that the facts allow is looked at, and the answer is no surer than all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.certainties import Answer, among, both
from desktop.domain.reunification.families import Facts, Member, Outcome, Procedure, Relation
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.rules import Kind, Route, RouteRule, Rules
from desktop.domain.reunification.timelines import Timeline, born_after_application
from desktop.domain.sentences import Sentence, say
from desktop.domain.spans import aged
from desktop.wording import N_

PARTNERS = (Relation.SPOUSE, Relation.UNMARRIED_PARTNER, Relation.REGISTERED_PARTNER)
CHILDREN = (Relation.CHILD, Relation.ADOPTED_CHILD, Relation.FOSTER_CHILD)
_MINORS = {
    Relation.CHILD: Kind.MINOR_CHILD,
    Relation.ADOPTED_CHILD: Kind.ADOPTED_CHILD,
    Relation.FOSTER_CHILD: Kind.FOSTER_CHILD,
}

LAWYER, IND, NIDOS, RED_CROSS = "lawyer", "ind", "nidos", "red_cross"
FUND, ARTICLE8_WORD, REGULAR_WORD = "vluchtelingenfonds", "article8", "regular_route"

HOLD = N_("The new rules may touch this pending file: the IND waits for a ruling. Do not act without advice.")
NOT_SURE = N_("With what is known the answer cannot be given here. Let it be looked at before anything is lodged.")
BY_RULE = N_("The rules name this way or this address for such a relative.")
OTHER_PROCEDURE = N_("Another application than nareis was lodged; its rules are not worked out here.")


@dataclass(frozen=True, slots=True)
class Referral:
    """Whom to ask, and why."""

    to: str
    why: Sentence
    sure: bool = True
    """False when it is named only because a fact is missing: a fact may still take it away."""


def possible(value: bool | None) -> Answer:
    """Return the answer to a question of fact; nothing told is maybe."""
    return Answer.MAYBE if value is None else among({value})


def was_minor(facts: Facts, story: Timeline) -> Answer:
    """Return whether the sponsor was an unaccompanied minor when applying; what is told must agree with the age."""
    told = possible(facts.sponsor.unaccompanied_minor)
    young = ~aged(facts.sponsor.born, 18, story.application)
    if told is Answer.YES and young is Answer.NO:
        return Answer.MAYBE
    return both(told, young) if told is not Answer.YES else Answer.YES


def is_relation(member: Member, *relations: Relation) -> Answer:
    """Return whether the relative is one of these of the sponsor."""
    return Answer.MAYBE if member.relation is None else among({member.relation in relations})


def _tied_before_entry(relation: Relation, member: Member, story: Timeline) -> Answer:
    """Return whether the tie existed before the sponsor's entry, which comes no later than the asylum application."""
    if relation not in (*PARTNERS, *CHILDREN):
        return Answer.YES
    told = possible(member.tie_before_entry)
    doubtful = told is Answer.YES and relation in CHILDREN and born_after_application(member, story)
    return Answer.MAYBE if doubtful else told


def is_adult_child(member: Member, story: Timeline) -> Answer:
    """Return whether a child counts as eighteen or older; maybe when the days on which it can count disagree."""
    first, last = aged(member.born, 18, story.application), aged(member.born, 18, story.reference)
    return first if first is last else Answer.MAYBE


def kinds(member: Member, facts: Facts, story: Timeline) -> frozenset[Kind]:
    """Return the kinds of relative that this one may be, for the rules."""
    relations = tuple(Relation) if member.relation is None else (member.relation,)
    found: set[Kind] = set()
    for relation in relations:
        tied = _tied_before_entry(relation, member, story)
        if tied is not Answer.YES:
            found.add(Kind.AFTER_FLIGHT)
        if tied is not Answer.NO:
            found |= _tied_kinds(relation, member, facts, story)
    return frozenset(found)


def _tied_kinds(relation: Relation, member: Member, facts: Facts, story: Timeline) -> set[Kind]:
    """Return the kinds of a relative whose tie is old enough."""
    if relation in PARTNERS:
        return _partner_kinds(relation, member, facts, story)
    if relation in CHILDREN:
        return _child_kinds(relation, member, facts, story)
    if relation is Relation.PARENT:
        return _chosen(was_minor(facts, story), {Kind.PARENT_OF_MINOR}, {Kind.PARENT})
    return {Kind.SIBLING if relation is Relation.SIBLING else Kind.OTHER}


def _chosen(answer: Answer, when_so: set[Kind], otherwise: set[Kind]) -> set[Kind]:
    """Return the kinds that an answer leaves."""
    return {Answer.YES: when_so, Answer.NO: otherwise}.get(answer, when_so | otherwise)


def _partner_kinds(relation: Relation, member: Member, facts: Facts, story: Timeline) -> set[Kind]:
    """Return the kinds of a partner: both must be adults, and only one partner can come."""
    adults = both(aged(member.born, 18, story.reference), aged(facts.sponsor.born, 18, story.reference))
    others = [is_relation(one, *PARTNERS) for one in facts.members]
    others.remove(is_relation(member, *PARTNERS))
    alone = both(Answer.YES, *(~other for other in others))
    return _chosen(adults, _chosen(alone, {Kind(relation.value)}, {Kind.SECOND_PARTNER}), {Kind.UNDERAGE_PARTNER})


def _child_kinds(relation: Relation, member: Member, facts: Facts, story: Timeline) -> set[Kind]:
    """Return the kinds of a child, by the ages that it has on the days that can count."""
    fits = both(possible(member.unmarried), possible(member.dependent))
    older = aged(member.born, 26, story.reference)
    grown = _chosen(older, {Kind.DEPENDENT_ADULT}, {Kind.YOUNG_ADULT})
    adult = _chosen(is_adult_child(member, story), _chosen(fits, grown, {Kind.ADULT_CHILD}), {_MINORS[relation]})
    return _chosen(of_other_spouse(member, facts), {Kind.CHILD_OF_OTHER_SPOUSE}, adult)


def of_other_spouse(member: Member, facts: Facts) -> Answer:
    """Return maybe when the child can be that of a spouse who does not come: only the chosen one's children do."""
    several = any(
        is_relation(other, *PARTNERS) is Answer.YES and other.more_than_one_spouse is not False
        for other in facts.members
    )
    here = member.other_parent is not None and member.other_parent.value != "stays"
    return Answer.MAYBE if several and not here else Answer.NO


def member_route(
    member_kinds: Iterable[Kind], all_cases: Sequence[Case], waited: Answer, rules: Rules
) -> tuple[Route, tuple[Referral, ...]]:
    """Return the route that all possibilities agree on, else the humblest; and whom to ask for each of them."""
    routes: set[Route] = set()
    asked: list[set[tuple[str, str]]] = []
    for kind in member_kinds:
        for case in all_cases:
            for route in _case_routes(kind, case, waited, rules):
                routes.add(route)
                asked.append(_case_referrals(kind, case, route, rules))
    route = _humblest(routes)
    sure = set.intersection(*asked)
    named = set.union(*asked)
    if route is Route.ASK and Route.ASK not in routes:
        named |= {(LAWYER, NOT_SURE), (IND, NOT_SURE)}
    return route, tuple(Referral(to, say(why), (to, why) in sure) for to, why in sorted(named))


def _humblest(routes: set[Route]) -> Route:
    """Return the one route, hold when some possibilities say so and the others go on, else ask."""
    if len(routes) == 1:
        return next(iter(routes))
    return Route.HOLD if routes == {Route.HOLD, Route.NAREIS} else Route.ASK


def _rows(kind: Kind, case: Case, rules: Rules) -> list[RouteRule]:
    """Return what the rule versions of a case say of a kind of relative."""
    return [rules.regimes[version].routes[kind] for version in case.versions]


def _case_routes(kind: Kind, case: Case, waited: Answer, rules: Rules) -> set[Route]:
    """Return the routes of one kind of relative in one case; two when it is not known whether two years passed."""
    routes = {row.route for row in _rows(kind, case, rules)}
    if routes == {Route.CLOSED}:
        return routes
    if case.procedure is not Procedure.NAREIS:
        return {Route.ASK}
    if case.outcome is Outcome.GRANTED:
        return {Route.NAREIS}
    if case.between and case.outcome is None and (len(routes) > 1 or len(case.terms(rules)) > 1):
        return {Route.HOLD}
    if len(routes) > 1:
        return {Route.ASK}
    if routes == {Route.AFTER_TWO_YEARS} and waited is not Answer.NO:
        return {Route.ASK} if waited is Answer.YES else {Route.ASK, Route.AFTER_TWO_YEARS}
    return routes


def _case_referrals(kind: Kind, case: Case, route: Route, rules: Rules) -> set[tuple[str, str]]:
    """Return whom to ask for one kind of relative in one case, and why."""
    found = {(word, BY_RULE) for row in _rows(kind, case, rules) for word in row.referrals}
    if route is Route.HOLD:
        found |= {(LAWYER, HOLD), (IND, HOLD)}
    if route is Route.ASK:
        found |= {(LAWYER, NOT_SURE), (IND, NOT_SURE)}
    if case.procedure is not Procedure.NAREIS:
        way = REGULAR_WORD if case.procedure is Procedure.REGULAR else ARTICLE8_WORD
        found |= {(way, OTHER_PROCEDURE), (LAWYER, OTHER_PROCEDURE)}
    return found
