"""One article in all its languages: read, checked against its Dutch, and made a value of the domain."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.content.bodies import Body, parse_body
from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.content.glossaries import Proofreader
from desktop.content.headers import Document, DutchHeader, EditionHeader, TranslationHeader, read_document
from desktop.content.pictograms import Illustrator, read_pictograms
from desktop.content.readability import check_ease, check_sentences
from desktop.content.tables import decode, line_of
from desktop.content.translations import compare
from desktop.domain.articles import DUTCH, Article, Edition, Source
from desktop.domain.taxonomies import Taxonomy
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an article is read with: the files, the lists, a proofreader for each language, the pack's version and day, who chooses pictures."""

    files: Mapping[str, bytes]
    taxonomy: Taxonomy
    readers: Mapping[str, Proofreader]
    version: str
    published: date
    illustrator: Illustrator
    found_good: bool
    """Whether the pack was checked whole before it came here: then a translation is read when it is first wanted."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A file's front matter, where the line of a key is looked up, and the collector of its faults."""

    name: str
    document: Document
    faults: Faults

    def add(self, key: str, sentence: str, *, blocks: bool = True, **values: object) -> None:
        """Note a fault at a key of the front matter, such as `.sources[1].checked`."""
        line = self.document.header_below + line_of(self.document.header, key)
        self.faults.add(self.name, line, sentence, blocks=blocks, **values)


def read_articles(shelf: Shelf, today: date | None, faults: Faults) -> dict[str, Article]:
    """Return the articles of a pack by slug; those with faults are left out.

    With `today`, a text whose last day has passed is a fault as well.
    """
    languages: dict[str, list[str]] = {}
    for name in sorted(shelf.files):
        if name.startswith("articles/"):
            _folder, slug, file = name.split("/")
            languages.setdefault(slug, []).append(file.removesuffix(".md"))
    read = (_read_article(slug, codes, shelf, today, faults) for slug, codes in languages.items())
    return {article.slug: article for article in read if article is not None}


def read_one_article(files: Mapping[str, bytes], slug: str, version: str) -> Article | None:
    """Return an article from files of a pack that were found good before; nothing when it is not there or cannot be read.

    Nothing is checked again: what an older pack said stays readable when the lists of a newer one differ.
    """
    faults = Faults()
    shelf = Shelf(
        files, Taxonomy({}, {}, {}, {}, {}), {}, version, date.max, read_pictograms(files, faults), found_good=False
    )
    prefix = f"articles/{slug}/"
    languages = [name.removeprefix(prefix).removesuffix(".md") for name in sorted(files) if name.startswith(prefix)]
    return _read_article(slug, languages, shelf, None, faults)


def _read_article(slug: str, languages: list[str], shelf: Shelf, today: date | None, faults: Faults) -> Article | None:
    """Return one article with every language that it has."""
    name = f"articles/{slug}/{DUTCH}.md"
    document = read_document(name, shelf.files, faults)
    if document is None:
        return None
    place = _Place(name, document, faults)
    header = decode(name, document.header, DutchHeader, faults, below=document.header_below)
    body = parse_body(name, document.body, faults, below=document.body_below)
    if header is None or body is None:
        return None
    _check_article(place, header, shelf, today)
    original = _edition(DUTCH, header, body, place, shelf)
    illustrate = shelf.illustrator.beside(original)
    _proofread(name, DUTCH, body, shelf, faults)
    translations = [language for language in languages if language != DUTCH]
    editions: Mapping[str, Edition]
    if shelf.found_good:
        for language in translations:
            text_of(f"articles/{slug}/{language}.md", shelf.files, faults)
        editions = _Editions(
            illustrate(original), translations, lambda one: illustrate(_wanted(slug, one, body, shelf))
        )
    else:
        read = {language: _read_translation(slug, language, body, shelf, faults) for language in translations}
        whole = {DUTCH: original, **{language: edition for language, edition in read.items() if edition is not None}}
        editions = {language: illustrate(edition) for language, edition in whole.items()}
    return Article(
        slug=slug,
        topics=header.topics,
        valid_from=header.valid_from,
        valid_until=header.valid_until,
        confidence=header.confidence,
        sources=tuple(Source(one.title, one.checked, one.url) for one in header.sources),
        audience=header.audience,
        ask_lawyer=header.ask_lawyer,
        applied_from=header.applied_from,
        applied_until=header.applied_until,
        permit=header.permit,
        editions=editions,
        fingerprint=body.fingerprint(),
        pack=shelf.version,
        kind=header.kind,
        tabs=header.tabs,
        answers=header.answers,
    )


