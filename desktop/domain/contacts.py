"""Walk-in questions: the basic thing that is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from desktop.domain.clocks import Wrong
from desktop.domain.letters import Letter
from desktop.domain.people import MAX_NAME, check_lines, check_texts
from desktop.domain.referrals import check_outcomes
from desktop.domain.taxonomies import Taxonomy
from desktop.domain.urgencies import Urgent
from desktop.errors import InputError
from desktop.wording import N_

MAX_HEADS = 1000
MAX_MINUTES = 600


class Channel(StrEnum):
    """How a question came in; what is not told came in at the table."""

    TELEPHONE = "telephone"
    WRITTEN = "written"
    GROUP = "group"
    """Information for a group: `heads` tells how many people heard it."""


class Household(StrEnum):
    """How many people are in the household, in bands that single out nobody."""

    ONE = "1"
    TWO = "2"
    FEW = "3-4"
    MANY = "5+"


class Children(StrEnum):
    """How many children are in the household."""

    NONE = "0"
    FEW = "1-2"
    MANY = "3+"


class Interpreting(StrEnum):
    """Who interpreted. That nobody was to be had is counted too."""

    NOT_NEEDED = "not-needed"
    TELEPHONE = "telephone"
    PRESENT = "present"
    VOLUNTEER = "volunteer"
    COMPANION = "companion"
    """Somebody whom the client brought."""
    NONE_AVAILABLE = "none-available"


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """What a volunteer writes down of one question. Only language and topic are needed to call it finished."""

    language: str = ""
    topics: tuple[str, ...] = ()
    person: UUID | None = None
    """Nobody, unless the client agreed to be written down."""
    question: str = ""
    told: str = ""
    outcome: str = ""
    referrals: tuple[str, ...] = ()
    follow_up: date | None = None
    channel: str = ""
    heads: int | None = None
    household: str = ""
    children: str = ""
    interpreter: str = ""
    interpreter_language: str = ""
    """Where it is another than the client's own."""
    dialect: str = ""
    interpreter_minutes: int | None = None
    client_does: str = ""
    we_do: str = ""
    """A promise, until `settled`."""
    settled: date | None = None
    """The day on which the promise, the follow-up and the letter's date were dealt with."""
    urgencies: tuple[str, ...] = ()
    referral_outcomes: tuple[str, ...] = ()
    """What came of a referral, asked at the next visit: `code:outcome` (`desktop.domain.referrals`)."""
    letter: str = ""
    letter_dated: date | None = None
    letter_received: date | None = None
    letter_term: str = ""
    letter_from: str = ""
    letter_by: date | None = None
    letter_counted: bool = False
    """Whether `letter_by` was counted here from the term in the letter, and does not stand in the letter itself."""
    in_haste: bool = False
    """Written down with one key, to be filled in later."""

    @property
    def finished(self) -> bool:
        """Whether the entry counts. An unfinished one is kept, shown as such, and not sent to headquarters."""
        return bool(self.language and self.topics)

    @property
    def to_fill_in(self) -> bool:
        """Whether somebody must come back to it."""
        return self.in_haste or not self.finished

    @property
    def promised(self) -> bool:
        """Whether there is something left that we said we would do."""
        return bool(self.we_do) and self.settled is None

    @property
    def the_letter(self) -> Letter:
        """What is known of the letter that the client brought."""
        return Letter(
            self.letter,
            self.letter_dated,
            self.letter_received,
            self.letter_term,
            self.letter_from,
            None if self.letter_counted else self.letter_by,
        )

    def reckoned(self) -> "ContactEntry":
        """Return the entry with the letter's last day: the printed one, else what its own term comes to."""
        if self.letter_by is not None and not self.letter_counted:
            return self
        counted = self.the_letter.counted_day
        return replace(self, letter_by=counted, letter_counted=counted is not None)

    def with_letter(self, letter: Letter) -> "ContactEntry":
        """Return the entry with what is known of a letter now; what was counted from an earlier reading is counted anew."""
        told = replace(
            self,
            letter=letter.kind,
            letter_dated=letter.dated,
            letter_received=letter.received,
            letter_term=letter.term,
            letter_from=letter.counts_from,
            letter_by=letter.by,
            letter_counted=False,
        )
        return told.reckoned()

    def check(self, taxonomy: Taxonomy, own_referrals: Iterable[str] = ()) -> None:
        """Refuse codes that are on no list and text that must not be kept; `own_referrals` are the site's own codes.

        Raises InputError.
        """
        listed = tuple(code for code in self.referrals if code not in set(own_referrals))
        taxonomy.require(language=self.language, topics=self.topics, outcome=self.outcome, referrals=listed)
        taxonomy.require(language=self.interpreter_language)
        require_words(Channel, self.channel)
        require_words(Household, self.household)
        require_words(Children, self.children)
        require_words(Interpreting, self.interpreter)
        require_words(Urgent, *self.urgencies)
        check_outcomes(self.referral_outcomes)
        _check_number(self.heads, MAX_HEADS)
        _check_number(self.interpreter_minutes, MAX_MINUTES)
        self.the_letter.check()
        check_lines(self.dialect)
        check_texts(self.question, self.told, self.client_does, self.we_do)


@dataclass(frozen=True, slots=True)
class Contact:
    """A recorded question."""

    id: UUID
    at: datetime
    """When it was recorded, in UTC. At headquarters: the start of the Monday of that week."""
    site: str
    entry: ContactEntry
    clock_doubt: Wrong | None = None
    """How the clock was known to be wrong by which it was dated; the date is then not to be relied on."""
    hour: UUID | None = None
    """The walk-in hour in which it was asked; none outside hours."""
    emptied: bool = False
    """Whether it is the anonymous count that an erasure or a withdrawn consent left. Nobody writes in it any more."""
    clock: str = field(default="", compare=False, repr=False)
    """The row's past when this was read: given back with an edit, it tells what its writer had seen. Empty when unknown."""


def require_words(listed: type[StrEnum], *codes: str) -> None:
    """Refuse a code that is not one of these; an empty one is not told. Raises InputError."""
    for code in codes:
        if code and code not in set(listed):
            raise InputError(
                N_("“{code}” is not one of the choices. Nothing was saved. Choose one of: {choices}."),
                code=code[:MAX_NAME],
                choices=", ".join(listed),
            )


def _check_number(number: int | None, highest: int) -> None:
    if number is not None and not 0 <= number <= highest:
        raise InputError(
            N_("{number} cannot be right: a number from 0 to {highest} fits. Nothing was saved. Correct it."),
            number=number,
            highest=highest,
        )
