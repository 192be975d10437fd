"""Saving as it is typed: soon after the last key, and at once where the work is left."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.errors import SpreekuurError
from desktop.ui.desks import Desk

QUIET = 250
"""Milliseconds without a key after which is saved."""
LONGEST = 1500
"""Milliseconds after which is saved although somebody types on."""

Action = Callable[[], object]


class Autosave(QObject):
    """Saves a form. `collect` returns the action that saves what the form holds now, or none when it is empty.

    `saved` is emitted when the action has returned: what it tells of is on the disk.
    """

    began = Signal()
    stored = Signal(object)
    """What one action returned: it may tell more than the form holds."""
    saved = Signal(datetime)
    refused = Signal(str)

    def __init__(self, desk: Desk, collect: Callable[[], Action | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._collect = collect
        self._dirty = False
        self._under_way = 0
        self.refusal = ""
        """Why the last change is not saved; empty when it is, or is on its way."""
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def clean(self) -> bool:
        """Whether everything in the form is on the disk."""
        return not self._dirty and not self._under_way and not self.refusal

    def touch(self) -> None:
        """Say that the form changed."""
        if not self._dirty:
            self._dirty = True
            self._since.start()
            self.began.emit()
        self._timer.start(max(0, min(QUIET, LONGEST - self._since.elapsed())))

    def flush(self) -> None:
        """Save now what was not saved yet."""
        self._timer.stop()
        if not self._dirty and not self.refusal:
            return
        self._dirty = False
        action = self._collect()
        if action is None:
            self.refusal = ""
            return
        self._under_way += 1
        self._desk.tasks.run(self, action, self._done, self._failed)

    def settle(self) -> str:
        """Save, wait until it is done, and return why it was not; empty when it was."""
        self.flush()
        self._desk.tasks.finish()
        return self.refusal

    def forget(self) -> None:
        """Let go of a change that could not be saved."""
        self._timer.stop()
        self._dirty = False
        self.refusal = ""

    def _done(self, result: object) -> None:
        self._under_way -= 1
        self.refusal = ""
        self.stored.emit(result)
        if not self._dirty and not self._under_way:
            self.saved.emit(self._desk.clock())

    def _failed(self, error: SpreekuurError) -> None:
        self._under_way -= 1
        self.refusal = self._desk.words.tell(error)
        self.refused.emit(self.refusal)
