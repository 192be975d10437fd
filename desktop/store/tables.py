"""The tables. Synced rows first, then what never leaves this store.

Field names of synced tables travel in bundles (`desktop/sync/FORMAT.md`), so one is never renamed and never
changes its meaning; new ones are added. Links between synced rows are soft: a row may arrive before the one it
names, or without it.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, MetaData, Text
from sqlmodel import Field, SQLModel

from desktop.store.columns import CodesColumn, DayColumn, IdColumn, MomentColumn

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(**more: Any) -> Any:  # noqa: ANN401 - SQLModel's Field is untyped
    return Field(sa_type=Text, **more)


class Synced(SQLModel):
    """What every exchanged row carries beside its fields."""

    OWN: ClassVar[frozenset[str]] = frozenset({"id", "root", "site", "clock", "hlc", "lsn", "src", "extra"})

    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    root: UUID = Field(sa_type=IdColumn, index=True)
    """The dossier or contact that the row belongs to: never changes; the unit of erasure."""
    site: str = _text()
    """The site that the row was made for: never changes; the unit of authority."""
    clock: str = Field(default="", sa_type=Text)
    """`desktop.domain.rows.Clock`, as JSON."""
    hlc: int = Field(default=0, sa_type=BigInteger)
    """Time of the newest write shown in the row."""
    lsn: int = Field(default=0, sa_type=BigInteger, index=True)
    """Position of the row's last change in this store's journal."""
    src: str | None = Field(default=None, sa_type=Text)
    """`store@lsn` of the bundle that brought exactly this state; null when made here."""
    extra: str | None = Field(default=None, sa_type=Text)
    """Fields of a newer program, as JSON: kept and passed on untouched."""

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields that people fill in, in the order of the table."""
        return tuple(name for name in cls.model_fields if name not in cls.OWN)


class ContactRow(Synced, table=True):
    """A walk-in question."""

    __tablename__ = "contact"

    at: datetime = Field(sa_type=MomentColumn, index=True)
    language: str = _text(default="")
    topics: tuple[str, ...] = Field(default=(), sa_type=CodesColumn)
    person: UUID | None = Field(default=None, sa_type=IdColumn, index=True)
    question: str = _text(default="")
    told: str = _text(default="")
    outcome: str = _text(default="")
    referrals: tuple[str, ...] = Field(default=(), sa_type=CodesColumn)
    follow_up: date | None = Field(default=None, sa_type=DayColumn, index=True)
    clock_doubt: str | None = Field(default=None, sa_type=Text)
    """How the clock was wrong by which `at` was taken: a word of `desktop.domain.clocks.Wrong`; null when it was not."""


class PersonRow(Synced, table=True):
    """A person to whom contacts and files belong."""

    __tablename__ = "person"

    name: str = _text()
    born: str = _text(default="")
    v_number: str = _text(default="")


class FamilyRow(Synced, table=True):
    """A family file: the sponsor's facts and those of the application.

    Facts are kept in the words in which they were told (`2026-07-03`, `2026-07`, `yes`, `unknown`); empty is
    not told. What they mean is decided in `desktop.domain.reunification.families`.
    """

    __tablename__ = "family"

    person: UUID | None = Field(default=None, sa_type=IdColumn, index=True)
    name: str = _text(default="")
    application_date: str = _text(default="")
    decision_date: str = _text(default="")
    decision_received: str = _text(default="")
    status: str = _text(default="")
    born: str = _text(default="")
    unaccompanied_minor: str = _text(default="")
    lodged: str = _text(default="")
    decided: str = _text(default="")
    decided_on: str = _text(default="")
    outcome: str = _text(default="")
    outcome_date: str = _text(default="")
    answer_by: str = _text(default="")
    letter: str = _text(default="")
    route: str = _text(default="")
    speaks: str = _text(default="")
    notes: str = _text(default="")
    permit_expires: str = _text(default="")
    notice_sent: str = _text(default="")


class FamilyMemberRow(Synced, table=True):
    """One relative in a family file, in the words in which the facts were told."""

    __tablename__ = "family_member"

    family: UUID = Field(sa_type=IdColumn, index=True)
    position: int = Field(default=0)
    name: str = _text(default="")
    relation: str = _text(default="")
    born: str = _text(default="")
    tie_before_entry: str = _text(default="")
    married: str = _text(default="")
    earlier_marriage: str = _text(default="")
    more_than_one_spouse: str = _text(default="")
    other_parent: str = _text(default="")
    unmarried: str = _text(default="")
    dependent: str = _text(default="")
    papers: str = _text(default="")
    documents_language: str = _text(default="")
    removed: str = _text(default="")
    country: str = _text(default="")
    speaks: str = _text(default="")
    notes: str = _text(default="")


class FamilyDocumentRow(Synced, table=True):
    """Where one paper of one person in a family file is; its id follows from the three."""

    __tablename__ = "family_document"

    family: UUID = Field(sa_type=IdColumn, index=True)
    member: UUID | None = Field(default=None, sa_type=IdColumn)
    """Null for the sponsor."""
    document: str = _text(default="")
    state: str = _text(default="")
    why: str = _text(default="")
    note: str = _text(default="")


class FamilyAnswerRow(Synced, table=True):
    """A checklist as it was given; a row is added at each giving and never changed."""

    __tablename__ = "family_answer"

    family: UUID = Field(sa_type=IdColumn, index=True)
    given_at: datetime = Field(sa_type=MomentColumn)
    rules: str = _text(default="")
    outline: str = _text(default="")
    """JSON of `desktop.domain.reunification.answers.Outline`."""
    sheet: str = _text(default="")
    """The sheet as it was read: JSON, zlib, base64."""


