"""What every exchanged row carries beside its fields, and the ways in which a field may stand in its table."""

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, MetaData, Text
from sqlmodel import Field, SQLModel

from desktop.store.columns import DayColumn, IdColumn, ListColumn, WordColumn, YesColumn

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(**more: Any) -> Any:  # noqa: ANN401 - SQLModel's Field is untyped
    """Return a column of text that is never null."""
    return Field(sa_type=Text, **more)


def sparse(column: type[WordColumn | ListColumn | YesColumn], default: object) -> Any:  # noqa: ANN401
    """Return a column that most rows leave empty: null in the table, left out in bundles, and `default` when read."""
    return Field(default=default, sa_type=column, nullable=True)


def maybe_day() -> Any:  # noqa: ANN401
    """Return a column for a day that may be unknown."""
    return Field(default=None, sa_type=DayColumn, nullable=True)


def link(**more: Any) -> Any:  # noqa: ANN401
    """Return a column for the id of another row, which may not be here."""
    return Field(default=None, sa_type=IdColumn, nullable=True, **more)


NOBODY = UUID(int=0)
"""Stands in the link of an anonymous count (`desktop.domain.erasures`)."""


class Synced(SQLModel):
    """What every exchanged row carries beside its fields."""

    OWN: ClassVar[frozenset[str]] = frozenset({"id", "root", "site", "clock", "hlc", "lsn", "src", "extra"})

    id: UUID = Field(primary_key=True, sa_type=IdColumn)
    root: UUID = Field(sa_type=IdColumn, index=True)
    """The dossier or contact that the row belongs to: never changes; the unit of erasure."""
    site: str = words()
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
    @cache
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields that people fill in, in the order of the table."""
        return tuple(name for name in cls.model_fields if name not in cls.OWN)


def fill(row: Synced, entry: "DataclassInstance") -> None:
    """Write an entry in the fields of a row that are called the same; what does not differ is not written."""
    for one in fields(entry):
        value = getattr(entry, one.name)
        if getattr(row, one.name) != value:
            setattr(row, one.name, value)
