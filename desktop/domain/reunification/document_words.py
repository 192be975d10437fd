"""What papers and relatives are called, for the list and the family map that a client takes along."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.reunification.families import Relation
from desktop.domain.sheets import REVIEWED


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """The words of a family map in one language; `{…}` is filled in."""

    title: str
    """`{name}`"""
    sponsor: str
    spouse: str
    unmarried_partner: str
    registered_partner: str
    child: str
    adopted_child: str
    foster_child: str
    parent: str
    sibling: str
    other: str
    born: str
    """`{told}`, as it was told"""
    where: str
    """`{place}`, as it was told"""
    shows: str
    """`{papers}`"""
    passport: str
    other_papers: str
    no_papers: str
    here: str
    """`{here}`, `{missing}`: counts of papers"""
    line: str
    """What a line in the drawing means."""
    dashes: str
    """What a line of dashes means."""

    def relation(self, word: str) -> str:
        """Return what a relative is of the sponsor; empty when nobody said."""
        return str(getattr(self, word)) if word in set(Relation) else ""


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of the list in one language; `{…}` is filled in."""

    language: str
    state: str
    """REVIEWED, or how the words were made."""
    title: str
    """`{name}`"""
    originals: str
    collect: str
    perhaps: str
    later: str
    one_of: str
    nothing: str
    """Said when no paper is certain yet."""
    family: FamilyWords
    names: Mapping[str, str]
    """By the number of the paper: D01 and on."""

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at these words."""
        return self.state == REVIEWED
