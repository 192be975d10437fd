"""Signals: telling what goes wrong for many, and a month of it on one page."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlmodel import Session

from desktop.content.packs import Pack
from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.signals import (
    Category,
    KnownNames,
    Signal,
    SignalEntry,
    count_heads,
    find_traces,
    without_traces,
)
from desktop.domain.terms import months_later
from desktop.domain.trash import TrashKind
from desktop.spreekuur.daily_words import change_step, new_step
from desktop.spreekuur.sites import place
from desktop.store.database import Store
from desktop.store.people import name_words
from desktop.store.signals import get_signal, insert_signal, select_signals, update_signal
from desktop.store.spellings import name_key
from desktop.store.steps import name_step


@dataclass(frozen=True, slots=True)
class CategoryOfMonth:
    """What was told of one category in a month."""

    category: str
    signals: int
    heads: int
    """How many people met it; a signal of which nobody counted counts for one."""
    strategic: int
    examples: tuple[Signal, ...]
    """Those with an example that may be told on, the gravest first."""
    others: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class SignalsOfMonth:
    """A month's signals on one page."""

    first: date
    last: date
    total: int
    categories: tuple[CategoryOfMonth, ...]
    """The one that most people met first."""


def record_signal(store: Store, pack: Pack, entry: SignalEntry, now: datetime) -> Signal:
    """Write down a signal. It is made anonymous here and now: nothing links it to a client.

    Raises InputError for a code that is on no list, an example without consent, and a text in which somebody can be
    recognised: a name that this store knows, a V-number, a BSN, a telephone number, a birth date.
    """
    with store.writing(now) as session:
        entry.check(pack.taxonomy, _names(session))
        made = Signal(new_id(now), now, place(session)[0], entry)
        insert_signal(session, made)
        name_step(session, new_step(TrashKind.SIGNAL))
    return made


def edit_signal(
    store: Store, pack: Pack, signal_id: UUID, entry: SignalEntry, now: datetime, *, seen: SignalEntry | None = None
) -> Signal:
    """Change a signal. Raises InputError as `record_signal` does, and when it is not there."""
    with store.writing(now) as session:
        known = get_signal(session, signal_id).entry
        if seen is not None:
            entry = with_changes(known, seen, entry)
        entry.check(pack.taxonomy, _names(session))
        name_step(session, change_step(TrashKind.SIGNAL, known, entry))
        return update_signal(session, signal_id, entry)


def traces(store: Store, text: str) -> tuple[str, ...]:
    """Return what in a text can lead to a person, to be shown while it is typed."""
    with store.reading() as session:
        return find_traces(text, _names(session))


def anonymised(store: Store, entry: SignalEntry) -> tuple[SignalEntry, tuple[str, ...]]:
    """Return a signal with a gap in the place of what can lead to a person, and what was taken out."""
    with store.reading() as session:
        names = _names(session)
    theme, from_theme = without_traces(entry.theme, names)
    example, from_example = without_traces(entry.example, names)
    return replace(entry, theme=theme, example=example), tuple(dict.fromkeys((*from_theme, *from_example)))


def signals(
    store: Store, *, since: datetime | None = None, until: datetime | None = None, site: str = ""
) -> list[Signal]:
    """Return the signals from a moment up to and without another, the newest first."""
    with store.reading() as session:
        return select_signals(session, since=since, until=until, site=site)


def signals_of_month(store: Store, day: date, *, site: str = "") -> SignalsOfMonth:
    """Return the signals of the month in which a day lies, by category."""
    first = day.replace(day=1)
    after = months_later(first, 1)
    found = signals(store, since=_midnight(first), until=_midnight(after), site=site)
    groups = [_category(code, [it for it in found if it.entry.category == code]) for code in Category]
    shown = sorted((it for it in groups if it.signals), key=lambda it: (-it.heads, it.category))
    return SignalsOfMonth(first, after.fromordinal(after.toordinal() - 1), len(found), tuple(shown))


_GRAVEST = ("danger", "harm", "nuisance", "")


def _category(code: str, found: list[Signal]) -> CategoryOfMonth:
    told = [it for it in found if it.entry.example and it.entry.consent]
    examples = sorted(told, key=lambda it: _GRAVEST.index(it.entry.severity) if it.entry.severity in _GRAVEST else 3)
    return CategoryOfMonth(
        code,
        len(found),
        count_heads(found),
        sum(it.entry.strategic for it in found),
        tuple(examples),
        tuple(it for it in found if it not in told),
    )


def _midnight(day: date) -> datetime:
    """Return the beginning of a day in UTC, as months are counted at headquarters too."""
    return datetime.combine(day, time(), UTC)


def _names(session: Session) -> KnownNames:
    return KnownNames(name_words(session), name_key)
