"""Which shape a database has, and whether this program may open it."""

from sqlalchemy import Connection, inspect, text

from desktop.errors import StoreError
from desktop.wording import N_

VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0014", "0015")
"""All migrations, the newest last. Written here so that opening an up-to-date store need not load Alembic."""
HEAD = VERSIONS[-1]

DAMAGED = N_(
    "The database is damaged or empty. Do not write in it: put back a backup, and keep the damaged file for help."
)


def is_outdated(connection: Connection) -> bool:
    """Return whether a database is older than this program.

    Raises StoreError when it is newer, since this program would not know what it destroys, or no store's at all.
    """
    if not inspect(connection).has_table("alembic_version"):
        # Every store was made with it: an empty file in its place is what a power cut or a failed copy leaves.
        raise StoreError(DAMAGED)
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if version is not None and version not in VERSIONS:
        raise StoreError(
            N_(
                "This store was written by a newer version of Spreekuur. Nothing was changed. Install the newer version on this laptop."
            )
        )
    return version != HEAD
