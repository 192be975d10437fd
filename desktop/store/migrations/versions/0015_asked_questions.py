"""Keep the questions that were put to headquarters."""

import base64
import json

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

OWN = ("id", "root", "site", "clock", "hlc", "lsn", "src")
WORDS = ("at", "language", "topics", "wording", "deleted")


def upgrade() -> None:
    """Add the table, with the guard that every exchanged table has."""
    op.create_table(
        "asked_question",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("root", sa.LargeBinary(16), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("hlc", sa.BigInteger(), nullable=False),
        sa.Column("lsn", sa.BigInteger(), nullable=False),
        sa.Column("src", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("contact", sa.LargeBinary(16), nullable=True),
        sa.Column("deleted", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_question")),
    )
    for column in ("lsn", "root", "contact"):
        op.create_index(op.f(f"ix_asked_question_{column}"), "asked_question", [column], unique=False)
    op.execute(
        """
        CREATE TRIGGER asked_question_stamped BEFORE UPDATE ON asked_question WHEN NEW.lsn IS OLD.lsn
        BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"""
    )
    _take_in_known_rows()


def _take_in_known_rows() -> None:
    """Move rows that newer programs wrote, and this one kept unread, to their own table; what does not fit stays."""
    run = op.get_bind()
    parked = f"SELECT {', '.join(OWN)}, extra FROM parked WHERE kind = 'asked_question'"
    for *kept, extra in run.execute(sa.text(parked)).all():
        fields = json.loads(extra or "{}")
        if not isinstance(fields.get("at"), str):
            continue
        told: dict[str, object] = {name: "" if name != "deleted" else None for name in WORDS}
        told |= {name: fields.pop(name) for name in WORDS if isinstance(fields.get(name), str)}
        link = fields.get("contact")
        if isinstance(link, str) and len(link) == 22:
            told["contact"] = base64.urlsafe_b64decode(fields.pop("contact") + "==")
        values = dict(zip(OWN, kept, strict=True)) | told
        values["extra"] = json.dumps(fields, ensure_ascii=False, sort_keys=True) if fields else None
        names = ", ".join(values)
        run.execute(sa.text(f"INSERT INTO asked_question ({names}) VALUES (:{names.replace(', ', ', :')})"), values)
        run.execute(sa.text("DELETE FROM parked WHERE kind = 'asked_question' AND id = :id"), {"id": kept[0]})
