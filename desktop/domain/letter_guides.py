"""“I got a letter”: by what a kind of letter is recognised, and what it means."""

from collections.abc import Collection, Iterable, Mapping
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
    reviewed: bool = False
    """Whether a person has read it."""

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


@dataclass(frozen=True, slots=True)
class Candidates:
    """Which letters one in hand may be. Letters differ: what is printed on one proves nothing, and excludes nothing."""

    alike: tuple[LetterGuide, ...]
    """In which words stand that were read on it, most of them first."""
    others: tuple[LetterGuide, ...]
    """All others, since it may still be one of them."""

    @property
    def urgency(self) -> Urgency:
        """How quickly it can go wrong at worst; without any word that was read nothing is known of it."""
        return max((one.urgency for one in self.alike), default=Urgency.NONE)


def candidates(guides: Iterable[LetterGuide], printed: Collection[str]) -> Candidates:
    """Return which letters one may be on which these words are printed. Of two that are as alike, the urgent one is first."""
    guides = tuple(guides)
    shared = {one.kind: len(set(one.words) & set(printed)) for one in guides}
    alike = [one for one in guides if shared[one.kind]]
    alike.sort(key=lambda one: (-shared[one.kind], -one.urgency))
    return Candidates(tuple(alike), tuple(one for one in guides if not shared[one.kind]))


def printed_words(guides: Iterable[LetterGuide]) -> tuple[str, ...]:
    """Return the words that may be printed on a letter, each once, in the order of the alphabet."""
    return tuple(sorted({word for one in guides for word in one.words}, key=str.casefold))
