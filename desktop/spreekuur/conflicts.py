"""Conflicts: where two laptops wrote different things, what each wrote, and choosing between them."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from desktop.domain.conflicts import FREE_TEXT, Conflict, Policy, Version, parse_conflict_id
from desktop.domain.people import check_lines, check_texts
from desktop.domain.reunification.family_files import MAX_NOTES
from desktop.domain.rows import Scalar
from desktop.errors import InputError
from desktop.spreekuur.sites import site_of
from desktop.store.conflicts import find_conflict, is_link, select_conflicts, write_choice
from desktop.store.database import Store
from desktop.store.people import get_person, has_person
from desktop.sync.papers import device_names
from desktop.wording import N_

_ONE_LINE = frozenset({"name", "v_number"})
_ORDER = tuple(Policy)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a value, and when."""

    device: str
    """Id of the laptop."""
    name: str
    """Its name, as far as it is known here; else its id."""
    at: datetime | None
    """By that laptop's clock; none when it was not told."""


@dataclass(frozen=True, slots=True)
class Report:
    """A conflict as people read it."""

    conflict: Conflict
    values: tuple[Scalar, ...]
    """The versions' values: a person by name, other rows by their id."""
    authors: tuple[Author, ...]
    """Who wrote each of them."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A choice that was made, with what is needed to take it back."""

    conflict: Conflict
    kept: Scalar
    other: Scalar
    """What undoing writes: the value that was not kept, or the one that was shown before a third text was written."""
    context: Mapping[str, int]
    """The writes of the field that were seen, with this one."""


_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC).timestamp()


def conflicts(store: Store) -> list[Report]:
    """Return what is to be chosen: first what only a person can know, then what a proposal is made for."""
    with store.reading() as session:
        names = _names(store, session)
        reports = [_report(session, one, names) for one in select_conflicts(session)]
    return sorted(reports, key=lambda it: (_ORDER.index(it.conflict.policy), it.conflict.id))


def conflict(store: Store, conflict_id: str) -> Report:
    """Return one conflict. Raises InputError when it is not there, or not any more."""
    kind, row, field = parse_conflict_id(conflict_id)
    with store.reading() as session:
        found = find_conflict(session, kind, row, field)
        if found is None:
            raise InputError(
                N_("There is no conflict {id} here, or not any more. Nothing was changed. List the conflicts."),
                id=conflict_id,
            )
        return _report(session, found, _names(store, session))


def resolve(store: Store, known: Conflict, keep: Scalar, now: datetime) -> Resolution:
    """Keep one of the values of a conflict, or in a field of free text a third one; all values that it shows give way.

    What came in after it was read stays beside the choice. Raises InputError for another value, a text that must not be
    kept, or a row that is gone.
    """
    values = [version.value for version in known.versions]
    if keep not in values:
        _check_edited(known, keep)
    context = _write(store, known, keep, known.context, now)
    other = next(value for value in values if value != keep)
    return Resolution(known, keep, other, context)


def undo(store: Store, made: Resolution, now: datetime) -> Resolution:
    """Write the other value back, and return that choice. Raises InputError as `resolve` does."""
    context = _write(store, made.conflict, made.other, made.context, now)
    return Resolution(made.conflict, made.other, made.kept, context)


def _names(store: Store, session: Session) -> dict[str, str]:
    about = store.about
    return device_names(session) | {about.device: about.device_name}


def _report(session: Session, known: Conflict, names: Mapping[str, str]) -> Report:
    values = tuple(_told(session, known, version.value) for version in known.versions)
    return Report(known, values, tuple(_author(version, names) for version in known.versions))


def _told(session: Session, known: Conflict, value: Scalar) -> Scalar:
    if not is_link(known.kind, known.field) or not isinstance(value, str):
        return value
    try:
        row = UUID(bytes=base64.urlsafe_b64decode(value + "=="))
    except (binascii.Error, ValueError):
        # Only the value that is shown was looked at when it came in.
        return value
    return get_person(session, row).entry.name if has_person(session, row) else str(row)


def _author(version: Version, names: Mapping[str, str]) -> Author:
    # 48 bits of milliseconds, 16 bits of counter; another's clock may say anything.
    seconds = (version.when >> 16) / 1000
    at = datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _END_OF_TIME else None
    return Author(version.device, names.get(version.device, version.device), at)


def _write(
    store: Store, known: Conflict, value: Scalar, context: Mapping[str, int], now: datetime
) -> Mapping[str, int]:
    site_of(store)
    try:
        with store.writing(now) as session:
            seen = write_choice(session, known.kind, known.row, known.field, value, context)
    except ValueError as error:
        raise InputError(
            N_("That value cannot stand in this field: it was made by a faulty program. Choose the other one.")
        ) from error
    if seen is None:
        raise InputError(N_("What this conflict was about was erased meanwhile. Nothing was changed."))
    return seen


def _check_edited(known: Conflict, text: Scalar) -> None:
    if not isinstance(text, str) or (known.kind, known.field) not in FREE_TEXT:
        raise InputError(N_("In this field one of the values that stand there must be chosen. Nothing was changed."))
    if known.field in _ONE_LINE:
        if known.field == "name" and not text.strip():
            raise InputError(N_("A name cannot be empty. Nothing was changed. Write a name."))
        check_lines(text)
    elif known.kind == "contact":
        check_texts(text)
    else:
        check_texts(text, longest=MAX_NOTES)
