"""The signal at hand, from its first word on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.signals import Signal, SignalEntry
from desktop.spreekuur.signals import anonymised, edit_signal, record_signal
from desktop.ui.desks import Desk


@dataclass(frozen=True)
class Stored:
    """What the form said, what was taken out of it, and the signal as it is on the disk since."""

    draft: "Draft"
    said: SignalEntry
    taken: tuple[str, ...]
    signal: Signal


class Draft:
    """A signal that is recorded once it is known what it is about, and changed at each later saving."""

    def __init__(self, desk: Desk, known: Signal | None = None) -> None:
        self._desk = desk
        self.id: UUID | None = known.id if known else None
        self.seen = known.entry if known else SignalEntry("")

    def saving(self, entry: SignalEntry) -> Callable[[], Stored] | None:
        """Return the action that saves an entry without what leads to a person; none before its category is chosen."""
        if not entry.category:
            return None
        seen = self.seen
        return lambda: self._save(entry, seen, self._desk.clock())

    def _save(self, said: SignalEntry, seen: SignalEntry, now: datetime) -> Stored:
        desk = self._desk
        entry, taken = anonymised(desk.store, said)
        if self.id is None:
            signal = record_signal(desk.store, desk.pack, entry, now)
            self.id = signal.id
        else:
            signal = edit_signal(desk.store, desk.pack, self.id, entry, now, seen=seen)
        return Stored(self, said, taken, signal)
