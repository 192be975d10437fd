"""The family-reunification checklist: what probably applies, what to collect, by when, and whom to ask.

It never says that somebody has a right or has none. What is not known makes the answer humbler, never surer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop.domain.certainties import Answer, among, both
from desktop.domain.reunification.conditions import (
    Situation,
    member_needs,
    member_scenarios,
    sponsor_needs,
    sponsor_scenarios,
)
from desktop.domain.reunification.dates import Dated, family_dates, member_dates
from desktop.domain.reunification.deadlines import Deadline, NotComputed, is_late, waited
from desktop.domain.reunification.documents import NeededDocument, Person, needed_documents
from desktop.domain.reunification.families import Facts, Letter, Member, OtherParent, Outcome, Papers, Procedure, Status
from desktop.domain.reunification.regimes import Case, cases
from desktop.domain.reunification.routes import (
    CHILDREN,
    FUND,
    IND,
    LAWYER,
    NIDOS,
    PARTNERS,
    RED_CROSS,
    REGULAR_WORD,
    Referral,
    is_adult_child,
    is_relation,
    kinds,
    member_route,
    was_minor,
)
from desktop.domain.reunification.rules import ApplyTerm, Kind, Route, Rules
from desktop.domain.reunification.timelines import Timeline, born_after_application, timeline
from desktop.domain.sentences import Sentence, say
from desktop.domain.spans import Span, aged
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class MemberChecklist:
    """What concerns one relative."""

    name: str
    route: Route
    documents: tuple[NeededDocument, ...]
    dates: tuple[Deadline, ...]
    not_computed: tuple[NotComputed, ...]
    referrals: tuple[Referral, ...]
    warnings: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What concerns a family."""

    regimes: tuple[str, ...]
    """The regime that probably applies, or all that may."""
    hold: bool
    """Whether somebody's pending application is touched by the new rules."""
    documents: tuple[NeededDocument, ...]
    """The sponsor's own."""
    dates: tuple[Deadline, ...]
    not_computed: tuple[NotComputed, ...]
    """Dates that concern the family and are left open."""
    referrals: tuple[Referral, ...]
    """Of the whole file, those of the relatives included."""
    warnings: tuple[Sentence, ...]
    members: tuple[MemberChecklist, ...]


def checklist(facts: Facts, rules: Rules, today: date | None) -> Checklist:
    """Return the checklist of a family on a day; None is a clock known to be wrong, and then no date is computed.

    Raises InputError when a date among the facts cannot be true, with the reason.
    """
    story = timeline(facts, today, rules.checked)
    situation = Situation(facts, story, cases(facts, story, rules), rules)
    members = tuple(_member(member, situation, dated=today is not None) for member in facts.members)
    dated = () if today is None else family_dates(facts, story, situation.cases, rules)
    own = [*_family_referrals(situation), *(one for member in members for one in member.referrals)]
    return Checklist(
        regimes=tuple(sorted({case.regime for case in situation.cases})),
        hold=any(member.route is Route.HOLD for member in members),
        documents=_documents(_sponsor(situation), situation),
        dates=_computed(dated),
        not_computed=_left_open(dated),
        referrals=merged(own),
        warnings=tuple(_warnings(situation, dated=today is not None)),
        members=members,
    )


def _computed(dates: Sequence[Dated]) -> tuple[Deadline, ...]:
    return tuple(one for one in dates if isinstance(one, Deadline))


def _left_open(dates: Sequence[Dated]) -> tuple[NotComputed, ...]:
    return tuple(one for one in dates if isinstance(one, NotComputed))


def merged(referrals: Sequence[Referral]) -> tuple[Referral, ...]:
    """Return referrals once for each address and reason; surely, when one of them is."""
    found: dict[tuple[str, str], Referral] = {}
    for one in referrals:
        key = (one.to, one.why.text)
        if key not in found or one.sure:
            found[key] = one
    return tuple(found[key] for key in sorted(found))


def _sponsor(situation: Situation) -> Person:
    """Return what decides the sponsor's papers."""
    return Person(sponsor_scenarios(situation), partial(sponsor_needs, situation), Answer.YES)


def _documents(person: Person, situation: Situation) -> tuple[NeededDocument, ...]:
    """Return a person's papers under the rule sets that may apply."""
    return needed_documents(person, situation.rules, [case.rule_sets for case in situation.cases])


