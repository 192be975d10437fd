"""Family files as they are kept: facts in the words in which they were told, empty when nobody said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from desktop.domain.people import check_lines, check_texts
from desktop.errors import InputError
from desktop.wording import N_

NOTES = "notes"
"""The one fact that may be some sentences long, of sponsor and relatives alike."""
MAX_NOTES = 2000
SPONSOR_FACTS = (
    "application_date",
    "decision_date",
    "decision_received",
    "status",
    "born",
    "unaccompanied_minor",
    "permit_expires",
)
SPONSOR_NOTES = ("speaks", NOTES)
"""What is written down of the sponsor and decides nothing."""
REQUEST_FACTS = (
    "lodged",
    "decided",
    "decided_on",
    "outcome",
    "outcome_date",
    "answer_by",
    "letter",
    "route",
    "notice_sent",
)
MEMBER_FACTS = (
    "relation",
    "born",
    "tie_before_entry",
    "married",
    "earlier_marriage",
    "more_than_one_spouse",
    "other_parent",
    "unmarried",
    "dependent",
    "papers",
    "documents_language",
    "country",
    "speaks",
    "notes",
)
MEMBER_NOTES = ("country", "speaks", "notes")
"""The last of these: they decide nothing."""


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """What is written down of a family's sponsor and of the application."""

    name: str
    person: UUID | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    """Words by the names in SPONSOR_FACTS, SPONSOR_NOTES and REQUEST_FACTS."""

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        _check_name(self.name)
        _check_facts(self.name, self.facts)


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """What is written down of one relative."""

    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    """Words by the names in MEMBER_FACTS."""

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        _check_name(self.name)
        _check_facts(self.name, self.facts)


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One relative in a family file."""

    id: UUID
    entry: MemberEntry
    clock: str = field(default="", compare=False, repr=False)
    """The row's past when this was read: given back with an edit, it tells what its writer had seen. Empty when unknown."""


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """A sponsor and the relatives who may come."""

    id: UUID
    site: str
    entry: FamilyEntry
    members: tuple[FamilyMember, ...]
    clock: str = field(default="", compare=False, repr=False)
    """The row's past when this was read: given back with an edit, it tells what its writer had seen. Empty when unknown."""


def _check_facts(name: str, facts: Mapping[str, str]) -> None:
    check_lines(name, *(told for fact, told in facts.items() if fact != NOTES))
    check_texts(facts.get(NOTES, ""), longest=MAX_NOTES)


def _check_name(name: str) -> None:
    if not name.strip():
        raise InputError(
            N_("Somebody in a family file needs a name, a first name is enough. Nothing was saved. Write a name.")
        )