class PrintedRow(Synced, table=True):
    """A sheet that was printed; a row is added at each printing and never changed.

    Its root is the question at which it was handed out, or itself: it says which text went out, and of nobody.
    """

    __tablename__ = "printed"

    at: datetime = Field(sa_type=MomentColumn)
    kind: str = _text(default="")
    version: str = _text(default="")
    language: str = _text(default="")
    beside: str = _text(default="")
    copies: int = Field(default=1)
    contact: UUID | None = Field(default=None, sa_type=IdColumn)


SYNCED: dict[str, type[Synced]] = {
    table.__tablename__: table
    for table in (ContactRow, PersonRow, FamilyRow, FamilyMemberRow, FamilyDocumentRow, FamilyAnswerRow, PrintedRow)
}
"""Every exchanged table by the name that its rows have in a bundle."""


class JournalRow(SQLModel, table=True):
    """The one row that says which life of the store this is, and how many writes it has seen."""

    __tablename__ = "journal"

    id: int = Field(default=1, primary_key=True)
    store: str = _text(default="")
    number: int = Field(default=0, sa_type=BigInteger)
    latest: int = Field(default=0, sa_type=BigInteger)
    """The newest hybrid time given out in this life."""
    shared: int = Field(default=0, sa_type=BigInteger)
    """The newest number that has left in a bundle."""
    parents: str = _text(default="[]")
    """`[[store, number], …]`: the lives that this one continues, and where it branched off."""
    named: bool = False
    """Whether a bundle was made under this life's name."""


class MetaRow(SQLModel, table=True):
    """What the store knows of itself, by name."""

    __tablename__ = "meta"

    name: str = _text(primary_key=True)
    value: str = _text()


class SiteRow(SQLModel, table=True):
    """A site that this store works for, or that headquarters knows."""

    __tablename__ = "site"

    code: str = _text(primary_key=True)
    name: str = _text()
    own: bool = False
    """Whether this laptop records there."""
    secret: bytes | None = None
    """Key of the pseudonyms under which the site's contacts appear at headquarters."""


class DocumentRow(SQLModel, table=True):
    """The newest of each document that headquarters signed."""

    __tablename__ = "document"

    kind: str = _text(primary_key=True)
    version: int
    body: bytes


class PeerRow(SQLModel, table=True):
    """One life of another store: `desktop.domain.cursors.Peer`."""

    __tablename__ = "peer"

    store: str = _text(primary_key=True)
    have: int = Field(default=0, sa_type=BigInteger)
    acked: int = Field(default=0, sa_type=BigInteger)
    superseded: bool = False


class ScopeRow(SQLModel, table=True):
    """Which rows a device is sent. What it acknowledged before this changed says nothing of those it is sent now."""

    __tablename__ = "scope"

    device: str = _text(primary_key=True)
    scope: str = _text()
    since: int = Field(sa_type=BigInteger)
    """Journal number of the change."""


class BundleRow(SQLModel, table=True):
    """A bundle that was made or taken in here."""

    __tablename__ = "bundle"

    id: str = _text(primary_key=True)
    outgoing: bool
    device: str = _text()
    """Who made it, or for whom it was made."""
    store: str = _text()
    sequence: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=MomentColumn)
    """When it was made or taken in here."""
    counts: str = _text(default="{}")
    kind: str = _text(default="")
    base: int = Field(default=0, sa_type=BigInteger)
    upto: int = Field(default=0, sa_type=BigInteger)
    addressees: str = _text(default="")
    """Ids of devices, with a blank between them."""
    digest: str = _text(default="", index=True)
    """SHA-256 of the file, in hex."""
    made: datetime | None = Field(default=None, sa_type=MomentColumn)
    """When it was made, by its maker's clock."""


class ClosedRow(SQLModel, table=True):
    """A file that laptops closed for each other: at headquarters one of which it was told, on a laptop one kept there."""

    __tablename__ = "closed"

    digest: str = _text(primary_key=True)
    """SHA-256 of the file, in hex."""
    device: str = _text()
    """Who told of it."""
    at: datetime = Field(sa_type=MomentColumn)


class ErasureRow(SQLModel, table=True):
    """A signed order that rows do not exist. It is kept for ever and rides in every bundle."""

    __tablename__ = "erasure"

    digest: str = _text(primary_key=True)
    """SHA-256 of the document, in hex."""
    document: bytes
    device: str = _text()
    """Who gave the order."""
    sites: str = _text()
    """Codes of the sites whose rows it erases, with a blank between them; `*` for all."""


class ErasedRow(SQLModel, table=True):
    """An id or root that does not exist at a site, by some order."""

    __tablename__ = "erased"

    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    site: str = _text(primary_key=True)
    """`*` for all sites."""


class ParkedRow(SQLModel, table=True):
    """A row of a table that this program does not know: kept, merged and passed on like any other."""

    __tablename__ = "parked"

    kind: str = _text(primary_key=True)
    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    root: UUID = Field(sa_type=IdColumn, index=True)
    site: str = _text()
    clock: str = _text()
    hlc: int = Field(sa_type=BigInteger)
    lsn: int = Field(sa_type=BigInteger, index=True)
    src: str | None = Field(default=None, sa_type=Text)
    extra: str | None = Field(default=None, sa_type=Text)
    """All its fields, as JSON."""
