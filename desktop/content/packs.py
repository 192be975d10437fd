"""A content pack: what we tell people, with its lists, read whole or refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.content.actors import read_actors
from desktop.content.catalogues import read_retention, read_signals
from desktop.content.document_words import read_document_words
from desktop.content.editions import Shelf, read_articles
from desktop.content.faults import Fault, Faults
from desktop.content.files import pack_files, read_folder
from desktop.content.glossaries import Proofreader, read_glossaries
from desktop.content.letters import read_letter_guides
from desktop.content.lists import check_topic_articles, read_taxonomy
from desktop.content.pictograms import read_pictograms
from desktop.content.recalls import read_recalls
from desktop.content.rules import read_rules
from desktop.content.sheet_words import read_words
from desktop.content.slip_words import read_slip_words
from desktop.content.table_texts import Reading
from desktop.content.tables import line_of, read_table
from desktop.content.timelines import read_timelines
from desktop.domain.actors import ActorMap
from desktop.domain.articles import Article, Edition, Line
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.packs import PACK_VERSION
from desktop.domain.recalls import Recall
from desktop.domain.retention import RetentionRule
from desktop.domain.reunification.document_words import DocumentWords
from desktop.domain.reunification.rules import Rules
from desktop.domain.sheets import SheetWords
from desktop.domain.signal_guides import SignalGuide
from desktop.domain.slip_words import SlipWords
from desktop.domain.taxonomies import Taxonomy
from desktop.domain.timelines import Timeline
from desktop.errors import ContentError
from desktop.paths import resources
from desktop.wording import N_


class _PackTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    version: Annotated[str, msgspec.Meta(pattern=PACK_VERSION)]
    published: date
    expires: date


@dataclass(frozen=True, slots=True)
class Pack:
    """The content in use: articles by slug, the lists to choose from, and how long it may be relied on."""

    version: str
    published: date
    expires: date
    taxonomy: Taxonomy
    articles: Mapping[str, Article]
    words: Mapping[str, SheetWords]
    """What stands around the text of a sheet, by language."""
    rules: Rules
    """The rules of family reunification."""
    document_words: Mapping[str, DocumentWords]
    """The words of the list of papers that a client takes along, by language."""
    slip_words: Mapping[str, SlipWords]
    """The words of slips, by language."""
    recalls: tuple[Recall, ...] = ()
    """The printed sheets that are called back, the newest first."""
    timelines: tuple[Timeline, ...] = ()
    """The steps of the procedure, that of the earliest applications first."""
    letters: tuple[LetterGuide, ...] = ()
    """The kinds of letters that a client brings."""
    actors: ActorMap = field(default_factory=ActorMap)
    """Who is who."""
    signals: tuple[SignalGuide, ...] = ()
    """The signals that headquarters wants."""
    retention: tuple[RetentionRule, ...] = ()
    """How long things are kept; without a rule they stay."""

    def article(self, slug: str) -> Article:
        """Return an article. Raises ContentError, with the names that look like it, when there is none."""
        if slug in self.articles:
            return self.articles[slug]
        near = get_close_matches(slug, self.articles, cutoff=0.4) or list(self.articles)
        raise ContentError(
            N_("There is no article “{slug}” in the content of {version}. Do you mean: {near}?"),
            slug=slug,
            version=self.version,
            near=", ".join(near),
        )

    def recalled(self, version: str) -> Recall | None:
        """Return the recall of a printed version, if it was recalled."""
        return next((one for one in self.recalls if one.covers(version)), None)

    def edition(self, slug: str, language: str) -> Edition:
        """Return an article in one language. Raises ContentError, with those that there are, when it lacks it."""
        editions = self.article(slug).editions
        if language in editions:
            return editions[language]
        raise ContentError(
            N_("“{slug}” is not there in “{language}”. It is there in: {languages}."),
            slug=slug,
            language=language,
            languages=", ".join(editions),
        )

    def articles_for(self, topic: str, applied: date | None, *, on: date) -> tuple[Article, ...]:
        """Return the articles on a topic that may be used on a day, in the order of their slugs.

        `applied` is the day of the application for asylum; without it the texts of both procedures come.
        """
        return tuple(one for one in self.select(on=on, applied=applied) if topic in one.topics)

    def timelines_for(self, applied: date | None) -> tuple[Timeline, ...]:
        """Return the timelines for a day of application; both when nobody knows it."""
        return tuple(one for one in self.timelines if one.holds(applied))

    def lines(self, slug: str, language: str, numbers: Iterable[int]) -> tuple[Line, ...]:
        """Return lines of an article in a language by their numbers; none when the article lacks the language."""
        article = self.articles.get(slug)
        edition = article.editions.get(language) if article else None
        wanted = set(numbers)
        return tuple(line for line in edition.lines if line.number in wanted) if edition else ()

    def select(self, *, on: date, applied: date | None = None, permit: str = "") -> tuple[Article, ...]:
        """Return all articles that may be used on a day, for somebody who applied on another and has this permit."""
        return tuple(article for article in self.articles.values() if article.holds(on, applied, permit))

    def expired(self, today: date) -> bool:
        """Return whether a newer pack should have come."""
        return today > self.expires


def shipped_folder() -> Path:
    """Return the folder of the pack that comes with the program."""
    return resources() / "content"


def load_pack(folder: Path) -> Pack:
    """Return the pack in a folder, which `check_pack` has found good before it came there.

    Files, lists, rules and the Dutch texts are checked again. A translation is read when it is first wanted, and its
    sentences are not compared with the Dutch once more: that would take longer than everything else at each start. A translation that is behind its Dutch is loaded (`Article.stale` tells) and so is a text whose last day has
    passed: they may not be handed out, but the rest may. Raises ContentError, with file and line, at the first
    fault that makes the pack unusable.
    """
    return _usable(pack_files(folder), proofreading=False)


def read_pack(files: Mapping[str, bytes]) -> Pack:
    """Return a pack from its files by name, as they come out of a bundle, checked whole.

    Raises ContentError, with file and line, at the first fault that makes the pack unusable.
    """
    return _usable(files, proofreading=True)


def _usable(files: Mapping[str, bytes], *, proofreading: bool) -> Pack:
    faults = Faults()
    pack = _read(files, None, faults, proofreading=proofreading)
    faults.refuse()
    if pack is None:
        raise AssertionError("a pack that cannot be read has a fault that says why")
    return pack


def check_pack(folder: Path, today: date | None = None) -> list[Fault]:
    """Return everything that is wrong with the pack in a folder, by file and line; an empty list when nothing is.

    With `today`, texts and packs whose last day has passed are faults too. Raises ContentError when there is no
    such folder.
    """
    faults = Faults()
    _read(read_folder(folder, faults), today, faults, proofreading=True)
    return sorted(faults.found, key=lambda fault: (fault.file, fault.line))


def _read(files: Mapping[str, bytes], today: date | None, faults: Faults, *, proofreading: bool) -> Pack | None:
    """Return the pack that the files make; nothing when its lists do not hold."""
    table = read_table("pack.toml", files, _PackTable, faults)
    taxonomy = read_taxonomy(files, faults)
    if table is None or taxonomy is None:
        return None
    _check_days(table, files["pack.toml"].decode(), today, faults)
    glossaries = read_glossaries(files, set(taxonomy.languages), faults) if proofreading else {}
    readers = {language: Proofreader(glossary) for language, glossary in glossaries.items()}
    shelf = Shelf(
        files, taxonomy, readers, table.version, table.published, read_pictograms(files, faults), not proofreading
    )
    articles = read_articles(shelf, today, faults)
    if not articles and not any(name.startswith("articles/") for name in files):
        faults.add("pack.toml", 1, N_("There is no article in this pack."))
    languages = {language for article in articles.values() for language in article.editions}
    words = read_words(files, languages, readers, faults)
    rules = read_rules(files, faults)
    if rules is None:
        return None
    document_words = read_document_words(files, rules.documents, readers, faults)
    reading = Reading(files, taxonomy, articles, readers, faults)
    check_topic_articles(reading)
    actors = read_actors(reading)
    return Pack(
        table.version,
        table.published,
        table.expires,
        taxonomy,
        articles,
        words,
        rules,
        document_words,
        read_slip_words(files, readers, faults),
        read_recalls(files, readers, faults),
        read_timelines(reading),
        read_letter_guides(reading, {one.code for one in actors.actors}),
        actors,
        read_signals(reading),
        read_retention(reading),
    )


def _check_days(table: _PackTable, text: str, today: date | None, faults: Faults) -> None:
    """Note a pack that ends before it begins, or has ended."""
    at = line_of(text, ".expires")
    if table.expires < table.published:
        faults.add("pack.toml", at, N_("The last day lies before the first."))
    if today is not None and table.expires < today:
        faults.add("pack.toml", at, N_("The pack was to be replaced after {last}."), blocks=False, last=table.expires)
