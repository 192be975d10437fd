"""What the papers of family reunification are called, for the list that a client takes along."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.sheets import REVIEWED


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
    names: Mapping[str, str]
    """By the number of the paper: D01 and on."""

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at these words."""
        return self.state == REVIEWED
