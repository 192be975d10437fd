"""The shape of the database: which version a file has, and how an older one is brought up to date."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from desktop.errors import StoreError
from desktop.wording import N_

HEAD = "0001"
"""The newest migration. Written here so that opening an up-to-date store need not ask Alembic."""


def upgrade_schema(connection: Connection) -> None:
    """Bring a database to the newest shape, inside the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_schema(connection: Connection) -> bool:
    """Return whether a database is older than this program.

    Raises StoreError when it is newer: this program would not know what it destroys.
    """
    if not inspect(connection).has_table("alembic_version"):
        return True
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if version == HEAD:
        return False
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(
            N_(
                "This store was written by a newer version of Spreekuur. Nothing was changed. Install the newer version on this laptop."
            )
        )
    return True


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "desktop.store:migrations")
    return config
