"""Keep walk-in hours, what a visit needs, appointments, signals, sites' own addresses, and the trash.

Lists of a hundred thousand rows are read page by page: an index for each, and one for the codes of a question.
"""

import base64
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WORDS = {
    "contact": (
        "channel",
        "household",
        "children",
        "interpreter",
        "interpreter_language",
        "dialect",
        "client_does",
        "we_do",
        "settled",
        "urgencies",
        "referral_outcomes",
        "letter",
        "letter_dated",
        "letter_received",
        "letter_term",
        "letter_from",
        "letter_by",
        "letter_counted",
        "in_haste",
        "deleted",
    ),
    "person": ("room", "speaks", "consent", "consent_on", "deleted"),
    "family": ("deleted",),
}
NUMBERS = {"contact": ("heads", "interpreter_minutes")}
LINKS = {"contact": ("hour",), "person": ("merged_into",)}
TABLES: dict[str, list["sa.Column[Any]"]] = {
    "walk_in_hour": [
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("on_duty", sa.Text(), nullable=True),
        sa.Column("turned_away", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Text(), nullable=True),
    ],
    "appointment": [
        sa.Column("person", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("hour", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("settled", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Text(), nullable=True),
    ],
    "signal": [
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("heads", sa.Integer(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("raised_here", sa.Text(), nullable=True),
        sa.Column("strategic", sa.Text(), nullable=True),
        sa.Column("example", sa.Text(), nullable=True),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Text(), nullable=True),
    ],
    "site_address": [
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("telephone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Text(), nullable=True),
    ],
}
INDEXED: dict[str, tuple[str, ...]] = {
    "walk_in_hour": ("opened_at",),
    "appointment": ("person", "day"),
    "signal": ("at",),
    "site_address": (),
}
UNFINISHED = "(in_haste IS NOT NULL OR language = '' OR topics = '')"
PROMISED = "we_do IS NOT NULL AND settled IS NULL"


def upgrade() -> None:
    """Add columns, tables, indexes and what keeps the search in step. No table is made anew: it would lose triggers."""
    for columns, kind in ((WORDS, sa.Text()), (NUMBERS, sa.Integer()), (LINKS, sa.LargeBinary(16))):
        for table, names in columns.items():
            for name in names:
                op.add_column(table, sa.Column(name, kind, nullable=True))
    _take_in_known_fields()
    for table, own in TABLES.items():
        op.create_table(table, *_synced(), *own, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")))
        _take_in_known_rows(table, own)
        for column in ("lsn", "root", *INDEXED[table]):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
        op.execute(_guard(table))
    _indexes()
    _codes()
    for table, words in (("contact", CONTACT_WORDS), ("person", PERSON_WORDS)):
        _search_anew(table, *words)


def _take_in_known_fields() -> None:
    """Move what newer programs wrote in these fields, and this one kept unread, to where it is read now."""
    run = op.get_bind()
    for table in WORDS:
        rows = run.execute(sa.text(f"SELECT id, extra FROM {table} WHERE extra IS NOT NULL")).all()
        if not rows:
            continue
        op.execute(f"DROP TRIGGER {table}_stamped")
        for row_id, extra in rows:
            kept = json.loads(extra)
            known = {name: value for name, value in kept.items() if _fits(table, name, value)}
            if not known:
                continue
            rest = {name: value for name, value in kept.items() if name not in known}
            run.execute(
                sa.text(
                    f"UPDATE {table} SET extra = :extra, {', '.join(f'{it} = :{it}' for it in known)} WHERE id = :id"
                ),
                {
                    **{name: _stored(table, name, value) for name, value in known.items()},
                    "extra": json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else None,
                    "id": row_id,
                },
            )
        op.execute(_guard(table))


def _take_in_known_rows(table: str, columns: list["sa.Column[Any]"]) -> None:
    """Move rows that newer programs wrote, and this one kept unread, to their own table; what does not fit stays."""
    run = op.get_bind()
    own = ("id", "root", "site", "clock", "hlc", "lsn", "src")
    for *kept, extra in run.execute(
        sa.text(f"SELECT {', '.join(own)}, extra FROM parked WHERE kind = :kind"), {"kind": table}
    ).all():
        fields = json.loads(extra or "{}")
        known = {it.name: _read(it, fields.get(it.name)) for it in columns}
        if any(value is None and not it.nullable for it, value in zip(columns, known.values(), strict=True)):
            continue
        rest = {name: value for name, value in fields.items() if known.get(name) is None}
        values = dict(zip(own, kept, strict=True)) | known
        values["extra"] = json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else None
        names = ", ".join(values)
        run.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES (:{names.replace(', ', ', :')})"), values)
        run.execute(sa.text("DELETE FROM parked WHERE kind = :kind AND id = :id"), {"kind": table, "id": kept[0]})


def _read(column: "sa.Column[Any]", value: object) -> object:
    """Return a field as it stands in a column; nothing when it does not fit."""
    if isinstance(column.type, sa.LargeBinary):
        fits = isinstance(value, str) and len(value) == 22
        return base64.urlsafe_b64decode(f"{value}==") if fits else None
    kind = int if isinstance(column.type, sa.Integer) else str
    return value if type(value) is kind else None


def _fits(table: str, name: str, value: object) -> bool:
    """Return whether a value that came in unread is one for its new column."""
    if name in NUMBERS.get(table, ()):
        return type(value) is int
    if name in LINKS.get(table, ()):
        return isinstance(value, str) and len(value) == 22
    return name in WORDS[table] and isinstance(value, str) and value != ""


def _stored(table: str, name: str, value: str) -> object:
    return base64.urlsafe_b64decode(value + "==") if name in LINKS.get(table, ()) else value


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


def _indexes() -> None:
    """Make one index for each list, of what is not in the trash."""
    for name in ("at", "follow_up"):
        op.drop_index(op.f(f"ix_contact_{name}"), "contact")
    op.create_index(op.f("ix_contact_hour"), "contact", ["hour"])
    op.create_index(op.f("ix_person_merged_into"), "person", ["merged_into"])
    for name, columns, where in (
        ("at", "at, id", "deleted IS NULL"),
        ("site_at", "site, at, id, language, topics, outcome", "deleted IS NULL"),
        ("follow_up", "follow_up", "settled IS NULL AND deleted IS NULL"),
        ("letter_by", "letter_by", "settled IS NULL AND deleted IS NULL"),
        ("promised", "at, id", f"{PROMISED} AND deleted IS NULL"),
        ("unfinished", "at, id", f"{UNFINISHED} AND deleted IS NULL"),
    ):
        op.execute(f"CREATE INDEX ix_contact_{name} ON contact ({columns}) WHERE {where}")
    op.execute("CREATE INDEX ix_person_name ON person (name COLLATE NOCASE, id) WHERE deleted IS NULL")


def _coded(row: str) -> str:
    """Return what gives the codes of a row: one line for each language, topic, outcome and urgency."""
    parts = []
    for kind, column in (
        ("language", "language"),
        ("topic", "topics"),
        ("outcome", "outcome"),
        ("urgency", "urgencies"),
    ):
        # A list stands in its column with blanks between the codes.
        listed = f"json_each('[' || replace(json_quote({row}.{column}), ' ', '\",\"') || ']')"
        parts.append(f"SELECT '{kind} ' || value, {row}.at, {row}.id FROM {listed} WHERE value <> ''")
    return " UNION ".join(parts)


def _codes() -> None:
    """Keep a list of what is coded in each question: a question with three topics stands in it under each of them."""
    op.execute(
        "CREATE TABLE search_code (code TEXT NOT NULL, at TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (code, at, id)) "
        "WITHOUT ROWID"
    )
    add = f"INSERT OR IGNORE INTO search_code SELECT * FROM ({_coded('NEW')}) WHERE NEW.deleted IS NULL;"
    take = f"DELETE FROM search_code WHERE (code, at, id) IN ({_coded('OLD')});"
    columns = "at, language, topics, outcome, urgencies, deleted"
    op.execute(f"CREATE TRIGGER contact_coded AFTER INSERT ON contact BEGIN {add} END")
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns.split(", "))
    op.execute(
        f"CREATE TRIGGER contact_coded_anew AFTER UPDATE OF {columns} ON contact WHEN {changed} BEGIN {take} {add} END"
    )
    op.execute(f"CREATE TRIGGER contact_uncoded AFTER DELETE ON contact BEGIN {take} END")
    op.execute(
        "INSERT INTO search_code SELECT code, at, id FROM ("
        "SELECT 'language ' || language AS code, at, id FROM contact WHERE language <> '' "
        "UNION SELECT 'outcome ' || outcome, at, id FROM contact WHERE outcome <> '' "
        "UNION SELECT 'topic ' || value, at, contact.id FROM contact, "
        "json_each('[' || replace(json_quote(topics), ' ', '\",\"') || ']') WHERE value <> '')"
    )


# What is searched in each table, from which columns, and which rows that are there must be indexed anew; `fold` and `name_marks` are given to each connection.
CONTACT_WORDS = (
    "fold(concat_ws(' ', {row}.question, {row}.told, {row}.client_does, {row}.we_do))",
    "question, told, client_does, we_do",
    "client_does IS NOT NULL OR we_do IS NOT NULL",
)
PERSON_WORDS = (
    "fold(concat_ws(' ', {row}.name, {row}.v_number, replace({row}.v_number, ' ', ''), {row}.room)) || ' ' || name_marks({row}.name)",
    "name, v_number, room",
    "TRUE",
)


def _search_anew(table: str, words: str, columns: str, which: str) -> None:
    """Search in more columns than 0001 did, also in what is there already."""
    entry = f"(SELECT number FROM search_entry WHERE kind = '{table}' AND id = {{row}}.id)"
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns.split(", "))
    for name in ("found", "found_anew"):
        op.execute(f"DROP TRIGGER {table}_{name}")
    op.execute(
        f"""CREATE TRIGGER {table}_found AFTER INSERT ON {table} BEGIN
        INSERT INTO search_entry (kind, id) VALUES ('{table}', NEW.id);
        INSERT INTO search_text (rowid, text) VALUES ({entry.format(row="NEW")}, {words.format(row="NEW")}); END"""
    )
    op.execute(
        f"""CREATE TRIGGER {table}_found_anew AFTER UPDATE OF {columns} ON {table} WHEN {changed} BEGIN
        UPDATE search_text SET text = {words.format(row="NEW")} WHERE rowid = {entry.format(row="NEW")}; END"""
    )
    op.execute(
        "UPDATE search_text SET text = found.words FROM (SELECT number, "
        f"{words.format(row=table)} AS words FROM {table} JOIN search_entry "
        f"ON search_entry.id = {table}.id AND search_entry.kind = '{table}' WHERE {which}) AS found "
        "WHERE rowid = found.number"
    )
