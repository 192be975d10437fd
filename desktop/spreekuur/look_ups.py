"""Looking something up in what we tell people: texts, topics, steps of the procedure, letters and who is who."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from desktop.content.packs import Pack
from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.i18n import LANGUAGES, translator
from desktop.spreekuur.daily_words import LETTER_WORDS
from desktop.store.folding import folded_words, sought_words

LookUp = Article | LetterGuide | PlacedStep | Actor | Topic


class Fit(IntEnum):
    """How well something fits the words that were typed, the best first."""

    NAME = 0
    """Each word is a whole word of its name or title."""
    NAME_BEGINS = 1
    WORDS = 2
    """Each word is a whole word of its text."""
    WORDS_BEGIN = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing in one language, its words folded, each with a blank before and after it."""

    thing: LookUp
    title: str
    all: str


class Contents:
    """Everything in a pack that is found by a word. The texts are folded once, at the first question."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def find(self, query: str) -> list[LookUp]:
        """Return what has each word of the query at the beginning of some word, in one of its languages.

        Titles go before texts, and whole words before beginnings.
        """
        return [thing for _, thing in self.fits(query)]

    def fits(self, query: str) -> list[tuple[Fit, LookUp]]:
        """Return what `find` returns, each with how well it fits."""
        words = sought_words(query)
        if not words:
            return []
        fits: dict[int, tuple[Fit, LookUp]] = {}
        for told in self._told:
            fit = _fit(told.title, told.all, words)
            known = fits.get(id(told.thing))
            if fit is not None and (known is None or fit < known[0]):
                fits[id(told.thing)] = (fit, told.thing)
        return sorted(fits.values(), key=lambda it: it[0])

    def articles(self, query: str) -> list[Article]:
        """Return the texts among what is found."""
        return [it for it in self.find(query) if isinstance(it, Article)]

    @cached_property
    def _told(self) -> list[_Told]:
        pack = self.pack
        steps = (PlacedStep(timeline, step) for timeline in pack.timelines for step in timeline.steps)
        things: Iterable[LookUp] = (
            *pack.articles.values(),
            *pack.letters,
            *steps,
            *pack.actors.actors,
            *pack.taxonomy.topics.values(),
        )
        return [
            _Told(thing, title := _folded([head]), title + _folded(texts))
            for thing in things
            for head, texts in _texts(thing)
        ]


def name_fit(name: str, query: str) -> Fit | None:
    """Return how well a name fits what was typed; none when some word begins no word of it."""
    words = sought_words(query)
    folded = _folded([name])
    return _fit(folded, folded, words) if words else None


def _fit(title: str, text: str, words: list[tuple[str, ...]]) -> Fit | None:
    if not _stand(text, words, ""):
        return None
    if _stand(title, words, " "):
        return Fit.NAME
    if _stand(title, words, ""):
        return Fit.NAME_BEGINS
    return Fit.WORDS if _stand(text, words, " ") else Fit.WORDS_BEGIN


def _stand(text: str, words: list[tuple[str, ...]], end: str) -> bool:
    """Return whether each word begins some word of a text in one of its forms; as a whole word when a blank ends it."""
    return all(any(f" {form}{end}" in text for form in forms) for forms in words)


def _folded(texts: Iterable[str]) -> str:
    return f" {' '.join(folded_words(' '.join(texts)))} "


def _texts(thing: LookUp) -> Iterator[tuple[str, list[str]]]:
    """Return the title and the sentences of a thing in each of its languages."""
    match thing:
        case Article():
            for edition in thing.editions.values():
                yield (
                    edition.title,
                    [it for one in edition.sections for it in (one.heading, *(line.text for line in one.lines))],
                )
        case LetterGuide():
            name = " ".join(translator(one).gettext(LETTER_WORDS[thing.kind]) for one in LANGUAGES)
            for letter in thing.texts.values():
                yield name, [*thing.words, *letter.means, *letter.does]
        case PlacedStep():
            for step in thing.step.texts.values():
                yield step.title, [*step.happens, *step.does, *step.term]
        case Actor():
            for actor in thing.texts.values():
                yield " ".join(thing.names.values()), [*actor.does, *actor.does_not]
        case Topic():
            yield f"{thing.code} {' '.join(thing.names.values())}", []
