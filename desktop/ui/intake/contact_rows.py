"""Recorded questions as rows of a list."""

from collections.abc import Iterable

from desktop.domain.contacts import Contact
from desktop.domain.pages import ContactLine
from desktop.ui.desks import Desk
from desktop.ui.widgets.rows_model import Row


def topic_words(desk: Desk, contact: Contact) -> str:
    """Return what a question is about, in a few words."""
    return named_topics(desk, contact.entry.topics)


def named_topics(desk: Desk, codes: Iterable[str]) -> str:
    """Return topics by their code and name."""
    topics = desk.pack.taxonomy.topics
    return ", ".join(f"{code} {desk.name_of(topics[code].names)}" if code in topics else code for code in codes)


def left_words(desk: Desk, left: Contact) -> str:
    """Return what to say of the question that was at hand when the program stopped in the middle of it."""
    words = desk.words
    when = f"{words.date(left.at.astimezone().date())} {words.time(left.at)}"
    said = words.gettext("Spreekuur stopped while a question was open: {question}. It is saved. Recover your work?")
    return said.format(question=" · ".join(part for part in (when, topic_words(desk, left)) if part))


def line_row(desk: Desk, line: ContactLine, *, dated: bool = False) -> Row:
    """Return the row of a question: when (with `dated` the day, and the day to come back to it), about what, in what."""
    language = desk.pack.taxonomy.languages.get(line.language)
    spoken = desk.name_of(language.names) if language else line.language
    when = f"{line.at.astimezone():%d-%m}" if dated else desk.words.time(line.at)
    back = ""
    if dated and line.follow_up is not None and line.settled is None:
        back = desk.words.gettext("come back to it {day}").format(day=desk.words.short_date(line.follow_up))
    return Row(line, (when, " · ".join(part for part in (_about(desk, line), spoken, back) if part)))


def _about(desk: Desk, line: ContactLine) -> str:
    """Return what it is about, and what is the matter with it: in words, since a colour says nothing to many."""
    _ = desk.words.gettext
    about = named_topics(desk, line.topics) or line.beginning.partition("\n")[0] or "–"
    if line.emptied:
        return _("only a count: {what}").format(what=about)
    if line.urgencies:
        # Not why: a list is in sight of more people than the question itself.
        about = _("URGENT: {what}").format(what=about)
    if not line.to_fill_in:
        return about
    finished = line.language and line.topics
    return (_("in haste: {what}") if finished else _("unfinished: {what}")).format(what=about)
