"""Cases: the file of a person that a volunteer referred to headquarters, because that person agreed to it.

To be written down at the site and to be shown to headquarters are two things, so it is asked and recorded apart.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.domain.people import Consent, check_texts
from desktop.errors import InputError
from desktop.wording import N_

MAX_ASKED = 2000


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """What is written down of a referral to headquarters."""

    consent: str
    """How the person agreed that headquarters sees the file: a word of `Consent`."""
    consent_on: date
    asked: str = ""
    """What headquarters is asked."""

    def check(self) -> None:
        """Refuse a referral without consent, and what must not be kept. Raises InputError."""
        if self.consent not in set(Consent):
            raise InputError(
                N_(
                    "Nothing goes to headquarters before the person agrees. Nothing was saved. Ask first, then say how they agreed."
                )
            )
        check_texts(self.asked, longest=MAX_ASKED)


@dataclass(frozen=True, slots=True)
class Case:
    """A referral to headquarters in the store; the root of everything that headquarters has of it."""

    id: UUID
    site: str
    person: UUID
    entry: CaseEntry
