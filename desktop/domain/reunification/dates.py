"""All dates that concern a family: those that are computed with their working, and those that are not with the reason."""

from collections.abc import Sequence

from desktop.domain.certainties import Answer
from desktop.domain.reunification.birthdays import aow_age, birthdays
from desktop.domain.reunification.deadlines import Deadline, NotComputed, apply_by, two_years_end
from desktop.domain.reunification.families import Facts, Member
from desktop.domain.reunification.letters import answer_by, late_decision, mvv_by, notice_by, objection_by
from desktop.domain.reunification.permits import renewal_dates
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.routes import CHILDREN, was_minor
from desktop.domain.reunification.rules import Rules
from desktop.domain.reunification.timelines import Timeline

Dated = Deadline | NotComputed


def family_dates(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> tuple[Dated, ...]:
    """Return the dates that concern the whole file, soonest kind of action first."""
    found = [
        answer_by(facts, rules),
        objection_by(facts, cases, rules),
        apply_by(facts, story, cases, rules),
        two_years_end(facts, cases, rules),
        mvv_by(facts, cases, rules),
        late_decision(facts, story, cases, rules),
        notice_by(facts, cases, rules),
        *renewal_dates(facts, story, rules),
        aow_age(facts.sponsor.born, story),
    ]
    told: list[Dated] = [one for one in found if one is not None]
    if was_minor(facts, story) is Answer.YES:
        told += birthdays(facts.sponsor.born, story, rules)
    return tuple(told)


def member_dates(member: Member, story: Timeline, rules: Rules) -> tuple[Dated, ...]:
    """Return the dates of one relative: a child's eighteenth birthday and half a year before it, or the AOW age."""
    pension = aow_age(member.born, story)
    told: list[Dated] = [pension] if pension else []
    return (*told, *birthdays(member.born, story, rules)) if member.relation in CHILDREN else tuple(told)
