"""Keep which files were referred to headquarters."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0009"


def upgrade() -> None:
    """Add a table that is exchanged."""
    op.create_table(
        "hq_case",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("root", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("lsn", sa.BigInteger(), nullable=False),
        sa.Column("src", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hq_case")),
    )
    for column in ("lsn", "root", "person"):
        op.create_index(op.f(f"ix_hq_case_{column}"), "hq_case", [column], unique=False)
    op.execute(
        "CREATE TRIGGER hq_case_stamped BEFORE UPDATE ON hq_case WHEN NEW.lsn IS OLD.lsn "
        "BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"
    )
