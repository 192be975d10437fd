"""Slips: short sheets that are filled in at the table, as plain values that say nothing in any language yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.recalls import Recall
from desktop.domain.reunification.birthdays import TURNS_17_HALF, TURNS_18
from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.deadlines import Deadline, NotComputed
from desktop.domain.taxonomies import Referral

_BIRTHDAYS = (TURNS_17_HALF, TURNS_18)


class Bring(StrEnum):
    """What a client takes along."""

    LETTERS = "bring_letters"
    IDENTITY = "bring_identity"
    PAPERS = "bring_papers"
    TELEPHONE = "bring_telephone"


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment of the client; nobody's name stands on it but that of whom they meet."""

    day: date
    at: time
    with_whom: str = ""
    """Empty: room is left to write it by hand, as for the place."""
    place: str = ""
    interpreter: bool = False
    bring: tuple[Bring, ...] = (Bring.LETTERS, Bring.IDENTITY)


@dataclass(frozen=True, slots=True)
class ReferralSlip:
    """Where somebody goes next, with the address that the pack or the site gives, and nothing of their story."""

    to: Referral
    given_on: date
    language: str = ""
    """Which language the client speaks, in Dutch, for who receives them."""
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class WhoseDeadline:
    """A date, and whom it concerns; nobody's name for the whole family or without names."""

    deadline: Deadline
    name: str = ""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A date that is not computed, and whom it concerns."""

    date: NotComputed
    name: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineSheet:
    """The dates of a client, each with its working and source, and those that are left open."""

    dates: tuple[WhoseDeadline, ...]
    left_open: tuple[LeftOpen, ...] = ()

    @classmethod
    def of(cls, dates: Sequence[WhoseDeadline], left_open: Sequence[LeftOpen] = ()) -> "DeadlineSheet":
        """Return the sheet with its dates in their order."""
        ordered = sorted(dates, key=lambda it: (it.deadline.days.first, it.deadline.days.last, it.name))
        return cls(tuple(ordered), tuple(left_open))

    @classmethod
    def of_checklist(cls, found: Checklist, today: date) -> "DeadlineSheet":
        """Return the dates of a checklist as a client needs them: a birthday that has passed asks nothing any more."""
        listed = [WhoseDeadline(one) for one in found.dates]
        listed += [WhoseDeadline(one, member.name) for member in found.members for one in member.dates]
        coming = [one for one in listed if one.deadline.kind not in _BIRTHDAYS or one.deadline.days.last >= today]
        left_open = [LeftOpen(one) for one in found.not_computed]
        left_open += [LeftOpen(one, member.name) for member in found.members for one in member.not_computed]
        return cls.of(coming, left_open)

    def without_names(self) -> "DeadlineSheet":
        """Return the sheet with nobody's name on it."""
        return DeadlineSheet(
            tuple(replace(one, name="") for one in self.dates), tuple(replace(one, name="") for one in self.left_open)
        )


@dataclass(frozen=True, slots=True)
class CorrectionSlip:
    """What whoever got a recalled sheet must hear."""

    recall: Recall
    version: str
    """The one that this reader has."""
    titles: Mapping[str, str]
    """Of the sheet that was recalled, by language; the Dutch is always there."""


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """Who sits at the table, and who does not: the first sheet that is laid down."""

    organisation: str
    """Its name; empty: room is left to write it by hand."""


Slip: TypeAlias = Appointment | ReferralSlip | DeadlineSheet | OpeningCard | CorrectionSlip
"""Everything that is made of fixed sentences, in every language that has them."""
_KINDS = {
    Appointment: "appointment",
    ReferralSlip: "referral",
    DeadlineSheet: "deadlines",
    OpeningCard: "card",
    CorrectionSlip: "correction",
}


def slip_kind(slip: Slip) -> str:
    """Return the word for a kind of slip, in versions and in the list of what was printed."""
    return _KINDS[type(slip)]


def slip_version(slip: Slip, language: str, pack: str) -> str:
    """Return the short id that is printed on a slip of a version of the pack.

    A correction's ends with that of the sheet that it is about.
    """
    about = f"/{slip.version}" if isinstance(slip, CorrectionSlip) else ""
    return f"{slip_kind(slip)}/{language}/{pack}{about}"


def corrected_by(version: str) -> str:
    """Return the version of the sheet that a correction slip is about, by the version of the slip; "" when of none."""
    kind, _, rest = version.partition("/")
    return "/".join(rest.split("/")[2:]) if kind == _KINDS[CorrectionSlip] else ""
