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
        check_texts(self.name, self.born, self.v_number, longest=MAX_NAME)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the store."""

    id: UUID
    site: str
    entry: PersonEntry


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
