"""The procedure for asylum as a row of steps: one for each of the two sets of rules that live side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.articles import DUTCH, Source
from desktop.domain.letters import LetterKind


@dataclass(frozen=True, slots=True)
class StepText:
    """A step in one language; each string is one sentence."""

    title: str
    happens: tuple[str, ...]
    """What happens to the client."""
    does: tuple[str, ...] = ()
    """What the client can do."""
    term: tuple[str, ...] = ()
    """How long it takes or by when to act: only what is certain, else what to look for in the letter."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure."""

    code: str
    texts: Mapping[str, StepText]
    """By language; the Dutch is always there."""
    sources: tuple[Source, ...]
    confidence: str
    """`certain`: a client is told nothing else."""
    lines: tuple[int, ...] = ()
    """The lines of the timeline's article that tell this step in the client's language."""
    articles: tuple[str, ...] = ()
    """The articles that tell more, by their slugs."""
    letters: tuple[LetterKind, ...] = ()
    """The letters that come in this step."""

    def text(self, language: str) -> StepText:
        """Return the step in a language, else in Dutch."""
        return self.texts.get(language) or self.texts[DUTCH]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps under one set of rules."""

    code: str
    names: Mapping[str, str]
    """By language of the program."""
    article: str
    """The article that tells these steps in the client's language, by its slug."""
    steps: tuple[Step, ...]
    checked: date
    reviewed: bool = False
    """Whether a person has read the steps."""
    applied_from: date | None = None
    """First day of the asylum application for which it holds; none when it holds for every earlier day."""
    applied_until: date | None = None
    """Last such day; none when it holds for every later day."""

    def holds(self, applied: date | None) -> bool:
        """Return whether it holds for somebody who applied on a day; for a day that nobody knows all timelines do."""
        return applied is None or (self.applied_from or date.min) <= applied <= (self.applied_until or date.max)

    def place_of(self, step: Step) -> int:
        """Return the number of a step, from 1."""
        return self.steps.index(step) + 1


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step on its own timeline."""

    timeline: Timeline
    step: Step
