"""Facts of a family: a sponsor, an application and the relatives. What nobody told is unknown, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop.domain.bsn import refuse_bsn
from desktop.domain.spans import UNKNOWN, Span, read_span
from desktop.errors import InputError
from desktop.wording import N_

Told = str | bool | date
"""A fact as it comes in: a word, yes or no, or a date."""


class Status(StrEnum):
    """The ground of the sponsor's permit."""

    A = "A"
    B = "B"


class Relation(StrEnum):
    """What the relative is of the sponsor."""

    SPOUSE = "spouse"
    UNMARRIED_PARTNER = "unmarried_partner"
    REGISTERED_PARTNER = "registered_partner"
    CHILD = "child"
    ADOPTED_CHILD = "adopted_child"
    FOSTER_CHILD = "foster_child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class Marriage(StrEnum):
    """How the couple married."""

    CIVIL = "civil"
    RELIGIOUS = "religious"
    CUSTOMARY_REGISTERED = "customary_registered"


class OtherParent(StrEnum):
    """Where a child's other parent is."""

    IN_THIS_FILE = "in_this_file"
    STAYS = "stays"
    DECEASED = "deceased"
    MISSING = "missing"
    SOLE_CUSTODY = "sole_custody"


class Papers(StrEnum):
    """What a relative can show of who they are."""

    PASSPORT = "passport"
    OTHER = "other"
    NONE = "none"


class Procedure(StrEnum):
    """Which kind of application was lodged."""

    NAREIS = "nareis"
    REGULAR = "regular"
    ARTICLE8 = "article8"


class Outcome(StrEnum):
    """What was decided on the application."""

    GRANTED = "granted"
    REFUSED = "refused"


class Letter(StrEnum):
    """What the letter in hand asks for."""

    NONE = "none"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who has the permit; nothing is None, and an unknown date is every day."""

    application_date: Span = UNKNOWN
    decision_date: Span = UNKNOWN
    decision_received: Span = UNKNOWN
    status: Status | None = None
    born: Span = UNKNOWN
    unaccompanied_minor: bool | None = None
    permit_expires: Span = UNKNOWN
    """The last day of the residence document, as the document names it."""


@dataclass(frozen=True, slots=True)
class Request:
    """An application for family that has been lodged.

    A letter nobody mentioned is not there, and an application is one for nareis unless somebody says otherwise.
    A decision carries its date, so the date on the letter stands in for `decided_on` and the reverse.
    """

    lodged: Span = UNKNOWN
    decided: bool | None = None
    decided_on: Span = UNKNOWN
    outcome: Outcome | None = None
    outcome_date: Span = UNKNOWN
    answer_by: Span = UNKNOWN
    letter: Letter | None = Letter.NONE
    route: Procedure | None = Procedure.NAREIS
    notice_sent: Span = UNKNOWN
    """When a notice of late decision (ingebrekestelling) was sent."""


@dataclass(frozen=True, slots=True)
class Member:
    """A relative who wants to come; None is unknown."""

    name: str = ""
    relation: Relation | None = None
    born: Span = UNKNOWN
    tie_before_entry: bool | None = None
    married: Marriage | None = None
    earlier_marriage: bool | None = None
    more_than_one_spouse: bool | None = None
    other_parent: OtherParent | None = None
    unmarried: bool | None = None
    dependent: bool | None = None
    papers: Papers | None = None
    documents_language: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one family; without an application, none has been lodged."""

    sponsor: Sponsor = field(default_factory=Sponsor)
    request: Request | None = None
    members: tuple[Member, ...] = ()
    today: date | None = None
    """The day that the facts themselves name, if they do."""


LONGEST_NAME = 100
_LANGUAGE_LETTERS = "abcdefghijklmnopqrstuvwxyz-"
_YES_OR_NO = {"yes": True, "no": False}
W = TypeVar("W", bound=StrEnum)


