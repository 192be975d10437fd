"""How much of this laptop headquarters does not have yet."""

from desktop.errors import BundleError
from desktop.spreekuur.exchange import preview_export
from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk


def unshared_words(desk: Desk) -> str:
    """Return what the chip in the bar says; nothing when all is shared, or at headquarters."""
    words = desk.words
    if desk.store.about.role is Role.HEADQUARTERS:
        return ""
    try:
        count = preview_export(desk.store).get("contact", 0)
    except BundleError:
        return words.gettext("Not enrolled at headquarters")
    return words.ngettext("{count} not shared yet", "{count} not shared yet", count) if count else ""
