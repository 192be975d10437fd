"""Statements of many rows."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

_VALUES = 20_000
"""Values in one statement; SQLite takes 32,766."""


def insert_many(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], otherwise: str = ""
) -> None:
    """Insert rows, as many in one statement as fit; `otherwise` says what to do with those that are there already.

    The full-text index begins anew at each statement that reaches it through a trigger: a row to a statement takes
    three times as long. Names of the table and the columns must be the program's own.
    """
    most = _VALUES // len(columns)
    one = f"({', '.join('?' * len(columns))})"
    for start in range(0, len(rows), most):
        some = rows[start : start + most]
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([one] * len(some))} {otherwise}",  # noqa: S608
            tuple(chain.from_iterable(some)),
        )
