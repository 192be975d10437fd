"""Keep until when a sponsor's residence document is valid, and when a notice of late decision was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns; no table is made anew, since that would lose its triggers."""
    for column in ("permit_expires", "notice_sent"):
        op.add_column("family", sa.Column(column, sa.Text(), nullable=False, server_default=""))
