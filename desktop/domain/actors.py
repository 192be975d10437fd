"""Who is who: the people and organisations that a client meets."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.articles import DUTCH, Source


@dataclass(frozen=True, slots=True)
class ActorText:
    """What there is to know of somebody, in one language; each string is one sentence."""

    does: tuple[str, ...]
    does_not: tuple[str, ...] = ()
    """Empty when no source says what they do not do."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom a client meets."""

    code: str
    names: Mapping[str, str]
    """By language of the program."""
    group: str
    """Where on the map: `procedure`, `reception`, `care`, `town` or `return`."""
    texts: Mapping[str, ActorText]
    """By language; the Dutch is always there."""
    sources: tuple[Source, ...]
    confidence: str
    """`certain`: a client is told nothing else."""
    referral: str = ""
    """The code in the referral directory, which knows how to reach them; empty when they are on no list."""
    line: int | None = None
    """The line of the article on who is who that says in the client's language what they do."""
    articles: tuple[str, ...] = ()
    """The articles that tell more, by their slugs."""

    def text(self, language: str) -> ActorText:
        """Return what there is to know in a language, else in Dutch."""
        return self.texts.get(language) or self.texts[DUTCH]


@dataclass(frozen=True, slots=True)
class ActorMap:
    """Everybody, in the order in which they are shown."""

    article: str = ""
    """The article that says in the client's language who does what."""
    actors: tuple[Actor, ...] = ()
    reviewed: bool = False
    """Whether a person has read it."""
