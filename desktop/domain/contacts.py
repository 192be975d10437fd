"""Walk-in questions: the basic thing that is recorded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from desktop.domain.clocks import Wrong
from desktop.domain.people import check_texts
from desktop.domain.taxonomies import Taxonomy


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """What a volunteer writes down of one question. Only language and topic are needed to call it finished."""

    language: str = ""
    topics: tuple[str, ...] = ()
    person: UUID | None = None
    question: str = ""
    told: str = ""
    outcome: str = ""
    referrals: tuple[str, ...] = ()
    follow_up: date | None = None

    @property
    def finished(self) -> bool:
        """Whether the entry counts. An unfinished one is kept, shown as such, and not sent to headquarters."""
        return bool(self.language and self.topics)

    def check(self, taxonomy: Taxonomy) -> None:
        """Refuse codes that are on no list and text that must not be kept. Raises InputError."""
        taxonomy.require(language=self.language, topics=self.topics, outcome=self.outcome, referrals=self.referrals)
        check_texts(self.question, self.told)


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
    clock: str = field(default="", compare=False, repr=False)
    """The row's past when this was read: given back with an edit, it tells what its writer had seen. Empty when unknown."""
