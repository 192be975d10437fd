"""The catalogue of signals and the rules of retention."""

from typing import Annotated

import msgspec

from desktop.content.headers import Code, Short
from desktop.content.table_texts import Reading, TableReader
from desktop.content.tables import read_table
from desktop.domain.retention import Kept, RetentionRule, Since
from desktop.domain.signal_guides import SignalGuide
from desktop.domain.signals import Category
from desktop.domain.taxonomies import Choice
from desktop.wording import N_

_SIGNALS, _RETENTION = "signals.toml", "retention.toml"


class _Theme(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: Code
    nl: Short
    en: Short


class _Signal(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    category: Category
    topics: tuple[Code, ...]
    themes: tuple[_Theme, ...] = ()


class _Signals(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    signals: tuple[_Signal, ...]


class _Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kept: Kept
    since: Since
    days: Annotated[int, msgspec.Meta(ge=0, le=3660)]
    nl: Short
    en: Short


class _Rules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    rules: tuple[_Rule, ...]


def read_signals(reading: Reading) -> tuple[SignalGuide, ...]:
    """Return the catalogue of signals in the order of the file; none when the pack has no such file."""
    table = read_table(_SIGNALS, reading.files, _Signals, reading.faults) if _SIGNALS in reading.files else None
    if table is None:
        return ()
    reader = TableReader(_SIGNALS, reading)
    for number, one in enumerate(table.signals):
        path = f".signals[{number}]"
        reader.listed(f"{path}.topics", one.topics, reading.taxonomy.topics, "topics.toml")
        if one.category in [earlier.category for earlier in table.signals[:number]]:
            reader.add(f"{path}.category", N_("The code “{code}” stands on this list twice."), code=one.category)
    return tuple(
        SignalGuide(
            one.category,
            one.topics,
            tuple(Choice(theme.code, {"nl": theme.nl, "en": theme.en}) for theme in one.themes),
        )
        for one in table.signals
    )


def read_retention(reading: Reading) -> tuple[RetentionRule, ...]:
    """Return how long things are kept; none when the pack has no such file, and then nothing goes by itself."""
    table = read_table(_RETENTION, reading.files, _Rules, reading.faults) if _RETENTION in reading.files else None
    if table is None:
        return ()
    reader = TableReader(_RETENTION, reading)
    for number, one in enumerate(table.rules):
        if one.kept in [earlier.kept for earlier in table.rules[:number]]:
            reader.add(f".rules[{number}].kept", N_("The code “{code}” stands on this list twice."), code=one.kept)
    return tuple(RetentionRule(one.kept, one.since, one.days, {"nl": one.nl, "en": one.en}) for one in table.rules)
