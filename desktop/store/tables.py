"""The tables. Synced rows first, then what never leaves this store.

Field names of synced tables travel in bundles (`desktop/sync/FORMAT.md`), so one is never renamed and never
changes its meaning; new ones are added. Links between synced rows are soft: a row may arrive before the one it
names, or without it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel

from desktop.store.columns import (
    IdColumn,
    MomentColumn,
    YesColumn,
)
from desktop.store.daily_tables import (
    AppointmentRow,
    AskedQuestionRow,
    ContactRow,
    HqCaseRow,
    PersonRow,
    SignalRow,
    SiteAddressRow,
    WalkInHourRow,
)
from desktop.store.synced import Synced, sparse, words


class FamilyRow(Synced, table=True):
    """A family file: the sponsor's facts and those of the application.

    Facts are kept in the words in which they were told (`2026-07-03`, `2026-07`, `yes`, `unknown`); empty is
    not told. What they mean is decided in `desktop.domain.reunification.families`.
    """

    __tablename__ = "family"

    person: UUID | None = Field(default=None, sa_type=IdColumn, index=True)
    name: str = words(default="")
    application_date: str = words(default="")
    decision_date: str = words(default="")
    decision_received: str = words(default="")
    status: str = words(default="")
    born: str = words(default="")
    unaccompanied_minor: str = words(default="")
    lodged: str = words(default="")
    decided: str = words(default="")
    decided_on: str = words(default="")
    outcome: str = words(default="")
    outcome_date: str = words(default="")
    answer_by: str = words(default="")
    letter: str = words(default="")
    route: str = words(default="")
    speaks: str = words(default="")
    notes: str = words(default="")
    permit_expires: str = words(default="")
    notice_sent: str = words(default="")
    deleted: bool = sparse(YesColumn, False)


class FamilyMemberRow(Synced, table=True):
    """One relative in a family file, in the words in which the facts were told."""

    __tablename__ = "family_member"

    family: UUID = Field(sa_type=IdColumn, index=True)
    position: int = Field(default=0)
    name: str = words(default="")
    relation: str = words(default="")
    born: str = words(default="")
    tie_before_entry: str = words(default="")
    married: str = words(default="")
    earlier_marriage: str = words(default="")
    more_than_one_spouse: str = words(default="")
    other_parent: str = words(default="")
    unmarried: str = words(default="")
    dependent: str = words(default="")
    papers: str = words(default="")
    documents_language: str = words(default="")
    removed: str = words(default="")
    country: str = words(default="")
    speaks: str = words(default="")
    notes: str = words(default="")


class FamilyDocumentRow(Synced, table=True):
    """Where one paper of one person in a family file is; its id follows from the three."""

    __tablename__ = "family_document"

    family: UUID = Field(sa_type=IdColumn, index=True)
    member: UUID | None = Field(default=None, sa_type=IdColumn)
    """Null for the sponsor."""
    document: str = words(default="")
    state: str = words(default="")
    why: str = words(default="")
    note: str = words(default="")


class FamilyAnswerRow(Synced, table=True):
    """A checklist as it was given; a row is added at each giving and never changed."""

    __tablename__ = "family_answer"

    family: UUID = Field(sa_type=IdColumn, index=True)
    given_at: datetime = Field(sa_type=MomentColumn)
    rules: str = words(default="")
    outline: str = words(default="")
    """JSON of `desktop.domain.reunification.answers.Outline`."""
    sheet: str = words(default="")
    """The sheet as it was read: JSON, zlib, base64."""


class PrintedRow(Synced, table=True):
    """A sheet that was printed; a row is added at each printing and never changed.

    Its root is the question at which it was handed out, or itself: it says which text went out, and of nobody.
    """

    __tablename__ = "printed"

    at: datetime = Field(sa_type=MomentColumn)
    kind: str = words(default="")
    version: str = words(default="")
    language: str = words(default="")
    beside: str = words(default="")
    copies: int = Field(default=1)
    contact: UUID | None = Field(default=None, sa_type=IdColumn)


SYNCED: dict[str, type[Synced]] = {
    table.__tablename__: table
    for table in (
        ContactRow,
        PersonRow,
        FamilyRow,
        FamilyMemberRow,
        FamilyDocumentRow,
        FamilyAnswerRow,
        PrintedRow,
        WalkInHourRow,
        AppointmentRow,
        SignalRow,
        SiteAddressRow,
        HqCaseRow,
        AskedQuestionRow,
    )
}
"""Every exchanged table by the name that its rows have in a bundle."""


class JournalRow(SQLModel, table=True):
    """The one row that says which life of the store this is, and how many writes it has seen."""

    __tablename__ = "journal"

    id: int = Field(default=1, primary_key=True)
    store: str = words(default="")
    number: int = Field(default=0, sa_type=BigInteger)
    latest: int = Field(default=0, sa_type=BigInteger)
    """The newest hybrid time given out in this life."""
    shared: int = Field(default=0, sa_type=BigInteger)
    """The newest number that has left in a bundle."""
    parents: str = words(default="[]")
    """`[[store, number], …]`: the lives that this one continues, and where it branched off."""
    named: bool = False
    """Whether a bundle was made under this life's name."""


