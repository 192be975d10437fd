"""Words for sites and laptops."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from desktop.headquarters.laptops import Laptop, Quiet
from desktop.i18n import Translator
from desktop.sync.documents import Site
from desktop.ui.widgets.rows_model import Row


def row_of(words: Translator, laptop: Laptop, site: Site, now: datetime) -> Row:
    """Return a laptop at one of its sites as a row."""
    newest = words.gettext("withdrawn") if laptop.withdrawal else _newest(words, laptop, now)
    return Row((laptop, site), (site.name, laptop.name, newest))


def laptop_words(words: Translator, laptop: Laptop) -> str:
    """Return all that is known of a laptop, in a few lines."""
    _ = words.gettext
    sites = ", ".join(f"{site.name} ({site.code})" for site in laptop.sites)
    lines = [f"{laptop.name} · {sites}"]
    if laptop.enrolled:
        lines.append(_("Enrolled on {day}.").format(day=words.date(laptop.enrolled.astimezone().date())))
    if laptop.heard:
        day = words.date(laptop.heard.astimezone().date())
        lines.append(_("Newest bundle taken in on {day}.").format(day=day))
    if laptop.withdrawal and laptop.withdrawal.on:
        lines.append(_("Withdrawn on {day}.").format(day=words.date(laptop.withdrawal.on)))
    lines.append(_("Its number: {device}").format(device=laptop.id))
    return "\n".join(lines)


def attention_lines(words: Translator, quiet: Iterable[Quiet], known: Sequence[Laptop], *, escrow: bool) -> list[str]:
    """Return what needs attention, a sentence or two each."""
    _ = words.gettext
    lines = []
    for one in quiet:
        named = f"{one.site.name}, {one.laptop}" if one.laptop else one.site.name
        said = words.ngettext("nothing for {count} day", "nothing for {count} days", one.days)
        lines.append(f"{named}: {said}")
    if known and not escrow:
        lines.append(
            _("There is no escrow key: when all laptops of a site are lost, nobody can open their bundles. Make it.")
        )
    return lines


def _newest(words: Translator, laptop: Laptop, now: datetime) -> str:
    if laptop.heard is None:
        return words.gettext("nothing yet")
    days = (now.astimezone().date() - laptop.heard.astimezone().date()).days
    if days <= 0:
        return words.gettext("today")
    return words.ngettext("{count} day ago", "{count} days ago", days)
