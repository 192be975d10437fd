"""What stands at the right of the page: one thing to read, with what can be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QUrl

from desktop.domain.articles import DUTCH, Article, Source
from desktop.domain.letters import LetterKind
from desktop.domain.referrals import Directory, DirectoryEntry
from desktop.domain.taxonomies import Urgency
from desktop.ui.desks import Desk
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.reading_view import text
from desktop.wording import N_

URGENCY_SENTENCES = {
    Urgency.NONE: "",
    Urgency.TERM: N_("A term may run: look in the letter for a date or a number of weeks."),
    Urgency.TODAY: N_("Urgent: call somebody today."),
}


@dataclass(frozen=True)
class Reader:
    """For whom a leaf is made: at which desk, beside which language, with the addresses of which site."""

    desk: Desk
    language: str
    places: Directory

    @property
    def turned(self) -> frozenset[str]:
        """The languages that run from the right."""
        languages = self.desk.pack.taxonomy.languages.values()
        return frozenset(it.code for it in languages if it.right_to_left)


@dataclass(frozen=True)
class ClientText:
    """What the client sees when the screen is turned: a text, or some of its lines."""

    article: Article
    lines: tuple[int, ...] = ()
    """Empty for the whole text."""


@dataclass(frozen=True)
class Leaf:
    """Something to read."""

    body: str
    about: str = ""
    """When it was checked, for whom it holds and whether a person has reviewed it."""
    articles: tuple[Article, ...] = ()
    """What can be printed of it, the first one first."""
    shown: ClientText | None = None
    """What the client sees; none when one of the articles is to be chosen."""
    letter: LetterKind | None = None
    """Which letter it is about, to write that down at the question."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it can be shown to the client, besides the Dutch."""
        articles = (self.shown.article,) if self.shown else self.articles
        return tuple(dict.fromkeys(code for it in articles for code in it.editions if code != DUTCH))


def link(words: str, kind: str, code: str) -> str:
    """Return words that lead to another leaf, as part of a paragraph."""
    return f'<a href="{kind}:{escape(code)}">{escape(words)}</a>'


def followed(url: QUrl) -> tuple[str, str]:
    """Return the kind and the code of the leaf to which a link leads."""
    kind, _, code = url.toString().partition(":")
    return kind, code


def links(items: Iterable[str]) -> str:
    """Return a list of links, each on its own line."""
    return "".join(f'<p style="margin: 3px 0 3px 16px">{it}</p>' for it in items)


def points(sentences: Iterable[str]) -> str:
    """Return sentences, each behind a dot."""
    return "".join(f'<p style="margin: 3px 0 3px 16px">• {escape(it)}</p>' for it in sentences)


def part(heading: str, body: str) -> str:
    """Return a heading with what stands below it; nothing when nothing does."""
    return f'<p class="heading" style="margin: 12px 0 2px 0">{escape(heading)}</p>{body}' if body else ""


def article_links(reader: Reader, articles: Iterable[Article]) -> str:
    """Return links to articles, by their titles in the language of the window."""
    language = reader.desk.words.language
    return links(link(title_of(it, language), "article", it.slug) for it in articles)


def sources(reader: Reader, found: Iterable[Source]) -> str:
    """Return where a text was read, and when it was last looked up there."""
    words = reader.desk.words
    read = words.gettext("{source}, looked up on {day}")
    said = (text(read.format(source=it.title, day=words.date(it.checked)), "muted") for it in found)
    return part(words.gettext("Sources"), "".join(said))


def addresses(reader: Reader, codes: Iterable[str]) -> str:
    """Return whom to call or refer to, with what this site knows of them."""
    known = [reader.places[code] for code in dict.fromkeys(codes) if code in reader.places]
    return "".join(_address(reader, it) for it in known)


def _address(reader: Reader, one: DirectoryEntry) -> str:
    name = reader.desk.name_of(one.names)
    rest = " · ".join(it for it in (one.telephone, one.email, one.website, one.address, one.hours, one.note) if it)
    return f'<p style="margin: 3px 0 3px 16px"><b>{escape(name)}</b>{"<br>" if rest else ""}{escape(rest)}</p>'


def reviewed_words(desk: Desk, *, reviewed: bool) -> str:
    """Return whether a person has read an explanation that is not on paper."""
    _ = desk.words.gettext
    return _("A person has reviewed it.") if reviewed else _("Drafted by machine; no person has reviewed it yet.")
