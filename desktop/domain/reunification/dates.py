"""All dates that concern a family: those that are computed with their working, and those that are not with the reason."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.certainties import Answer
from desktop.domain.reunification.birthdays import aow_age, birthdays
from desktop.domain.reunification.deadlines import Deadline, NotComputed, apply_by, two_years_end
from desktop.domain.reunification.families import Facts, Member
from desktop.domain.reunification.letters import answer_by, late_decision, mvv_by, notice_by, objection_by
from desktop.domain.reunification.permits import renewal_dates
from desktop.domain.reunification.regimes import Case, cases
from desktop.domain.reunification.routes import CHILDREN, was_minor
from desktop.domain.reunification.rules import Rules
from desktop.domain.reunification.timelines import Timeline, timeline

Dated = Deadline | NotComputed


def computed_dates(facts: Facts, rules: Rules, today: date) -> list[tuple[Member | None, Deadline]]:
    """Return the dates of `checklist` that are computed, with whose they are, without working out the rest of it.

    None is the sponsor and the whole file. Raises InputError when a date among the facts cannot be true.
    """
    story = timeline(facts, today, rules.checked)
    found: list[tuple[Member | None, Dated]] = [
        (None, one) for one in family_dates(facts, story, cases(facts, story, rules), rules)
    ]
    found += [(member, one) for member in facts.members for one in member_dates(member, story, rules)]
    return [(whose, one) for whose, one in found if isinstance(one, Deadline)]


def family_dates(facts: Facts, story: Timeline, stands: Sequence[Case], rules: Rules) -> tuple[Dated, ...]:
    """Return the dates that concern the whole file, soonest kind of action first."""
    found = [
        answer_by(facts, rules),
        objection_by(facts, stands, rules),
        apply_by(facts, story, stands, rules),
        two_years_end(facts, stands, rules),
        mvv_by(facts, stands, rules),
        late_decision(facts, story, stands, rules),
        notice_by(facts, stands, rules),
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
