"""The only threads: one worker for the store, whose results arrive where the window lives."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from desktop.errors import SpreekuurError

Result = TypeVar("Result")
Failed = Callable[[SpreekuurError], None]


@dataclass(frozen=True, eq=False)
class _Task:
    """An action under way, and who waits for it."""

    owner: QObject
    done: Callable[[object], None]
    failed: Failed
    outcome: "Future[object]"


class Tasks(QObject):
    """Runs actions one after another, so that two of them never write in the store at once."""

    _arrived = Signal(object)
    refused = Signal()
    """An action was refused, and whoever asked for it has been told."""

    def __init__(self, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stopped = False
        self._failed = failed
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._under_way: set[_Task] = set()
        # Queued, because it is emitted by the worker and must arrive with the window.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        action: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
    ) -> None:
        """Run an action in the background, then `done` with its result or `failed` with its sentence.

        Both are called where the window lives, and not at all when `owner` is gone by then. A failure that
        nobody takes is shown by the window; a bug is raised there too.
        """
        outcome: Future[object] = self._worker.submit(action)
        task = _Task(owner, done, failed or self._failed, outcome)  # type: ignore[arg-type]
        self._under_way.add(task)
        outcome.add_done_callback(lambda _: self._arrived.emit(task))

    def finish(self, owner: QObject | None = None) -> None:
        """Wait until everything that was asked is done and delivered, or what one owner asked."""
        while waited := [task.outcome for task in self._under_way if owner is None or task.owner is owner]:
            wait(waited)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def stop(self) -> None:
        """Finish what was asked and take nothing more."""
        self.stopped = True
        self._worker.shutdown(wait=True)

    def _deliver(self, task: _Task) -> None:
        self._under_way.discard(task)
        if not shiboken6.isValid(task.owner):
            return
        error = task.outcome.exception()
        if error is None:
            task.done(task.outcome.result())
        elif isinstance(error, SpreekuurError):
            task.failed(error)
            self.refused.emit()
        else:
            raise error