def _member(member: Member, situation: Situation, *, dated: bool) -> MemberChecklist:
    """Return what concerns one relative."""
    facts, story, rules = situation.facts, situation.story, situation.rules
    found = kinds(member, facts, story)
    route, referrals = member_route(found, situation.cases, waited(story), rules)
    person = Person(
        member_scenarios(member, situation), partial(member_needs, member, situation), _is_open(found, situation)
    )
    dates = member_dates(member, story, rules) if dated else ()
    papers = tuple(_first_to_look_for(one, member, rules) for one in _documents(person, situation))
    return MemberChecklist(
        name=member.name,
        route=route,
        documents=papers,
        dates=_computed(dates),
        not_computed=_left_open(dates),
        referrals=merged([*referrals, *_member_referrals(member, situation)]),
        warnings=tuple(_member_warnings(member, found, story)) + _not_by_rule(route, situation.granted),
    )


def _not_by_rule(route: Route, granted: Answer) -> tuple[Sentence, ...]:
    """Return a warning when the answer was yes, and the rules name no such way for this relative."""
    if route is not Route.CLOSED or granted is not Answer.YES:
        return ()
    return (
        say(
            N_(
                "The application was granted, but the rules name no nareis for this relative. "
                "Look whether the decision names this person: the decision goes before this list."
            )
        ),
    )


def _is_open(found: frozenset[Kind], situation: Situation) -> Answer:
    """Return whether there is a way for which papers are collected: any but a closed one."""
    return among(_has_way(kind, case, situation.rules) for kind in found for case in situation.cases)


def _has_way(kind: Kind, case: Case, rules: Rules) -> bool:
    """Return whether one kind of relative has a way in one case."""
    if case.procedure is not Procedure.NAREIS:
        return True
    return any(rules.regimes[version].routes[kind].route is not Route.CLOSED for version in case.versions)


_LOOK_FIRST = N_("It fits how this couple married: look for this one first.")


def _first_to_look_for(one: NeededDocument, member: Member, rules: Rules) -> NeededDocument:
    """Return the paper, with a note when it fits the marriage best."""
    married = rules.documents[one.id].married
    return replace(one, note=say(_LOOK_FIRST)) if married and married is member.married else one


B_STATUS = N_("With a B-status other rules hold since 12 June 2026, and much of them is not known here.")


def _asked(answer: Answer, why: str, *words: str) -> list[Referral]:
    """Return referrals for what is so or may be so."""
    return [Referral(word, say(why), answer is Answer.YES) for word in words] if answer.possible else []


# Between these days sources disagree on which European rules hold (AMMR art. 84).
_JUNE_FIRST, _JULY_FIRST = Span.on(date(2026, 6, 12)), Span.on(date(2026, 7, 1))


def _family_referrals(situation: Situation) -> list[Referral]:
    """Return whom to ask for what concerns the whole file."""
    facts, story = situation.facts, situation.story
    minor = was_minor(facts, story)
    june = both(~story.application.before(_JUNE_FIRST), story.application.before(_JULY_FIRST))
    found = _asked(june, N_("For an asylum application of 12 to 30 June 2026 the sources disagree."), LAWYER)
    found += _asked(minor, N_("The sponsor came as a child alone: the guardian signs."), NIDOS)
    near_18 = both(minor, aged(facts.sponsor.born, 17, story.today))
    found += _asked(near_18, N_("The sponsor who came as a child alone is near eighteen or older."), LAWYER)
    found += _asked(among(case.status is Status.B for case in situation.cases), B_STATUS, LAWYER, IND)
    found += _request_referrals(situation)
    late = situation.late
    found += _asked(late, N_("The three months have passed, or it is not known whether they have."), IND, REGULAR_WORD)
    if late is Answer.MAYBE and is_late(story, situation.rules) is Answer.MAYBE:
        found += _asked(late, N_("Whether the application is in time cannot be said here."), LAWYER)
    return found


