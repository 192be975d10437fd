"""Keep which sheets were printed, so that whoever got a recalled one can be found."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table, with the guard that every exchanged table has."""
    op.create_table(
        "printed",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("root", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("lsn", sa.BigInteger(), nullable=False),
        sa.Column("src", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("beside", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("contact", sa.LargeBinary(16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed")),
    )
    for column in ("lsn", "root"):
        op.create_index(op.f(f"ix_printed_{column}"), "printed", [column], unique=False)
    op.execute(
        """
        CREATE TRIGGER printed_stamped BEFORE UPDATE ON printed WHEN NEW.lsn IS OLD.lsn
        BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"""
    )
