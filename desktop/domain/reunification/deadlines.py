"""The terms of a family's application, each with its working; a date is never more exact than what it starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.articles import Source
from desktop.domain.certainties import Answer, Confidence, among
from desktop.domain.reunification.families import Facts
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.rules import Rules, TermRule
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.sentences import Sentence, say
from desktop.domain.spans import Span
from desktop.domain.terms import counting, extended_end, extension, months_later
from desktop.wording import N_

APPLY_BY, TWO_YEARS = "apply_by", "two_years"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date to act by or to know of."""

    kind: str
    days: Span
    """One day, or the first and last that it can be."""
    extended: date | None
    """The day to which the law moves the end; not the advice."""
    working: tuple[Sentence, ...]
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A date that concerns somebody and is not computed: a term that is not known is left open, with whom to ask."""

    kind: str
    why: Sentence


def three_months_end(story: Timeline, rules: Rules) -> Span:
    """Return the last day to apply, counted from the date on the decision."""
    return story.decision.moved(rules.terms[APPLY_BY].term.last_day)


def two_years(story: Timeline) -> Span:
    """Return the days on which the two years can end: from the application's second year to the decision's."""
    return Span(story.application.moved(_second_year).first, story.decision.moved(_second_year).last)


def _second_year(day: date) -> date:
    return months_later(day, 24)


def waited(story: Timeline) -> Answer:
    """Return whether the two years have passed, however they are counted."""
    return story.decision.moved(_second_year).before(story.today)


def is_late(story: Timeline, rules: Rules) -> Answer:
    """Return whether the three months had passed at lodging, else today; maybe when only an extension saves it."""
    end, act = three_months_end(story, rules), story.reference
    if end.exact and act.exact:
        extended = extended_end(end.exact, rules.equated)
        if extended is not None and end.exact < act.exact <= extended:
            return Answer.MAYBE
    return end.before(act)


def apply_by(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> Deadline | NotComputed | None:
    """Return the end of the three months; less sure when the status for which they run is not known.

    They count from the date on the decision; the day of receipt is shown, and makes the date no more exact.
    """
    applies, start = among(case.three_months for case in cases), facts.sponsor.decision_date
    if applies is Answer.NO:
        return None
    if not start.bounded:
        return NotComputed(
            APPLY_BY,
            say(N_("The date on the sponsor's decision is not known, so the end of the term is not computed.")),
        )
    rule = rules.terms[APPLY_BY]
    working = [*working_of(start, rule, rules)]
    if applies is Answer.MAYBE:
        working.append(
            say(N_("This term holds for an A-status only. Which status it is, is not known: act as if it holds."))
        )
    received = facts.sponsor.decision_received.exact
    if received:
        working.append(
            say(N_("The decision was received on {received}; the date on the decision counts."), received=received)
        )
    if story.lodged is not None and story.lodged.exact:
        working.append(say(N_("The application was lodged on {lodged}."), lodged=story.lodged.exact))
    confidence = rule.confidence if applies is Answer.YES else Confidence.UNKNOWN
    return counted(APPLY_BY, start, tuple(working), rule, rules, confidence)


def working_of(start: Span, rule: TermRule, rules: Rules) -> tuple[Sentence, ...]:
    """Return the working of a term: step by step for a day, the two ends for a span."""
    if start.exact:
        last = rule.term.last_day(start.exact)
        moved = extension(last, rules.equated) if rule.term.extends and rule.extends else ()
        return (*counting(start.exact, last, rule.term), *moved)
    ends = start.moved(rule.term.last_day)
    return (
        say(
            N_(
                "The day from which the term counts is not known exactly: it ends between {first} and {last}. Act by {first}."
            ),
            first=ends.first,
            last=ends.last,
        ),
    )


def counted(
    kind: str, start: Span, working: tuple[Sentence, ...], rule: TermRule, rules: Rules, confidence: Confidence
) -> Deadline:
    """Return a term's end with its extension, if the law gives one."""
    days = start.moved(rule.term.last_day)
    moves = rule.extends and rule.term.extends and days.exact is not None
    extended = extended_end(days.first, rules.equated) if moves else None
    return Deadline(kind, days, extended, working, rule.source, confidence)


def two_years_end(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | NotComputed | None:
    """Return the days on which the two years of a B-status can end; it is not known from when they count."""
    sponsor = facts.sponsor
    if not any(case.two_years for case in cases):
        return None
    if not (sponsor.application_date.bounded and sponsor.decision_date.bounded):
        return NotComputed(
            TWO_YEARS,
            say(
                N_(
                    "With a B-status two years must pass. The date of the asylum application or of the decision is not "
                    "known, so their end is not computed."
                )
            ),
        )
    days = Span(sponsor.application_date.moved(_second_year).first, sponsor.decision_date.moved(_second_year).last)
    working = [
        say(
            N_("Two years from the asylum application end on {first}, two years from the decision on {last}."),
            first=days.first,
            last=days.last,
        ),
        say(N_("From which day the two years count is not known here: the IND decides.")),
    ]
    if not all(case.two_years for case in cases):
        working.append(say(N_("This holds for a B-status only, and it is not known whether that is the status.")))
    rule = rules.terms[TWO_YEARS]
    return Deadline(TWO_YEARS, days, None, tuple(working), rule.source, rule.confidence)


def within(day: Span, story: Timeline, cases: Sequence[Case], rules: Rules) -> Answer:
    """Return whether a day falls within the term in which the family applies, as far as that is known."""
    next_day = day.moved(_day_before)
    answers = {
        next_day.before(three_months_end(story, rules) if case.three_months else two_years(story)) for case in cases
    }
    return answers.pop() if len(answers) == 1 else Answer.MAYBE


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
