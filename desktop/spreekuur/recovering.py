"""After a crash, a flat battery or a pulled plug: which question was at hand, so that the work goes on there.

Its words need no recovering: they are saved as they are typed. What is lost is the place, and that is kept here.
"""

from uuid import UUID

from desktop.domain.contacts import Contact
from desktop.spreekuur.contacts import contact_shown
from desktop.store.at_hand import get_at_hand, set_at_hand
from desktop.store.database import Store


def keep_at_hand(store: Store, contact_id: UUID | None) -> None:
    """Remember which question is at hand on this laptop; none when none is, as at the end of the work."""
    with store.reading() as session:
        known = get_at_hand(session)
    if known != contact_id:
        with store.writing_unstamped() as session:
            set_at_hand(session, contact_id)


def left_at_hand(store: Store) -> Contact | None:
    """Return the question that was at hand when the program stopped; none when it ended in order.

    None too for a question that is in the trash, or of which only the count is left.
    """
    with store.reading() as session:
        known = get_at_hand(session)
    found = contact_shown(store, known) if known else None
    return None if found is None or found.emptied else found
