"""The tables of the day's work: questions, people, walk-in hours. All of them are exchanged (`desktop/store/tables.py`)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from desktop.store.columns import CodesColumn, DayColumn, IdColumn, ListColumn, MomentColumn, WordColumn, YesColumn
from desktop.store.synced import Synced, link, maybe_day, sparse, words

PROMISED = "we_do IS NOT NULL AND settled IS NULL"
"""What we said that we would do and did not say was done."""
UNFINISHED = "(in_haste IS NOT NULL OR language = '' OR topics = '')"
"""What is to be filled in later."""


class ContactRow(Synced, table=True):
    """A walk-in question."""

    __tablename__ = "contact"
    # Lists show what is not in the trash; each index serves one list, page by page.
    __table_args__ = (
        Index("ix_contact_at", "at", "id", sqlite_where=text("deleted IS NULL")),
        # With what is counted, so that an overview reads the index alone.
        Index(
            "ix_contact_site_at",
            *("site", "at", "id", "language", "topics", "outcome"),
            sqlite_where=text("deleted IS NULL"),
        ),
        Index("ix_contact_follow_up", "follow_up", sqlite_where=text("settled IS NULL AND deleted IS NULL")),
        Index("ix_contact_letter_by", "letter_by", sqlite_where=text("settled IS NULL AND deleted IS NULL")),
        Index("ix_contact_promised", "at", "id", sqlite_where=text(f"{PROMISED} AND deleted IS NULL")),
        Index("ix_contact_unfinished", "at", "id", sqlite_where=text(f"{UNFINISHED} AND deleted IS NULL")),
    )

    at: datetime = Field(sa_type=MomentColumn)
    language: str = words(default="")
    topics: tuple[str, ...] = Field(default=(), sa_type=CodesColumn)
    person: UUID | None = Field(default=None, sa_type=IdColumn, index=True)
    question: str = words(default="")
    told: str = words(default="")
    outcome: str = words(default="")
    referrals: tuple[str, ...] = Field(default=(), sa_type=CodesColumn)
    follow_up: date | None = maybe_day()
    clock_doubt: str | None = Field(default=None, sa_type=Text)
    """How the clock was wrong by which `at` was taken: a word of `desktop.domain.clocks.Wrong`; null when it was not."""
    hour: UUID | None = link(index=True)
    """The walk-in hour in which it was asked; none outside hours."""
    channel: str = sparse(WordColumn, "")
    heads: int | None = None
    household: str = sparse(WordColumn, "")
    children: str = sparse(WordColumn, "")
    interpreter: str = sparse(WordColumn, "")
    interpreter_language: str = sparse(WordColumn, "")
    dialect: str = sparse(WordColumn, "")
    interpreter_minutes: int | None = None
    client_does: str = sparse(WordColumn, "")
    we_do: str = sparse(WordColumn, "")
    settled: date | None = maybe_day()
    urgencies: tuple[str, ...] = sparse(ListColumn, ())
    referral_outcomes: tuple[str, ...] = sparse(ListColumn, ())
    letter: str = sparse(WordColumn, "")
    letter_dated: date | None = maybe_day()
    letter_received: date | None = maybe_day()
    letter_term: str = sparse(WordColumn, "")
    letter_from: str = sparse(WordColumn, "")
    letter_by: date | None = maybe_day()
    letter_counted: bool = sparse(YesColumn, False)
    in_haste: bool = sparse(YesColumn, False)
    deleted: bool = sparse(YesColumn, False)


class PersonRow(Synced, table=True):
    """A person to whom contacts and files belong."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_name", "name", "id", sqlite_where=text("deleted IS NULL")),)

    name: str = words()
    born: str = words(default="")
    v_number: str = words(default="")
    room: str = sparse(WordColumn, "")
    speaks: str = sparse(WordColumn, "")
    consent: str = sparse(WordColumn, "")
    consent_on: date | None = maybe_day()
    merged_into: UUID | None = link(index=True)
    """The file that goes on for both, when this one was a double."""
    deleted: bool = sparse(YesColumn, False)


class WalkInHourRow(Synced, table=True):
    """A walk-in hour as it was held: where, when, who was there."""

    __tablename__ = "walk_in_hour"

    opened_at: datetime = Field(sa_type=MomentColumn, index=True)
    closed_at: datetime | None = Field(default=None, sa_type=MomentColumn)
    hours: str = sparse(WordColumn, "")
    on_duty: str = sparse(WordColumn, "")
    turned_away: int | None = None
    note: str = sparse(WordColumn, "")
    deleted: bool = sparse(YesColumn, False)


class AppointmentRow(Synced, table=True):
    """A date of a person that somebody must know of; its root is the person's."""

    __tablename__ = "appointment"

    person: UUID = Field(sa_type=IdColumn, index=True)
    kind: str = words(default="")
    day: date = Field(sa_type=DayColumn, index=True)
    hour: str = sparse(WordColumn, "")
    place: str = sparse(WordColumn, "")
    note: str = sparse(WordColumn, "")
    settled: date | None = maybe_day()
    deleted: bool = sparse(YesColumn, False)


class SignalRow(Synced, table=True):
    """A bottleneck that was met, with nobody's name in it."""

    __tablename__ = "signal"

    at: datetime = Field(sa_type=MomentColumn, index=True)
    category: str = words(default="")
    kind: str = sparse(WordColumn, "")
    topics: tuple[str, ...] = sparse(ListColumn, ())
    theme: str = sparse(WordColumn, "")
    heads: int | None = None
    severity: str = sparse(WordColumn, "")
    evidence: str = sparse(WordColumn, "")
    raised_here: bool = sparse(YesColumn, False)
    strategic: bool = sparse(YesColumn, False)
    example: str = sparse(WordColumn, "")
    consent: bool = sparse(YesColumn, False)
    deleted: bool = sparse(YesColumn, False)


class AskedQuestionRow(Synced, table=True):
    """A question to headquarters for which nobody found an answer, with nobody's name in it."""

    __tablename__ = "asked_question"

    at: datetime = Field(sa_type=MomentColumn)
    language: str = words(default="")
    topics: tuple[str, ...] = Field(default=(), sa_type=CodesColumn)
    wording: str = words(default="")
    contact: UUID | None = link(index=True)
    """The question in the walk-in hour; it stays in the centre."""
    deleted: bool = sparse(YesColumn, False)


class SiteAddressRow(Synced, table=True):
    """Where a site refers to: its own address of somebody on the list, or somebody who is on no list."""

    __tablename__ = "site_address"

    code: str = words()
    name: str = sparse(WordColumn, "")
    telephone: str = sparse(WordColumn, "")
    email: str = sparse(WordColumn, "")
    website: str = sparse(WordColumn, "")
    address: str = sparse(WordColumn, "")
    hours: str = sparse(WordColumn, "")
    note: str = sparse(WordColumn, "")
    deleted: bool = sparse(YesColumn, False)


class HqCaseRow(Synced, table=True):
    """A person's file that was referred to headquarters with that person's consent; its root is itself."""

    __tablename__ = "hq_case"

    person: UUID = Field(sa_type=IdColumn, index=True)
    consent: str = words(default="")
    consent_on: date = Field(sa_type=DayColumn)
    asked: str = sparse(WordColumn, "")
