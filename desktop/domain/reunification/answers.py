"""Answers as they were given: what a checklist said on a day, and what it says otherwise now."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.deadlines import Deadline
from desktop.domain.reunification.documents import NeededDocument
from desktop.domain.reunification.routes import Referral
from desktop.domain.sheets import Sheet

SPONSOR = ""
"""The key of the sponsor among the people of an answer; a relative's is the id."""
LARGEST_SHEET = 4 << 20
"""Bytes; the sheet of a family of nine has a hundred thousand."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer says of one person."""

    name: str
    route: str
    """Empty for the sponsor."""
    documents: dict[str, str]
    """Need by document."""
    dates: dict[str, tuple[str, str]]
    """First and last day, as 2026-07-03, by kind."""
    referrals: tuple[str, ...]


class Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer comes down to: codes without words, so that two of them can be held against each other."""

    regimes: tuple[str, ...]
    hold: bool
    parts: dict[str, Part]
    """By SPONSOR, or the id of the relative."""

    def encode(self) -> str:
        """Return the outline as JSON."""
        return msgspec.json.encode(self, order="sorted").decode()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given: its outline and the sheet as it was read."""

    id: UUID
    family: UUID
    given_at: datetime
    rules: str
    """Version of the content pack."""
    outline: Outline
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """That an answer was given, without its sheet."""

    id: UUID
    given_at: datetime
    rules: str
    """Version of the content pack."""


class What(StrEnum):
    """What can differ between two answers."""

    REGIME = "regime"
    HOLD = "hold"
    PERSON = "person"
    ROUTE = "route"
    DOCUMENT = "document"
    DATE = "date"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: before is empty for what is new, after for what is gone."""

    what: What
    whose: str
    """Name of the person; empty for the whole file."""
    code: str
    """The document, the kind of date or the address; empty where there is but one."""
    before: str
    after: str


def outline_of(found: Checklist, members: Sequence[UUID]) -> Outline:
    """Return the outline of a checklist; `members` are the ids of the relatives in its order."""
    own = {one.to for one in found.referrals} - {one.to for member in found.members for one in member.referrals}
    parts = {SPONSOR: Part("", "", _needs(found.documents), _days(found.dates), tuple(sorted(own)))}
    for key, member in zip(members, found.members, strict=True):
        parts[str(key)] = Part(
            member.name, member.route.value, _needs(member.documents), _days(member.dates), _addresses(member.referrals)
        )
    return Outline(found.regimes, found.hold, parts)


def read_outline(text: str) -> Outline | None:
    """Return a kept outline; nothing when it is none that this program can read."""
    try:
        return msgspec.json.decode(text, type=Outline)
    except (msgspec.MsgspecError, ValueError):
        return None


def pack_sheet(sheet: Sheet) -> bytes:
    """Return a sheet as bytes to keep."""
    return zlib.compress(msgspec.json.encode(sheet), 9)


def unpack_sheet(content: bytes) -> Sheet | None:
    """Return a kept sheet; nothing when it is none that this program can read."""
    try:
        opened = zlib.decompressobj().decompress(content, LARGEST_SHEET)
        return msgspec.json.decode(opened, type=Sheet)
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None


def changes(before: Outline, after: Outline) -> tuple[Change, ...]:
    """Return what is otherwise now, the whole file first and then person by person."""
    return tuple(_changes(before, after))


def _changes(before: Outline, after: Outline) -> Iterator[Change]:
    if before.regimes != after.regimes:
        yield Change(What.REGIME, "", "", ", ".join(before.regimes), ", ".join(after.regimes))
    if before.hold != after.hold:
        yield Change(What.HOLD, "", "", _word(on=before.hold), _word(on=after.hold))
    for key in {**after.parts, **before.parts}:
        old, new = before.parts.get(key), after.parts.get(key)
        if old is None or new is None:
            name = (old or new or _NOBODY).name
            yield Change(What.PERSON, name, "", name if old else "", name if new else "")
        else:
            yield from _part_changes(old, new)


def _part_changes(old: Part, new: Part) -> Iterator[Change]:
    name = new.name
    if old.route != new.route:
        yield Change(What.ROUTE, name, "", old.route, new.route)
    yield from _differing(What.DOCUMENT, name, old.documents, new.documents)
    yield from _differing(What.DATE, name, _spoken(old.dates), _spoken(new.dates))
    yield from _differing(What.REFERRAL, name, dict.fromkeys(old.referrals, "ask"), dict.fromkeys(new.referrals, "ask"))


def _differing(what: What, name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for code in sorted({*old, *new}):
        before, after = old.get(code, ""), new.get(code, "")
        if before != after:
            yield Change(what, name, code, before, after)


def _spoken(dates: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {kind: first if first == last else f"{first}/{last}" for kind, (first, last) in dates.items()}


def _word(*, on: bool) -> str:
    return "hold" if on else ""


def _needs(documents: Sequence[NeededDocument]) -> dict[str, str]:
    return {one.id: str(one.need) for one in documents}


def _days(dates: Sequence[Deadline]) -> dict[str, tuple[str, str]]:
    return {one.kind: (one.days.first.isoformat(), one.days.last.isoformat()) for one in dates}


def _addresses(referrals: Sequence[Referral]) -> tuple[str, ...]:
    return tuple(sorted({one.to for one in referrals}))


_NOBODY = Part("", "", {}, {}, ())
