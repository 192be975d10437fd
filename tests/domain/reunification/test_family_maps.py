from uuid import uuid4

from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.domain.reunification.family_maps import ABOVE, APART, BELOW, BESIDE, family_map


def file(*members: tuple[str, dict[str, str]]) -> FamilyFile:
    made = tuple(FamilyMember(uuid4(), MemberEntry(name, facts)) for name, facts in members)
    return FamilyFile(uuid4(), "ZUT", FamilyEntry("Selam"), made)


CHILD = {"relation": "child", "other_parent": "in_this_file"}


def test_everybody_stands_in_a_row_and_is_tied_to_the_sponsor() -> None:
    found = family_map(
        file(("M", {"relation": "spouse"}), ("G", {"relation": "parent"}), ("K", CHILD), ("O", {"relation": "other"}))
    )
    assert [(it.name, it.row) for it in found.places] == [
        ("Selam", BESIDE),
        ("M", BESIDE),
        ("G", ABOVE),
        ("K", BELOW),
        ("O", APART),
    ]
    assert found.rows == [[2], [0, 1], [3], [4]]
    assert {(0, 1), (0, 2), (0, 3), (0, 4)} <= set(found.ties)


def test_a_child_is_tied_to_the_other_parent_only_when_that_is_told_and_there_is_one() -> None:
    spouse = ("M", {"relation": "spouse"})
    assert (1, 2) in family_map(file(spouse, ("K", CHILD))).ties
    assert (1, 2) not in family_map(file(spouse, ("K", CHILD | {"other_parent": "stays"}))).ties
    two = family_map(file(spouse, ("N", {"relation": "spouse"}), ("K", CHILD)))
    assert {(1, 3), (2, 3)}.isdisjoint(two.ties)


def test_a_word_of_a_newer_program_stands_apart() -> None:
    assert family_map(file(("X", {"relation": "godparent"}))).places[1].row == APART
