"""Where people stand on a family map: nobody over another, and no tie behind somebody else."""

from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.reunification.families import OtherParent, Relation
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.domain.reunification.family_maps import family_map
from desktop.domain.reunification.map_layouts import Box, Spacing, lay_out, tie

SCREEN = Spacing(narrowest=128, widest=190, gap=8, above=28, side=20)
PAPER = Spacing(narrowest=110, widest=150, gap=12, above=30, side=18)
relatives = st.lists(
    st.tuples(st.sampled_from(Relation), st.sampled_from(OtherParent), st.integers(40, 90)), min_size=1, max_size=14
)


def inside(box: Box, x: float, y: float) -> bool:
    return box.left < x < box.right and box.top < y < box.bottom


@pytest.mark.parametrize("spacing", [SCREEN, PAPER])
@given(relatives, st.integers(200, 900))
@settings(max_examples=100, deadline=None)
def test_nobody_stands_over_another_and_no_tie_runs_behind_somebody_else(
    spacing: Spacing, people: list[tuple[Relation, OtherParent, int]], width: int
) -> None:
    members = [
        FamilyMember(uuid4(), MemberEntry("x", {"relation": relation, "other_parent": parent}))
        for relation, parent, _ in people
    ]
    family = family_map(FamilyFile(uuid4(), "ZUT", FamilyEntry("y"), tuple(members)))
    heights = [50, *(height for _, _, height in people)]
    boxes = lay_out(family, width, lambda at, _: heights[at], spacing)

    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert (
                one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            )
    for first, second in family.ties:
        strangers = [box for at, box in enumerate(boxes) if at not in (first, second)]
        for begin, end in pairwise(tie(boxes, first, second, spacing)):
            for step in range(101):
                x = begin[0] + (end[0] - begin[0]) * step / 100
                y = begin[1] + (end[1] - begin[1]) * step / 100
                assert not any(inside(box, x, y) for box in strangers), (first, second)
