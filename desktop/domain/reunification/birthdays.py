"""Birthdays that matter: eighteen, half a year before it, and the age of the state pension, which is not computed."""

from desktop.domain.certainties import Answer, Confidence, both
from desktop.domain.reunification.deadlines import Deadline, NotComputed
from desktop.domain.reunification.rules import Rules, TermRule
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.sentences import say
from desktop.domain.spans import Span, aged, birthday
from desktop.wording import N_

TURNS_18, TURNS_17_HALF, AOW_AGE = "turns_18", "turns_17_half", "aow_age"
_OLD = 60
"""From this age on people ask about the AOW. The age of the AOW itself is in no source of this pack."""

# A child of thirteen can be eighteen before it comes: two years with a B-status, two of waiting, and an objection.
_NEAR = 13


def birthdays(born: Span, story: Timeline, rules: Rules) -> list[Deadline]:
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


def aow_age(born: Span, story: Timeline) -> NotComputed | None:
    """Return, for who is old enough to ask, that the age of the state pension is not computed here."""
    if not born.bounded or aged(born, _OLD, story.today) is Answer.NO:
        return None
    return NotComputed(
        AOW_AGE,
        say(N_("From which day somebody gets the state pension (AOW) is not known here. Ask the municipality.")),
    )
