"""Overviews: how many questions there were, of what, in which language, when, and what was not met."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Tallies:
    """The finished questions of a period, counted one way after another."""

    by_day: Mapping[date, int]
    by_language: Mapping[str, int]
    by_topics: Mapping[tuple[str, ...], int]
    """By all topics of a question together."""
    by_outcome: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Unmet:
    """What people came for and did not get, in a period."""

    without_answer: int = 0
    without_interpreter: int = 0
    turned_away: int = 0
    referred_in_vain: int = 0
    """Questions of which a referral did not help, as told at the next visit."""
    promises_open: int = 0
    follow_ups_overdue: int | None = 0
    """None on a clock that is known to be wrong."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The questions of a period in numbers. A question with two topics counts once in the total and once for each."""

    total: int
    by_topic: dict[str, int]
    by_language: dict[str, int]
    by_outcome: dict[str, int]
    by_week: dict[date, int]
    """By the Monday, every week of the period, the empty ones too."""
    unmet: Unmet = field(default_factory=Unmet)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def overview(tallies: Tallies, since: date, until: date, unmet: Unmet) -> Overview:
    """Return the numbers of a period, first and last day included; the largest first, weeks in their order."""
    by_topic: dict[str, int] = {}
    for topics, count in tallies.by_topics.items():
        for topic in topics:
            by_topic[topic] = by_topic.get(topic, 0) + count
    weeks = (monday(until) - monday(since)).days // 7 + 1
    by_week = {monday(since) + timedelta(weeks=number): 0 for number in range(weeks)}
    for day, count in tallies.by_day.items():
        by_week[monday(day)] += count
    return Overview(
        sum(tallies.by_day.values()),
        _largest_first(by_topic),
        _largest_first(tallies.by_language),
        _largest_first(tallies.by_outcome),
        by_week,
        unmet,
    )


def _largest_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda it: (-it[1], it[0])))
