"""Laws for every family: a missing fact never makes the answer surer, and a new fact takes nothing away in silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.domain.certainties import Answer, Confidence
from desktop.domain.reunification.checklists import Checklist, MemberChecklist, checklist
from desktop.domain.reunification.families import (
    Facts,
    Letter,
    Marriage,
    Member,
    OtherParent,
    Outcome,
    Papers,
    Procedure,
    Relation,
    Request,
    Sponsor,
    Status,
)
from desktop.domain.reunification.rules import Route
from desktop.domain.spans import UNKNOWN, Span, aged
from desktop.errors import InputError
from desktop.paths import resources
from tests.rule_packs import load_rules

TODAY = date(2026, 11, 21)
RULES = load_rules(resources() / "content")
HUMILITY = {Route.ASK: 2, Route.HOLD: 1}

SPONSOR_FACTS = (
    "application_date",
    "decision_date",
    "decision_received",
    "status",
    "born",
    "unaccompanied_minor",
    "permit_expires",
)
# Not among them: a notice of late decision that nobody mentions was not sent, so it cannot be forgotten.
REQUEST_FACTS = ("lodged", "decided", "decided_on", "outcome", "outcome_date", "answer_by", "letter", "route")
MEMBER_FACTS = (
    "relation",
    "born",
    "tie_before_entry",
    "married",
    "earlier_marriage",
    "more_than_one_spouse",
    "other_parent",
    "unmarried",
    "dependent",
    "papers",
    "documents_language",
)
DATES = {
    "application_date",
    "decision_date",
    "decision_received",
    "born",
    "lodged",
    "decided_on",
    "outcome_date",
    "answer_by",
    "permit_expires",
}


def spread(day: date, exactness: str) -> Span:
    """A day as it is told: as itself, or only its month or year."""
    month = Span(day.replace(day=1), day.replace(day=28))
    return {"day": Span.on(day), "month": month, "year": Span(date(day.year, 1, 1), date(day.year, 12, 31))}[exactness]


exactness = st.sampled_from(["day", "day", "day", "month", "year"])


def spans(first: date, last: date = TODAY) -> st.SearchStrategy[Span]:
    """Days, months and years between two days."""
    return st.builds(spread, st.dates(first, last), exactness)


members = st.builds(
    Member,
    name=st.just("Hanna"),
    relation=st.sampled_from(Relation),
    born=spans(date(1960, 1, 1)),
    tie_before_entry=st.booleans(),
    married=st.sampled_from(Marriage),
    earlier_marriage=st.booleans(),
    more_than_one_spouse=st.booleans(),
    other_parent=st.sampled_from(OtherParent),
    unmarried=st.booleans(),
    dependent=st.booleans(),
    papers=st.sampled_from(Papers),
    documents_language=st.sampled_from(["nl", "ar"]),
)


@st.composite
def families(draw: st.DrawFn) -> Facts:
    """A family of which everything is known, with its days in the order in which they happen."""
    # Half of the stories play around 12 June 2026, where the rules change.
    first = draw(st.sampled_from([date(2024, 1, 1), date(2026, 5, 20)]))
    days = sorted(draw(st.lists(st.dates(first, TODAY), min_size=5, max_size=5)))
    applied, decision, received, lodged, decided = (spread(day, draw(exactness)) for day in days)
    alone = draw(st.booleans())
    sponsor = Sponsor(
        application_date=applied,
        decision_date=decision,
        decision_received=received,
        status=draw(st.sampled_from(Status)),
        born=draw(spans(date(2009, 1, 1), date(2012, 1, 1)) if alone else spans(date(1960, 1, 1), date(2010, 1, 1))),
        unaccompanied_minor=alone,
        permit_expires=draw(spans(date(2026, 1, 1), date(2031, 1, 1))),
    )
    ended = draw(st.booleans())
    request = Request(
        lodged=lodged,
        decided=ended,
        decided_on=decided if ended else UNKNOWN,
        outcome=draw(st.sampled_from(Outcome)) if ended else None,
        # A decision carries the date on which it was taken, so the letter's date stands in for it and the reverse.
        outcome_date=decided if ended else UNKNOWN,
        letter=draw(st.sampled_from(Letter)),
        answer_by=Span.on(TODAY + timedelta(days=20)),
        route=draw(st.sampled_from([Procedure.NAREIS, *Procedure])),
        notice_sent=decided if draw(st.booleans()) and not ended else UNKNOWN,
    )
    relatives = draw(st.lists(members, min_size=1, max_size=2))
    return Facts(sponsor, request if draw(st.booleans()) else None, tuple(relatives))


def forgotten(facts: Facts, table: str, fact: str) -> Facts:
    """Return the family with one fact unknown, of everybody who has it."""
    unknown = {fact: UNKNOWN if fact in DATES else None}
    if table == "sponsor":
        return replace(facts, sponsor=replace(facts.sponsor, **unknown))
    if table == "request":
        return replace(facts, request=None if facts.request is None else replace(facts.request, **unknown))
    return replace(facts, members=tuple(replace(one, **unknown) for one in facts.members))


facts_to_forget = st.sampled_from(
    [("sponsor", fact) for fact in SPONSOR_FACTS]
    + [("request", fact) for fact in REQUEST_FACTS]
    + [("members", fact) for fact in MEMBER_FACTS]
)


def consistent(facts: Facts) -> Checklist:
    """Return the checklist of a family whose dates can be true."""
    sponsor = facts.sponsor
    adult = aged(sponsor.born, 18, sponsor.application_date) is not Answer.NO
    assume(not (sponsor.unaccompanied_minor and adult))
    try:
        return checklist(facts, RULES, TODAY)
    except InputError:
        assume(False)
        raise


def words(part: Checklist | MemberChecklist, *, only_sure: bool = False) -> set[str]:
    return {one.to for one in part.referrals if one.sure or not only_sure}


def no_surer(less: Checklist | MemberChecklist, more: Checklist | MemberChecklist) -> None:
    """Assert that the documents and dates of `less` claim no more than those of `more`."""
    known = {one.id: one for one in more.documents}
    for one in less.documents:
        assert one.confidence <= (known[one.id].confidence if one.id in known else Confidence.UNKNOWN), one
        if one.need == "required" and one.id in known and one.confidence > Confidence.UNKNOWN:
            assert known[one.id].need == "required", one
    assert known.keys() <= {one.id for one in less.documents}
    dates = {one.kind: one for one in more.dates}
    for day in less.dates:
        if day.kind not in dates:
            # A birthday is as sure as the birth date, and the letter's own day as the letter, whatever it is about.
            assert day.kind in ("turns_18", "turns_17_half", "answer_by") or day.confidence <= Confidence.UNVERIFIED, (
                day
            )
            continue
        known_day = dates[day.kind]
        assert day.confidence <= known_day.confidence, day
        if known_day.source.title == "De brief zelf" != day.source.title:
            # For want of the letter's own day another is computed, and that one is only a warning.
            assert day.confidence < known_day.confidence
            continue
        assert day.days.first <= known_day.days.first, day
        assert day.days.last >= known_day.days.last, day


@given(families(), facts_to_forget)
@settings(max_examples=250, deadline=None)
def test_a_missing_fact_never_makes_the_answer_surer(facts: Facts, forget: tuple[str, str]) -> None:
    known = consistent(facts)
    less = checklist(forgotten(facts, *forget), RULES, TODAY)

    assert set(known.regimes) <= set(less.regimes)
    assert words(known) <= words(less)
    no_surer(less, known)
    for before, after in zip(known.members, less.members, strict=True):
        assert after.route is before.route or HUMILITY.get(after.route, 0) > HUMILITY.get(before.route, 0)
        assert words(before) <= words(after)
        no_surer(after, before)


@given(families(), facts_to_forget)
@settings(max_examples=150, deadline=None)
def test_a_new_fact_takes_away_only_what_was_marked_as_open(facts: Facts, forget: tuple[str, str]) -> None:
    known = consistent(facts)
    less = checklist(forgotten(facts, *forget), RULES, TODAY)

    assert words(less, only_sure=True) <= words(known)
    for before, after in zip(less.members, known.members, strict=True):
        assert words(before, only_sure=True) <= words(after)


@given(families())
@settings(max_examples=100, deadline=None)
def test_everything_cites_a_source_and_says_why(facts: Facts) -> None:
    found = consistent(facts)
    for part in (found, *found.members):
        assert all(one.source.title for one in part.documents)
        assert all(one.source.title and one.working for one in part.dates)
        assert all(str(one.why) for one in part.referrals)
    assert found.hold == any(one.route is Route.HOLD for one in found.members)
    assert all({"lawyer", "ind"} <= words(one) for one in found.members if HUMILITY.get(one.route))
    assert words(found) >= set().union(*(words(one) for one in found.members))


@given(families())
@settings(max_examples=100, deadline=None)
def test_on_a_wrong_clock_no_date_is_computed_and_nothing_is_surer(facts: Facts) -> None:
    known = consistent(facts)
    less = checklist(facts, RULES, None)

    assert less.dates == ()
    assert all(one.dates == () for one in less.members)
    assert "clock is wrong" in str(less.warnings[0])
    assert words(known) <= words(less)
    for before, after in zip(known.members, less.members, strict=True):
        assert after.route is before.route or HUMILITY.get(after.route, 0) > HUMILITY.get(before.route, 0)
        no_surer(replace(after, dates=()), before)


@pytest.mark.parametrize("table", ["sponsor", "members"])
def test_a_family_of_which_nothing_is_known_gets_the_humblest_answer(table: str) -> None:
    facts = Facts() if table == "sponsor" else Facts(members=(Member(name="Hanna"),))
    found = checklist(facts, RULES, TODAY)

    assert found.regimes == ("V2-A", "V2-B")
    assert found.dates == ()
    assert {"lawyer", "ind"} <= words(found)
    assert all(one.route is Route.ASK for one in found.members)
    assert all(one.confidence is Confidence.UNKNOWN for member in found.members for one in member.documents)
