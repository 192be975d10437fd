"""Taking back what was done, by name, up to fifty steps; and doing again what was taken back too far."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.sentences import Sentence
from desktop.errors import InputError
from desktop.store.database import Store
from desktop.store.steps import Step, take_back
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken back, or done again."""

    name: Sentence
    kept: int
    """Fields that stayed as they are, since somebody has written in them meanwhile."""


def undoable(store: Store) -> tuple[Sentence, ...]:
    """Return the names of the steps that can be taken back, the last one first. They end when the store is closed."""
    return tuple(step.name for step in reversed(store.steps.done))


def redoable(store: Store) -> tuple[Sentence, ...]:
    """Return the names of the steps that were taken back and can be done again, the last one first."""
    return tuple(step.name for step in reversed(store.steps.undone))


def undo(store: Store, now: datetime, *, expected: Sentence | None = None) -> Undone:
    """Take back the last step. Raises InputError when there is none, or it is not called as `expected`."""
    if not store.steps.done:
        raise InputError(N_("There is nothing to undo since this store was opened. Look in the trash."))
    step = store.steps.done[-1]
    _require(step, expected)
    inverse, kept = _turn(store, step, now)
    store.steps.done.pop()
    store.steps.undone.append(inverse)
    return Undone(step.name, kept)


def redo(store: Store, now: datetime, *, expected: Sentence | None = None) -> Undone:
    """Do the last step again that was taken back. Raises InputError as `undo` does."""
    if not store.steps.undone:
        raise InputError(N_("There is nothing to do again."))
    step = store.steps.undone[-1]
    _require(step, expected)
    inverse, kept = _turn(store, step, now)
    store.steps.undone.pop()
    store.steps.done.append(inverse)
    return Undone(step.name, kept)


def _require(step: Step, expected: Sentence | None) -> None:
    if expected is not None and step.name != expected:
        raise InputError(N_("Something else was done meanwhile. Nothing was changed. Look at what Undo is called now."))


def _turn(store: Store, step: Step, now: datetime) -> tuple[Step, int]:
    """Write what was there before a step, and return the step that turns this again."""
    with store.writing(now) as session:
        kept = take_back(session, step)
        session.flush()
        written: Step = session.info["step"]
    return Step(step.name, step.at, set(), written.changes), kept
