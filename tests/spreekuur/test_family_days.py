"""The days of families are the checklist's own, counted again only for a file that changed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.content.packs import Pack
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, MemberEntry
from desktop.domain.trash import TrashKind
from desktop.spreekuur import family_days
from desktop.spreekuur.checklists import facts_of
from desktop.spreekuur.families import add_member, edit_family, families, open_family, take_out_member
from desktop.spreekuur.family_days import FamilyDays, family_items
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import put_away
from tests.spreekuur.conftest import NOW

TODAY = date(2026, 11, 21)
TOLD = {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"}


def days(known: FamilyDays, store: Store, today: date | None = TODAY) -> set[tuple[str, str, date | None]]:
    while known.go_on(store, today):
        pass
    return {(item.name, item.kind, item.day) for item in known.items}


def test_the_dates_are_those_of_the_checklist_and_leave_when_the_file_says_so(
    store: Store, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(family_days, "_AT_ONCE", 1)
    selam = open_family(store, FamilyEntry("Selam Testa", None, TOLD), NOW)
    amir = open_family(store, FamilyEntry("Amir Proef", None, {**TOLD, "decision_date": "2026-09-02"}), NOW)
    child = add_member(store, selam.id, MemberEntry("Kind Testa", {"relation": "child", "born": "2009-03-04"}), NOW)
    known = FamilyDays(pack)
    assert known.go_on(store, TODAY) == 1
    found = days(known, store)
    assert found >= {
        ("Selam Testa", "apply_by", date(2027, 1, 1)),
        ("Amir Proef", "apply_by", date(2026, 12, 2)),
        ("Selam Testa · Kind Testa", "turns_18", date(2027, 3, 4)),
    }
    listed = checklist(facts_of(families(store)[1]), pack.rules, TODAY)
    dates = [*listed.dates, *(one for member in listed.members for one in member.dates)]
    told = {one.kind for one in dates if one.days.last >= TODAY}
    assert {kind for name, kind, _ in found if name.startswith("Selam")} == told

    # A later day makes an event of the past no debt, and a term that ran out stays one.
    later = days(known, store, date(2027, 6, 1))
    assert "turns_18" not in {kind for _, kind, _ in later}
    assert ("Selam Testa", "apply_by", date(2027, 1, 1)) in later

    edit_family(store, selam.id, FamilyEntry("Selam Testa", None, {**TOLD, "lodged": "2026-11-01"}), NOW)
    take_out_member(store, child.id, NOW)
    assert ("Selam Testa", "apply_by") not in {(name, kind) for name, kind, _ in days(known, store)}
    assert {name for name, _, _ in days(known, store)} <= {"Selam Testa", "Amir Proef"}
    put_away(store, TrashKind.FAMILY, selam.id, NOW)
    assert {name for name, _, _ in days(known, store)} == {"Amir Proef"}
    put_away(store, TrashKind.FAMILY, amir.id, NOW)
    assert days(known, store) == set()
    assert days(known, store, None) == set()


def test_a_file_is_counted_once_and_a_file_that_cannot_be_true_gives_no_day(
    store: Store, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_family(store, FamilyEntry("Selam Testa", None, TOLD), NOW)
    open_family(store, FamilyEntry("Verkeerd", None, {**TOLD, "decision_date": "2020-01-01"}), NOW)
    counted: list[str] = []

    def count(file: FamilyFile, *rest: object) -> object:
        counted.append(file.entry.name)
        return family_items(file, pack, TODAY)

    monkeypatch.setattr(family_days, "family_items", count)
    known = FamilyDays(pack)
    first = days(known, store)
    assert {name for name, _, _ in first} == {"Selam Testa"}
    assert days(known, store) == first
    assert sorted(counted) == ["Selam Testa", "Verkeerd"]
    edit_family(store, made.id, replace(made.entry, name="Selam Proef"), NOW)
    assert {name for name, _, _ in days(known, store)} == {"Selam Proef"}
    assert sorted(counted) == ["Selam Proef", "Selam Testa", "Verkeerd"]
