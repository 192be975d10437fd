"""The agenda in words: how near a day is, and what is to be done."""

from desktop.domain.agendas import AgendaDay, AgendaItem, When
from desktop.spreekuur.agendas import kind_said
from desktop.ui.desks import Desk


def nearness(desk: Desk, line: AgendaDay) -> str:
    """Return how near a day is, and the day itself where that says more."""
    words, day, left = desk.words, line.item.day, line.days_left
    _ = words.gettext
    if day is None:
        return _("no day")
    if line.when is When.OVERDUE and left is not None:
        late = words.ngettext("{count} day too late", "{count} days too late", -left)
        return f"{late} · {words.date(day)}"
    if line.when is When.TODAY:
        return _("today")
    if line.when is When.THIS_WEEK and left is not None:
        near = words.gettext("tomorrow") if left == 1 else words.ngettext("in {count} day", "in {count} days", left)
        return f"{near} · {words.date(day)}"
    return words.date(day)


def what(desk: Desk, item: AgendaItem) -> str:
    """Return what is to be done, without anybody's name."""
    _ = desk.words.gettext
    topics = desk.pack.taxonomy.topics
    about = ", ".join(f"{code} {desk.name_of(topics[code].names)}" if code in topics else code for code in item.topics)
    parts = [kind_said(item, desk.words), about, item.text.partition("\n")[0]]
    if item.counted:
        parts.append(_("counted here: the letter or the file decides"))
    return " · ".join(part for part in parts if part)
