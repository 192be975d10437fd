"""Make the first tables, the search index, and the guard against unstamped writes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


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


# What is searched in each table.
SEARCHED = {"contact": ("question", "told"), "person": ("name", "v_number"), "family": ("name",)}

SYNCED = ("contact", "person", "family", "family_member")


def _guard(table: str) -> str:
    """Refuse an update that did not pass by the journal (bulk statements, scripts)."""
    return f"""
        CREATE TRIGGER {table}_stamped BEFORE UPDATE ON {table} WHEN NEW.lsn IS OLD.lsn
        BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"""


def _search(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the search index in step; `fold` is given to each connection by the store."""
    text = " || ' ' || ".join(f"NEW.{column}" for column in columns)
    entry = f"(SELECT number FROM search_entry WHERE kind = '{table}' AND id = {{row}}.id)"
    return (
        f"""CREATE TRIGGER {table}_found AFTER INSERT ON {table} BEGIN
            INSERT INTO search_entry (kind, id) VALUES ('{table}', NEW.id);
            INSERT INTO search_text (rowid, text) VALUES ({entry.format(row="NEW")}, fold({text})); END""",
        f"""CREATE TRIGGER {table}_found_anew AFTER UPDATE OF {", ".join(columns)} ON {table} BEGIN
            UPDATE search_text SET text = fold({text}) WHERE rowid = {entry.format(row="NEW")}; END""",
        f"""CREATE TRIGGER {table}_lost AFTER DELETE ON {table} BEGIN
            DELETE FROM search_text WHERE rowid = {entry.format(row="OLD")};
            DELETE FROM search_entry WHERE kind = '{table}' AND id = OLD.id; END""",
    )


def upgrade() -> None:
    """Make the tables."""
    _tables()
    op.execute(
        "CREATE TABLE search_entry (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id BLOB NOT NULL, UNIQUE (kind, id))"
    )
    # No second copy of the words: the index alone, from which rows can still be taken out.
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5 "
        "(text, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    for table in SYNCED:
        op.execute(_guard(table))
    for table, columns in SEARCHED.items():
        for trigger in _search(table, columns):
            op.execute(trigger)


def _tables() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("outgoing", sa.Boolean(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle")),
    )
    op.create_table(
        "contact",
        *_synced(),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("referrals", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_at"), "contact", ["at"], unique=False)
    op.create_index(op.f("ix_contact_follow_up"), "contact", ["follow_up"], unique=False)
    op.create_index(op.f("ix_contact_lsn"), "contact", ["lsn"], unique=False)
    op.create_index(op.f("ix_contact_person"), "contact", ["person"], unique=False)
    op.create_index(op.f("ix_contact_root"), "contact", ["root"], unique=False)
    op.create_table(
        "document",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_document")),
    )
    op.create_table(
        "family",
        *_synced(),
        sa.Column("person", sa.LargeBinary(16), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("application_date", sa.Text(), nullable=False),
        sa.Column("decision_date", sa.Text(), nullable=False),
        sa.Column("decision_received", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=False),
        sa.Column("unaccompanied_minor", sa.Text(), nullable=False),
        sa.Column("lodged", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_date", sa.Text(), nullable=False),
        sa.Column("answer_by", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family")),
    )
    op.create_index(op.f("ix_family_lsn"), "family", ["lsn"], unique=False)
    op.create_index(op.f("ix_family_person"), "family", ["person"], unique=False)
    op.create_index(op.f("ix_family_root"), "family", ["root"], unique=False)
    op.create_table(
        "family_member",
        *_synced(),
        sa.Column("family", sa.LargeBinary(16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=False),
        sa.Column("tie_before_entry", sa.Text(), nullable=False),
        sa.Column("married", sa.Text(), nullable=False),
        sa.Column("earlier_marriage", sa.Text(), nullable=False),
        sa.Column("more_than_one_spouse", sa.Text(), nullable=False),
        sa.Column("other_parent", sa.Text(), nullable=False),
        sa.Column("unmarried", sa.Text(), nullable=False),
        sa.Column("dependent", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("documents_language", sa.Text(), nullable=False),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_member")),
    )
    op.create_index(op.f("ix_family_member_family"), "family_member", ["family"], unique=False)
    op.create_index(op.f("ix_family_member_lsn"), "family_member", ["lsn"], unique=False)
    op.create_index(op.f("ix_family_member_root"), "family_member", ["root"], unique=False)
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("latest", sa.BigInteger(), nullable=False),
        sa.Column("shared", sa.BigInteger(), nullable=False),
        sa.Column("parents", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "peer",
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("have", sa.BigInteger(), nullable=False),
        sa.Column("acked", sa.BigInteger(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("store", name=op.f("pk_peer")),
    )
    op.create_table(
        "person",
        *_synced(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=False),
        sa.Column("v_number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_lsn"), "person", ["lsn"], unique=False)
    op.create_index(op.f("ix_person_root"), "person", ["root"], unique=False)
    op.create_table(
        "site",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_site")),
    )
