"""Two laptops of one site that write in the same field, and people who choose."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.domain.people import PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.errors import InputError
from desktop.spreekuur.conflicts import conflict, conflicts, resolve, undo
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.families import add_member, edit_family, edit_member, family, open_family
from desktop.spreekuur.people import add_person
from tests.centres import ENTRY, HOUR, Centre, copied_centre, enrol_centre


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre")
    enrol_centre(folder)
    return folder


@pytest.fixture
def centre(enrolled: Path, tmp_path: Path, pack: Pack) -> Iterator[Centre]:
    with copied_centre(enrolled, tmp_path, pack) as made:
        yield made


def test_both_values_are_listed_with_who_and_when(centre: Centre) -> None:
    made = centre.disagree()
    listed = conflicts(centre.here)
    ours, theirs = ([it.conflict for it in conflicts(store)] for store in (centre.here, centre.there))
    assert [it.id for it in ours] == [it.id for it in theirs] == [f"contact:{made.id}:told"]
    assert [it.value for it in ours[0].versions] == ["hier", "daar"]
    assert [it.value for it in theirs[0].versions] == ["daar", "hier"]
    who = listed[0].authors
    assert [it.name for it in who] == ["Laptop een", "Laptop twee"]
    assert who[0].at is not None
    assert who[1].at is not None
    assert who[1].at - who[0].at == HOUR


@pytest.mark.parametrize("keep", ["hier", "daar", "allebei gezegd"])
def test_a_choice_ends_the_conflict_at_both(centre: Centre, keep: str) -> None:
    made = centre.disagree()
    resolve(centre.here, conflicts(centre.here)[0].conflict, keep, centre.now)
    assert conflicts(centre.here) == []
    centre.cross()
    for store in (centre.here, centre.there):
        assert conflicts(store) == []
        assert contact(store, made.id).entry.told == keep


def test_a_choice_is_taken_back_by_name_and_everywhere(centre: Centre) -> None:
    made = centre.disagree()
    done = resolve(centre.here, conflicts(centre.here)[0].conflict, "hier", centre.now)
    assert done.other == "daar"
    centre.cross()
    back = undo(centre.here, done, centre.now)
    assert (back.kept, back.other) == ("daar", "hier")
    centre.cross()
    assert [contact(store, made.id).entry.told for store in (centre.here, centre.there)] == ["daar", "daar"]
    assert conflicts(centre.there) == []


def test_what_came_in_while_somebody_was_choosing_stays_beside_the_choice(centre: Centre) -> None:
    made = centre.disagree()
    seen = conflicts(centre.here)[0].conflict
    centre.edit(centre.there, made, told="later daar")
    centre.carry(centre.there, centre.here)
    resolve(centre.here, seen, "hier", centre.now)
    assert {it.value for it in conflicts(centre.here)[0].conflict.versions} == {"hier", "later daar"}


def test_two_who_choose_differently_disagree_again_and_find_it(centre: Centre) -> None:
    centre.disagree()
    resolve(centre.here, conflicts(centre.here)[0].conflict, "hier", centre.now)
    resolve(centre.there, conflicts(centre.there)[0].conflict, "daar", centre.now)
    centre.cross()
    assert {it.value for it in conflicts(centre.here)[0].conflict.versions} == {"hier", "daar"}


def test_a_person_is_told_by_name_and_nothing_is_no_value(centre: Centre) -> None:
    made = record_contact(centre.here, centre.pack, ENTRY, centre.now)
    person = add_person(centre.here, PersonEntry("Hanna Testfamilie"), centre.now)
    other = add_person(centre.here, PersonEntry("Yonas Proef"), centre.now)
    centre.cross()
    centre.edit(centre.here, made, person=person.id, question="")
    centre.edit(centre.there, made, person=other.id, question="tweede")
    centre.cross()
    found = {it.conflict.field: it.conflict for it in conflicts(centre.here)}
    assert conflict(centre.here, found["person"].id).values == ("Hanna Testfamilie", "Yonas Proef")
    assert [it.value for it in found["question"].versions] == [None, "tweede"]
    resolve(centre.here, found["person"], found["person"].theirs.value, centre.now)
    resolve(centre.here, found["question"], None, centre.now)
    entry = contact(centre.here, made.id).entry
    assert (entry.person, entry.question) == (other.id, "")


def test_refused_is_what_must_not_be_kept_and_a_value_of_no_list(centre: Centre) -> None:
    made = centre.disagree()
    centre.edit(centre.here, made, outcome="information")
    centre.edit(centre.there, made, outcome="referral")
    centre.cross()
    found = {it.conflict.field: it.conflict for it in conflicts(centre.here)}
    with pytest.raises(InputError):
        resolve(centre.here, found["told"], "BSN 111222333", centre.now)
    with pytest.raises(InputError):
        resolve(centre.here, found["outcome"], "verzonnen", centre.now)
    assert len(conflicts(centre.here)) == 2


def test_an_id_of_no_conflict_is_told_so(centre: Centre) -> None:
    made = record_contact(centre.here, centre.pack, ENTRY, centre.now)
    for wrong in ("onzin", f"contact:{made.id}:told", f"contact:{made.id}:nothing", f"nothing:{made.id}:told"):
        with pytest.raises(InputError):
            conflict(centre.here, wrong)


def test_what_an_import_brought_to_an_open_form_stays_beside_what_the_form_writes(centre: Centre) -> None:
    made = record_contact(centre.here, centre.pack, ENTRY, centre.now)
    centre.cross()
    form = contact(centre.here, made.id)
    centre.edit(centre.there, made, told="daar", outcome="referral")
    centre.carry(centre.there, centre.here)
    typed = replace(form.entry, told="hier")
    saved = edit_contact(centre.here, centre.pack, made.id, typed, centre.now, seen=form.entry, clock=form.clock)
    assert (saved.entry.told, saved.entry.outcome) == ("hier", "referral")
    (found,) = conflicts(centre.here)
    assert set(found.values) == {"hier", "daar"}
    centre.cross()
    assert {value for it in conflicts(centre.there) for value in it.values} == {"hier", "daar"}
    # Typing on does not choose either: the other value was not shown.
    again = contact(centre.here, made.id)
    typed = replace(again.entry, told="hier en verder")
    edit_contact(centre.here, centre.pack, made.id, typed, centre.now, seen=again.entry, clock=again.clock)
    assert set(conflicts(centre.here)[0].values) == {"hier en verder", "daar"}


def test_what_an_import_brought_to_an_open_family_file_stays_too(centre: Centre) -> None:
    made = open_family(centre.here, FamilyEntry("Selam Proef", None, {"status": "A"}), centre.now)
    member = add_member(centre.here, made.id, MemberEntry("Dawit Proef"), centre.now)
    centre.cross()
    file = family(centre.here, made.id)
    centre.now += HOUR
    edit_family(centre.there, made.id, FamilyEntry("Selam Proef", None, {"status": "B"}), centre.now)
    edit_member(centre.there, member.id, MemberEntry("Dawit Testman"), centre.now)
    centre.carry(centre.there, centre.here)
    typed = FamilyEntry("Selam Proef", None, {"status": ""})
    edit_family(centre.here, made.id, typed, centre.now, seen=file.entry, clock=file.clock)
    known = file.members[0]
    edit_member(centre.here, member.id, MemberEntry("Dawit P."), centre.now, seen=known.entry, clock=known.clock)
    found = {it.conflict.field: set(it.values) for it in conflicts(centre.here)}
    assert found == {"status": {None, "B"}, "name": {"Dawit P.", "Dawit Testman"}}
