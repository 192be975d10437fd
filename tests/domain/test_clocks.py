from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clocks import Wrong, clock_doubt, hybrid, moment, received

FLOOR = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.integers(0, 2**63 - 1)


@pytest.mark.parametrize(
    ("later", "wrong"),
    [
        (timedelta(0), None),
        (timedelta(minutes=-59), None),
        (timedelta(hours=-2), Wrong.BEHIND),
        (timedelta(days=-12), Wrong.BEHIND),
        (timedelta(days=400), None),
        (timedelta(days=401), Wrong.AHEAD),
        (timedelta(days=365 * 126), Wrong.AHEAD),
    ],
)
def test_a_clock_is_doubted_below_the_floor_and_far_above_it(later: timedelta, wrong: Wrong | None) -> None:
    doubt = clock_doubt(FLOOR + later, FLOOR)
    assert (doubt.wrong if doubt else None) == wrong
    if doubt:
        # Whoever sits there reads both days, and that nothing recorded is lost by it.
        assert FLOOR.date().isoformat() in str(doubt.told)
        assert (FLOOR + later).date().isoformat() in str(doubt.told)
        assert "Records are kept" in str(doubt.told)


def test_without_a_signed_time_no_clock_is_doubted() -> None:
    assert clock_doubt(datetime(1970, 1, 1, tzinfo=UTC), None) is None


@given(MOMENTS)
def test_a_moment_comes_back_from_its_hybrid_time(when: datetime) -> None:
    assert abs(moment(hybrid(when)) - when) < timedelta(milliseconds=2)


@given(TIMES)
def test_every_hybrid_time_is_some_moment(when: int) -> None:
    assert moment(when).tzinfo is UTC


def test_what_lies_before_1970_has_no_hybrid_time() -> None:
    assert hybrid(datetime(1960, 1, 1, tzinfo=UTC)) == 0


@given(last=TIMES, remote=TIMES, now=MOMENTS)
def test_anothers_clock_pulls_ones_own_ahead_by_a_day_at_most_and_never_back(
    last: int, remote: int, now: datetime
) -> None:
    heard = received(last, remote, now)
    assert heard >= last
    assert heard in (last, remote) or heard == hybrid(now + timedelta(hours=24))
    assert heard <= max(last, hybrid(now + timedelta(hours=24)))
    assert received(heard, remote, now) == heard
