"""What every page needs in its hands, handed down from the window instead of reached for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact
from desktop.i18n import Translator
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.stores import Store
from desktop.ui.dialogs import Dialogs
from desktop.ui.icons import Icons
from desktop.ui.tasks import Tasks


class Changes(QObject):
    """Says what a finished action changed, so that open pages reload themselves."""

    contacts_changed = Signal()
    people_changed = Signal()
    families_changed = Signal()
    signals_changed = Signal()
    hour_changed = Signal()
    """A walk-in hour began, ended, or something about it was written down."""
    exchanged = Signal()
    noticed = Signal(str, bool)
    """What was just done, in a sentence; and whether it can be taken back, as the last step."""
    question_taken = Signal()
    """Another question is at hand at the walk-in hour, or it was saved, or none is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.question: Contact | None = None

    def take_question(self, contact: Contact | None) -> None:
        """Say which recorded question is at hand; none for one that is not saved yet, or of which only a count is left."""
        self.question = contact if contact is not None and not contact.emptied else None
        self.question_taken.emit()

    def tell_all(self) -> None:
        """Say that anything may have changed, as after a file was taken in."""
        for signal in (
            self.contacts_changed,
            self.people_changed,
            self.families_changed,
            self.signals_changed,
            self.hour_changed,
            self.exchanged,
        ):
            signal.emit()


@dataclass(frozen=True)
class Desk:
    """The store in use, what we tell people, the words of the window and who does the work."""

    store: Store
    pack: Pack
    words: Translator
    tasks: Tasks
    dialogs: Dialogs
    icons: Icons
    changes: Changes
    clock: Callable[[], datetime]
    contents: Contents

    def today(self) -> date:
        """Return the day on this laptop's calendar."""
        return self.clock().astimezone().date()

    def name_of(self, names: dict[str, str]) -> str:
        """Return a name from one of the lists in the window's language."""
        return names.get(self.words.language) or next(iter(names.values()), "")


def wall_clock() -> datetime:
    """Return the time of this laptop."""
    return datetime.now(UTC)
