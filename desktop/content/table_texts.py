"""Texts that stand in a table by language: held to what an article's text is held to, line for line beside the Dutch."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

import msgspec

from desktop.content.bodies import Body, Part, PartKind
from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader
from desktop.content.readability import check_sentences
from desktop.content.rule_tables import SourceTable
from desktop.content.tables import line_of
from desktop.content.translations import compare
from desktop.domain.articles import DUTCH, Article, Source
from desktop.domain.taxonomies import Taxonomy
from desktop.wording import N_

Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Sentences = Annotated[tuple[Sentence, ...], msgspec.Meta(max_length=12)]
State = Literal["drafted by machine", "reviewed"]
Confidence = Literal["certain", "likely", "unverified", "unknown"]


class Told(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What stands on a fact: where it was read, and how sure that is."""

    sources: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tables of a pack are read with."""

    files: Mapping[str, bytes]
    taxonomy: Taxonomy
    articles: Mapping[str, Article]
    readers: Mapping[str, Proofreader]
    faults: Faults


class TableReader:
    """Holds what one file tells against the lists, the articles and the languages of the pack."""

    def __init__(self, name: str, reading: Reading) -> None:
        self._name, self._reading = name, reading
        self._text = reading.files[name].decode()

    def add(self, path: str, sentence: str, *, blocks: bool = True, **values: object) -> None:
        """Note a fault at a place such as `.steps[2].lines`."""
        self._reading.faults.add(self._name, line_of(self._text, path), sentence, blocks=blocks, **values)

    def sources(self, path: str, told: Told, known: Iterable[SourceTable]) -> tuple[Source, ...]:
        """Return the sources of a fact by their codes, and note one that the file does not name, or doubt."""
        named = {one.code: Source(one.title, one.checked, one.url) for one in known}
        for code in told.sources:
            if code not in named:
                self.add(f"{path}.sources", N_("There is no source “{code}” in this file."), code=code)
        if told.confidence != "certain":
            self.add(f"{path}.confidence", N_("A client is told only what is certain. Leave it out, or check it."))
        return tuple(named[code] for code in told.sources if code in named)

    def listed(self, path: str, codes: Iterable[str], known: Collection[str], place: str) -> None:
        """Note codes that do not stand in another file of the pack."""
        for code in codes:
            if code and code not in known:
                self.add(path, N_("There is no “{code}” in {place}."), code=code, place=place)

    def slugs(self, path: str, slugs: Iterable[str]) -> None:
        """Note articles that are not there; one that is there with a fault of its own is told of at its own place."""
        for slug in slugs:
            if not any(name.startswith(f"articles/{slug}/") for name in self._reading.files):
                self.add(path, N_("There is no article “{slug}” in this pack."), slug=slug)

    def lines(self, path: str, slug: str, numbers: Iterable[int]) -> None:
        """Note lines that an article does not have; it is there."""
        last = len(self._reading.articles[slug].editions[DUTCH].lines)
        for number in numbers:
            if number > last:
                self.add(path, N_("“{slug}” has no line {number}."), slug=slug, number=number)

    def article(self, slug: str, fingerprint: str) -> bool:
        """Return whether the article is there whose lines are pointed at, and note whether they may have moved."""
        self.slugs(".article", [slug])
        if slug not in self._reading.articles:
            return False
        expected = self._reading.articles[slug].fingerprint
        if fingerprint != expected:
            self.add(
                ".fingerprint",
                N_("The Dutch of “{slug}” has changed since. When each line still fits, write “{expected}”."),
                blocks=False,
                slug=slug,
                expected=expected,
            )
        return True

    def texts(self, path: str, texts: Mapping[str, msgspec.Struct]) -> None:
        """Note what no article may say, and where another language does not say line for line what the Dutch says."""
        self.listed(path, texts, self._reading.taxonomy.languages, "languages.toml")
        if DUTCH not in texts:
            self.add(path, N_("It is told in Dutch at least."))
            return
        of_dutch = self._reading.readers.get(DUTCH)
        dutch = _body(texts[DUTCH])
        for language, text in texts.items():
            reader = self._reading.readers.get(language)
            if reader is None or of_dutch is None:
                continue
            found = Faults()
            body = _body(text)
            reader.check(self._name, body, found)
            if language == DUTCH:
                check_sentences(self._name, body, found)
            else:
                compare(self._name, body, dutch, (reader, of_dutch), found)
            self._place(f"{path}.texts.{language}", text, found)

    def _place(self, path: str, text: msgspec.Struct, found: Faults) -> None:
        """Note faults of a text where its sentences are written; their lines count the parts of its body, from 0."""
        parts = list(_parts(text))
        for fault in found.found:
            key, number, _part = parts[fault.line]
            at = line_of(self._text, f"{path}.{key}")
            one_a_line = self._text.split("\n")[at - 1].rstrip().endswith("[")
            self._reading.faults.found.append(replace(fault, line=at + number if one_a_line else at))


def _body(text: msgspec.Struct) -> Body:
    """Return the sentences of a text as an article's lines, below a heading for each key."""
    return Body(tuple(Part(kind, words, at) for at, (_key, _number, (kind, words)) in enumerate(_parts(text))))


def _parts(text: msgspec.Struct) -> Iterator[tuple[str, int, tuple[PartKind, str]]]:
    """Yield each sentence of a text with its key and its number below it, from 1; the key itself has number 0."""
    for key in text.__struct_fields__:
        value = getattr(text, key)
        if isinstance(value, str):
            yield key, 0, (PartKind.TEXT, value)
            continue
        yield key, 0, (PartKind.HEADING, key)
        yield from ((key, number, (PartKind.TEXT, words)) for number, words in enumerate(value, 1))
