"""The question at hand, from its first word on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.contacts import Contact, ContactEntry
from desktop.spreekuur.contacts import edit_contact, record_contact
from desktop.ui.desks import Desk


@dataclass(frozen=True)
class Stored:
    """What the form said, and the question as it is on the disk since: others may have changed other fields."""

    draft: "Draft"
    said: ContactEntry
    contact: Contact


class Draft:
    """A question that is recorded at its first saving and changed at each later one."""

    def __init__(self, desk: Desk, known: Contact | None = None) -> None:
        self._desk = desk
        self.id: UUID | None = known.id if known else None
        self.seen = known.entry if known else ContactEntry()
        """What the form last knew to be on the disk. Only what differs from it is a change of this form."""
        self.clock = known.clock if known else ""
        """The question's past as far as the form has shown it."""

    def saving(self, entry: ContactEntry) -> Callable[[], Stored] | None:
        """Return the action that saves an entry; none for an empty one that was never recorded.

        The actions of one draft run one after another, so the first one's id is there for the second.
        """
        if self.id is None and entry == ContactEntry():
            return None
        seen, clock = self.seen, self.clock
        return lambda: Stored(self, entry, self._save(entry, seen, clock, self._desk.clock()))

    def _save(self, entry: ContactEntry, seen: ContactEntry, clock: str, now: datetime) -> Contact:
        desk = self._desk
        if self.id is None:
            saved = record_contact(desk.store, desk.pack, entry, now, at_hand=True)
            self.id = saved.id
            return saved
        return edit_contact(desk.store, desk.pack, self.id, entry, now, seen=seen, clock=clock)
