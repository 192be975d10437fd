"""Which papers of a checklist are here, and why the others are not: what is still missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from desktop.domain.people import check_lines
from desktop.domain.reunification.documents import NeededDocument
from desktop.errors import InputError
from desktop.wording import N_

EXPLANATION = "D30"
"""The paper that explains why others cannot be had (bewijsnood)."""
_ONE_OF = "one_of:"


class EvidenceState(StrEnum):
    """Where a paper is."""

    HAVE = "have"
    ABROAD = "abroad"
    ASKED_FOR = "asked"
    IMPOSSIBLE = "impossible"
    NOT_NEEDED = "not_needed"


class Reason(StrEnum):
    """Why a paper cannot be had, as the explanation of bewijsnood names it."""

    COUNTRY = "country"
    REGIME = "regime"
    WAR = "war"
    STATELESS = "stateless"
    OTHER = "other"


_SETTLED = frozenset({EvidenceState.HAVE, EvidenceState.IMPOSSIBLE, EvidenceState.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is written down of one paper of one person. Words of a newer program are kept, and mean nothing here."""

    document: str
    member: UUID | None
    """None for the sponsor."""
    state: str
    """A word of EvidenceState; empty when nobody said."""
    why: str = ""
    """A word of Reason."""
    note: str = ""

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        if self.state not in {"", *EvidenceState} or self.why not in {"", *Reason}:
            raise InputError(
                N_("“{word}” is not a state of a paper. Nothing was saved. Choose one of: {choices}."),
                word=self.why if self.state in {"", *EvidenceState} else self.state,
                choices=", ".join([*EvidenceState, *Reason]),
            )
        check_lines(self.note)


def evidence_id(family: UUID, member: UUID | None, document: str) -> UUID:
    """Return the one id of a paper's row: the same on two laptops that write it down without knowing of each other."""
    return uuid5(member or family, document)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on a checklist with what is known of where it is."""

    document: NeededDocument
    evidence: Evidence | None
    missing: bool
    """Whether it is needed for certain and not here, and nobody said why that cannot be or need not be."""

    @property
    def state(self) -> EvidenceState | None:
        """Where it is; none when nobody said."""
        word = self.evidence.state if self.evidence else ""
        return EvidenceState(word) if word in set(EvidenceState) else None


def papers(documents: Iterable[NeededDocument], told: Mapping[str, Evidence]) -> tuple[Paper, ...]:
    """Return a person's documents with their evidence, by number.

    Of papers of which one will do, none is missing once one is here. Once a paper cannot be had, its explanation is
    missing until that is here.
    """
    listed = tuple(documents)
    bare = {one.id: Paper(one, told.get(one.id), missing=False) for one in listed}
    explaining = any(one.state is EvidenceState.IMPOSSIBLE for one in bare.values())
    return tuple(Paper(one, told.get(one.id), _is_missing(one, bare, explaining=explaining)) for one in listed)


def count_missing(found: Iterable[Paper]) -> int:
    """Return how many papers are missing; those of which one will do count once."""
    return len({_group(one.document) for one in found if one.missing})


def _group(document: NeededDocument) -> str:
    return document.need if document.need.startswith(_ONE_OF) else document.id


def _is_missing(document: NeededDocument, listed: Mapping[str, Paper], *, explaining: bool) -> bool:
    state = listed[document.id].state
    if document.id == EXPLANATION and explaining:
        return state is not EvidenceState.HAVE
    if document.need.startswith(_ONE_OF):
        group = document.need.removeprefix(_ONE_OF).split("|")
        if any(code in listed and listed[code].state is EvidenceState.HAVE for code in group):
            return False
    elif document.need != "required":
        return False
    return state not in _SETTLED
