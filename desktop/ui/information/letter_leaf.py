"""A letter: what it may be, what it means, what to do and whom to call."""

from dataclasses import dataclass

from desktop.domain.letter_guides import LetterGuide, candidates
from desktop.domain.letters import LetterKind
from desktop.domain.taxonomies import Urgency
from desktop.spreekuur.daily_words import LETTER_WORDS
from desktop.ui.desks import Desk
from desktop.ui.information.client_lines import client_sheet
from desktop.ui.information.leaves import (
    URGENCY_SENTENCES,
    Leaf,
    Reader,
    addresses,
    article_links,
    link,
    links,
    part,
    points,
    reviewed_words,
    sources,
)
from desktop.ui.widgets.reading_view import text, title


@dataclass(frozen=True)
class AnyLetter:
    """A letter of which the kind is not known, and the words that are printed on it."""

    printed: tuple[str, ...] = ()


def letter_name(kind: LetterKind, desk: Desk) -> str:
    """Return what a kind of letter is called, as a title."""
    name = desk.words.gettext(LETTER_WORDS[kind])
    return name[:1].upper() + name[1:]


def letter_leaf(guide: LetterGuide, reader: Reader) -> Leaf:
    """Return the explanation of a kind of letter. That it is this kind is never said: letters differ."""
    desk = reader.desk
    _ = desk.words.gettext
    said = guide.text(desk.words.language)
    articles = tuple(desk.pack.articles[slug] for slug in guide.articles if slug in desk.pack.articles)
    urgency = _(URGENCY_SENTENCES[guide.urgency])
    body = (
        title(letter_name(guide.kind, desk))
        + (text(urgency, "warn") if urgency else "")
        + part(_("It may be this letter when these words are printed on it"), _printed(guide))
        + part(_("What it means"), points(said.means))
        + part(_("What the client does"), points(said.does))
        + part(_("Whom to call"), addresses(reader, guide.calls))
        + part(_("Who sends it"), _sender(guide, reader))
        + part(_("Read more"), article_links(reader, articles))
        + client_sheet(articles[0] if articles else None, reader)
        + sources(reader, guide.sources)
    )
    return Leaf(body, reviewed_words(desk, reviewed=guide.reviewed), articles, letter=guide.kind)


def _printed(guide: LetterGuide) -> str:
    return text(" · ".join(f"“{word}”" for word in guide.words)) if guide.words else ""


def _sender(guide: LetterGuide, reader: Reader) -> str:
    desk = reader.desk
    found = (it for it in desk.pack.actors.actors if it.code == guide.sender)
    return links(link(desk.name_of(dict(it.names)), "actor", it.code) for it in found)


def letters_leaf(letter: AnyLetter, reader: Reader) -> Leaf:
    """Return what to do with a letter of which the kind is not known, and which ones it may be."""
    pack = reader.desk.pack
    _ = reader.desk.words.gettext
    found = candidates(pack.letters, letter.printed)
    urgent = found.urgency is Urgency.TODAY
    body = (
        title(_("I got a letter"))
        + (text(_("It may be an urgent letter. In doubt: call the lawyer today."), "warn") if urgent else "")
        + part(_("It may be one of these"), links(_letter_link(it, reader) for it in found.alike))
        + part(
            _("What to do with any letter"),
            points(
                (
                    _("Look at the letter together. Choose at the left which words are printed on it."),
                    _("Letters differ: the words show which letters it may be, and prove nothing."),
                    _("In doubt? Do what the most urgent one asks."),
                    _("A last day to act, when there is one, stands in the letter itself."),
                )
            ),
        )
    )
    other = next((it for it in pack.letters if it.kind is LetterKind.OTHER), None)
    articles = tuple(pack.articles[it] for it in (other.articles if other else ())[:1] if it in pack.articles)
    sheet = client_sheet(articles[0] if articles else None, reader)
    return Leaf(body + part(_("Read more"), article_links(reader, articles)) + sheet, articles=articles)


def _letter_link(guide: LetterGuide, reader: Reader) -> str:
    return link(letter_name(guide.kind, reader.desk), "letter", guide.kind)
