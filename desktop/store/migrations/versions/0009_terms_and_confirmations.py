"""Keep until when retention has taken words away, why somebody was erased, and who says that they hold the order."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add a column and two tables."""
    op.add_column("erasure", sa.Column("reason", sa.Text(), nullable=True))
    op.create_table(
        "epoch",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("besides", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "site", name=op.f("pk_epoch")),
    )
    op.create_table(
        "heeded",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "device", name=op.f("pk_heeded")),
    )