def _request_referrals(situation: Situation) -> list[Referral]:
    """Return whom to ask about a letter or a decision on the application."""
    refused = among(case.outcome is Outcome.REFUSED for case in situation.cases)
    found = _asked(refused, N_("A refusal has a short term: see a lawyer today."), LAWYER)
    late = among(case.between and case.outcome is not None for case in situation.cases)
    found += _asked(
        late, N_("Lodged under the old rules and decided under the new: do what the decision says."), LAWYER
    )
    request = situation.facts.request
    letter = Letter.NONE if request is None else request.letter
    repair = Answer.MAYBE if letter is None else among({letter is Letter.REPAIR})
    found += _asked(repair, N_("A letter asks for something that is missing: answer within its term."), LAWYER)
    noticed = Answer.YES if request is not None and request.notice_sent.bounded else Answer.NO
    return found + _asked(noticed, N_("After a notice of late decision a lawyer chooses what comes next."), LAWYER)


def _member_referrals(member: Member, situation: Situation) -> list[Referral]:
    """Return whom to ask for what concerns one relative, whatever the rule version."""
    story = situation.story
    child = is_relation(member, *CHILDREN)
    grown = both(child, aged(member.born, 17, story.today))
    found = _asked(grown, N_("From seventeen on it is disputed on which day the age counts."), LAWYER)
    lost = Answer.MAYBE if member.other_parent is None else among({member.other_parent is OtherParent.MISSING})
    missing = both(child, ~is_adult_child(member, story), lost)
    found += _asked(missing, N_("The child's other parent is missing, or it is not known where."), LAWYER, RED_CROSS)
    none = Answer.MAYBE if member.papers is None else among({member.papers is Papers.NONE})
    return found + _asked(none, N_("Without papers there are costs on the way, of a DNA test's journey for one."), FUND)


def _warnings(situation: Situation, *, dated: bool) -> list[Sentence]:
    """Return what to keep in mind with the whole file."""
    facts = situation.facts
    found = [] if dated else [say(N_("This laptop's clock is wrong, so no dates are computed. Set the clock first."))]
    if facts.sponsor.status is None:
        found.append(
            say(
                N_(
                    "A-status or B-status is not known. Look in the decision for the legal ground; if unsure, do not guess."
                )
            )
        )
    if any(ApplyTerm.TWO_YEARS in case.terms(situation.rules) for case in situation.cases):
        found.append(say(N_("With a B-status: only collect papers now. Do not lodge an application without advice.")))
    pending = {case.rule.lodged.last for case in situation.cases if case.between}
    found += [
        say(N_("Lodged up to and including {day}: newer rules also speak of this file. A ruling is awaited."), day=day)
        for day in sorted(pending)
    ]
    return found + _request_warnings(situation)


def _request_warnings(situation: Situation) -> list[Sentence]:
    """Return what to keep in mind with a letter or an outcome."""
    request = situation.facts.request
    if request is None:
        return []
    found: list[Sentence] = []
    refused = request.outcome is Outcome.REFUSED
    told = request.outcome is not None or request.decided_on.bounded or request.outcome_date.bounded
    if told and all(case.outcome is None for case in situation.cases):
        found.append(say(N_("The decision lies in the future, so what is written about it is not used yet.")))
    if refused or request.letter is Letter.REPAIR:
        found.append(say(N_("The last day that the letter names goes before any date on this list.")))
    if request.route in (Procedure.REGULAR, Procedure.ARTICLE8):
        found.append(
            say(N_("These papers are for another application than nareis; fees and conditions are not known here."))
        )
    return found


def _member_warnings(member: Member, found: frozenset[Kind], story: Timeline) -> list[Sentence]:
    """Return what to keep in mind with one relative."""
    told: list[Sentence] = []
    if Kind.UNDERAGE_PARTNER in found and is_relation(member, *PARTNERS) is Answer.YES:
        told.append(say(N_("Both partners must be eighteen or older; that is not so here, or not known.")))
    if Kind.SECOND_PARTNER in found:
        told.append(say(N_("Only one partner can come. Which one is the sponsor's choice, with a lawyer's advice.")))
    if member.tie_before_entry and member.relation in CHILDREN and born_after_application(member, story):
        told.append(
            say(N_("Born after the sponsor asked for asylum, yet a tie before entry is told. Look at the dates."))
        )
    if member.tie_before_entry is None and Kind.AFTER_FLIGHT in found:
        told.append(
            say(N_("Did this family tie exist before the sponsor came to the Netherlands? That decides the way."))
        )
    return told
