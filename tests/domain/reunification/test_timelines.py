"""What one date says about another, and which dates cannot be true."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.reunification.families import Facts, Member, Outcome, Procedure, Relation, Request, Sponsor
from desktop.domain.reunification.timelines import timeline
from desktop.domain.spans import LATEST, UNKNOWN, Span, read_span
from desktop.errors import InputError

TODAY = date(2026, 11, 21)
COMPILED = date(2026, 11, 1)
SPONSOR = Sponsor(
    application_date=read_span("2026-07-03"),
    decision_date=read_span("2026-10-01"),
    decision_received=read_span("2026-10-05"),
    born=read_span("1990-05-01"),
)
REQUEST = Request(lodged=read_span("2026-10-20"), decided=False)


def sponsor(**told: str) -> Facts:
    return Facts(replace(SPONSOR, **{key: read_span(value) for key, value in told.items()}))


def request(**told: object) -> Facts:
    read = {key: read_span(value) if type(value) is str else value for key, value in told.items()}
    return Facts(SPONSOR, replace(REQUEST, **read))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (sponsor(application_date="2026-11-02"), "cannot come after the decision"),
        (sponsor(decision_date="2026-10-06"), "after it was received"),
        (sponsor(born="2026-07-04"), "after applying for asylum"),
        (sponsor(decision_received="2026-11-22"), "lies in the future"),
        (sponsor(application_date="2027"), "lies in the future"),
        (request(lodged="2026-09-30"), "before the sponsor's decision"),
        (request(lodged="2026-07-02"), "before the asylum application"),
        (request(lodged="2026-11-22"), "lies in the future"),
        (request(decided=True, decided_on="2026-10-19"), "before it was lodged"),
        (request(decided=True, outcome_date="2026-10-19"), "before it was lodged"),
        (request(decided=True, decided_on="2026-11-22"), "lies in the future"),
        (
            request(decided=True, decided_on="2026-11-10", outcome_date="2026-11-09"),
            "before the application was decided",
        ),
        (request(decided=False, outcome=Outcome.REFUSED), "not decided, and also what was decided"),
        (request(decided=False, decided_on="2026-11-10"), "not decided, and also what was decided"),
        (Facts(SPONSOR, None, (Member(born=read_span("2026-11-22")),)), "lies in the future"),
        (
            Facts(SPONSOR, None, (Member(relation=Relation.CHILD, born=read_span("1989")),)),
            "cannot be born before its parent",
        ),
    ],
)
def test_a_date_that_cannot_be_true_is_refused_with_the_reason(facts: Facts, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        timeline(facts, TODAY, COMPILED)


def test_a_month_is_narrowed_by_the_days_around_it() -> None:
    story = timeline(sponsor(application_date="2026", decision_date="2026-10"), TODAY, COMPILED)

    assert story.application == Span(date(2026, 1, 1), date(2026, 10, 5))
    assert story.decision == Span(date(2026, 10, 1), date(2026, 10, 5))


def test_an_adopted_child_may_be_older_than_the_sponsor_says() -> None:
    facts = Facts(SPONSOR, None, (Member(relation=Relation.ADOPTED_CHILD, born=read_span("1989")),))
    assert timeline(facts, TODAY, COMPILED).today == Span.on(TODAY)


def test_an_application_that_is_no_nareis_may_come_before_the_decision() -> None:
    story = timeline(request(lodged="2026-09-30", route=Procedure.ARTICLE8), TODAY, COMPILED)
    assert story.lodged == Span.on(date(2026, 9, 30))


def test_without_a_clock_today_is_some_day_since_the_latest_that_is_known() -> None:
    assert timeline(Facts(), None, COMPILED).today == Span(COMPILED, LATEST)
    story = timeline(request(lodged="2027-01-05"), None, COMPILED)
    assert story.today == Span(date(2027, 1, 5), LATEST)


def test_a_decision_that_lies_ahead_is_no_contradiction() -> None:
    story = timeline(request(decided=False, decided_on="2027-03-01", outcome=Outcome.GRANTED), TODAY, COMPILED)
    assert story.endings == ((None, Span.on(LATEST)),)


def test_how_it_ended_is_open_when_nobody_told() -> None:
    story = timeline(request(decided=None), TODAY, COMPILED)
    assert {outcome for outcome, _ in story.endings} == {None, *Outcome}


def test_an_outcome_says_that_it_was_decided() -> None:
    story = timeline(request(decided=None, outcome=Outcome.REFUSED), TODAY, COMPILED)
    assert story.endings == ((Outcome.REFUSED, Span(date(2026, 10, 20), TODAY)),)


def test_an_unknown_day_of_lodging_lies_between_the_decision_and_today() -> None:
    story = timeline(Facts(SPONSOR, Request(lodged=UNKNOWN)), TODAY, COMPILED)
    assert story.lodged == Span(date(2026, 10, 1), TODAY)
    assert story.reference == story.lodged
