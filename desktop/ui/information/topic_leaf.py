"""A topic: what explains it, and whom to refer to."""

from desktop.domain.taxonomies import Topic
from desktop.ui.information.leaves import URGENCY_SENTENCES, Leaf, Reader, addresses, article_links, part
from desktop.ui.widgets.reading_view import text, title


def topic_leaf(topic: Topic, reader: Reader) -> Leaf:
    """Return a topic to read. Several texts where the day of the application or the status decides."""
    desk = reader.desk
    _ = desk.words.gettext
    articles = tuple(desk.pack.articles[slug] for slug in topic.articles if slug in desk.pack.articles)
    group = desk.pack.taxonomy.groups[topic.group]
    urgency = _(URGENCY_SENTENCES[topic.urgency])
    explained = article_links(reader, articles) or text(
        _("There is no text on this topic. Refer to who knows, or write down that no answer was found.")
    )
    body = (
        text(desk.name_of(group.names), "muted")
        + title(f"{topic.code} · {desk.name_of(topic.names)}")
        + (text(urgency, "warn") if urgency else "")
        + part(_("What explains it"), explained)
        + part(_("Refer to"), addresses(reader, topic.referrals))
    )
    return Leaf(body, articles=articles)
