"""Holding a walk-in hour: opening it at a site, what it comes down to, closing it."""

from datetime import datetime
from uuid import UUID

from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.sentences import Sentence, say
from desktop.domain.trash import TrashKind
from desktop.domain.walk_in_hours import HourCounts, WalkInHour, WalkInHourEntry
from desktop.errors import InputError
from desktop.spreekuur.daily_words import THINGS, change_step, new_step
from desktop.spreekuur.sites import sites
from desktop.store.database import Store
from desktop.store.steps import name_step
from desktop.store.walk_in_hours import (
    count_questions,
    current_hour,
    get_hour,
    insert_hour,
    select_hours,
    set_closed,
    set_current_hour,
    update_hour,
)
from desktop.wording import N_


def open_hour(store: Store, site: str, entry: WalkInHourEntry, now: datetime) -> WalkInHour:
    """Begin a walk-in hour at one of this laptop's sites; what is recorded from now on belongs to it.

    Raises InputError for a site that is not this laptop's, or while another hour goes on.
    """
    entry.check()
    if site not in {it.code for it in sites(store)}:
        raise InputError(
            N_("This laptop does not record for site “{site}”. Nothing was begun. Choose one of: {choices}."),
            site=site,
            choices=", ".join(it.code for it in sites(store)),
        )
    hour = WalkInHour(new_id(now), site, now, None, entry)
    with store.writing(now) as session:
        if current_hour(session) is not None:
            raise InputError(N_("A walk-in hour goes on already. Nothing was begun. Close that one first."))
        insert_hour(session, hour)
        set_current_hour(session, hour.id)
        name_step(session, new_step(TrashKind.WALK_IN_HOUR))
    return hour


def edit_hour(
    store: Store, hour_id: UUID, entry: WalkInHourEntry, now: datetime, *, seen: WalkInHourEntry | None = None
) -> WalkInHour:
    """Change what is written down of a walk-in hour. Raises InputError when it is not there or the text may not be kept."""
    with store.writing(now) as session:
        known = get_hour(session, hour_id).entry
        if seen is not None:
            entry = with_changes(known, seen, entry)
        entry.check()
        name_step(session, change_step(TrashKind.WALK_IN_HOUR, known, entry))
        return update_hour(session, hour_id, entry)


def close_hour(store: Store, now: datetime) -> WalkInHour:
    """End the walk-in hour that goes on; what is recorded from now on is outside hours. Raises InputError for none."""
    with store.writing(now) as session:
        hour = current_hour(session)
        if hour is None:
            raise InputError(N_("No walk-in hour goes on. Nothing was closed."))
        set_current_hour(session, None)
        name_step(session, say(N_("End of {thing}"), thing=Sentence(THINGS[TrashKind.WALK_IN_HOUR])))
        return set_closed(session, hour.id, now)


def reopen_hour(store: Store, hour_id: UUID, now: datetime) -> WalkInHour:
    """Go on with a walk-in hour that was closed too soon. Raises InputError as `open_hour` does."""
    with store.writing(now) as session:
        if current_hour(session) is not None:
            raise InputError(N_("A walk-in hour goes on already. Nothing was begun. Close that one first."))
        set_current_hour(session, hour_id)
        return set_closed(session, hour_id, None)


def hour_now(store: Store) -> WalkInHour | None:
    """Return the walk-in hour that goes on on this laptop, if one does."""
    with store.reading() as session:
        return current_hour(session)


def hours(store: Store, *, site: str = "", limit: int = 50) -> list[WalkInHour]:
    """Return the newest walk-in hours."""
    with store.reading() as session:
        return select_hours(session, site=site, limit=limit)


def counts_of_hour(store: Store, hour_id: UUID) -> HourCounts:
    """Return what the questions of a walk-in hour come down to."""
    with store.reading() as session:
        return count_questions(session, hour=hour_id)


def counts_of_day(store: Store, now: datetime, *, site: str = "") -> HourCounts:
    """Return what was recorded since midnight on this machine's clock, outside hours too."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    with store.reading() as session:
        return count_questions(session, since=midnight, site=site)
