"""Whether this laptop's clock may be believed."""

from datetime import date, datetime

from sqlmodel import Session

from desktop.content.packs import Pack
from desktop.domain.clocks import ClockDoubt, behind, clock_doubt
from desktop.store.database import Store
from desktop.sync.papers import registry_signed


def believed_day(today: date, pack: Pack) -> date | None:
    """Return today for a checklist; nothing on a clock that is known to be wrong, since the content is younger."""
    return today if today >= pack.published else None


def doubt_of(store: Store, pack: Pack, now: datetime) -> ClockDoubt | None:
    """Return why the clock is not to be believed, with the sentence for people; nothing when it may be right.

    It is compared with the time at which headquarters signed its newest registry, and with the day of the content.
    """
    with store.reading() as session:
        return doubt_in(session, pack, now)


def doubt_in(session: Session, pack: Pack, now: datetime) -> ClockDoubt | None:
    """Return why the clock is not to be believed, as `doubt_of`, for who has a session at hand."""
    today = now.astimezone().date()
    if believed_day(today, pack) is None:
        return behind(today, pack.published)
    return clock_doubt(now, registry_signed(session))


def known_day(store: Store, pack: Pack, now: datetime) -> date | None:
    """Return the day on this laptop's calendar; nothing when its clock is not to be believed, and then no date counts."""
    return None if doubt_of(store, pack, now) else now.astimezone().date()
