"""Fields in which people wrote different things without knowing of each other, and how they are shown.

A policy says how a conflict is presented, never what is kept: every value stays until somebody chooses, so two versions
of the program with other policies hold the same rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop.domain.ids import parse_id
from desktop.domain.reunification.evidence import EvidenceState
from desktop.domain.rows import Cell, Scalar
from desktop.errors import InputError
from desktop.wording import N_


class Policy(StrEnum):
    """How a conflict is presented."""

    ASK = "ask"
    """A person must choose: nothing is proposed."""
    LATEST = "latest"
    """The newest value is proposed."""
    SAFEST = "safest"
    """The value that protects more is proposed."""
    TICKED = "ticked"
    """What was ticked off is proposed before what was not."""


_POLICIES: Mapping[tuple[str, str], Policy] = {
    ("contact", "language"): Policy.LATEST,
    ("contact", "topics"): Policy.LATEST,
    ("contact", "referrals"): Policy.LATEST,
    # That a clock was wrong is the more careful thing to say.
    ("contact", "clock_doubt"): Policy.SAFEST,
    ("family", "speaks"): Policy.LATEST,
    ("family_member", "speaks"): Policy.LATEST,
    ("family_member", "position"): Policy.LATEST,
    ("family_document", "state"): Policy.TICKED,
}

FREE_TEXT: frozenset[tuple[str, str]] = frozenset(
    {
        ("contact", "question"),
        ("contact", "told"),
        ("family", "notes"),
        ("family_member", "notes"),
        ("family_document", "note"),
        ("person", "name"),
        ("family", "name"),
        ("family_member", "name"),
        ("person", "v_number"),
    }
)
"""Fields of a table in which people write in their own words, so that a third text may be the right one."""


def policy_of(kind: str, field: str) -> Policy:
    """Return how conflicts in a field of a table are presented; a field that is not listed is asked about."""
    return _POLICIES.get((kind, field), Policy.ASK)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that stand side by side."""

    value: Scalar
    store: str
    """The store's life that wrote it; its device stands before the point."""
    when: int
    """Hybrid time of the write; 0 when not told."""

    @property
    def device(self) -> str:
        """The id of the device that wrote it."""
        return self.store.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one row in which different values stand."""

    kind: str
    """Name of the table."""
    row: UUID
    site: str
    field: str
    versions: tuple[Version, ...]
    """The different values: first this laptop's own, or the one that is shown when none is; then the newest first."""
    context: Mapping[str, int]
    """All writes of the field that were known when this was read."""
    about: Mapping[str, Scalar]
    """What the row shows, to recognise it by."""

    @property
    def id(self) -> str:
        """The name by which a person chooses it: the same at every store and every time."""
        return f"{self.kind}:{self.row}:{self.field}"

    @property
    def ours(self) -> Version:
        """The value of this laptop, or the one that is shown."""
        return self.versions[0]

    @property
    def theirs(self) -> Version:
        """The newest of the other values."""
        return self.versions[1]

    @property
    def policy(self) -> Policy:
        """How it is presented."""
        return policy_of(self.kind, self.field)

    @property
    def proposed(self) -> Version | None:
        """The value to propose; none when a person must choose without being led."""
        return proposal(self.policy, self.versions)


def proposal(policy: Policy, versions: Sequence[Version]) -> Version | None:
    """Return which value a policy proposes; of two that are alike to it the newest."""
    newest = sorted(versions, key=lambda it: (it.when, it.store), reverse=True)
    match policy:
        case Policy.ASK:
            return None
        case Policy.LATEST:
            return newest[0]
        case Policy.SAFEST:
            return next((it for it in newest if it.value), newest[0])
        case Policy.TICKED:
            return next((it for it in newest if it.value == EvidenceState.HAVE), newest[0])


def versions_of(cell: Cell, device: str) -> tuple[Version, ...]:
    """Return the different values of a field as `Conflict.versions` has them, for a device."""
    newest = [cell.winner, *sorted(cell.values.keys() - {cell.winner}, key=lambda it: (-cell.values[it].when, it))]
    found = [Version(cell.values[store].value, store, cell.values[store].when) for store in newest]
    first = next((it for it in found if it.device == device), found[0])
    # True is not 1 here, as in the kernel.
    others = {repr(it.value): it for it in reversed(found) if repr(it.value) != repr(first.value)}
    return (first, *(it for it in found if others.get(repr(it.value)) is it))


def parse_conflict_id(text: str) -> tuple[str, UUID, str]:
    """Return the table, row and field that a conflict's id names. Raises InputError for what is none."""
    kind, first, rest = text.strip().partition(":")
    row, second, field = rest.partition(":")
    if not (first and second and kind and field):
        raise InputError(
            N_("“{text}” is not the id of a conflict. Nothing was changed. Copy it from “spreekuur conflicts list”."),
            text=text,
        )
    return kind, parse_id(row), field
