"""How the fields of an exchanged row stand in the columns of its table."""

import base64
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Integer

from desktop.domain.rows import Scalar
from desktop.store.columns import DayColumn, IdColumn, MomentColumn
from desktop.store.tables import SYNCED

Stored = Scalar | bytes


@lru_cache
def field_names(kind: str) -> tuple[str, ...]:
    """Return the fields of a table; none for a table of a newer program."""
    return SYNCED[kind].field_names() if kind in SYNCED else ()


def stored_values(kind: str, fields: Mapping[str, Scalar]) -> list[Stored]:
    """Return what stands in each column of a table. Raises ValueError for what is no value of its field."""
    return [
        empty() if (value := fields.get(name)) is None else convert(value) for name, convert, empty in _columns(kind)
    ]


def stored_value(kind: str, name: str, value: Scalar) -> Stored:
    """Return what stands in one column of a table. Raises ValueError for what is no value of its field."""
    return next(convert for field, convert, _empty in _columns(kind) if field == name)(value)


@lru_cache
def _columns(kind: str) -> tuple[tuple[str, Callable[[Scalar], Stored], Callable[[], Stored]], ...]:
    if kind not in SYNCED:
        return ()
    columns = SYNCED[kind].__table__.c  # type: ignore[attr-defined]
    found = []
    for name in field_names(kind):
        column = columns[name]
        convert = next((it for kind_of, it in _CONVERT.items() if isinstance(column.type, kind_of)), _text)
        found.append((name, convert, _nothing if column.nullable else _EMPTY.get(convert, _missing)))
    return tuple(found)


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _number(value: Scalar) -> int:
    if type(value) is not int:
        raise ValueError("no number")
    return value


def _id(value: Scalar) -> bytes:
    found = base64.b64decode(_text(value) + "==", altchars=b"-_", validate=True)
    if len(found) != 16:
        raise ValueError("no id")
    return found


@lru_cache(maxsize=4096)
def _moment(value: Scalar) -> str:
    datetime.fromisoformat(_text(value))
    return _text(value)


@lru_cache(maxsize=4096)
def _day(value: Scalar) -> str:
    date.fromisoformat(_text(value))
    return _text(value)


def _nothing() -> None:
    return None


def _empty_text() -> str:
    return ""


def _zero() -> int:
    return 0


def _missing() -> Stored:
    raise ValueError("a field is missing")


_CONVERT: Mapping[type, Callable[[Scalar], Stored]] = {
    Integer: _number,
    IdColumn: _id,
    MomentColumn: _moment,
    DayColumn: _day,
}
_EMPTY: Mapping[Callable[[Scalar], Stored], Callable[[], Stored]] = {_text: _empty_text, _number: _zero}
