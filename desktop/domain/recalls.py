"""Sheets that were wrong: which printed versions are called back, what was wrong, and what holds now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.articles import DUTCH, Source
from desktop.domain.sheets import REVIEWED


@dataclass(frozen=True, slots=True)
class RecallText:
    """What is told of a recall in one language, one idea a line."""

    state: str
    """REVIEWED, or how the text was made."""
    wrong: tuple[str, ...]
    holds: tuple[str, ...]

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at it."""
        return self.state == REVIEWED


@dataclass(frozen=True, slots=True)
class Recall:
    """A recall of one or more printed versions."""

    name: str
    """Of its file in the pack."""
    versions: frozenset[str]
    """As they stand on paper: `letter-from-ind/ti/2026-11-21/90b7002d`. The Dutch one stands for all its translations."""
    recalled_on: date
    sources: tuple[Source, ...]
    texts: Mapping[str, RecallText]
    """By language; the Dutch is always there."""

    def covers(self, version: str) -> bool:
        """Return whether a printed version is called back: named, or a translation of a Dutch text that is."""
        slug, _, rest = version.partition("/")
        dutch = f"{slug}/{DUTCH}/{rest.partition('/')[2]}"
        return version in self.versions or dutch in self.versions
