"""A family's facts in a TOML file, read strictly: an unknown key or word is refused with file and line."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.content.tables import decode, line_of
from desktop.domain.reunification.families import (
    FactError,
    Facts,
    Member,
    Request,
    Sponsor,
    Told,
    read_member,
    read_request,
    read_sponsor,
)
from desktop.domain.spans import read_span
from desktop.errors import InputError, SpreekuurError
from desktop.wording import N_

LARGEST_FILE = 64 * 1024
"""Bytes; a family of thirty takes ten thousand."""
MOST_MEMBERS = 50
T = TypeVar("T", Sponsor, Request, Member)


class _FactsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    today: object = "unknown"
    sponsor: dict[str, object] = {}
    request: dict[str, object] | None = None
    members: tuple[dict[str, object], ...] = ()


def load_facts(path: Path) -> Facts:
    """Return the facts in a file. Raises InputError, with file and line, for what is not a fact."""
    faults = Faults()
    text = text_of(path.name, {path.name: _bytes_of(path)}, faults)
    told = None if text is None else decode(path.name, text, _FactsFile, faults)
    if text is None or told is None:
        raise _refusal(path.name, faults.found[0].line, faults.found[0].told)
    reader = _Reader(path.name, text)
    if len(told.members) > MOST_MEMBERS:
        raise reader.refuse(
            "members", InputError(N_("There are more than {limit} relatives in it."), limit=MOST_MEMBERS)
        )
    return Facts(
        sponsor=reader.read("sponsor", told.sponsor, Sponsor, read_sponsor),
        request=None if told.request is None else reader.read("request", told.request, Request, read_request),
        members=tuple(reader.read(f"members[{at}]", one, Member, read_member) for at, one in enumerate(told.members)),
        today=reader.today(told.today),
    )


class _Reader:
    """Reads the tables of one file, and knows on which line what stands."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def read(self, table: str, told: Mapping[str, object], kind: type[T], read: Callable[[Mapping[str, Told]], T]) -> T:
        """Return a table as a value of the domain. Raises InputError."""
        known = [field.name for field in fields(kind)]
        facts: dict[str, Told] = {}
        for key, value in told.items():
            if key not in known:
                fault = InputError(
                    N_("“{key}” is not a fact of {table}. Choose from: {known}."),
                    key=key[:40],
                    table=table.partition("[")[0],
                    known=", ".join(known),
                )
                raise self.refuse(f"{table}.{key}", fault)
            facts[key] = self._fact(f"{table}.{key}", key, value)
        try:
            return read(facts)
        except FactError as error:
            raise self.refuse(f"{table}.{error.key}", error) from error

    def today(self, told: object) -> date | None:
        """Return the day that the file names, if it does. Raises InputError."""
        day = self._fact("today", "today", told)
        if day == "unknown":
            return None
        try:
            span = read_span(day) if not isinstance(day, bool) else None
        except InputError as error:
            raise self.refuse("today", error) from error
        if span is None or span.exact is None:
            raise self.refuse("today", FactError("today", day))
        return span.exact

    def _fact(self, place: str, key: str, value: object) -> Told:
        """Return a value of a kind that a fact can have. Raises InputError."""
        if isinstance(value, datetime) or not isinstance(value, str | bool | date):
            raise self.refuse(place, FactError(key, str(value)[:40]))
        return value

    def refuse(self, place: str, fault: SpreekuurError) -> InputError:
        """Return the error for a place such as `members[0].born`."""
        return _refusal(self._name, line_of(self._text, f".{place}"), fault)


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes. Raises InputError when it cannot be read or is too large to be facts."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(
            N_("{file} cannot be read ({reason}). Look at the name of the file, and try again."),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if len(content) > LARGEST_FILE:
        raise InputError(
            N_("{file} is larger than {limit} kB, so it holds no family's facts. Choose another file."),
            file=path.name,
            limit=LARGEST_FILE // 1024,
        )
    return content


def _refusal(name: str, line: int, fault: SpreekuurError) -> InputError:
    """Return the error for one line of a file."""
    return InputError(N_("{file}, line {line}: {fault} Nothing was computed."), file=name, line=line, fault=fault)
