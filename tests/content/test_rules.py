"""The rules that ship are whole; a rule that is spoiled is refused with its file and line."""

import shutil
import tomllib
from pathlib import Path

import pytest

from desktop.domain.certainties import Confidence
from desktop.domain.reunification.rules import Kind, Scenario, rule_sets
from desktop.errors import ContentError
from desktop.paths import resources
from tests.rule_packs import load_rules

PACK = resources() / "content"


def spoiled(folder: Path, name: str, old: str, new: str) -> Path:
    """Return a copy of the rules in which one piece of text is another."""
    shutil.copytree(PACK / "rules", folder / "rules")
    path = folder / "rules" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_all_forty_three_documents_are_there_in_both_languages_with_a_source() -> None:
    rules = load_rules(PACK)

    assert list(rules.documents) == [f"D{number:02}" for number in range(1, 44)]
    for document in rules.documents.values():
        assert document.names["nl"]
        assert document.names["en"]
        assert document.source.title
    listed = {code for papers in rules.scenarios.values() for code in (*papers.documents, *papers.if_any)}
    assert listed == set(rules.documents)
    assert set(rules.scenarios) == set(Scenario)


MARKS = """
D01 CCCCC D02 LLLL- D03 CCC-- D04 CCC-- D05 CCCCC D06 CCCCC D07 CCCCC D08 CCCC- D09 CCCC- D10 CCCC- D11 CCCC- D12 CCCC-
D13 CUU-- D14 C---- D15 CCCC- D16 MMMM- D17 LLLL- D18 CCCC- D19 CCCC- D20 LLLL- D21 MMMM- D22 MMMM- D23 LUU-- D24 L----
D25 C---- D26 LLU-- D27 CCC-- D28 CCCCC D29 ---M- D30 CCCC- D31 CCCC- D32 ---CC D33 --CM- D34 --C-- D35 ---M- D36 ---CC
D37 ---M- D38 ----L D39 CC--- D40 CCC-- D41 --C-- D42 MMM-- D43 LLL--
"""
"""How sure each paper is, from the list of papers that was compiled by hand: under V1, V2-A, V2-B, the regular route and
article 8; C certain, L likely (and what is partly so), M general knowledge, U not found, - not asked for."""


def test_no_paper_is_surer_than_where_it_was_read() -> None:
    rules = load_rules(PACK)
    words = {"C": "certain", "L": "likely", "M": "unverified", "U": "unknown"}
    told = MARKS.split()
    expected = {
        code: {
            version: words[mark] for version, mark in zip(rule_sets(rules.regimes), marks, strict=True) if mark != "-"
        }
        for code, marks in zip(told[::2], told[1::2], strict=True)
    }
    found = rules.documents
    assert {
        code: {version: level.word for version, level in one.confidence.items()} for code, one in found.items()
    } == expected


def test_each_version_says_something_of_each_kind_of_relative() -> None:
    rules = load_rules(PACK)
    for version in ("V1", "V2-A", "V2-B"):
        assert set(rules.regimes[version].routes) == set(Kind)
    assert not rules.regimes["V2-pending"].routes


def test_a_closed_route_names_what_is_left_and_an_open_question_names_who_knows() -> None:
    for regime in load_rules(PACK).regimes.values():
        for kind, row in regime.routes.items():
            if row.route == "closed":
                assert {"article8", "regular_route"} & set(row.referrals), (regime.id, kind)
            if row.route == "ask":
                assert {"lawyer", "ind"} <= set(row.referrals), (regime.id, kind)


