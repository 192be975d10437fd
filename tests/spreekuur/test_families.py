from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from desktop.content.packs import Pack
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.errors import InputError
from desktop.spreekuur.checklists import family_checklist
from desktop.spreekuur.families import (
    add_member,
    edit_family,
    edit_member,
    families,
    family,
    open_family,
    take_out_member,
)
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

SPONSOR = FamilyEntry(
    "Selam",
    None,
    {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A", "born": "1990-05-01"},
)
SPOUSE = MemberEntry(
    "Hanna", {"relation": "spouse", "born": "1994-01-01", "tie_before_entry": "yes", "married": "civil"}
)
CHILD = MemberEntry(
    "Ruta", {"relation": "child", "born": "2015-03", "tie_before_entry": "yes", "other_parent": "in_this_file"}
)


def test_a_file_is_filled_in_bit_by_bit_and_read_again(store: Store) -> None:
    made = open_family(store, FamilyEntry("Selam"), NOW)
    assert edit_family(store, made.id, SPONSOR, NOW).entry == SPONSOR
    hanna = add_member(store, made.id, SPOUSE, NOW)
    ruta = add_member(store, made.id, MemberEntry("Ruta"), NOW)
    edit_member(store, ruta.id, CHILD, NOW)
    assert [it.entry for it in family(store, made.id).members] == [SPOUSE, CHILD]
    take_out_member(store, hanna.id, NOW)
    assert [it.entry for it in families(store)[0].members] == [CHILD]


def test_a_married_partner_and_two_children_get_their_papers_and_the_date(store: Store, pack: Pack) -> None:
    made = open_family(store, SPONSOR, NOW)
    for member in (SPOUSE, CHILD, MemberEntry("Natnael", dict(CHILD.facts, born="2019-08-02"))):
        add_member(store, made.id, member, NOW)
    found = family_checklist(store, pack, made.id, date(2026, 11, 21))
    # Three months after 1 October end on 1 January (domain facts 3.3 and 3.3b).
    assert [(it.kind, it.days.exact) for it in found.dates if it.kind == "apply_by"] == [("apply_by", date(2027, 1, 1))]
    assert found.regimes == ("V2-A",)
    assert [(it.name, it.route.value) for it in found.members] == [
        ("Hanna", "nareis"),
        ("Ruta", "nareis"),
        ("Natnael", "nareis"),
    ]
    children = [{document.id for document in it.documents} for it in found.members[1:]]
    assert all("D18" in it and "D19" not in it for it in children)


def test_on_a_wrong_clock_no_date_is_computed_and_it_says_why(store: Store, pack: Pack) -> None:
    made = open_family(store, SPONSOR, NOW)
    found = family_checklist(store, pack, made.id, None)
    assert found.dates == ()
    assert any("clock is wrong" in it.text for it in found.warnings)


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        (FamilyEntry(" "), "name"),
        (FamilyEntry("Selam", None, {"status": "123456782"}), "123456782|BSN"),
    ],
)
def test_what_must_not_be_kept_is_refused(store: Store, entry: FamilyEntry, word: str) -> None:
    with pytest.raises(InputError, match=word):
        open_family(store, entry, NOW)
    assert families(store) == []


def test_a_date_that_does_not_exist_is_told_with_the_checklist_and_kept_as_told(store: Store, pack: Pack) -> None:
    made = open_family(store, FamilyEntry("Selam", None, {"decision_date": "2026-02-30"}), NOW)
    with pytest.raises(InputError, match="does not exist"):
        family_checklist(store, pack, made.id, date(2026, 11, 21))
    assert family(store, made.id).entry.facts["decision_date"] == "2026-02-30"


def test_a_file_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(InputError, match="no family file"):
        family(store, uuid4())
    with pytest.raises(InputError, match="not in the file any more"):
        take_out_member(store, uuid4(), NOW)


def test_two_writers_of_one_family_file_both_keep_what_they_wrote(store: Store) -> None:
    made = open_family(store, SPONSOR, NOW)
    edit_family(store, made.id, replace(SPONSOR, facts={**SPONSOR.facts, "status": "B"}), NOW, seen=SPONSOR)
    now = edit_family(store, made.id, replace(SPONSOR, name="Selam Proef"), NOW, seen=SPONSOR)
    assert now.entry == FamilyEntry("Selam Proef", None, {**SPONSOR.facts, "status": "B"})
    ruta = add_member(store, made.id, CHILD, NOW)
    edit_member(store, ruta.id, replace(CHILD, facts={**CHILD.facts, "papers": "none"}), NOW, seen=CHILD)
    told_less = {name: word for name, word in CHILD.facts.items() if name != "tie_before_entry"}
    member = edit_member(store, ruta.id, MemberEntry("Ruta T.", told_less), NOW, seen=CHILD)
    assert member.entry == MemberEntry("Ruta T.", {**told_less, "papers": "none"})
    assert family(store, made.id).members == (member,)
