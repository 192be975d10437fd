"""The dates of a family's application, each with its working; a date is never more exact than what it starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.articles import Source
from desktop.domain.certainties import Answer, Confidence, among, both
from desktop.domain.reunification.families import Facts, Letter, Member, Outcome, Procedure, Request
from desktop.domain.reunification.regimes import Case
from desktop.domain.reunification.routes import CHILDREN, was_minor
from desktop.domain.reunification.rules import Rules, TermRule
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.sentences import Sentence, say
from desktop.domain.spans import Span, aged, birthday
from desktop.domain.terms import counting, extended_end, extension, months_later
from desktop.wording import N_

APPLY_BY, TWO_YEARS, OBJECTION_BY, ANSWER_BY = "apply_by", "two_years", "objection_by", "answer_by"
MVV_BY, LATE_DECISION = "mvv_collect_by", "late_decision"
TURNS_18, TURNS_17_HALF = "turns_18", "turns_17_half"


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


def family_dates(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> tuple[Deadline, ...]:
    """Return the dates that concern the whole file, soonest kind of action first."""
    found = [_answer_by(facts, rules), objection_by(facts, cases, rules), _apply_by(facts, story, cases, rules)]
    found += [_two_years(facts, story, cases, rules), _mvv_by(facts, cases, rules)]
    found += [_late_decision(facts, story, cases, rules)]
    told = [one for one in found if one is not None]
    if was_minor(facts, story) is Answer.YES:
        told += _birthdays(facts.sponsor.born, story, rules)
    return tuple(told)


def member_dates(member: Member, story: Timeline, rules: Rules) -> tuple[Deadline, ...]:
    """Return the dates of one relative: a child's eighteenth birthday, and half a year before it."""
    return tuple(_birthdays(member.born, story, rules)) if member.relation in CHILDREN else ()


def _apply_by(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> Deadline | None:
    """Return the end of the three months; less sure when the status for which they run is not known."""
    applies = among(case.three_months for case in cases)
    if applies is Answer.NO or not facts.sponsor.decision_date.bounded:
        return None
    rule = rules.terms[APPLY_BY]
    working = [*_working(story.decision, rule, rules)]
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
    return _counted(APPLY_BY, story.decision, tuple(working), rule, rules, confidence)


def _working(start: Span, rule: TermRule, rules: Rules) -> tuple[Sentence, ...]:
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


def _counted(
    kind: str, start: Span, working: tuple[Sentence, ...], rule: TermRule, rules: Rules, confidence: Confidence
) -> Deadline:
    """Return a term's end with its extension, if the law gives one."""
    days = start.moved(rule.term.last_day)
    moves = rule.extends and rule.term.extends and days.exact is not None
    extended = extended_end(days.first, rules.equated) if moves else None
    return Deadline(kind, days, extended, working, rule.source, confidence)


def _two_years(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> Deadline | None:
    """Return the days on which the two years of a B-status can end; it is not known from when they count."""
    known = facts.sponsor.application_date.bounded and facts.sponsor.decision_date.bounded
    if not known or not any(case.two_years for case in cases):
        return None
    days = two_years(story)
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


_FROM_LETTER = N_("The letter itself names {day} as the last day. The letter goes before any date that is computed.")


def _answer_by(facts: Facts, rules: Rules) -> Deadline | None:
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


def objection_by(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | None:
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
        return None
    rule = rules.terms[OBJECTION_BY]
    working = (
        *_working(request.outcome_date, rule, rules),
        say(N_("Read the last day in the letter itself, and see a lawyer today: the letter goes before this date.")),
    )
    return _counted(OBJECTION_BY, request.outcome_date, working, rule, rules, rule.confidence)


def _mvv_by(facts: Facts, cases: Sequence[Case], rules: Rules) -> Deadline | None:
    """Return the last day to collect the visa (mvv) after a positive answer."""
    request = facts.request
    if request is None or request.outcome is not Outcome.GRANTED or all(case.outcome is None for case in cases):
        return None
    start = request.outcome_date if request.outcome_date.bounded else request.decided_on
    if not start.bounded:
        return None
    rule = rules.terms[MVV_BY]
    working = (
        *_working(start, rule, rules),
        say(N_("The embassy may allow more time. Ask before this day, and do not count on it.")),
        say(N_("The visa itself is valid for ninety days: travel before the day that it names.")),
    )
    sure = request.outcome_date.bounded
    return _counted(MVV_BY, start, working, rule, rules, rule.confidence if sure else Confidence.UNKNOWN)


def _late_decision(facts: Facts, story: Timeline, cases: Sequence[Case], rules: Rules) -> Deadline | None:
    """Return between which days the IND's own term ends: its length today is not known."""
    pending = all(case.outcome is None and case.procedure is Procedure.NAREIS for case in cases)
    told = facts.request is not None and facts.request.lodged.bounded
    if story.lodged is None or not told or not pending:
        return None
    rule, longest = rules.terms[LATE_DECISION], rules.terms[f"{LATE_DECISION}_longest"]
    lodged = story.lodged
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
    )
    return Deadline(LATE_DECISION, days, None, working, rule.source, rule.confidence)


# A child of thirteen can be eighteen before it comes: two years with a B-status, two of waiting, and an objection.
_NEAR = 13


def _birthdays(born: Span, story: Timeline, rules: Rules) -> list[Deadline]:
    """Return an eighteenth birthday that is near or just past, and half a year before it while that helps.

    Who was eighteen at the asylum application has none that counts, and who is 26 by now has none either.
    """
    day = birthday(born, 18)
    near = both(aged(born, _NEAR, story.today), ~aged(born, 26, story.today))
    if not born.bounded or not both(near, ~day.before(story.application)).possible:
        return []
    young = both(aged(born, 16, story.today), ~aged(born, 18, story.today)).possible
    return [*([_half_year_before(born, rules)] if young else []), _turns_18(born, day, rules)]


def _turns_18(born: Span, day: Span, rules: Rules) -> Deadline:
    """Return an eighteenth birthday, with why a lawyer should know of it."""
    rule = rules.terms[TURNS_18]
    working = (
        say(N_("Born on {born}, eighteen on {day}."), born=born.first, day=day.first)
        if day.exact
        else say(N_("Eighteen between {first} and {last}."), first=day.first, last=day.last),
        say(N_("On which day the age counts is disputed, so ask a lawyer before and after this birthday.")),
    )
    return Deadline(TURNS_18, day, None, working, rule.source, _as_exact(rule, day))


def _half_year_before(born: Span, rules: Rules) -> Deadline:
    """Return the day on which a youngster is seventeen and a half: time to prepare for being eighteen."""
    rule = rules.terms[TURNS_17_HALF]
    day = born.moved(rule.term.last_day)
    working = (
        say(N_("Seventeen and a half: time to talk about what changes at eighteen, such as the household's income.")),
        say(N_("Who came as a child alone has a guardian of Nidos until eighteen.")),
    )
    return Deadline(TURNS_17_HALF, day, None, working, rule.source, _as_exact(rule, day))


def _as_exact(rule: TermRule, day: Span) -> Confidence:
    """Return how sure a day is that follows from a birth date: as sure as the rule, when that date is known."""
    return rule.confidence if day.exact else Confidence.UNKNOWN


def within(day: Span, story: Timeline, cases: Sequence[Case], rules: Rules) -> Answer:
    """Return whether a day falls within the term in which the family applies, as far as that is known."""
    next_day = day.moved(_day_before)
    answers = {
        next_day.before(three_months_end(story, rules) if case.three_months else two_years(story)) for case in cases
    }
    return answers.pop() if len(answers) == 1 else Answer.MAYBE


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
