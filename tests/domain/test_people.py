from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.people import PersonEntry, head_of, merged_with
from desktop.errors import InputError

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_a_double_of_a_double_leads_to_the_last_file() -> None:
    merges = {A: B, B: C}
    assert [head_of(one, merges) for one in (A, B, C, D)] == [C, C, C, D]
    assert merged_with(A, merges) == {A, B, C}
    assert merged_with(D, merges) == {D}


def test_of_two_files_that_were_merged_into_each_other_the_smallest_id_goes_on() -> None:
    merges = {A: B, B: A, C: B}
    assert {head_of(one, merges) for one in (A, B, C)} == {A}
    assert merged_with(B, merges) == {A, B, C}


@given(st.dictionaries(st.integers(1, 8), st.integers(1, 8)))
def test_everybody_of_one_file_finds_the_same_head_and_the_same_doubles(links: dict[int, int]) -> None:
    merges = {UUID(int=one): UUID(int=other) for one, other in links.items()}
    for one in {*merges, *merges.values()}:
        together = merged_with(one, merges)
        assert one in together
        assert {head_of(other, merges) for other in together} == {head_of(one, merges)}
        assert all(merged_with(other, merges) == together for other in together)


@pytest.mark.parametrize("entry", [PersonEntry(" "), PersonEntry("Selam", consent="maybe"), PersonEntry("a\nb")])
def test_a_person_needs_a_name_of_one_line(entry: PersonEntry) -> None:
    with pytest.raises(InputError):
        entry.check()