@pytest.mark.parametrize(
    ("version", "kind"),
    [("V2-A", "registered_partner"), ("V2-A", "foster_child"), ("V2-A", "adopted_child"), ("V2-B", "parent_of_minor")],
)
def test_what_was_not_found_is_asked(version: str, kind: str) -> None:
    row = load_rules(PACK).regimes[version].routes[Kind(kind)]
    assert row.route == "ask"
    assert row.confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("documents.toml", 'code = "D02"', 'code = "D01"', "for the second time"),
        ("documents.toml", 'source = "papers"', 'source = "hearsay"', "no source “hearsay”"),
        ("documents.toml", 'when = "aged_12"', 'when = "aged_13"', "aged_13"),
        ("documents.toml", 'V1 = "certain"', 'V3 = "certain"', "“V3” is no version"),
        ("documents.toml", 'V1 = "certain"', 'V1 = "sure"', "sure"),
        ("documents.toml", 'one_of = ["D10", "D11", "D12"]', 'one_of = ["D11", "D12"]', "name it too"),
        ("documents.toml", 'one_of = ["D10", "D11", "D12"]', 'one_of = ["D10", "D99"]', "no document “D99”"),
        ("documents.toml", 'confidence = { article8 = "likely" }', "confidence = { }", "name one"),
        ("documents.toml", 'nl = "', 'de = "', "de"),
        ("scenarios.toml", '"D15", "D37"', '"D15"', "No scenario asks for “D37”"),
        ("scenarios.toml", '"D15", "D37"', '"D15", "D37", "D77"', "no document “D77”"),
        ("scenarios.toml", '"D15", "D37"', '"D15", "D37", "D39"', "cannot depend on late"),
        ("scenarios.toml", '[[scenarios]]\ncode = "partner"\ndocuments = ["D15", "D37"]', "", "“partner” is missing"),
        ("regimes.toml", 'A = ["V1", "V2-A"]', 'A = ["V1", "V3"]', "“V3” is no version"),
        ("regimes.toml", ', B = ["V1", "V2-B"]', "", "For each status"),
        ("regimes.toml", 'B = "three_months"', 'B = "some_day"', "some_day"),
        ("routes.toml", 'regime = "V1"', 'regime = "V2-pending"', "“V2-pending” is no version"),
        ("regimes.toml", "lodged_until = 2026-06-11", "lodged_until = 2026-06-10", "0 versions hold"),
        ("regimes.toml", "decided_until = 2026-06-11", "decided_until = 2026-06-12", "2 versions hold"),
        ("regimes.toml", "lodged_until = 2026-06-11", 'lodged_until = "2026-06-31"', "lodged_until"),
        ("routes.toml", 'kind = "spouse"', 'kind = "unmarried_partner"', "for the second time"),
        ("routes.toml", 'route = "nareis"', 'route = "entitled"', "entitled"),
        ("routes.toml", 'referrals = ["lawyer"]', 'referrals = ["lawyr"]', "no address “lawyr”"),
        ("deadlines.toml", 'code = "apply_by"', 'code = "apply"', "“apply_by” is missing"),
        ("deadlines.toml", "months = 3", 'months = "3"', "months"),
        ("equated-days.toml", "2026-01-02", "2031-01-02", "outside the years"),
        ("equated-days.toml", 'source = "equated-days"', 'source = "hearsay"', "no source “hearsay”"),
        ("sources.toml", "title", "name", "name"),
        ("sources.toml", "[[sources]]", "[[sources", "not TOML"),
    ],
)
def test_a_spoiled_rule_is_refused_with_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    text = (PACK / "rules" / name).read_text(encoding="utf-8")
    folder = spoiled(tmp_path, name, old, new)

    with pytest.raises(ContentError) as refused:
        load_rules(folder)

    told = str(refused.value)
    assert message in told
    assert "rules/" in told
    line = text[: text.index(old)].count("\n") + 1
    if f"rules/{name}" in told and "missing" not in told and "version" not in told and "outside" not in told:
        near = range(line - 1, line + 9)
        assert any(f"line {number}:" in told for number in near), (line, told)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(PACK / "rules", tmp_path / "rules")
    (tmp_path / "rules" / "regimes.toml").unlink()
    with pytest.raises(ContentError, match=r"rules/regimes\.toml"):
        load_rules(tmp_path)


def test_equated_days_are_those_of_the_decree() -> None:
    days = tomllib.loads((PACK / "rules" / "equated-days.toml").read_text())["days"]
    assert load_rules(PACK).equated.days == frozenset(days)
