"""The catalogue of signals: which headquarters wants, and in which words they are told."""

from dataclasses import dataclass

from desktop.domain.signals import Category
from desktop.domain.taxonomies import Choice


@dataclass(frozen=True, slots=True)
class SignalGuide:
    """One category of the catalogue."""

    category: Category
    topics: tuple[str, ...]
    """The topics of questions that make one think of it."""
    themes: tuple[Choice, ...]
    """What it often is, in one line, to choose from instead of writing."""
