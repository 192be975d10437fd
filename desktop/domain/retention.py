"""How long what is recorded is kept: rules as data of the content pack, so that headquarters can change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kept(StrEnum):
    """What a rule is about."""

    CONTACT = "contact"
    APPOINTMENT = "appointment"
    BUNDLE = "bundle"
    """A copy of a bundle on this laptop."""


class Since(StrEnum):
    """From which day its time runs."""

    CLOSED = "closed"
    """The last of the days on it: recorded, followed up, last day of the letter, settled."""
    PASSED = "passed"
    """Its own day."""
    ACKNOWLEDGED = "acknowledged"
    """The day on which who it was for told us that it was read."""


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long one thing is kept."""

    kept: Kept
    since: Since
    days: int
    names: Mapping[str, str]
    """What the rule says, by language of the program."""

    def before(self, today: date) -> date:
        """Return the day of which, and of all later ones, it is still kept; anything from before it goes."""
        return today - timedelta(days=self.days)
