"""People who come to the walk-in hour, as far as a follow-up needs them."""

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.bsn import refuse_bsn
from desktop.errors import InputError
from desktop.wording import N_

MAX_NAME = 200
MAX_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What a volunteer writes down of a person. A birth date stays in the words in which it was told."""

    name: str
    born: str = ""
    v_number: str = ""

    def check(self) -> None:
        """Refuse what must not be kept. Raises InputError."""
        if not self.name.strip():
            raise InputError(
                N_("A person needs a name. Nothing was saved. Write the name, or record without a person.")
            )
        check_lines(self.name, self.born, self.v_number)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the store."""

    id: UUID
    site: str
    entry: PersonEntry


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
