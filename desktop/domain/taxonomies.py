"""The fixed lists that a volunteer chooses from: languages, topics, outcomes, referrals. Data of the content pack."""

from dataclasses import dataclass
from enum import IntEnum

from desktop.errors import InputError
from desktop.wording import N_


class Urgency(IntEnum):
    """How quickly a topic can go wrong: a term may run, or somebody must be called today."""

    NONE = 0
    TERM = 1
    TODAY = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of questions, with the address to refer to first."""

    code: str
    group: str
    names: dict[str, str]
    """Name by language of the program."""
    referrals: tuple[str, ...]
    urgency: Urgency
    articles: tuple[str, ...] = ()
    """What explains it: slugs, the first one first; two when the day of the application chooses. Empty: ask the referral."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that clients speak."""

    code: str
    names: dict[str, str]
    own_name: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of topics or an outcome."""

    code: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a question is referred to; what is not certain is empty, and a site's own address goes before it."""

    code: str
    names: dict[str, str]
    telephone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All lists of one content pack, by code and in the order in which they are shown."""

    topics: dict[str, Topic]
    groups: dict[str, Choice]
    languages: dict[str, Language]
    outcomes: dict[str, Choice]
    referrals: dict[str, Referral]

    def require(
        self, *, language: str = "", topics: tuple[str, ...] = (), outcome: str = "", referrals: tuple[str, ...] = ()
    ) -> None:
        """Refuse a code that is on none of the lists; an empty one is not looked at.

        Raises InputError.
        """
        if language and language not in self.languages:
            raise InputError(
                N_("There is no language “{code}” in the list. Nothing was saved. Choose one of: {choices}."),
                code=language,
                choices=", ".join(self.languages),
            )
        for code in topics:
            if code not in self.topics:
                raise InputError(
                    N_("There is no topic “{code}” in the list. Nothing was saved. Topics run from {first} to {last}."),
                    code=code,
                    first=next(iter(self.topics)),
                    last=list(self.topics)[-1],
                )
        if outcome and outcome not in self.outcomes:
            raise InputError(
                N_("There is no outcome “{code}” in the list. Nothing was saved. Choose one of: {choices}."),
                code=outcome,
                choices=", ".join(self.outcomes),
            )
        for code in referrals:
            if code not in self.referrals:
                raise InputError(
                    N_("There is no referral “{code}” in the list. Nothing was saved. Choose one of: {choices}."),
                    code=code,
                    choices=", ".join(self.referrals),
                )

    def urgent(self, topics: tuple[str, ...]) -> bool:
        """Return whether somebody must be called today."""
        return any(self.topics[code].urgency is Urgency.TODAY for code in topics if code in self.topics)
