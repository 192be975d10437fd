"""The rule versions and their windows, held against the switch as the facts word it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.content.rules import load_rules
from desktop.domain.families import Facts, Outcome, Procedure, Request, Sponsor, Status
from desktop.domain.regimes import cases
from desktop.domain.rules import Rules, uncovered
from desktop.domain.spans import Span, read_span
from desktop.domain.timelines import timeline
from desktop.paths import resources

TODAY = date(2026, 11, 21)
SPONSOR = Sponsor(application_date=read_span("2024-02-10"), decision_date=read_span("2025-12-02"), status=Status.A)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resources() / "content")


def found(facts: Facts, rules: Rules, today: date = TODAY) -> set[str]:
    return {case.regime for case in cases(facts, timeline(facts, today, rules.checked), rules)}


@pytest.mark.parametrize(
    ("request_facts", "status", "expected"),
    [
        (None, Status.A, {"V2-A"}),
        (None, Status.B, {"V2-B"}),
        (None, None, {"V2-A", "V2-B"}),
        (Request(lodged=read_span("2026-06-12"), decided=False), Status.B, {"V2-B"}),
        (Request(lodged=read_span("2026-06-11"), decided=False), Status.B, {"V2-pending"}),
        (Request(lodged=read_span("2026-06-11"), decided=False), Status.A, {"V2-pending"}),
        (Request(lodged=read_span("2026-01-05"), decided=True, decided_on=read_span("2026-06-11")), None, {"V1"}),
        (
            Request(lodged=read_span("2026-01-05"), decided=True, decided_on=read_span("2026-06-12")),
            None,
            {"V2-pending"},
        ),
        (Request(lodged=read_span("2026-01-05"), decided=True), Status.A, {"V1", "V2-pending"}),
        (Request(lodged=read_span("2026-01-05")), Status.A, {"V1", "V2-pending"}),
        (Request(lodged=read_span("2026-06"), decided=False), Status.A, {"V2-A", "V2-pending"}),
        (Request(), None, {"V1", "V2-A", "V2-B", "V2-pending"}),
    ],
)
def test_the_regime_that_probably_applies(
    request_facts: Request | None, status: Status | None, expected: set[str], rules: Rules
) -> None:
    assert found(Facts(replace(SPONSOR, status=status), request_facts), rules) == expected


def test_for_every_pair_of_days_exactly_one_version_holds(rules: Rules) -> None:
    assert uncovered(rules.regimes) is None
    start = date(2026, 5, 25)
    window = [start + timedelta(days=ahead) for ahead in range(40)]
    for lodged in window:
        for decided in (day for day in window if day >= lodged):
            for status in Status:
                one = [
                    regime.id
                    for regime in rules.regimes.values()
                    if regime.covers(Span.on(lodged), Span.on(decided), status)
                ]
                before = lodged < date(2026, 6, 12)
                expected = ("V1" if decided < date(2026, 6, 12) else "V2-pending") if before else f"V2-{status}"
                assert one == [expected], (lodged, decided, status)


def test_every_version_is_reachable(rules: Rules) -> None:
    assert found(Facts(replace(SPONSOR, status=None), Request()), rules) == set(rules.regimes)


def test_before_the_change_an_application_to_come_may_fall_under_either(rules: Rules) -> None:
    assert found(Facts(SPONSOR), rules, date(2026, 6, 1)) == {"V2-A", "V2-pending"}


def test_a_gap_and_an_overlap_are_seen(rules: Rules) -> None:
    old = rules.regimes["V1"]
    for last in (date(2026, 6, 10), date(2026, 6, 12)):
        window = Span(old.decided.first, last)
        assert uncovered({**rules.regimes, "V1": replace(old, decided=window)}) is not None


def test_a_pending_file_stands_between_two_versions(rules: Rules) -> None:
    facts = Facts(replace(SPONSOR, status=Status.B), Request(lodged=read_span("2026-02-10"), decided=False))
    (case,) = cases(facts, timeline(facts, TODAY, rules.checked), rules)
    assert case.versions == ("V1", "V2-B")
    assert not case.three_months
    assert not case.two_years
    assert case.outcome is None


def test_another_procedure_has_its_own_papers(rules: Rules) -> None:
    told = Request(lodged=read_span("2026-08-10"), decided=True, outcome=Outcome.GRANTED, route=Procedure.REGULAR)
    facts = Facts(SPONSOR, told)
    (case,) = cases(facts, timeline(facts, TODAY, rules.checked), rules)
    assert case.rule_sets == ("regular",)
    assert not case.three_months
