"""“I got a letter”: by what a kind of letter is recognised, and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.articles import DUTCH, Source
from desktop.domain.letters import MEANINGS, LetterKind
from desktop.domain.taxonomies import Urgency


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a kind of letter means, in one language; each string is one sentence."""

    means: tuple[str, ...]
    does: tuple[str, ...]
    """What to do with it."""


@dataclass(frozen=True, slots=True)
class LetterGuide:
    """One kind of letter. How urgent it is and whom to call is decided in `desktop.domain.letters`."""

    kind: LetterKind
    words: tuple[str, ...]
    """Dutch words to look for: they may stand in such a letter. Letters differ, so none of them proves its kind."""
    texts: Mapping[str, LetterText]
    """By language; the Dutch is always there."""
    sources: tuple[Source, ...]
    confidence: str
    """Of what it means: `certain`, since a client is told nothing else."""
    sender: str = ""
    """Who sends it: the code of somebody in who is who."""
    more: tuple[str, ...] = ()
    """Further articles, by their slugs."""

    @property
    def urgency(self) -> Urgency:
        """How quickly such a letter can go wrong."""
        return MEANINGS[self.kind].urgency

    @property
    def calls(self) -> tuple[str, ...]:
        """Whom to call: codes of the referral directory, the first one first."""
        return MEANINGS[self.kind].calls

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that explain it, by their slugs, the first one first."""
        return tuple(dict.fromkeys((MEANINGS[self.kind].article, *self.more)))

    def text(self, language: str) -> LetterText:
        """Return what it means in a language, else in Dutch."""
        return self.texts.get(language) or self.texts[DUTCH]
