"""Keep what the exchange needs: scopes, erasures, rows of tables to come, and more of each bundle."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add columns and tables."""
    op.add_column("journal", sa.Column("named", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The store's name tells its device.
    op.execute("ALTER TABLE peer DROP COLUMN device")
    for name in ("kind", "addressees", "digest"):
        op.add_column("bundle", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("base", "upto"):
        op.add_column("bundle", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("bundle", sa.Column("made", sa.Text(), nullable=True))
    op.create_index(op.f("ix_bundle_digest"), "bundle", ["digest"], unique=False)
    op.create_table(
        "scope",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_scope")),
    )
    op.create_table(
        "closed",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_closed")),
    )
    op.create_table(
        "erasure",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("sites", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_erasure")),
    )
    op.create_table(
        "erased",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "site", name=op.f("pk_erased")),
    )
    op.create_table(
        "parked",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("root", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("lsn", sa.BigInteger(), nullable=False),
        sa.Column("src", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_parked")),
    )
    for column in ("lsn", "root"):
        op.create_index(op.f(f"ix_parked_{column}"), "parked", [column], unique=False)
    # A store that made bundles is known by its name.
    op.execute(
        "UPDATE journal SET named = 1 WHERE EXISTS (SELECT 1 FROM bundle WHERE outgoing AND store = journal.store)"
    )
