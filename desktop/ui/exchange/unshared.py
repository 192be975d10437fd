"""How much of this laptop has not left for headquarters yet."""

from desktop.errors import BundleError
from desktop.spreekuur.exchange import unshared_contacts
from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk


def unshared_words(desk: Desk) -> str:
    """Return what the chip in the bar says; nothing when all has left in a bundle, or at headquarters."""
    words = desk.words
    if desk.store.about.role is Role.HEADQUARTERS:
        return ""
    try:
        count = unshared_contacts(desk.store)
    except BundleError:
        return words.gettext("Not enrolled at headquarters")
    return words.ngettext("{count} not shared yet", "{count} not shared yet", count) if count else ""
