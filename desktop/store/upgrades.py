"""Bringing a database to the newest shape, with Alembic. Loaded only when there is something to bring."""

import json
from collections.abc import Mapping
from contextlib import suppress

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from desktop.domain.rows import Scalar
from desktop.store.exchange import unpark
from desktop.store.field_values import Stored, stored_value
from desktop.store.tables import SYNCED


def upgrade_schema(connection: Connection) -> None:
    """Run the migrations that a database lacks, and read what newer programs wrote; inside the caller's transaction."""
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    take_in_known(connection)


def migrations() -> Config:
    """Return where Alembic finds the migrations."""
    config = Config()
    config.set_main_option("script_location", "desktop.store:migrations")
    return config


def take_in_known(connection: Connection) -> None:
    """Move rows and fields that were kept unread to the tables and columns that there are for them by now.

    They are the same rows with the same past and the same place in the journal. What does not fit stays as it is.
    """
    for kind in SYNCED:
        unpark(connection, kind)
        _take_in_fields(connection, kind)


def _take_in_fields(connection: Connection, kind: str) -> None:
    run = connection.exec_driver_sql
    names, moved = SYNCED[kind].field_names(), []
    for row_id, extra in run(f"SELECT id, extra FROM {kind} WHERE extra IS NOT NULL").all():  # noqa: S608 - our own names
        kept = json.loads(extra)
        known = _known(kind, {name: value for name, value in kept.items() if name in names})
        if known:
            moved.append((row_id, known, {name: value for name, value in kept.items() if name not in known}))
    if not moved:
        return
    # Nobody writes anything: the guard against writes that pass by the journal is put aside meanwhile.
    guard = run("SELECT sql FROM sqlite_master WHERE name = ?", (f"{kind}_stamped",)).scalar_one()
    run(f"DROP TRIGGER {kind}_stamped")
    for row_id, known, rest in moved:
        columns = ", ".join(f"{name} = ?" for name in known)
        left = json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else None
        run(f"UPDATE {kind} SET extra = ?, {columns} WHERE id = ?", (left, *known.values(), row_id))  # noqa: S608
    run(guard)


def _known(kind: str, fields: Mapping[str, Scalar]) -> dict[str, Stored]:
    """Return those fields that fit in their columns, as they stand there."""
    found = {}
    for name, value in fields.items():
        with suppress(ValueError):
            found[name] = stored_value(kind, name, value)
    return found
