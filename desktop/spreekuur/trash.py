"""Putting something away, and getting it back."""

from datetime import datetime
from uuid import UUID

from desktop.domain.sentences import Sentence, say
from desktop.domain.trash import Trashed, TrashKind
from desktop.spreekuur.daily_words import THINGS
from desktop.store.database import Store
from desktop.store.steps import name_step
from desktop.store.trash import select_trash, set_deleted
from desktop.wording import N_


def put_away(store: Store, kind: TrashKind, row_id: UUID, now: datetime) -> None:
    """Put something into the trash: no list shows it, no number counts it. Nothing is lost; this travels like any edit.

    Raises InputError when it is not there.
    """
    with store.writing(now) as session:
        set_deleted(session, kind, row_id, deleted=True)
        name_step(session, say(N_("To the trash: {thing}"), thing=Sentence(THINGS[kind])))


def get_back(store: Store, kind: TrashKind, row_id: UUID, now: datetime) -> None:
    """Take something out of the trash. Raises InputError when it is not there."""
    with store.writing(now) as session:
        set_deleted(session, kind, row_id, deleted=False)
        name_step(session, say(N_("Out of the trash: {thing}"), thing=Sentence(THINGS[kind])))


def trash(store: Store) -> list[Trashed]:
    """Return what is in the trash, what was put there last first. Only retention and erasure empty it."""
    with store.reading() as session:
        return select_trash(session)
