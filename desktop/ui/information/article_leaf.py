"""An article, in Dutch and beside the client's language, with its sources and what to know before using it."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.articles import DUTCH, Article
from desktop.domain.prints import Printed
from desktop.ui.desks import Desk
from desktop.ui.information.leaves import ClientText, Leaf, Reader, article_links, part, sources
from desktop.ui.widgets.reading_view import article_body, text


@dataclass(frozen=True)
class ToldText:
    """An article as somebody was told it, or got it on paper."""

    told: Printed
    article: Article


def told_leaf(text_then: ToldText, reader: Reader) -> Leaf:
    """Return an article as it was told. It may be another text by now, so it is neither printed nor shown again."""
    words, told, article = reader.desk.words, text_then.told, text_then.article
    _ = words.gettext
    said = _("This is what was told or given on {day}: {version}.").format(
        day=words.date(told.at.astimezone().date()), version=told.version
    )
    now = reader.desk.pack.articles.get(article.slug)
    same = now is not None and told.language in now.editions and now.version_id(told.language) == told.version
    changed = "" if same else text(_("The text is another one now. Use today's."), "warn")
    today = part(_("Today's text"), article_links(reader, (now,))) if now else ""
    editions = tuple(article.editions[it] for it in dict.fromkeys((DUTCH, told.language)))
    body = text(said, "heading") + changed + today + article_body(editions, reader.turned)
    return Leaf(body + sources(reader, article.sources))


def article_leaf(article: Article, reader: Reader) -> Leaf:
    """Return an article to read."""
    code = reader.language if reader.language in article.editions else DUTCH
    editions = tuple(article.editions[it] for it in dict.fromkeys((DUTCH, code)))
    warnings = "".join(text(it, "warn") for it in doubts(reader.desk, article, code))
    body = warnings + article_body(editions, reader.turned) + sources(reader, article.sources)
    return Leaf(body, " ".join(_about(reader.desk, article, code)), (article,), ClientText(article))


def doubts(desk: Desk, article: Article, language: str) -> list[str]:
    """Return why an article may not be handed out, or not without more."""
    _ = desk.words.gettext
    said = []
    if article.expired(desk.today()):
        said.append(_("Past its last day: do not hand it out."))
    elif desk.today() < article.valid_from:
        said.append(
            _("It holds from {day} on: do not hand it out yet.").format(day=desk.words.date(article.valid_from))
        )
    if article.stale(language):
        said.append(_("The Dutch text has changed since this translation: do not hand it out."))
    if article.audience != "client":
        said.append(_("For volunteers: not to hand out."))
    return said


def _about(desk: Desk, article: Article, code: str) -> list[str]:
    words = desk.words
    _ = words.gettext
    said = [
        _("Checked on {checked}, may be used until {until}.").format(
            checked=words.date(article.editions[code].checked), until=words.date(article.valid_until)
        ),
        *_for_whom(desk, article),
    ]
    if article.ask_lawyer:
        said.append(_("Always ask a lawyer as well."))
    if not article.editions[DUTCH].reviewed:
        said.append(_("Drafted by machine; no person has reviewed it yet."))
    if code != DUTCH and not article.editions[code].reviewed:
        said.append(_("No person has reviewed this translation."))
    return said


def _for_whom(desk: Desk, article: Article) -> list[str]:
    _ = desk.words.gettext
    said = [
        sentence.format(day=desk.words.date(day))
        for sentence, day in (
            (_("For whoever applied for asylum on {day} or later."), article.applied_from),
            (_("For whoever applied for asylum on {day} or earlier."), article.applied_until),
        )
        if isinstance(day, date)
    ]
    if article.permit:
        said.append(_("For whoever has status {permit}.").format(permit=article.permit))
    return said
