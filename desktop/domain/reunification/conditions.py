"""What decides the papers of one person: which scenarios apply, and what each condition asks for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.certainties import Answer, among, both
from desktop.domain.reunification.deadlines import is_late, waited, within
from desktop.domain.reunification.documents import Need, Needs, need_when
from desktop.domain.reunification.families import Facts, Member, OtherParent, Outcome, Papers, Relation
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.routes import CHILDREN, PARTNERS, is_adult_child, is_relation, possible, was_minor
from desktop.domain.reunification.rules import Condition, Rules, Scenario
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.spans import aged, birthday

# RefugeeHelp 100021: papers in these languages need no translation.
_READ_BY_THE_IND = ("nl", "en", "de", "fr")


@dataclass(frozen=True, slots=True)
class Situation:
    """A family, its story, and every case in which its application may stand."""

    facts: Facts
    story: Timeline
    cases: Sequence[Case]
    rules: Rules

    @property
    def granted(self) -> Answer:
        """Whether the answer to the application was yes."""
        return among(case.outcome is Outcome.GRANTED for case in self.cases)

    @property
    def late(self) -> Answer:
        """Whether the application is lodged after the three months, if they hold and it has not been granted."""
        holds = among(case.three_months and case.outcome is not Outcome.GRANTED for case in self.cases)
        return both(holds, is_late(self.story, self.rules))


def sponsor_scenarios(situation: Situation) -> Mapping[Scenario, Answer]:
    """Return the scenarios for the sponsor's own papers."""
    spouse = _strongest([is_relation(member, Relation.SPOUSE) for member in situation.facts.members])
    return {Scenario.SPONSOR: Answer.YES, Scenario.SPONSOR_OF_SPOUSE: spouse}


def sponsor_needs(situation: Situation, condition: Condition) -> Needs:
    """Return what a condition asks of the sponsor."""
    if condition is Condition.LATE:
        # The document's rule sets already leave out those without a term.
        return need_when(both(is_late(situation.story, situation.rules), ~situation.granted))
    if condition is Condition.TWO_YEARS:
        return frozenset({Need.LATER}) if waited(situation.story) is not Answer.YES else need_when(Answer.YES)
    spouses = [one for one in situation.facts.members if is_relation(one, Relation.SPOUSE).possible]
    if condition is Condition.MORE_THAN_ONE_SPOUSE:
        return need_when(_strongest([possible(one.more_than_one_spouse) for one in spouses]))
    if condition is Condition.EARLIER_MARRIAGE:
        return need_when(_strongest([possible(one.earlier_marriage) for one in spouses]))
    return need_when(Answer.YES)


def _strongest(answers: list[Answer]) -> Answer:
    """Return the answer nearest to yes; no when there is none."""
    return max(answers, key=_ORDER.index, default=Answer.NO)


_ORDER = (Answer.NO, Answer.MAYBE, Answer.YES)


def member_scenarios(member: Member, situation: Situation) -> Mapping[Scenario, Answer]:
    """Return the scenarios for a relative's papers."""
    story = situation.story
    child = is_relation(member, *CHILDREN)
    adult = is_adult_child(member, story)
    return {
        Scenario.RELATIVE: Answer.YES,
        Scenario.MARRIED: is_relation(member, Relation.SPOUSE),
        Scenario.UNMARRIED: is_relation(member, Relation.UNMARRIED_PARTNER),
        Scenario.REGISTERED: is_relation(member, Relation.REGISTERED_PARTNER),
        Scenario.PARTNER: is_relation(member, *PARTNERS),
        Scenario.CHILD: is_relation(member, Relation.CHILD),
        Scenario.MINOR_CHILD: both(child, ~adult),
        Scenario.FOSTER_OR_ADOPTED: is_relation(member, Relation.ADOPTED_CHILD, Relation.FOSTER_CHILD),
        Scenario.ADULT_CHILD: both(child, adult),
        Scenario.PARENT_OF_MINOR: both(is_relation(member, Relation.PARENT), was_minor(situation.facts, story)),
    }


_PARENTS = {
    Condition.PARENT_STAYS: OtherParent.STAYS,
    Condition.PARENT_DECEASED: OtherParent.DECEASED,
    Condition.PARENT_MISSING: OtherParent.MISSING,
    Condition.SOLE_CUSTODY: OtherParent.SOLE_CUSTODY,
}


def member_needs(member: Member, situation: Situation, condition: Condition) -> Needs:
    """Return what a condition asks of a relative."""
    if condition in _PARENTS:
        parent = member.other_parent
        return need_when(Answer.MAYBE if parent is None else among({parent is _PARENTS[condition]}))
    if condition in _AGES:
        return _age_needs(member, situation, _AGES[condition])
    return _MEMBER_NEEDS[condition](member, situation)


_AGES = {Condition.AGED_12: 12, Condition.AGED_15: 15}


def _age_needs(member: Member, situation: Situation, age: int) -> Needs:
    """Return the need of a paper from an age on: later when the birthday falls within the term."""
    reached = aged(member.born, age, situation.story.reference)
    if reached is Answer.YES:
        return frozenset({Need.REQUIRED})
    soon = within(birthday(member.born, age), situation.story, situation.cases, situation.rules)
    return (need_when(reached) if reached is Answer.MAYBE else frozenset()) | need_when(soon, Need.LATER)


def _translation(member: Member, situation: Situation) -> Needs:
    language = member.documents_language
    return need_when(Answer.MAYBE if language is None else among({language not in _READ_BY_THE_IND}))


def _no_passport(member: Member, situation: Situation) -> Needs:
    """Return the need of a reason: there is one paper less with other papers or none; with a passport it may be another."""
    missing = member.papers in (Papers.NONE, Papers.OTHER)
    return frozenset({Need.REQUIRED if missing else Need.IF_MISSING})


def _weak_papers(member: Member, situation: Situation) -> Needs:
    return frozenset({Need.REQUIRED if member.papers is Papers.NONE else Need.IF_MISSING})


def _granted(member: Member, situation: Situation) -> Needs:
    return {Answer.YES: frozenset({Need.REQUIRED}), Answer.NO: frozenset({Need.ABSENT})}.get(
        situation.granted, frozenset({Need.LATER, Need.ABSENT})
    )


_MEMBER_NEEDS: Mapping[Condition, Callable[[Member, Situation], Needs]] = {
    Condition.ALWAYS: lambda member, situation: need_when(Answer.YES),
    Condition.AGED_26: lambda member, situation: need_when(aged(member.born, 26, situation.story.reference)),
    Condition.FOREIGN_LANGUAGE: _translation,
    Condition.NO_PASSPORT: _no_passport,
    Condition.WEAK_PAPERS: _weak_papers,
    Condition.GRANTED: _granted,
    Condition.ARRIVAL: lambda member, situation: need_when(situation.granted, Need.LATER),
    Condition.EARLIER_MARRIAGE: lambda member, situation: need_when(possible(member.earlier_marriage)),
    Condition.IF_ANY: lambda member, situation: frozenset({Need.IF_MISSING}),
    Condition.NOT_EXEMPT: lambda member, situation: frozenset({Need.IF_MISSING}),
}
