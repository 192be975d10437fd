"""People who come to the walk-in hour, as far as a follow-up needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from desktop.domain.bsn import refuse_bsn
from desktop.errors import InputError
from desktop.wording import N_

MAX_NAME = 200
MAX_TEXT = 20_000


class Consent(StrEnum):
    """How somebody agreed to be written down by name. It can be taken back at any time."""

    SPOKEN = "spoken"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What a volunteer writes down of a person. A birth date stays in the words in which it was told."""

    name: str
    born: str = ""
    v_number: str = ""
    room: str = ""
    speaks: str = ""
    consent: str = ""
    consent_on: date | None = None

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        if not self.name.strip():
            raise InputError(
                N_("A person needs a name. Nothing was saved. Write the name, or record without a person.")
            )
        check_lines(self.name, self.born, self.v_number, self.room, self.speaks)
        if self.consent and self.consent not in set(Consent):
            raise InputError(N_("Consent is spoken or signed. Nothing was saved. Choose one of the two."))


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the store."""

    id: UUID
    site: str
    entry: PersonEntry


class Likeness(StrEnum):
    """Why two files may be of one person."""

    V_NUMBER = "v-number"
    NAME = "name"
    """The same name, or another spelling of it."""
    BIRTH = "birth"
    """Names that sound alike, and birth dates that can be the same day."""
    ROOM = "room"
    """Names that sound alike, in one room."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person."""

    person: Person
    why: tuple[Likeness, ...]


Merges = Mapping[UUID, UUID]
"""Which file was merged into which; both are in the store."""


def head_of(person: UUID, merges: Merges) -> UUID:
    """Return the file that goes on for a person.

    Two laptops may have merged the same two files in opposite ways: of a circle the smallest id goes on, everywhere.
    """
    seen: list[UUID] = []
    while person in merges and person not in seen:
        seen.append(person)
        person = merges[person]
    return min(seen[seen.index(person) :]) if person in seen else person


def merged_with(person: UUID, merges: Merges) -> frozenset[UUID]:
    """Return the ids of all files of a person, this one included."""
    head = head_of(person, merges)
    return frozenset({person, head, *(one for one in merges if head_of(one, merges) == head)})


_JOINERS = "\u200c\u200d"


def check_lines(*texts: str) -> None:
    """Refuse what cannot be a name or a short fact: more than a line, or signs that change how others read.

    Joiners stay: Persian and Indian names are written with them. Raises InputError.
    """
    for text in texts:
        if not text.translate(dict.fromkeys(map(ord, _JOINERS))).isprintable():
            raise InputError(
                N_(
                    "A name is one line, without tabs or hidden signs. Nothing was saved. Type it anew instead of copying it."
                )
            )
    check_texts(*texts, longest=MAX_NAME)


def checked_reason(reason: str) -> str:
    """Return why somebody is erased, as it is kept. Raises InputError when there is none, or it is no short line."""
    if not reason.strip():
        raise InputError(N_("An erasure needs a reason. Nothing was erased. Write it without a name."))
    check_lines(reason.strip())
    return reason.strip()


def check_texts(*texts: str, longest: int = MAX_TEXT) -> None:
    """Refuse free text that holds a BSN, or more than any person types. Raises InputError."""
    for text in texts:
        if len(text) > longest:
            raise InputError(
                N_("This text has {length} characters; {longest} fit. It was not saved. Shorten it."),
                length=len(text),
                longest=longest,
            )
        refuse_bsn(text)
