"""Whole families, with the outcome written by hand from the facts; and the laws that no family may break."""

import tomllib
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from desktop.content.facts import load_facts
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.checklists import Checklist, MemberChecklist, checklist
from desktop.domain.reunification.dates import computed_dates
from desktop.domain.reunification.deadlines import Deadline
from desktop.domain.reunification.documents import NeededDocument
from desktop.domain.reunification.families import Facts, Letter, OtherParent, Outcome, Procedure, Relation, Status
from desktop.domain.reunification.routes import kinds
from desktop.domain.reunification.rules import Kind, Route, Rules
from desktop.domain.reunification.timelines import timeline
from desktop.domain.spans import UNKNOWN, read_span
from desktop.paths import resources
from tests.rule_packs import load_rules

FAMILIES = Path(__file__).parents[2] / "data" / "families"
CASES = sorted(path.name.removesuffix(".expected.toml") for path in FAMILIES.glob("*.expected.toml"))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resources() / "content")


def by_need(documents: tuple[NeededDocument, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in documents:
        found.setdefault(one.need, []).append(one.id)
    return found


def by_kind(dates: tuple[Deadline, ...]) -> dict[str, list[str]]:
    return {
        one.kind: [
            one.days.first.isoformat(),
            one.days.last.isoformat(),
            one.extended.isoformat() if one.extended else "",
            one.confidence.word,
        ]
        for one in dates
    }


def open_dates(part: Checklist | MemberChecklist) -> dict[str, str]:
    return {one.kind: str(one.why) for one in part.not_computed}


def words(part: Checklist | MemberChecklist) -> list[str]:
    return sorted({one.to for one in part.referrals})


@pytest.mark.parametrize("case", CASES)
def test_each_family_gets_the_outcome_that_the_facts_give(case: str, rules: Rules) -> None:
    facts = load_facts(FAMILIES / f"{case}.toml")
    expected = tomllib.loads((FAMILIES / f"{case}.expected.toml").read_text())

    found = checklist(facts, rules, facts.today)

    assert {
        "regimes": list(found.regimes),
        "hold": found.hold,
        "referrals": words(found),
        "dates": by_kind(found.dates),
        "documents": by_need(found.documents),
        "members": [
            {
                "route": one.route.value,
                "referrals": words(one),
                "dates": by_kind(one.dates),
                "documents": by_need(one.documents),
            }
            for one in found.members
        ],
    } == expected


@pytest.mark.parametrize("case", CASES)
def test_dates_alone_are_those_of_the_whole_checklist(case: str, rules: Rules) -> None:
    facts = load_facts(FAMILIES / f"{case}.toml")
    assert facts.today is not None
    found = checklist(facts, rules, facts.today)
    alone = computed_dates(facts, rules, facts.today)
    whole = [*found.dates, *(one for member in found.members for one in member.dates)]
    assert [one for _, one in alone] == whole


def test_the_three_months_show_their_working(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    (apply_by,) = checklist(facts, rules, facts.today).dates

    assert [str(step) for step in apply_by.working] == [
        "The term is counted from the day after 2026-10-01: from 2026-10-02.",
        "A term of 3 months ends on the day with the same number, 1: on 2027-01-01.",
        (
            "2027-01-01 is New Year's Day, so the General Extension of Time Limits Act moves the end to 2027-01-04. "
            "Do not count on that: act on 2027-01-01 at the latest. Only a lawyer relies on the later day."
        ),
        "The decision was received on 2026-10-05; the date on the decision counts.",
    ]
    assert "ECLI:NL:HR:2017:2225" in apply_by.source.title


def test_the_paper_that_fits_the_marriage_is_looked_for_first(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-b.toml")
    notes = {one.id: str(one.note) for one in checklist(facts, rules, facts.today).members[0].documents if one.note}
    assert "look for this one first" in notes["D11"]
    assert "D10" not in notes


ROWS = set(Kind) - {Kind.UNDERAGE_PARTNER, Kind.CHILD_OF_OTHER_SPOUSE, Kind.ADULT_CHILD, Kind.PARENT}
"""The rows of the table of relatives; the other kinds are those of one question within a row."""
VERSIONS = ("V1", "V2-A", "V2-B", "V2-pending A", "V2-pending B", "V2-A V2-B")


def version_of(facts: Facts, rules: Rules) -> str:
    versions = " ".join(checklist(facts, rules, facts.today).regimes)
    return f"{versions} {facts.sponsor.status}" if versions == "V2-pending" else versions


def test_every_row_of_relatives_has_a_family_under_every_version(rules: Rules) -> None:
    reached: set[tuple[str, Kind]] = set()
    for case in CASES:
        facts = load_facts(FAMILIES / f"{case}.toml")
        story = timeline(facts, facts.today, rules.checked)
        versions = version_of(facts, rules)
        for found in (kinds(member, facts, story) for member in facts.members):
            reached |= {(versions, kind) for kind in found} if len(found) == 1 else set()

    assert set(product(VERSIONS, ROWS)) <= reached


def scenarios_of(facts: Facts, found: Checklist) -> set[str]:
    """The rows of the table of scenarios in which a family stands, besides those of its relatives."""
    request = facts.request
    rows = {f"other parent {one.other_parent}" for one in facts.members if one.relation is Relation.CHILD}
    if request and request.route is Procedure.ARTICLE8:
        return rows | {"article 8"}
    if request and request.outcome is Outcome.GRANTED:
        rows.add("approved")
    if "D39" in {one.id for one in found.documents}:
        rows.add("late")
    return rows | ({"b-status"} if facts.sponsor.status is Status.B else set())


def test_every_scenario_has_a_family_under_every_version(rules: Rules) -> None:
    reached: set[tuple[str, str]] = set()
    for case in CASES:
        facts = load_facts(FAMILIES / f"{case}.toml")
        version = version_of(facts, rules)
        reached |= {(version, row) for row in scenarios_of(facts, checklist(facts, rules, facts.today))}

    assert set(product(VERSIONS, [f"other parent {one}" for one in OtherParent] + ["article 8"])) <= reached
    # Three months run for an A-status only, and what is granted is not pending any more.
    assert set(product(("V1", "V2-A", "V2-pending A", "V2-A V2-B"), ["late"])) <= reached
    assert set(product(("V1", "V2-A", "V2-B", "V2-pending A", "V2-A V2-B"), ["approved"])) <= reached
    assert set(product(("V2-B", "V2-pending B"), ["b-status"])) <= reached


def test_every_document_is_reached_by_a_family(rules: Rules) -> None:
    reached: set[str] = set()
    for case in CASES:
        facts = load_facts(FAMILIES / f"{case}.toml")
        found = checklist(facts, rules, facts.today)
        reached |= {one.id for part in (found, *found.members) for one in part.documents}
    assert reached == set(rules.documents)


@pytest.mark.parametrize("fact", ["application_date", "decision_date"])
def test_a_b_status_without_a_date_says_why_no_two_years_are_shown(fact: str, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-b.toml")
    found = checklist(replace(facts, sponsor=replace(facts.sponsor, **{fact: UNKNOWN})), rules, facts.today)

    assert found.dates == ()
    assert "not computed" in open_dates(found)["two_years"]


def test_an_age_that_contradicts_the_minor_who_came_alone_is_for_a_lawyer(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "parents-of-minor-a.toml")
    found = checklist(replace(facts, sponsor=replace(facts.sponsor, born=read_span("1990"))), rules, facts.today)

    assert found.members[0].route is Route.ASK
    assert {"lawyer", "nidos"} <= set(words(found))


@pytest.mark.parametrize(("relation", "born"), [("spouse", "2009-01-01"), ("unmarried_partner", "2010")])
def test_a_partner_under_eighteen_is_asked_about(relation: str, born: str, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    young = replace(facts.members[0], relation=Relation(relation), born=read_span(born))
    found = checklist(replace(facts, members=(young,)), rules, facts.today).members[0]

    assert found.route is Route.ASK
    assert any("eighteen or older" in str(warning) for warning in found.warnings)


def test_of_two_spouses_neither_is_chosen_by_the_program(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    found = checklist(replace(facts, members=(facts.members[0], facts.members[0])), rules, facts.today)

    assert [one.route for one in found.members] == [Route.ASK, Route.ASK]
    assert "lawyer" in words(found)


def test_a_child_born_after_the_flight_is_not_taken_for_granted(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    child = replace(facts.members[1], born=read_span("2026-09-01"))
    found = checklist(replace(facts, members=(child,)), rules, facts.today).members[0]

    assert found.route is Route.ASK
    assert "regular_route" in words(found)
    assert any("Look at the dates" in str(warning) for warning in found.warnings)


def test_the_letter_of_a_refusal_names_the_last_day(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "refused-without-term.toml")
    assert facts.request is not None
    told = replace(facts.request, answer_by=read_span("2026-11-30"))
    found = checklist(replace(facts, request=told), rules, facts.today)
    dates = {one.kind: one for one in found.dates}

    assert dates["objection_by"].days.exact == date(2026, 11, 30)
    assert "names 2026-11-30" in str(dates["objection_by"].working[0])
    assert "answer_by" not in dates
    assert "objection_by" not in open_dates(found)


def test_the_day_of_a_letter_that_nobody_knows_is_not_called_that_of_the_refusal(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "refused-without-term.toml")
    assert facts.request is not None
    told = replace(facts.request, letter=None, answer_by=read_span("2026-11-30"))
    dates = {one.kind: one for one in checklist(replace(facts, request=told), rules, facts.today).dates}

    assert dates["answer_by"].days.exact == date(2026, 11, 30)
    assert "objection_by" not in dates


def test_how_long_there_is_to_object_under_the_new_rules_is_not_computed(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "refused-without-term.toml")
    assert "the letter names it" in open_dates(checklist(facts, rules, facts.today))["objection_by"]


def test_a_repair_letter_and_a_refusal_do_not_take_each_others_day(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "refused-old-four-weeks.toml")
    assert facts.request is not None
    told = replace(facts.request, letter=Letter.REPAIR, answer_by=read_span("2026-05-04"))
    dates = {one.kind: one for one in checklist(replace(facts, request=told), rules, facts.today).dates}

    assert dates["answer_by"].days.exact == date(2026, 5, 4)
    assert dates["objection_by"].days.exact == date(2026, 5, 14)


def test_who_is_granted_though_the_rules_name_no_way_is_told_to_look_at_the_decision(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "granted-with-a-sister.toml")
    spouse, sister = checklist(facts, rules, facts.today).members

    assert not spouse.warnings
    assert any("the decision goes before this list" in str(one) for one in sister.warnings)


@pytest.mark.parametrize("case", ["refused-old-four-weeks", "granted-after-12-june"])
def test_without_a_date_on_the_letter_no_last_day_is_made_up(case: str, rules: Rules) -> None:
    facts = load_facts(FAMILIES / f"{case}.toml")
    assert facts.request is not None
    told = replace(facts.request, outcome_date=UNKNOWN, decided_on=UNKNOWN)
    found = checklist(replace(facts, request=told), rules, facts.today)

    assert not {one.kind for one in found.dates} & {"objection_by", "mvv_collect_by"}
    assert ("mvv_collect_by" if case == "granted-after-12-june" else "objection_by") in open_dates(found)


def test_no_sentence_says_that_somebody_has_a_right(rules: Rules) -> None:
    for case in CASES:
        facts = load_facts(FAMILIES / f"{case}.toml")
        found = checklist(facts, rules, facts.today)
        told = [str(one.why) for one in found.referrals] + [str(one) for one in found.warnings]
        told += [str(step) for one in found.dates for step in one.working]
        assert not any("right" in sentence.split() for sentence in told)


@pytest.mark.parametrize(
    ("born", "need"),
    # Twelve on the day itself, the day after, the last day of the term (1 January 2027), and the day after that.
    [("2014-11-21", "required"), ("2014-11-22", "later"), ("2015-01-01", "later"), ("2015-01-02", None)],
)
def test_a_birthday_within_the_term_makes_a_paper_come_later(born: str, need: str | None, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    child = replace(facts.members[1], born=read_span(born))
    found = checklist(replace(facts, members=(child,)), rules, facts.today).members[0]

    assert {one.id: one.need for one in found.documents}.get("D08") == need


@pytest.mark.parametrize(("today", "late"), [((2027, 1, 1), False), ((2027, 1, 5), True)])
def test_the_last_day_itself_is_in_time(today: tuple[int, int, int], late: bool, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    found = checklist(facts, rules, date(*today))

    assert ("D39" in {one.id for one in found.documents}) == late
    assert ("regular_route" in words(found)) == late


@pytest.mark.parametrize(
    ("day", "asked"), [("2026-06-11", False), ("2026-06-12", True), ("2026-06-30", True), ("2026-07-01", False)]
)
def test_june_2026_is_for_a_lawyer(day: str, asked: bool, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    told = replace(facts, sponsor=replace(facts.sponsor, application_date=read_span(day)))

    assert ("lawyer" in words(checklist(told, rules, facts.today))) == asked


def test_a_decision_that_lies_ahead_is_set_aside_in_words(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "pending-nuclear-a.toml")
    assert facts.request is not None
    told = replace(facts.request, outcome=Outcome.GRANTED, outcome_date=read_span("2027-03-01"))
    found = checklist(replace(facts, request=told), rules, facts.today)

    assert "mvv_collect_by" not in {one.kind for one in found.dates}
    assert any("not used yet" in str(warning) for warning in found.warnings)


def test_a_pending_file_of_unknown_status_waits(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "pending-nuclear-a.toml")
    found = checklist(replace(facts, sponsor=replace(facts.sponsor, status=None)), rules, facts.today)

    assert found.hold
    assert [one.route for one in found.members] == [Route.HOLD, Route.HOLD]
    assert {"lawyer", "ind"} <= set(words(found))


def test_papers_for_a_way_that_may_be_closed_are_never_certain(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    untold = replace(facts.members[0], tie_before_entry=None)
    found = checklist(replace(facts, members=(untold,)), rules, facts.today).members[0]

    assert found.route is Route.ASK
    assert found.documents
    assert {one.confidence for one in found.documents} == {Confidence.UNKNOWN}
    assert any("exist before the sponsor came" in str(warning) for warning in found.warnings)


def test_a_birth_year_leaves_open_whether_the_age_is_reached(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    child = replace(facts.members[1], born=read_span("2014"))
    (paper,) = [
        one
        for one in checklist(replace(facts, members=(child,)), rules, facts.today).members[0].documents
        if one.id == "D08"
    ]
    assert (paper.need, paper.confidence) == ("if_missing", Confidence.UNKNOWN)


@pytest.mark.parametrize(("born", "asked"), [("2010-01-01", False), ("2009-02-01", True), ("2008-08-01", True)])
def test_a_minor_who_came_alone_and_is_near_eighteen_sees_a_lawyer(born: str, asked: bool, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "parents-of-minor-a.toml")
    told = replace(facts, sponsor=replace(facts.sponsor, born=read_span(born)), members=facts.members[1:])
    found = checklist(told, rules, facts.today)

    assert ("lawyer" in words(found)) == asked
    assert "nidos" in words(found)


def told(
    rules: Rules, *, today: date = date(2026, 11, 21), request: dict[str, str] | None = None, **sponsor: str
) -> Checklist:
    """The checklist of a married couple with a few facts more."""
    facts = load_facts(FAMILIES / "spouse-pending-a.toml")
    assert facts.request is not None
    spans = {name: read_span(word) for name, word in sponsor.items()}
    more = {name: read_span(word) for name, word in (request or {}).items()}
    changed = replace(facts, sponsor=replace(facts.sponsor, **spans), request=replace(facts.request, **more))
    return checklist(changed, rules, today)


@pytest.mark.parametrize(
    ("expires", "opens", "confidence"),
    # Three months before, counted back to the day with the same number or the month's last.
    [
        ("2028-03-14", ["2027-12-14", "2027-12-14"], "certain"),
        ("2027-05-31", ["2027-02-28", "2027-02-28"], "certain"),
        ("2028-05-30", ["2028-02-29", "2028-02-29"], "certain"),
        ("2028-05", ["2028-02-01", "2028-02-29"], "unknown"),
    ],
)
def test_renewal_opens_three_months_before_the_document_ends(
    expires: str, opens: list[str], confidence: str, rules: Rules
) -> None:
    found = told(rules, permit_expires=expires)
    dates = by_kind(found.dates)

    assert dates["renewal_opens"] == [*opens, "", confidence]
    assert dates["renewal_by"][:2] == [read_span(expires).first.isoformat(), read_span(expires).last.isoformat()]
    assert dates["renewal_by"][3] != "certain"
    assert "renewal_opens" not in open_dates(found)


def test_a_document_that_has_ended_is_said_to_have(rules: Rules) -> None:
    dates = {one.kind: one for one in told(rules, permit_expires="2026-11-20").dates}
    assert "passed" in str(dates["renewal_by"].working[-1])
    dates = {one.kind: one for one in told(rules, permit_expires="2026-11-21").dates}
    assert "passed" not in str(dates["renewal_by"].working[-1])


def test_without_the_day_on_the_document_no_renewal_is_computed(rules: Rules) -> None:
    found = told(rules)
    assert "Look on the document" in open_dates(found)["renewal_opens"]
    assert not {"renewal_opens", "renewal_by"} & by_kind(found.dates).keys()


def test_a_notice_of_late_decision_gives_two_weeks_and_a_lawyer(rules: Rules) -> None:
    # Two weeks from 12 December 2026 end on the second day of Christmas, a Saturday: Monday the 28th is the next.
    found = told(rules, today=date(2026, 12, 14), request={"notice_sent": "2026-12-12"})
    assert by_kind(found.dates)["notice_answer_by"] == ["2026-12-26", "2026-12-26", "2026-12-28", "likely"]
    assert "lawyer" in words(found)


@pytest.mark.parametrize(
    ("born", "said"), [("1966-11-21", True), ("1966-11-22", False), ("1966", True), ("1938", True)]
)
def test_the_age_of_the_state_pension_is_never_computed(born: str, said: bool, rules: Rules) -> None:
    found = told(rules, born=born)
    assert ("aow_age" in open_dates(found)) == said
    assert "aow_age" not in by_kind(found.dates)


def test_the_day_of_receipt_makes_no_date_more_exact(rules: Rules) -> None:
    facts = load_facts(FAMILIES / "married-a-two-children.toml")
    month = replace(facts.sponsor, decision_date=read_span("2026-10"), decision_received=read_span("2026-10-05"))
    found = checklist(replace(facts, sponsor=month), rules, facts.today)

    assert by_kind(found.dates)["apply_by"] == ["2027-01-01", "2027-01-31", "", "likely"]
