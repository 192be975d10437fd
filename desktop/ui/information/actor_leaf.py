"""Who is who: one of them, or all at a glance."""

from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.ui.information.client_lines import client_lines
from desktop.ui.information.leaves import (
    ClientText,
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
from desktop.wording import N_

GROUP_WORDS = {
    "procedure": N_("The asylum procedure"),
    "reception": N_("Living in the centre"),
    "care": N_("Health, children and relatives"),
    "town": N_("Town, work and study"),
    "return": N_("Leaving the Netherlands"),
}


def actor_leaf(actor: Actor, reader: Reader) -> Leaf:
    """Return what somebody does and does not do, and how to reach them."""
    desk = reader.desk
    _ = desk.words.gettext
    said = actor.text(desk.words.language)
    sheet = desk.pack.articles.get(desk.pack.actors.article)
    own = tuple(desk.pack.articles[slug] for slug in actor.articles if slug in desk.pack.articles)
    reached = addresses(reader, [actor.referral]) if actor.referral else ""
    body = (
        text(_(GROUP_WORDS[actor.group]), "muted")
        + title(desk.name_of(dict(actor.names)))
        + part(_("What they do"), points(said.does))
        + part(_("What they do not do"), points(said.does_not))
        + part(_("How to reach them"), reached)
        + client_lines(sheet, [actor.line] if actor.line else [], reader)
        + part(_("Read more"), article_links(reader, own))
        + sources(reader, actor.sources)
    )
    shown = ClientText(sheet, (actor.line,)) if sheet and actor.line else None
    return Leaf(body, reviewed_words(desk, reviewed=desk.pack.actors.reviewed), _unique(sheet, own), shown)


def actors_leaf(reader: Reader) -> Leaf:
    """Return everybody at a glance, each leading to more."""
    desk = reader.desk
    _ = desk.words.gettext
    cells = []
    for group, name in GROUP_WORDS.items():
        found = [it for it in desk.pack.actors.actors if it.group == group]
        names = links(link(desk.name_of(dict(it.names)), "actor", it.code) for it in found)
        cells.append(f'<td width="50%" valign="top">{text(_(name), "h2")}{names}</td>')
    cells += ["<td></td>"] * (len(cells) % 2)
    rows = "".join(f"<tr>{first}{second}</tr>" for first, second in zip(cells[::2], cells[1::2], strict=True))
    sheet = desk.pack.articles.get(desk.pack.actors.article)
    body = title(_("Who is who")) + f'<table width="100%" cellspacing="0" cellpadding="6">{rows}</table>'
    about = reviewed_words(desk, reviewed=desk.pack.actors.reviewed)
    return Leaf(body, about, _unique(sheet, ()), ClientText(sheet) if sheet else None)


def _unique(sheet: Article | None, others: tuple[Article, ...]) -> tuple[Article, ...]:
    first = (sheet,) if sheet else ()
    return (*first, *(it for it in others if it not in first))
