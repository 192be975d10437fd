import pytest
from sqlalchemy import Connection, create_engine

from desktop.store.statements import insert_many


@pytest.fixture
def connection() -> Connection:
    made = create_engine("sqlite://").connect()
    made.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
    return made


@pytest.mark.parametrize("count", [0, 1, 6666, 6667, 20_001])
def test_all_rows_are_inserted_whatever_fits_in_one_statement(connection: Connection, count: int) -> None:
    rows = [(number, f"a{number}", None) for number in range(count)]
    insert_many(connection, "t", ("id", "a", "b"), rows)
    assert [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM t ORDER BY id")] == rows


def test_rows_that_are_there_are_treated_as_told(connection: Connection) -> None:
    insert_many(connection, "t", ("id", "a", "b"), [(1, "old", "kept")])
    insert_many(
        connection,
        "t",
        ("id", "a", "b"),
        [(1, "new", "x"), (2, "new", "x")],
        "ON CONFLICT (id) DO UPDATE SET a = excluded.a",
    )
    assert connection.exec_driver_sql("SELECT * FROM t").fetchall() == [(1, "new", "kept"), (2, "new", "x")]
