"""Finding records by the words in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from desktop.store.folding import match_expression
from desktop.store.spellings import typed_marks


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which all words were found."""

    kind: str
    """Name of the table: person, family, contact."""
    id: UUID
    whole: bool
    """Whether each word stands in it as it was typed, not only as the beginning of a longer one."""


_NAMED = """
    SELECT * FROM (SELECT kind, search_entry.id FROM search_entry JOIN {table} AS row ON row.id = search_entry.id
        WHERE kind = '{table}' AND row.deleted IS NULL AND number IN (SELECT number FROM hit) LIMIT :most)"""
_NAMES = (
    "WITH hit AS MATERIALIZED (SELECT rowid AS number FROM search_text WHERE search_text MATCH :expression) "  # noqa: S608
    f"{_NAMED.format(table='person')} UNION ALL {_NAMED.format(table='family')}"
)
# From the newest row back, so that no more is read than is shown; sorted by rank, all that match would be.
_CONTACTS = """
    SELECT kind, search_entry.id FROM search_text CROSS JOIN search_entry ON number = search_text.rowid
    CROSS JOIN contact ON contact.id = search_entry.id
    WHERE search_text MATCH :expression AND kind = 'contact' AND contact.deleted IS NULL
    ORDER BY search_text.rowid DESC LIMIT :most"""


def search(session: Session, query: str, most: int = 50) -> list[Hit]:
    """Return at most so many rows of each kind in which every word of the query begins some word, whole words first.

    Spellings that fold alike are one; a person is found by a name in another spelling or script too, by V-number and by
    room. Of questions the newest are found. What is in the trash is not.
    """
    found: dict[tuple[str, UUID], Hit] = {}
    for whole in (True, False):
        expression = match_expression(query, (lambda _: []) if whole else typed_marks, whole=whole)
        if not expression:
            return []
        for wanted in (_NAMES, _CONTACTS):
            rows = session.connection().execute(text(wanted), {"expression": expression, "most": most})
            for kind, row_id in rows:
                one = UUID(bytes=row_id)
                found.setdefault((kind, one), Hit(kind, one, whole))
    kinds = ("person", "family", "contact")
    return [hit for kind in kinds for hit in [it for it in found.values() if it.kind == kind][:most]]


def forget_words(session: Session) -> None:
    """Take the words out of the index that no record has any more: it only marks what was taken out."""
    session.connection().exec_driver_sql("INSERT INTO search_text (search_text) VALUES ('optimize')")


def index_faults(session: Session) -> int:
    """Return how many searchable rows, index entries and indexed texts do not match one another."""
    run = session.connection().exec_driver_sql
    faults: int = run(
        "SELECT (SELECT count(*) FROM search_entry WHERE number NOT IN (SELECT id FROM search_text_docsize))"
        " + (SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT number FROM search_entry))"
    ).scalar_one()
    for table in ("contact", "person", "family"):
        faults += run(
            f"SELECT (SELECT count(*) FROM {table} WHERE id NOT IN (SELECT id FROM search_entry WHERE kind = ?))"  # noqa: S608
            f" + (SELECT count(*) FROM search_entry WHERE kind = ? AND id NOT IN (SELECT id FROM {table}))",
            (table, table),
        ).scalar_one()
    return faults + _code_faults(session)


def _code_faults(session: Session) -> int:
    """Return by how many the list of codes is wrong, as far as one code of each question tells: its language."""
    found: int = (
        session.connection()
        .exec_driver_sql(
            "SELECT abs((SELECT count(*) FROM contact WHERE language <> '' AND deleted IS NULL)"
            " - (SELECT count(*) FROM search_code WHERE code LIKE 'language %'))"
        )
        .scalar_one()
    )
    return found
