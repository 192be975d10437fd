"""Bringing a database to the newest shape, with Alembic. Loaded only when there is something to bring."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade_schema(connection: Connection) -> None:
    """Run the migrations that a database lacks, inside the caller's transaction."""
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrations() -> Config:
    """Return where Alembic finds the migrations."""
    config = Config()
    config.set_main_option("script_location", "desktop.store:migrations")
    return config
