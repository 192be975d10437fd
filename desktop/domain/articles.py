"""What we tell people: articles with their dates, sources and languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

DUTCH = "nl"


class ArticleKind(StrEnum):
    """What an article is made for."""

    HANDOUT = "handout"
    """A sheet to hand out, in every language."""
    ARTICLE = "article"
    """A topic explained, to be told at the table; it may be printed too."""
    SLIP = "slip"
    """A sheet to write on by hand."""


class Tab(StrEnum):
    """The three headings under which people are told of the procedure."""

    EXPECT = "expect"
    """What awaits you."""
    RIGHTS = "rights"
    """What you may ask for, and whom."""
    PREPARE = "prepare"
    """What you can do beforehand."""


class LineKind(StrEnum):
    """How a line stands on the page."""

    TEXT = "text"
    STEP = "step"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, with the number that it has in every language, on screen and on paper."""

    number: int
    kind: LineKind
    text: str
    pictogram: str = ""
    """The picture beside a step, by its name; empty when none fits."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it; the first section of an article has no heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and on which day it was last looked up there."""

    title: str
    checked: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one language."""

    language: str
    title: str
    sections: tuple[Section, ...]
    checked: date
    reviewed_by: str = ""
    reviewed_on: date | None = None
    translates: str = ""
    """Fingerprint of the Dutch text that this one translates; empty for the Dutch itself."""

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at it."""
        return bool(self.reviewed_by) and self.reviewed_on is not None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All numbered lines, in order."""
        return tuple(line for section in self.sections for line in section.lines)


@dataclass(frozen=True, slots=True)
class Article:
    """A piece of procedure information in every language that it has."""

    slug: str
    topics: tuple[str, ...]
    valid_from: date
    valid_until: date
    """Last day on which the text may be handed out."""
    confidence: str
    """`certain`, `likely`, `unverified` or `unknown`; a client is told what is certain."""
    sources: tuple[Source, ...]
    audience: str = "client"
    """`client`, or `volunteer` for what is not handed out."""
    ask_lawyer: bool = False
    applied_from: date | None = None
    """First day of the asylum application for which this text holds; none when it holds for every earlier day."""
    applied_until: date | None = None
    """Last such day; none when it holds for every later day."""
    permit: str = ""
    """`A` (refugee) or `B` (subsidiary protection) when the text holds for those with this status only."""
    editions: Mapping[str, Edition] = field(default_factory=dict)
    fingerprint: str = ""
    """Fingerprint of the Dutch text: of which a translation must be the translation."""
    pack: str = ""
    """Version of the content pack that the article stands in."""
    kind: ArticleKind = ArticleKind.HANDOUT
    tabs: tuple[Tab, ...] = ()
    """The headings below which it is found; a slip has none."""
    answers: tuple[UUID, ...] = ()
    """The questions of sites that it answers, by the ids that they have at headquarters."""

    def stale(self, language: str) -> bool:
        """Return whether the Dutch text has changed since this language was translated."""
        edition = self.editions[language]
        return language != DUTCH and edition.translates != self.fingerprint

    def holds(self, on: date, applied: date | None = None, permit: str = "") -> bool:
        """Return whether the text may be used on a day, for somebody who applied for asylum on another.

        Without the day of the application the texts of both procedures hold, and without the permit (`A` or `B`)
        those of both, so that nobody is told only the wrong one.
        """
        if not self.valid_from <= on <= self.valid_until or (permit and self.permit and permit != self.permit):
            return False
        if applied is None:
            return True
        return (self.applied_from or date.min) <= applied <= (self.applied_until or date.max)

    def expired(self, today: date) -> bool:
        """Return whether the text may no longer be handed out."""
        return today > self.valid_until

    def version_id(self, language: str) -> str:
        """Return the short id that is printed on a sheet, by which headquarters recalls it."""
        return f"{self.slug}/{language}/{self.pack}/{self.fingerprint[:8]}"


class TextVersion(NamedTuple):
    """What `Article.version_id` says: which text in which language, of which pack."""

    slug: str
    language: str
    pack: str
    fingerprint: str
    """The first eight signs of that of the Dutch text."""


def read_version(version: str) -> TextVersion | None:
    """Return the parts of a version that stands on a sheet; nothing when it is not that of an article."""
    parts = version.split("/")
    return TextVersion(*parts) if len(parts) == len(TextVersion._fields) else None
