"""What newer rules would change in the family files, before anybody accepts them."""

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.content.facts import load_facts
from desktop.content.packs import Pack
from desktop.domain.ids import new_id
from desktop.domain.reunification.answers import What
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.domain.reunification.rules import Kind, Route
from desktop.spreekuur.checklists import family_overview
from desktop.spreekuur.families import add_member, families, open_family
from desktop.spreekuur.rule_previews import preview_rules, rule_changes
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

ON = date(2026, 11, 21)
CASES = Path(__file__).parent.parent / "data" / "families"
SPONSOR = {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A", "born": "1990-01-01"}


@pytest.fixture
def newer(pack: Pack) -> Pack:
    """Rules under which an unmarried partner can come again, and a new term of four months holds."""
    old = pack.rules.regimes["V2-A"]
    routes = {
        **old.routes,
        Kind.UNMARRIED_PARTNER: dataclasses.replace(
            old.routes[Kind.UNMARRIED_PARTNER], route=Route.NAREIS, referrals=()
        ),
    }
    regimes = {**pack.rules.regimes, "V2-A": dataclasses.replace(old, routes=routes)}
    apply_by = pack.rules.terms["apply_by"]
    terms = {
        **pack.rules.terms,
        "apply_by": dataclasses.replace(apply_by, term=dataclasses.replace(apply_by.term, months=4)),
    }
    rules = dataclasses.replace(pack.rules, regimes=regimes, terms=terms)
    return dataclasses.replace(pack, version="2027-01-15", rules=rules)


def test_each_running_file_shows_what_the_newer_rules_change_and_nothing_is_written(
    store: Store, pack: Pack, newer: Pack
) -> None:
    married = open_family(store, FamilyEntry("Amanuel", None, SPONSOR | {"status": "B"}), NOW)
    add_member(store, married.id, MemberEntry("Ruta", {"relation": "spouse", "tie_before_entry": "yes"}), NOW)
    together = open_family(store, FamilyEntry("Zula", None, SPONSOR), NOW)
    partner = {"relation": "unmarried_partner", "born": "1991", "tie_before_entry": "yes"}
    add_member(store, together.id, MemberEntry("Dawit", partner), NOW)
    impossible = open_family(store, FamilyEntry("Wrong", None, SPONSOR | {"decision_date": "2030-01-01"}), NOW)
    before = families(store)

    found = preview_rules(store, pack, newer, ON)

    assert [it.file.entry.name for it in found] == ["Wrong", "Zula", "Amanuel"]
    assert found[0].file.id == impossible.id
    assert found[0].fault is not None
    assert found[2].changes == ()
    changed = {(it.what, it.whose, it.code): (it.before, it.after) for it in found[1].changes}
    assert changed[What.ROUTE, "Dawit", ""] == ("closed", "nareis")
    assert changed[What.DATE, "", "apply_by"] == ("2027-01-01", "2027-02-01")
    assert changed[What.REFERRAL, "Dawit", "article8"] == ("ask", "")
    assert any(what is What.DOCUMENT and whose == "Dawit" for what, whose, _code in changed)
    assert families(store) == before
    assert family_overview(store, pack, together.id, ON).given == ()


@pytest.mark.parametrize("ahead", [0, 400])
def test_rules_that_are_the_same_change_nothing_on_any_day(pack: Pack, ahead: int) -> None:
    for case in sorted(CASES.glob("*-new-a.toml")):
        facts = load_facts(case)
        assert facts.today
        ids = [new_id(NOW) for _ in facts.members]
        assert rule_changes(facts, ids, pack.rules, pack.rules, facts.today + timedelta(days=ahead)) == ()
