"""How domain values stand in columns: as the same text or number that an exchanged row carries."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class IdColumn(TypeDecorator[UUID]):
    """A row's id: 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Return the id's bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:  # noqa: ANN401
        """Return the id."""
        return None if value is None else UUID(bytes=bytes(value))


class MomentColumn(TypeDecorator[datetime]):
    """A moment: ISO 8601 in UTC with milliseconds, so that text order is time order."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the moment as text."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401
        """Return the moment, aware of its zone."""
        return None if value is None else datetime.fromisoformat(value)


def kept_moment(moment: datetime) -> datetime:
    """Return a moment as a column keeps it: in UTC, to the millisecond."""
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


class DayColumn(TypeDecorator[date]):
    """A day: ISO 8601."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the day as text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ANN401
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class CodesColumn(TypeDecorator[tuple[str, ...]]):
    """A few codes of a taxonomy, with a blank between them."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Return the codes as text."""
        return " ".join(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ANN401
        """Return the codes."""
        return tuple((value or "").split())


class WordColumn(TypeDecorator[str]):
    """A text that most rows leave empty; empty is null, so that nobody carries it."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text, or nothing for an empty one."""
        return value or None

    def process_result_value(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401
        """Return the text; empty for nothing."""
        return value or ""


class ListColumn(CodesColumn):
    """A few codes that most rows leave empty; empty is null."""

    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Return the codes as text, or nothing when there are none."""
        return " ".join(value or ()) or None


class YesColumn(TypeDecorator[bool]):
    """A mark that most rows do not have: `yes`, or null."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> str | None:
        """Return the word for a mark, or nothing."""
        return "yes" if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> bool:  # noqa: ANN401
        """Return whether the mark is there."""
        return bool(value == "yes")
