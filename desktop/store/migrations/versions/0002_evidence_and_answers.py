"""Keep where each paper of a family is, the checklists that were given, and where a relative is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NEW = {"family": ("speaks", "notes"), "family_member": ("country", "speaks", "notes")}
SYNCED = ("family_document", "family_answer")


def _synced() -> list["sa.Column[object]"]:
    return [
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("root", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("lsn", sa.BigInteger(), nullable=False),
        sa.Column("src", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
    ]


def _guard(table: str) -> str:
    """Refuse an update that did not pass by the journal, as 0001 does."""
    return f"""
        CREATE TRIGGER {table}_stamped BEFORE UPDATE ON {table} WHEN NEW.lsn IS OLD.lsn
        BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"""


def upgrade() -> None:
    """Add columns and tables. No table is made anew, since that would lose its triggers."""
    for table, columns in NEW.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "family_document",
        *_synced(),
        sa.Column("family", sa.LargeBinary(16), nullable=False),
        sa.Column("member", sa.LargeBinary(16), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_document")),
    )
    op.create_table(
        "family_answer",
        *_synced(),
        sa.Column("family", sa.LargeBinary(16), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_answer")),
    )
    for table in SYNCED:
        for column in ("family", "lsn", "root"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
        op.execute(_guard(table))