class _Editions(Mapping[str, Edition]):
    """The editions of an article by language; a translation is read when it is first wanted, and kept."""

    def __init__(self, dutch: Edition, translations: list[str], read: Callable[[str], Edition]) -> None:
        self._languages = dict.fromkeys((DUTCH, *translations))
        self._known = {DUTCH: dutch}
        self._read = read

    def __getitem__(self, language: str) -> Edition:
        if language not in self._languages:
            raise KeyError(language)
        if language not in self._known:
            self._known[language] = self._read(language)
        return self._known[language]

    def __contains__(self, language: object) -> bool:
        return language in self._languages

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


def _wanted(slug: str, language: str, dutch: Body, shelf: Shelf) -> Edition:
    """Return a translation of a pack that was found good. Raises ContentError when it is not good any more."""
    faults = Faults()
    edition = _read_translation(slug, language, dutch, shelf, faults)
    faults.refuse()
    if edition is None:
        raise AssertionError("a translation that cannot be read has a fault that says why")
    return edition


def _read_translation(slug: str, language: str, dutch: Body, shelf: Shelf, faults: Faults) -> Edition | None:
    """Return one translation, compared with its Dutch."""
    name = f"articles/{slug}/{language}.md"
    document = read_document(name, shelf.files, faults)
    if document is None:
        return None
    place = _Place(name, document, faults)
    header = decode(name, document.header, TranslationHeader, faults, below=document.header_below)
    body = parse_body(name, document.body, faults, below=document.body_below)
    if header is None or body is None:
        return None
    if header.translates != dutch.fingerprint():
        place.add(
            ".translates",
            N_(
                "The Dutch text has changed since. When this translation is right again, write translates = “{expected}”."
            ),
            blocks=False,
            expected=dutch.fingerprint(),
        )
    _proofread(name, language, body, shelf, faults)
    if language in shelf.readers and DUTCH in shelf.readers:
        compare(name, body, dutch, (shelf.readers[language], shelf.readers[DUTCH]), faults)
    return _edition(language, header, body, place, shelf)


def _proofread(name: str, language: str, body: Body, shelf: Shelf, faults: Faults) -> None:
    """Check a text by the glossary of its language; a language without one cannot be checked."""
    if language not in shelf.taxonomy.languages:
        faults.add(name, 1, N_("There is no language “{code}” in languages.toml."), code=language)
    elif f"terms/{language}.toml" not in shelf.files:
        faults.add(name, 1, N_("There is no terms/{code}.toml to check this language by."), code=language)
    elif language in shelf.readers:
        shelf.readers[language].check(name, body, faults)
        if language == DUTCH:
            check_sentences(name, body, faults)
            check_ease(name, body, faults)


def _edition(language: str, header: EditionHeader, body: Body, place: _Place, shelf: Shelf) -> Edition:
    """Return one language of an article, and note what its front matter leaves open."""
    reviewed = bool(header.reviewed_by) and header.reviewed_on is not None
    halfway = bool(header.reviewed_by) != (header.reviewed_on is not None)
    if halfway or reviewed == bool(header.state):
        place.add(
            ".reviewed_by" if header.reviewed_by else ".reviewed_on" if header.reviewed_on else ".state",
            N_("Write either state = “drafted by machine”, or reviewed_by and reviewed_on."),
        )
    for key, day in (("checked", header.checked), ("reviewed_on", header.reviewed_on)):
        if day is not None and day > shelf.published:
            place.add(f".{key}", N_("This day lies after the day on which the pack was published."))
    return Edition(
        language=language,
        title=body.title,
        sections=body.sections(),
        checked=header.checked,
        reviewed_by=header.reviewed_by,
        reviewed_on=header.reviewed_on,
        translates=header.translates if isinstance(header, TranslationHeader) else "",
    )


def _check_article(place: _Place, header: DutchHeader, shelf: Shelf, today: date | None) -> None:
    """Note what is wrong with an article's topics, sources, certainty and days."""
    for code in header.topics:
        if code not in shelf.taxonomy.topics:
            place.add(".topics", N_("There is no topic “{code}” in topics.toml."), code=code)
    if not header.sources:
        place.add(".sources", N_("An article names at least one source, with the day on which it was checked."))
    for number, source in enumerate(header.sources):
        if source.checked > shelf.published:
            place.add(f".sources[{number}].checked", N_("This day lies after the day on which the pack was published."))
    if header.audience == "client" and header.confidence != "certain":
        place.add(
            ".confidence", N_("A client is told only what is certain. Make it audience = “volunteer”, or check it.")
        )
    if header.valid_until < header.valid_from:
        place.add(".valid_until", N_("The last day lies before the first."))
    if header.applied_from and header.applied_until and header.applied_until < header.applied_from:
        place.add(".applied_until", N_("The last day lies before the first."))
    if today is not None and header.valid_until < today:
        place.add(
            ".valid_until", N_("The text may not be handed out after {last}."), blocks=False, last=header.valid_until
        )
