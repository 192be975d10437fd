"""Finding records by the words in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from desktop.store.folding import match_expression


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which all words were found, best first."""

    kind: str
    """Name of the table: contact, person, family."""
    id: UUID


def search(session: Session, query: str, limit: int = 50) -> list[Hit]:
    """Return the rows in which every word of the query begins some word, in any spelling that folds alike."""
    expression = match_expression(query)
    if not expression:
        return []
    found = session.connection().execute(
        text(
            "SELECT kind, id FROM search_text JOIN search_entry ON number = search_text.rowid "
            "WHERE search_text MATCH :expression ORDER BY rank LIMIT :limit"
        ),
        {"expression": expression, "limit": limit},
    )
    return [Hit(kind, UUID(bytes=row_id)) for kind, row_id in found]


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
    return faults
