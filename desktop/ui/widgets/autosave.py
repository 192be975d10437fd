"""Saving as it is typed: soon after the last key, and at once where the work is left."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import SpreekuurError
from desktop.ui.desks import Desk
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox

QUIET = 250
"""Milliseconds without a key after which is saved."""
LONGEST = 1500
"""Milliseconds after which is saved although somebody types on."""

Action = Callable[[], object]


class Autosave(QObject):
    """Saves a form. `collect` returns the action that saves what the form holds now, or none when it is empty.

    `saved` is emitted when the action has returned: what it tells of is on the disk. While a field of the form holds
    something that is not understood, `partly` says so instead: the rest is on the disk.
    """

    began = Signal()
    stored = Signal(object)
    """What one action returned: it may tell more than the form holds."""
    saved = Signal(datetime)
    partly = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, collect: Callable[[], Action | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = parent
        self._collect = collect
        self._dirty = False
        self._under_way = 0
        self._letting_go = False
        self.refusal = ""
        """Why the last change is not saved; empty when it is, or is on its way."""
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def clean(self) -> bool:
        """Whether everything in the form is on the disk."""
        return not self._dirty and not self._under_way and not self.refusal and not self.doubt

    @property
    def doubt(self) -> str:
        """Why a field of the form is not saved although the rest is; empty when there is none."""
        return next((field.doubt for field in self._fields() if field.doubt), "")

    def touch(self) -> None:
        """Say that the form changed."""
        if self._letting_go:
            return
        if not self._dirty:
            self._dirty = True
            self._since.start()
            self.began.emit()
        self._timer.start(max(0, min(QUIET, LONGEST - self._since.elapsed())))

    def flush(self) -> None:
        """Save now what was not saved yet."""
        self._timer.stop()
        if self._letting_go or (not self._dirty and not self.refusal):
            return
        self._dirty = False
        action = self._collect()
        if action is None:
            self.refusal = ""
            if self.doubt:
                self.refused.emit(self.doubt)
            return
        self._under_way += 1
        self._desk.tasks.run(self, action, self._done, self._failed)

    def settle(self) -> str:
        """Save, wait until it is done, and return why it was not; empty when it was."""
        for field in self._fields():
            field.settle()
        self.flush()
        # Only for this: a count that somebody else waits for may take seconds.
        self._desk.tasks.finish(self)
        return self.refusal or self.doubt

    def forget(self) -> None:
        """Let go of a change that could not be saved."""
        self.refusal = ""
        self._letting_go = True
        for field in self._fields():
            field.forget()
        self._dirty = self._letting_go = False
        self._timer.stop()

    def _done(self, result: object) -> None:
        self._under_way -= 1
        self.refusal = ""
        self.stored.emit(result)
        if not self._dirty and not self._under_way:
            self._conclude()

    def _conclude(self) -> None:
        if self.doubt:
            self.partly.emit(self.doubt)
        else:
            self.saved.emit(self._desk.clock())

    def _fields(self) -> list[DayBox | ChoiceBox]:
        return [*self._form.findChildren(DayBox), *self._form.findChildren(ChoiceBox)]

    def _failed(self, error: SpreekuurError) -> None:
        self._under_way -= 1
        self.refusal = self._desk.words.tell(error)
        self.refused.emit(self.refusal)
