"""Who belongs to whom in a family file: people in generations, and the ties between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.reunification.families import OtherParent, Relation
from desktop.domain.reunification.family_files import FamilyFile

_PARTNERS = frozenset({Relation.SPOUSE, Relation.UNMARRIED_PARTNER, Relation.REGISTERED_PARTNER})
_CHILDREN = frozenset({Relation.CHILD, Relation.ADOPTED_CHILD, Relation.FOSTER_CHILD})
ABOVE, BESIDE, BELOW, APART = -1, 0, 1, 2
"""Rows of the map: parents, the sponsor with partners and siblings, children, and whose place is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody on the map; the sponsor has no id."""

    member: UUID | None
    name: str
    facts: Mapping[str, str]
    row: int


@dataclass(frozen=True, slots=True)
class FamilyMap:
    """Everybody by row, and the ties as pairs of places."""

    places: tuple[Place, ...]
    ties: tuple[tuple[int, int], ...]
    """Indexes into `places`."""

    @property
    def rows(self) -> list[list[int]]:
        """The places of each row that somebody stands in, from above."""
        numbers = sorted({place.row for place in self.places})
        return [[at for at, place in enumerate(self.places) if place.row == row] for row in numbers]


def family_map(file: FamilyFile) -> FamilyMap:
    """Return the map of a family file.

    A child is tied to the sponsor, and also to the one partner in the file when the other parent is told to be in
    it: with two partners it is not known which one.
    """
    places = [Place(None, file.entry.name, file.entry.facts, BESIDE)]
    places += [Place(it.id, it.entry.name, it.entry.facts, _row(it.entry.facts)) for it in file.members]
    ties = [(0, at) for at in range(1, len(places))]
    partners = [at for at, place in enumerate(places) if place.facts.get("relation") in _PARTNERS]
    if len(partners) == 1:
        ties += [
            (partners[0], at)
            for at, place in enumerate(places)
            if place.facts.get("relation") in _CHILDREN and place.facts.get("other_parent") == OtherParent.IN_THIS_FILE
        ]
    return FamilyMap(tuple(places), tuple(ties))


def _row(facts: Mapping[str, str]) -> int:
    relation = facts.get("relation", "")
    if relation == Relation.PARENT:
        return ABOVE
    if relation in _PARTNERS or relation == Relation.SIBLING:
        return BESIDE
    return BELOW if relation in _CHILDREN else APART
