"""The rule versions and their windows, held against the switch as the facts word it."""

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.content.facts import load_facts
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.families import Facts, Outcome, Procedure, Request, Sponsor, Status
from desktop.domain.reunification.regimes import cases
from desktop.domain.reunification.rules import Route, Rules, uncovered
from desktop.domain.reunification.timelines import timeline
from desktop.domain.spans import Span, read_span
from desktop.paths import resources
from tests.rule_packs import load_rules

FAMILIES = Path(__file__).parents[2] / "data" / "families"
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


def test_an_application_to_come_falls_under_the_new_rules_also_on_a_look_back(rules: Rules) -> None:
    assert found(Facts(SPONSOR), rules, date(2026, 6, 1)) == {"V2-A"}


def with_third_version(folder: Path) -> Rules:
    """Rules as headquarters may send them one day: from March 2027 an unmarried partner can come with an A-status."""
    shutil.copytree(resources() / "content" / "rules", folder / "rules")
    regimes, routes, documents = (folder / "rules" / f"{name}.toml" for name in ("regimes", "routes", "documents"))
    head, _, second = regimes.read_text().partition('code = "V2-A"')
    table = f'code = "V3-A"{second.partition("[[regimes]]")[0]}'.replace("2026-06-12", "2027-03-01")
    second = second.replace('status = "A"', 'status = "A"\nlodged_until = 2027-02-28')
    regimes.write_text(f'{head}code = "V2-A"{second}\n[[regimes]]\n{table}')
    rows = [row for row in routes.read_text().split("[[routes]]") if '"V2-A"' in row]
    rows = [row.replace("V2-A", "V3-A") for row in rows]
    open_now = [row.replace('"closed"', '"nareis"') if '"unmarried_partner"' in row else row for row in rows]
    routes.write_text("[[routes]]".join([routes.read_text(), *open_now]))
    documents.write_text(re.sub(r'V2-A = ("\w+")', r"V2-A = \1, V3-A = \1", documents.read_text()))
    return load_rules(folder)


@pytest.mark.parametrize(
    ("lodged", "regime", "route"), [("2027-02-28", "V2-A", Route.CLOSED), ("2027-03-01", "V3-A", Route.NAREIS)]
)
def test_a_third_version_takes_over_on_its_day(tmp_path: Path, lodged: str, regime: str, route: Route) -> None:
    rules = with_third_version(tmp_path)
    told = load_facts(FAMILIES / "unmarried-new-a.toml")
    late = replace(told, request=Request(lodged=read_span(lodged), decided=False))
    answer = checklist(late, rules, date(2027, 4, 1))

    assert answer.regimes == (regime,)
    assert answer.members[0].route is route
    assert "D39" in {one.id for one in answer.documents}


def test_an_answer_of_before_the_third_version_reopens_as_it_was(tmp_path: Path, rules: Rules) -> None:
    facts = load_facts(FAMILIES / "unmarried-pending-a.toml")
    assert checklist(facts, with_third_version(tmp_path), facts.today) == checklist(facts, rules, facts.today)


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
