"""Finding records by the words in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from desktop.store.folding import match_expression
from desktop.store.spellings import typed_marks


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which all words were found, best first."""

    kind: str
    """Name of the table: contact, person, family."""
    id: UUID


def search(session: Session, query: str, limit: int = 50) -> list[Hit]:
    """Return the rows in which every word of the query begins some word, in any spelling that folds alike.

    Those that have each of them as a whole word go first.
    A person is found by a name in another spelling or script too, by V-number and by room. What is in the trash is not
    found.
    """
    begun = match_expression(query, typed_marks)
    if not begun:
        return []
    found = dict.fromkeys(_matches(session, match_expression(query, whole=True), limit))
    if len(found) < limit:
        found |= dict.fromkeys(_matches(session, begun, limit))
    return list(found)[:limit]


def _matches(session: Session, expression: str, limit: int) -> list[Hit]:
    found = session.connection().execute(
        text(
            "SELECT kind, id FROM search_text JOIN search_entry ON number = search_text.rowid "
            "WHERE search_text MATCH :expression "
            "AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = search_entry.id AND contact.deleted IS NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = search_entry.id AND person.deleted IS NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM family WHERE family.id = search_entry.id AND family.deleted IS NOT NULL) "
            "ORDER BY rank LIMIT :limit"
        ),
        {"expression": expression, "limit": limit},
    )
    return [Hit(kind, UUID(bytes=row_id)) for kind, row_id in found]


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
