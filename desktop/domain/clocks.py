"""Clocks that may be wrong: the hybrid logical clock, and when a laptop's own is not to be believed.

A hybrid logical clock (Kulkarni et al., 2014) is one number: 48 bits of milliseconds since 1970, and 16 bits that keep
it growing. It says when, for people, and which of two values is shown. It is never a cause.

The newest registry that headquarters signed says what time it is not before. That is asked of the newest, not of the
latest time: had headquarters' own clock once stood in 2099, its next registry heals every laptop.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum, auto

from desktop.domain.sentences import Sentence, say
from desktop.wording import N_

LONGEST_SILENCE = timedelta(days=400)
"""A clock that is further ahead of headquarters than this is more likely wrong than right."""
TOLERANCE = timedelta(hours=1)
"""How far a clock may be behind headquarters', which is not set by the second either."""
MAX_LEAD = timedelta(hours=24)
"""How far another's clock may pull one's own ahead."""


class Wrong(StrEnum):
    """How a clock is wrong."""

    BEHIND = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """A clock that is not to be believed, and what to tell whoever sits there."""

    wrong: Wrong
    told: Sentence


def hybrid(now: datetime) -> int:
    """Return a moment as the least hybrid time of its millisecond; 0 for what lies before 1970."""
    return max(int(now.timestamp() * 1000), 0) << 16


def moment(when: int) -> datetime:
    """Return the moment of a hybrid time, as far as a calendar goes."""
    latest = datetime.max.replace(tzinfo=UTC)
    milliseconds = min(when >> 16, int(latest.timestamp()) * 1000)
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def received(last: int, remote: int, now: datetime) -> int:
    """Return this store's newest hybrid time after a bundle with another's.

    It goes along with the other, but never more than a day ahead of its own clock: a clock in 2099 is not contagious.
    """
    return max(last, min(remote, hybrid(now + MAX_LEAD)))


def clock_doubt(now: datetime, floor: datetime | None) -> ClockDoubt | None:
    """Return why a clock is not to be believed, nothing when it may be right.

    `floor` is the time that it is not before, as headquarters signed it; without one there is nothing to doubt it by.
    Records are taken all the same and marked; dates to act by are not computed.
    """
    if floor is None or floor - TOLERANCE <= now <= floor + LONGEST_SILENCE:
        return None
    if now < floor:
        return behind(now.date(), floor.date())
    return ClockDoubt(Wrong.AHEAD, say(_AHEAD, today=now.date(), floor=floor.date()))


def behind(today: date, floor: date) -> ClockDoubt:
    """Return the doubt of a clock that shows a day before one that has surely come."""
    return ClockDoubt(Wrong.BEHIND, say(_BEHIND, today=today, floor=floor))


_BEHIND = N_(
    "This laptop's clock says {today}, but it is at least {floor}. Records are kept and marked; no dates are computed. Set the clock right."
)
_AHEAD = N_(
    "This laptop's clock says {today}, and headquarters was last heard of on {floor}. Records are kept and marked; no dates are computed. Set the clock right, or read the newest bundle of headquarters."
)