class MetaRow(SQLModel, table=True):
    """What the store knows of itself, by name."""

    __tablename__ = "meta"

    name: str = words(primary_key=True)
    value: str = words()


class SiteRow(SQLModel, table=True):
    """A site that this store works for, or that headquarters knows."""

    __tablename__ = "site"

    code: str = words(primary_key=True)
    name: str = words()
    own: bool = False
    """Whether this laptop records there."""
    secret: bytes | None = None
    """Key of the pseudonyms under which the site's contacts appear at headquarters."""


class DocumentRow(SQLModel, table=True):
    """The newest of each document that headquarters signed."""

    __tablename__ = "document"

    kind: str = words(primary_key=True)
    version: int
    body: bytes


class PeerRow(SQLModel, table=True):
    """One life of another store: `desktop.domain.cursors.Peer`."""

    __tablename__ = "peer"

    store: str = words(primary_key=True)
    have: int = Field(default=0, sa_type=BigInteger)
    acked: int = Field(default=0, sa_type=BigInteger)
    superseded: bool = False


class ScopeRow(SQLModel, table=True):
    """Which rows a device is sent. What it acknowledged before this changed says nothing of those it is sent now."""

    __tablename__ = "scope"

    device: str = words(primary_key=True)
    scope: str = words()
    since: int = Field(sa_type=BigInteger)
    """Journal number of the change."""


class BundleRow(SQLModel, table=True):
    """A bundle that was made or taken in here."""

    __tablename__ = "bundle"

    id: str = words(primary_key=True)
    outgoing: bool
    device: str = words()
    """Who made it, or for whom it was made."""
    store: str = words()
    sequence: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=MomentColumn)
    """When it was made or taken in here."""
    counts: str = words(default="{}")
    kind: str = words(default="")
    base: int = Field(default=0, sa_type=BigInteger)
    upto: int = Field(default=0, sa_type=BigInteger)
    addressees: str = words(default="")
    """Ids of devices, with a blank between them."""
    digest: str = words(default="", index=True)
    """SHA-256 of the file, in hex."""
    made: datetime | None = Field(default=None, sa_type=MomentColumn)
    """When it was made, by its maker's clock."""


class ClosedRow(SQLModel, table=True):
    """A file that laptops closed for each other: at headquarters one of which it was told, on a laptop one kept there."""

    __tablename__ = "closed"

    digest: str = words(primary_key=True)
    """SHA-256 of the file, in hex."""
    device: str = words()
    """Who told of it."""
    at: datetime = Field(sa_type=MomentColumn)


class ErasureRow(SQLModel, table=True):
    """A signed order that rows do not exist. It is kept for ever and rides in every bundle."""

    __tablename__ = "erasure"

    digest: str = words(primary_key=True)
    """SHA-256 of the document, in hex."""
    document: bytes
    device: str = words()
    """Who gave the order."""
    sites: str = words()
    """Codes of the sites whose rows it erases, with a blank between them; `*` for all."""
    reason: str | None = Field(default=None, sa_type=Text)
    """Why, in the words of who gave it here. It stays here."""


class HeededRow(SQLModel, table=True):
    """Another device that says that it holds an order to erase: the order stood in a bundle of its own."""

    __tablename__ = "heeded"

    digest: str = words(primary_key=True)
    device: str = words(primary_key=True)
    at: datetime = Field(sa_type=MomentColumn)
    """When that was read here."""


class EpochRow(SQLModel, table=True):
    """Until when retention has taken the words of a table's rows at a site."""

    __tablename__ = "epoch"

    kind: str = words(primary_key=True)
    site: str = words(primary_key=True)
    """`*` for all sites."""
    before: str = words()
    """The day of which the words are still kept."""
    besides: str = words(default="")
    """Ids of older rows that keep theirs, with a blank between them."""


class ErasedRow(SQLModel, table=True):
    """An id or root that does not exist at a site, by some order."""

    __tablename__ = "erased"

    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    site: str = words(primary_key=True)
    """`*` for all sites."""


class ParkedRow(SQLModel, table=True):
    """A row that has no table here: of a newer program's, or a part of a case at headquarters (`desktop/store/cases.py`).

    It is kept, merged and passed on like any other.
    """

    __tablename__ = "parked"

    kind: str = words(primary_key=True)
    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    root: UUID = Field(sa_type=IdColumn, index=True)
    site: str = words()
    clock: str = words()
    hlc: int = Field(sa_type=BigInteger)
    lsn: int = Field(sa_type=BigInteger, index=True)
    src: str | None = Field(default=None, sa_type=Text)
    extra: str | None = Field(default=None, sa_type=Text)
    """All its fields, as JSON."""
