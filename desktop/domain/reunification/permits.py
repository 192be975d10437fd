"""When the sponsor's residence document can be renewed."""

from desktop.domain.certainties import Answer, Confidence
from desktop.domain.reunification.deadlines import Deadline, NotComputed
from desktop.domain.reunification.families import Facts
from desktop.domain.reunification.rules import Rules, TermRule
from desktop.domain.reunification.timelines import Timeline
from desktop.domain.sentences import Sentence, say
from desktop.domain.spans import Span
from desktop.domain.terms import months_later
from desktop.wording import N_

RENEWAL_OPENS, RENEWAL_BY = "renewal_opens", "renewal_by"


def renewal_dates(facts: Facts, story: Timeline, rules: Rules) -> tuple[Deadline | NotComputed, ...]:
    """Return from when and until when renewal is asked for; it follows only from the day that the document names."""
    expires = facts.sponsor.permit_expires
    opens, last = rules.terms[RENEWAL_OPENS], rules.terms[RENEWAL_BY]
    if not expires.bounded:
        why = N_(
            "Until when the residence document is valid is not known, so it is not computed from when it can be "
            "renewed. Look on the document itself."
        )
        return (NotComputed(RENEWAL_OPENS, say(why)),)
    begins = expires.moved(lambda day: months_later(day, -opens.term.months))
    return (
        Deadline(
            RENEWAL_OPENS, begins, None, _opening(begins, expires, opens), opens.source, _as_exact(opens, expires)
        ),
        Deadline(RENEWAL_BY, expires, None, _closing(expires, story), last.source, _as_exact(last, expires)),
    )


def _opening(begins: Span, expires: Span, rule: TermRule) -> tuple[Sentence, ...]:
    months = rule.term.months
    if begins.exact is None or expires.exact is None:
        return (
            say(
                N_(
                    "{months} months before the document ends; that day is not known exactly: between {first} and {last}."
                ),
                months=months,
                first=begins.first,
                last=begins.last,
            ),
        )
    return (
        say(
            N_("The document is valid until {expires}. Renewal is asked for from {months} months before: {begins}."),
            expires=expires.exact,
            months=months,
            begins=begins.exact,
        ),
    )


def _closing(expires: Span, story: Timeline) -> tuple[Sentence, ...]:
    told = say(
        N_("Ask for renewal on {first} at the latest: the last day that the document itself names."),
        first=expires.first,
    )
    if ~expires.before(story.today) is Answer.YES:
        return (told,)
    return told, say(N_("That day has passed, or may have: ask the IND or a lawyer today."))


def _as_exact(rule: TermRule, day: Span) -> Confidence:
    return rule.confidence if day.exact else Confidence.UNKNOWN
