"""The days of a family's story in order: what one date says about another, and which dates cannot be true."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.reunification.families import Facts, Member, Outcome, Procedure, Relation, Request
from desktop.domain.spans import EARLIEST, LATEST, UNKNOWN, Span
from desktop.errors import InputError
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Timeline:
    """When what happened, each at its narrowest; a day that has not come is the last day of the calendar."""

    today: Span
    application: Span
    decision: Span
    lodged: Span | None
    """None when no application has been lodged."""
    endings: tuple[tuple[Outcome | None, Span], ...]
    """How the application may have ended, and when; an outcome of None is: it has not."""

    @property
    def reference(self) -> Span:
        """The day on which ages count: that of lodging, else today."""
        return self.today if self.lodged is None else self.lodged


def timeline(facts: Facts, today: date | None, compiled: date) -> Timeline:
    """Return the story's days; without today (a clock known to be wrong) it is some day since the facts were compiled.

    Raises InputError when a date cannot be true, with the reason.
    """
    sponsor, request = facts.sponsor, facts.request
    now = Span(max(compiled, _latest_past(facts)), LATEST) if today is None else Span.on(today)
    past = Span(EARLIEST, now.last)
    _refuse_future(facts, past)
    received = sponsor.decision_received.within(past)
    decision = _not_after(sponsor.decision_date, received, _DECISION_AFTER_RECEIPT)
    application = _not_after(sponsor.application_date, decision, _APPLICATION_AFTER_DECISION)
    _not_after(sponsor.born, application, _BORN_AFTER_APPLICATION)
    decision = Span(max(decision.first, application.first), decision.last)
    lodged = None if request is None else _lodged(request, application, decision, past)
    for member in facts.members:
        _check_birth(member, facts)
    endings = ((None, Span.on(LATEST)),) if request is None or lodged is None else _endings(request, lodged, now)
    return Timeline(now, application, decision, lodged, endings)


_FUTURE = N_("A date lies in the future: {day}, and today is {today}. Correct it, or look at the laptop's clock.")
_DECISION_AFTER_RECEIPT = N_(
    "The decision would be dated {first}, after it was received ({second}). Look at the letter and correct one of them."
)
_APPLICATION_AFTER_DECISION = N_(
    "The asylum application ({first}) cannot come after the decision on it ({second}). Correct one of them."
)
_BORN_AFTER_APPLICATION = N_(
    "The sponsor would be born ({first}) after applying for asylum ({second}). Correct one of them."
)
_DECISION_AFTER_LODGING = N_(
    "An application for family ({second}) cannot be lodged before the sponsor's decision ({first}). Correct one of them."
)
_APPLICATION_AFTER_LODGING = N_(
    "An application for family ({second}) cannot be lodged before the asylum application ({first}). Correct one of them."
)
_LODGED_AFTER_DECIDED = N_(
    "The application for family would be decided ({second}) before it was lodged ({first}). Correct one of them."
)
_DECIDED_AFTER_LETTER = N_(
    "The letter is dated {second}, before the application was decided ({first}). Correct one of them."
)
_OUTCOME_WITHOUT_DECISION = N_(
    "The facts say that the application is not decided, and also what was decided. Correct one of them."
)
_CHILD_OLDER = N_("A child ({second}) cannot be born before its parent ({first}). Correct one of them.")


def _not_after(first: Span, second: Span, sentence: str) -> Span:
    """Return the days that are left for the first of two events. Raises InputError when there are none."""
    if first.first > second.last:
        raise InputError(sentence, first=first.first, second=second.last)
    return Span(first.first, min(first.last, second.last))


def _latest_past(facts: Facts) -> date:
    """Return a day that has surely come: the latest on which something is known to have happened."""
    sponsor, request = facts.sponsor, facts.request
    known = [sponsor.application_date, sponsor.decision_date, sponsor.decision_received]
    known += [] if request is None else [request.lodged, request.notice_sent]
    return max(one.first for one in known)


def _refuse_future(facts: Facts, past: Span) -> None:
    """Refuse what has happened on a day that has not come. Raises InputError."""
    sponsor, request = facts.sponsor, facts.request
    happened = [sponsor.application_date, sponsor.decision_date, sponsor.decision_received, sponsor.born]
    happened += [member.born for member in facts.members]
    if request is not None:
        happened += [request.lodged, request.notice_sent]
        happened += [request.decided_on, request.outcome_date] if request.decided else []
    for one in happened:
        if one.first > past.last:
            raise InputError(_FUTURE, day=one.first, today=past.last)


def _lodged(request: Request, application: Span, decision: Span, past: Span) -> Span:
    """Return the days on which the application can have been lodged. Raises InputError when there are none."""
    lodged = request.lodged.within(past)
    _not_after(application, lodged, _APPLICATION_AFTER_LODGING)
    if request.route is Procedure.NAREIS:
        _not_after(decision, lodged, _DECISION_AFTER_LODGING)
    floor = decision if request.route is Procedure.NAREIS else application
    return Span(max(lodged.first, floor.first), lodged.last)


def _endings(request: Request, lodged: Span, now: Span) -> tuple[tuple[Outcome | None, Span], ...]:
    """Return how an application may have ended. Raises InputError when what is told contradicts itself."""
    told = _ending_told(request, now)
    if request.decided is False:
        if told:
            raise InputError(_OUTCOME_WITHOUT_DECISION)
        return ((None, Span.on(LATEST)),)
    if not told and not request.decided:
        return (*((outcome, Span(lodged.first, now.last)) for outcome in Outcome), (None, Span.on(LATEST)))
    decided = _not_after(request.decided_on, request.outcome_date, _DECIDED_AFTER_LETTER)
    if request.decided_on == UNKNOWN:
        decided = request.outcome_date
    _not_after(lodged, decided, _LODGED_AFTER_DECIDED)
    days = Span(max(decided.first, lodged.first), min(decided.last, now.last))
    outcomes = tuple(Outcome) if request.outcome is None else (request.outcome,)
    return tuple((outcome, days) for outcome in outcomes)


def _ending_told(request: Request, now: Span) -> bool:
    """Return whether the facts tell of a decision that has been taken; one that lies ahead has not."""
    dates = [one for one in (request.decided_on, request.outcome_date) if one != UNKNOWN]
    if any(one.first > now.last for one in dates):
        return False
    return bool(dates) or request.outcome is not None


def _check_birth(member: Member, facts: Facts) -> None:
    """Refuse a child of the sponsor's own who is older than the sponsor. Raises InputError."""
    if member.relation is Relation.CHILD and facts.sponsor.born.first >= member.born.last:
        raise InputError(_CHILD_OLDER, first=facts.sponsor.born.first, second=member.born.last)


def born_after_application(member: Member, story: Timeline) -> bool:
    """Return whether a relative was surely born after the sponsor applied, so after the entry too."""
    return member.born.first > story.application.last
