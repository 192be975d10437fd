"""Recorded questions as rows of a list."""

from desktop.domain.contacts import Contact
from desktop.ui.desks import Desk
from desktop.ui.widgets.rows_model import Row


def topic_words(desk: Desk, contact: Contact) -> str:
    """Return what a question is about, in a few words."""
    topics = desk.pack.taxonomy.topics
    names = [f"{code} {desk.name_of(topics[code].names)}" if code in topics else code for code in contact.entry.topics]
    return ", ".join(names)


def contact_row(desk: Desk, contact: Contact) -> Row:
    """Return the row of a question: when, what about, in which language."""
    _ = desk.words.gettext
    entry = contact.entry
    language = desk.pack.taxonomy.languages.get(entry.language)
    spoken = desk.name_of(language.names) if language else entry.language
    about = topic_words(desk, contact) or entry.question.partition("\n")[0] or "–"
    # Said in words, since a colour alone says nothing to many.
    what = about if entry.finished else _("unfinished: {what}").format(what=about)
    return Row(contact, (desk.words.time(contact.at), what, spoken))