class Words:
    """The facts of one table, read strictly one by one."""

    def __init__(self, told: Mapping[str, Told]) -> None:
        self._told = {key: value for key, value in told.items() if value != ""}

    def span(self, key: str) -> Span:
        """Return a date, known to the day, the month or the year."""
        told = self._told.get(key, "unknown")
        if isinstance(told, bool):
            raise FactError(key, told)
        try:
            return read_span(told)
        except InputError as error:
            raise FactError(key, told, error) from error

    def word(self, key: str, words: type[W], left_out: W | None = None) -> W | None:
        """Return one of the words that this fact can be."""
        told = self._told.get(key, left_out)
        if told is None or told == "unknown":
            return None
        if told not in set(words):
            raise FactError(key, told, choices=tuple(words))
        return words(str(told))

    def truth(self, key: str) -> bool | None:
        """Return yes, no, or nothing when it is unknown."""
        told = self._told.get(key, "unknown")
        if told == "unknown":
            return None
        if not isinstance(told, bool):
            raise FactError(key, told, choices=("true", "false", "unknown"))
        return told

    def text(self, key: str, longest: int) -> str:
        """Return free text without control characters and without a BSN."""
        told = self._told.get(key, "")
        if not isinstance(told, str) or len(told) > longest or not told.isprintable():
            raise FactError(key, told)
        try:
            refuse_bsn(told)
        except InputError as error:
            raise FactError(key, "", error) from error
        return told

    def language(self, key: str) -> str | None:
        """Return a language code such as `ar`."""
        told = self.text(key, 12)
        if told in ("", "unknown"):
            return None
        if set(told) - set(_LANGUAGE_LETTERS):
            raise FactError(key, told)
        return told


class FactError(InputError):
    """A fact that cannot be read; `key` says which one."""

    def __init__(
        self, key: str, told: Told, reason: InputError | None = None, *, choices: tuple[str, ...] = ()
    ) -> None:
        self.key = key
        if reason is not None:
            super().__init__(reason.sentence, **reason.values)
        elif choices:
            super().__init__(
                N_("“{told}” is not a word for {key}. Choose one of: {choices}."),
                told=str(told)[:40],
                key=key,
                choices=", ".join(choices),
            )
        else:
            super().__init__(
                N_("“{told}” cannot be read as {key}. Correct it or write unknown."), told=str(told)[:40], key=key
            )


def read_sponsor(told: Mapping[str, Told]) -> Sponsor:
    """Return the sponsor from words. Raises FactError."""
    words = Words(told)
    return Sponsor(
        application_date=words.span("application_date"),
        decision_date=words.span("decision_date"),
        decision_received=words.span("decision_received"),
        status=words.word("status", Status),
        born=words.span("born"),
        unaccompanied_minor=words.truth("unaccompanied_minor"),
        permit_expires=words.span("permit_expires"),
    )


def read_request(told: Mapping[str, Told]) -> Request:
    """Return the application from words. Raises FactError."""
    words = Words(told)
    return Request(
        lodged=words.span("lodged"),
        decided=words.truth("decided"),
        decided_on=words.span("decided_on"),
        outcome=words.word("outcome", Outcome),
        outcome_date=words.span("outcome_date"),
        answer_by=words.span("answer_by"),
        letter=words.word("letter", Letter, Letter.NONE),
        route=words.word("route", Procedure, Procedure.NAREIS),
        notice_sent=words.span("notice_sent"),
    )


def read_member(told: Mapping[str, Told]) -> Member:
    """Return a relative from words. Raises FactError."""
    words = Words(told)
    return Member(
        name=words.text("name", LONGEST_NAME),
        relation=words.word("relation", Relation),
        born=words.span("born"),
        tie_before_entry=words.truth("tie_before_entry"),
        married=words.word("married", Marriage),
        earlier_marriage=words.truth("earlier_marriage"),
        more_than_one_spouse=words.truth("more_than_one_spouse"),
        other_parent=words.word("other_parent", OtherParent),
        unmarried=words.truth("unmarried"),
        dependent=words.truth("dependent"),
        papers=words.word("papers", Papers),
        documents_language=words.language("documents_language"),
    )


def typed(words: Mapping[str, str]) -> dict[str, Told]:
    """Return kept words with `yes` and `no` as truths, as the readers above take them."""
    return {key: _YES_OR_NO.get(word, word) for key, word in words.items()}
