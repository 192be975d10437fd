"""What the site writes of itself on every sheet: who helps here, where, when, by which telephone."""

from desktop.domain.people import check_lines
from desktop.domain.sheets import ContactBox
from desktop.store.contact_boxes import keep_contact_box, kept_contact_box
from desktop.store.database import Store


def contact_box(store: Store) -> ContactBox:
    """Return what is printed of the site at which this laptop records; what is empty is left open on paper."""
    sites = store.about.sites
    if not sites:
        return ContactBox()
    with store.reading() as session:
        return kept_contact_box(session, sites[0].code)


def change_contact_box(store: Store, box: ContactBox) -> None:
    """Keep what the site writes of itself. Raises InputError for a line that is too long or holds a BSN."""
    check_lines(box.name, box.place, box.hours, box.phone)
    sites = store.about.sites
    if sites:
        with store.writing_unstamped() as session:
            keep_contact_box(session, sites[0].code, box)
