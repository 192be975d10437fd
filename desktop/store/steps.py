"""The last steps of this laptop, so that they can be taken back.

A step is what one action changed: of each row the fields, before and after. Taking it back is an ordinary write of the
values before, in those fields that still hold the value after; what others wrote meanwhile stays. The steps are in
memory only and end with the store: what was erased must not lie about in a list of old values.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlmodel import SQLModel

from desktop.domain.sentences import Sentence
from desktop.store.journal import StampedSession, edits
from desktop.store.synced import NOBODY, Synced
from desktop.store.tables import SYNCED

MOST = 50
_ONE_STROKE = timedelta(seconds=60)
"""Within which changes of the same fields are one step: saving as it is typed makes a write of every few letters."""
_HIDDEN = {"family_member": ("removed", "yes")}
"""How a row is hidden that came into being by a step that is taken back; elsewhere it goes into the trash."""

_Key = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after."""

    before: Any
    after: Any


@dataclass
class Step:
    """What one action changed."""

    name: Sentence
    at: datetime
    made: set[_Key] = field(default_factory=set)
    """Rows that came into being."""
    changes: dict[_Key, dict[str, Change]] = field(default_factory=dict)


@dataclass
class Steps:
    """The steps that can be taken back, and those that were."""

    done: deque[Step] = field(default_factory=lambda: deque(maxlen=MOST))
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Put a step on top; one that goes on with the same fields becomes part of the one before."""
        self.undone.clear()
        if self.done and _goes_on(self.done[-1], step):
            _join(self.done[-1], step)
        else:
            self.done.append(step)

    def forget(self) -> None:
        """Let go of everything, as when something was taken away for good."""
        self.done.clear()
        self.undone.clear()


def name_step(session: StampedSession, name: Sentence) -> None:
    """Say what the action of a session is called, so that it can be taken back under that name."""
    session.info["step"].name = name


def take_back(session: StampedSession, step: Step) -> int:
    """Write what was there before a step; return how many fields stayed, since others have written in them."""
    kept = 0
    for key, changes in step.changes.items():
        row = session.get(SYNCED[key[0]], key[1])
        # Of an anonymous count nothing comes back, and a row that was erased does not exist.
        if row is None or getattr(row, "person", None) == NOBODY:
            kept += len(changes)
        elif key in step.made:
            name, hidden = _HIDDEN.get(key[0], ("deleted", True))
            if name in row.field_names():
                setattr(row, name, hidden)
            else:
                kept += len(changes)
        else:
            for name, change in changes.items():
                if getattr(row, name) == change.after:
                    setattr(row, name, change.before)
                else:
                    kept += 1
    return kept


def note_made(session: StampedSession, table: type[Synced], values: Mapping[str, Any]) -> None:
    """Note a row that was added by value, so that it is part of the step like one that the session adds."""
    step: Step = session.info["step"]
    key = (str(table.__tablename__), values["id"])
    step.made.add(key)
    step.changes[key] = {name: Change(None, values[name]) for name in table.field_names() if values.get(name)}


@event.listens_for(StampedSession, "before_flush")
def _note(session: StampedSession, _context: object, _instances: Sequence[object] | None) -> None:
    step: Step = session.info["step"]
    for row in session.new:
        if isinstance(row, Synced):
            key = _key(row)
            step.made.add(key)
            step.changes[key] = {
                name: Change(None, getattr(row, name)) for name in row.field_names() if getattr(row, name)
            }
    for row in session.dirty:
        if isinstance(row, Synced):
            _note_edit(row, step)


def _note_edit(row: Synced, step: Step) -> None:
    changes = step.changes.setdefault(_key(row), {})
    for name, before in edits(row).items():
        known = changes.get(name)
        changes[name] = Change(known.before if known else before, getattr(row, name))


def _key(row: SQLModel) -> _Key:
    return str(row.__tablename__), row.id  # type: ignore[attr-defined]


def _goes_on(last: Step, step: Step) -> bool:
    """Return whether a step only writes on in the rows and fields of the one before, soon after it."""
    if step.made or step.at - last.at > _ONE_STROKE or not step.changes.keys() <= last.changes.keys():
        return False
    return all(
        fields.keys() <= last.changes[key].keys()
        and all(last.changes[key][name].after == change.before for name, change in fields.items())
        for key, fields in step.changes.items()
    )


def _join(last: Step, step: Step) -> None:
    last.at = step.at
    for key, changes in step.changes.items():
        for name, change in changes.items():
            last.changes[key][name] = Change(last.changes[key][name].before, change.after)
