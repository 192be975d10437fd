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
    by_site: Mapping[str, int] = field(default_factory=dict)


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
    by_site: dict[str, int] = field(default_factory=dict)


FEW = 5
"""Of fewer people than these a sheet that is handed on does not tell the language, the topic or the outcome."""


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
        _largest_first(tallies.by_site),
    )


def tellable(counts: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """Return the counts that may be handed on, and how many there are of all others together, which are not named.

    Left out are counts below `FEW`, and so many of the next smallest that the others are never one alone and never
    fewer than `FEW` together: or they could be found by taking the rest from the total.
    """
    rising = sorted((count, key) for key, count in counts.items() if count)
    hidden: list[tuple[int, str]] = []
    for count, key in rising:
        if count >= FEW and (not hidden or (len(hidden) > 1 and sum(it for it, _ in hidden) >= FEW)):
            break
        hidden.append((count, key))
    left_out = {key for _, key in hidden}
    return {key: count for key, count in counts.items() if key not in left_out}, sum(count for count, _ in hidden)


def _largest_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda it: (-it[1], it[0])))
