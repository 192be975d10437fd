import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from desktop.errors import StoreError
from desktop.paths import Home
from desktop.store.database import Store
from desktop.store.schema import VERSIONS
from desktop.store.tables import SYNCED
from desktop.store.upgrades import migrations
from tests.store.conftest import PASSPHRASE


def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        return kind != "table" or not str(name).startswith("search_")

    with store.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"include_object": ours})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_versions_that_are_written_down_are_the_migrations_in_their_order() -> None:
    found = [script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()]
    assert tuple(reversed(found)) == VERSIONS


def test_every_synced_table_carries_its_past_and_its_guard(store: Store) -> None:
    with store.reading() as session:
        triggers = {
            name
            for (name,) in session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    for name, table in SYNCED.items():
        assert {"id", "root", "site", "clock", "hlc", "lsn", "src", "extra"} <= set(table.model_fields)
        assert f"{name}_stamped" in triggers


def test_a_store_of_a_newer_program_is_left_alone(store: Store, home: Home) -> None:
    with store.writing_unstamped() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(home, PASSPHRASE)
