"""Dates that follow from letters: to answer, to object, to collect the visa, and when the IND's own decision is due."""

from collections.abc import Sequence

from desktop.domain.certainties import Confidence
from desktop.domain.reunification.deadlines import Deadline, NotComputed, counted, working_of
from desktop.domain.reunification.families import Facts, Letter, Outcome, Procedure, Request
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.rules import Rules
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.sentences import say
from desktop.domain.spans import Span
from desktop.wording import N_

OBJECTION_BY, ANSWER_BY, MVV_BY = "objection_by", "answer_by", "mvv_collect_by"
LATE_DECISION, NOTICE_BY = "late_decision", "notice_answer_by"

_FROM_LETTER = N_("The letter itself names {day} as the last day. The letter goes before any date that is computed.")


def answer_by(facts: Facts, rules: Rules) -> Deadline | None:
    """Return the last day that a letter names which is not a refusal."""
    request = facts.request
    if request is None or not request.answer_by.bounded or _refusal_letter(request):
        return None
    return _named_by_letter(ANSWER_BY, request.answer_by, rules)


def _refusal_letter(request: Request) -> bool:
    """Return whether the day that the letter names is surely that of a refusal, not of a repair letter."""
    return request.outcome is Outcome.REFUSED and request.letter is Letter.NONE


def _named_by_letter(kind: str, days: Span, rules: Rules) -> Deadline:
    """Return a date as the letter in hand names it."""
    working = (say(_FROM_LETTER, day=days.first),)
    rule = rules.terms[ANSWER_BY]
    return Deadline(kind, days, None, working, rule.source, rule.confidence if days.exact else Confidence.UNKNOWN)


def objection_by(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | NotComputed | None:
    """Return the last day to object to a refusal: the one in the letter, else four weeks under the old rules only.

    The terms of the new rules were not found in a public source, and a term that is not known is not computed.
    """
    request = facts.request
    if request is None or request.outcome is not Outcome.REFUSED or all(case.outcome is None for case in cases):
        return None
    if request.answer_by.bounded and _refusal_letter(request):
        return _named_by_letter(OBJECTION_BY, request.answer_by, rules)
    known = all(case.rule.objection_known for case in cases)
    if not known or not request.outcome_date.bounded:
        return NotComputed(
            OBJECTION_BY,
            say(N_("The last day to object is not computed here: the letter names it. See a lawyer today.")),
        )
    rule = rules.terms[OBJECTION_BY]
    working = (
        *working_of(request.outcome_date, rule, rules),
        say(N_("Read the last day in the letter itself, and see a lawyer today: the letter goes before this date.")),
    )
    return counted(OBJECTION_BY, request.outcome_date, working, rule, rules, rule.confidence)


def mvv_by(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | NotComputed | None:
    """Return the last day to collect the visa (mvv) after a positive answer."""
    request = facts.request
    if request is None or request.outcome is not Outcome.GRANTED or all(case.outcome is None for case in cases):
        return None
    start = request.outcome_date if request.outcome_date.bounded else request.decided_on
    if not start.bounded:
        return NotComputed(
            MVV_BY,
            say(
                N_("The date on the positive letter is not known, so the last day to collect the visa is not computed.")
            ),
        )
    rule = rules.terms[MVV_BY]
    working = (
        *working_of(start, rule, rules),
        say(N_("The embassy may allow more time. Ask before this day, and do not count on it.")),
        say(N_("The visa itself is valid for ninety days: travel before the day that it names.")),
    )
    sure = request.outcome_date.bounded
    return counted(MVV_BY, start, working, rule, rules, rule.confidence if sure else Confidence.UNKNOWN)


def late_decision(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> Deadline | NotComputed | None:
    """Return between which days the IND's own term ends: its length today is not known."""
    lodged = story.lodged
    if facts.request is None or lodged is None or not _pending(cases):
        return None
    if not facts.request.lodged.bounded:
        return NotComputed(
            LATE_DECISION,
            say(N_("The day of lodging is not known, so it is not computed when the IND's decision is due.")),
        )
    rule, longest = rules.terms[LATE_DECISION], rules.terms[f"{LATE_DECISION}_longest"]
    days = Span(rule.term.last_day(lodged.first), longest.term.last_day(lodged.last))
    working = (
        say(
            N_(
                "Counted from the day after lodging, {days} days end on {first}; the IND may take longer if it says so."
            ),
            days=rule.term.days,
            first=days.first,
        ),
        say(
            N_(
                "Whether the law now says {months} months, until {last}, is not known here. The IND's letter names the term."
            ),
            months=longest.term.months,
            last=days.last,
        ),
        say(
            N_(
                "Once that term has passed, a notice of late decision (ingebrekestelling) gives the IND {weeks} weeks "
                "more. Do this with a lawyer."
            ),
            weeks=rules.terms[NOTICE_BY].term.weeks,
        ),
    )
    return Deadline(LATE_DECISION, days, None, working, rule.source, rule.confidence)


def _pending(cases: Sequence[Case]) -> bool:
    return all(case.outcome is None and case.procedure is Procedure.NAREIS for case in cases)


def notice_by(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | None:
    """Return until when the IND has after a notice of late decision (ingebrekestelling)."""
    request = facts.request
    if request is None or not request.notice_sent.bounded or not any(case.outcome is None for case in cases):
        return None
    rule = rules.terms[NOTICE_BY]
    working = (
        *working_of(request.notice_sent, rule, rules),
        say(
            N_(
                "It counts from when the IND has the notice, which may be later than the day of sending. "
                "A court can be asked from the day after the end: let a lawyer choose the day."
            )
        ),
    )
    return counted(NOTICE_BY, request.notice_sent, working, rule, rules, rule.confidence)
