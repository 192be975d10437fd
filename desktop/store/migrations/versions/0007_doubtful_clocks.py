"""Keep of a question whether the clock was wrong by which it was dated."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add a column; the table is not made anew, since that would lose its triggers."""
    op.add_column("contact", sa.Column("clock_doubt", sa.Text(), nullable=True))
