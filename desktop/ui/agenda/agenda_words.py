"""The agenda in words: how near a day is, and what is to be done."""

from desktop.domain.agendas import AgendaDay, AgendaItem, When
from desktop.spreekuur.agendas import kind_said
from desktop.ui.desks import Desk


def day_said(desk: Desk, item: AgendaItem) -> str:
    """Return the day to act by."""
    return desk.words.date(item.day) if item.day else desk.words.gettext("no day")


def nearness(desk: Desk, line: AgendaDay) -> str:
    """Return how near a day is; empty far ahead, and where it is not known."""
    words, left = desk.words, line.days_left
    if left is None or line.when is When.LATER:
        return ""
    if left < 0:
        return words.ngettext("{count} day too late", "{count} days too late", -left)
    near = {0: words.gettext("today"), 1: words.gettext("tomorrow")}
    return near.get(left) or words.ngettext("in {count} day", "in {count} days", left)


def what(desk: Desk, item: AgendaItem) -> str:
    """Return what is to be done, without anybody's name."""
    _ = desk.words.gettext
    topics = desk.pack.taxonomy.topics
    about = ", ".join(f"{code} {desk.name_of(topics[code].names)}" if code in topics else code for code in item.topics)
    parts = [kind_said(item, desk.words), about, item.text.partition("\n")[0]]
    if item.counted:
        parts.append(_("counted here: the letter or the file decides"))
    return " · ".join(part for part in parts if part)
