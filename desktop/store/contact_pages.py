"""Pages of questions, out of a hundred thousand: by index, never all of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from desktop.domain.pages import ContactLine, ContactOrder, ContactState, Mark, Page, WantedContacts
from desktop.store.columns import CodesColumn, DayColumn, MomentColumn
from desktop.store.daily_tables import PROMISED, UNFINISHED
from desktop.store.folding import match_expression
from desktop.store.journal import NO_DIALECT
from desktop.store.synced import NOBODY

_BEGINNING = 200
MOST_FOUND = 2000
"""How many of the newest rows with the words of a filter are looked at: a word that is everywhere filters nothing."""
_DUE = "(we_do IS NOT NULL OR follow_up <= :due OR letter_by <= :due) AND settled IS NULL"
"""What is to be done up to a day, and what was promised on no day."""
_OPEN = " UNION ".join(
    f"SELECT id FROM contact INDEXED BY {index} WHERE {condition} AND settled IS NULL AND deleted IS NULL"  # noqa: S608 - the parts are written in this file
    for index, condition in (
        ("ix_contact_promised", "we_do IS NOT NULL"),
        ("ix_contact_follow_up", "follow_up <= :due"),
        ("ix_contact_letter_by", "letter_by <= :due"),
    )
)
"""The same, read by three small indexes: told otherwise, SQLite reads every question there is."""
_MOMENT, _DAY, _CODES = MomentColumn(), DayColumn(), CodesColumn()

_LINE = f"""
    SELECT contact.id, contact.at, contact.site, contact.language, contact.topics, contact.outcome, contact.person,
        ifnull(person.name, ''), substr(CASE contact.question WHEN '' THEN contact.told ELSE contact.question END, 1, {_BEGINNING}),
        contact.follow_up, contact.settled, contact.urgencies, {UNFINISHED}
    FROM ({{ids}}) AS wanted JOIN contact ON contact.id = wanted.id LEFT JOIN person ON person.id = contact.person
    ORDER BY contact.at {{way}}, contact.id {{way}}"""  # noqa: S608 - the parts are written in this file


def contact_page(
    session: Session, wanted: WantedContacts, *, after: Mark | None = None, skip: int = 0, size: int = 100
) -> Page[ContactLine]:
    """Return a page of questions that are not in the trash; `after` is where the page before it ended.

    `skip` passes over so many first: for a jump to somewhere in the list, of which the cost grows with the jump.
    """
    way = "ASC" if wanted.order is ContactOrder.OLDEST else "DESC"
    source, values = _source(wanted, after)
    ids = f"SELECT {_rows(wanted)}.id AS id {source} ORDER BY {_rows(wanted)}.at {way}, {_rows(wanted)}.id {way} LIMIT :size OFFSET :skip"
    found = session.connection().execute(
        text(_LINE.format(ids=ids, way=way)), {**values, "size": size + 1, "skip": skip}
    )
    lines = tuple(_line(*row) for row in found)
    more = len(lines) > size
    lines = lines[:size]
    return Page(lines, Mark(_bound(lines[-1].at), lines[-1].id) if more else None)


def count_contacts(session: Session, wanted: WantedContacts) -> int:
    """Return how many questions a list has."""
    source, values = _source(wanted, None)
    count: int = session.connection().execute(text(f"SELECT count(*) {source}"), values).scalar_one()
    return count


def _codes(wanted: WantedContacts) -> list[str]:
    kinds = (
        ("urgency", wanted.urgency),
        ("topic", wanted.topic),
        ("language", wanted.language),
        ("outcome", wanted.outcome),
    )
    return [f"{kind} {code}" for kind, code in kinds if code]


def _rows(wanted: WantedContacts) -> str:
    """Return the table by whose index the list is read."""
    return "coded" if _codes(wanted) and wanted.person is None and wanted.hour is None else "contact"


def _source(wanted: WantedContacts, after: Mark | None) -> tuple[str, dict[str, object]]:
    """Return FROM and WHERE of a list, and their values."""
    values: dict[str, object] = {}
    rows = _rows(wanted)
    codes = _codes(wanted)
    conditions = []
    if rows == "coded":
        # The rarest kind of code comes first. A list of codes holds nothing that is in the trash, and the questions
        # themselves are read only for what no code says.
        origin = "FROM search_code AS coded"
        if wanted.state is not ContactState.ALL or wanted.due:
            origin += " CROSS JOIN contact ON contact.id = coded.id"
        conditions.append("coded.code = :code")
        values["code"] = codes.pop(0)
    else:
        origin = f"FROM ({_OPEN}) AS open CROSS JOIN contact ON contact.id = open.id" if wanted.due else "FROM contact"
        conditions.append("contact.deleted IS NULL")
    for number, code in enumerate(codes):
        conditions.append(
            f"EXISTS (SELECT 1 FROM search_code AS other WHERE other.code = :code{number} "  # noqa: S608
            f"AND other.at = {rows}.at AND other.id = {rows}.id)"
        )
        values[f"code{number}"] = code
    _add_bounds(wanted, after, rows, conditions, values)
    _add_columns(wanted, rows, conditions, values)
    return f"{origin} WHERE {' AND '.join(conditions)}", values


def _add_bounds(
    wanted: WantedContacts, after: Mark | None, rows: str, conditions: list[str], values: dict[str, object]
) -> None:
    if wanted.since is not None:
        conditions.append(f"{rows}.at >= :since")
        values["since"] = _bound(wanted.since)
    if wanted.until is not None:
        conditions.append(f"{rows}.at < :until")
        values["until"] = _bound(wanted.until)
    if after is not None:
        sign = ">" if wanted.order is ContactOrder.OLDEST else "<"
        conditions.append(f"({rows}.at, {rows}.id) {sign} (:after_at, :after_id)")
        values |= {"after_at": after.key, "after_id": after.id.bytes}


def _add_columns(wanted: WantedContacts, rows: str, conditions: list[str], values: dict[str, object]) -> None:
    if wanted.site and wanted.state is not ContactState.ALL and rows == "contact":
        # By the plus sign the index of the few in that state is read, and not the one of all questions of a site.
        conditions.append("+contact.site = :site")
        values["site"] = wanted.site
    elif wanted.site:
        # Asked of the index alone: reading the row itself would cost twenty times as much.
        conditions.append(
            "EXISTS (SELECT 1 FROM contact AS placed INDEXED BY ix_contact_site_at WHERE placed.site = :site "
            "AND placed.at = coded.at AND placed.id = coded.id AND placed.deleted IS NULL)"
            if rows == "coded"
            else "contact.site = :site"
        )
        values["site"] = wanted.site
    if wanted.person is not None:
        conditions.append("contact.person = :person")
        values["person"] = wanted.person.bytes
    if wanted.hour is not None:
        conditions.append("contact.hour = :hour")
        values["hour"] = wanted.hour.bytes
    if wanted.due is not None:
        conditions.append(_DUE)
        values["due"] = _DAY.process_bind_param(wanted.due, NO_DIALECT)
    elif wanted.state is not ContactState.ALL:
        conditions.append(UNFINISHED if wanted.state is ContactState.TO_FILL_IN else PROMISED)
    if wanted.words:
        expression = match_expression(wanted.words)
        conditions.append(
            f"{rows}.id IN (SELECT search_entry.id FROM (SELECT rowid FROM search_text WHERE search_text MATCH :words "  # noqa: S608
            f"ORDER BY rowid DESC LIMIT {MOST_FOUND}) AS hit JOIN search_entry ON number = hit.rowid WHERE kind = 'contact')"
            if expression
            else "FALSE"
        )
        values |= {"words": expression} if expression else {}


def _bound(moment: datetime) -> str:
    bound = _MOMENT.process_bind_param(moment, NO_DIALECT)
    if bound is None:
        raise AssertionError("a moment is no nothing")
    return bound


def _line(row_id: bytes, at: str, *rest: object) -> ContactLine:
    site, language, topics, outcome, person, name, beginning, follow_up, settled, urgencies, to_fill_in = rest
    linked = UUID(bytes=person) if isinstance(person, bytes) else None
    return ContactLine(
        id=UUID(bytes=row_id),
        at=datetime.fromisoformat(at),
        site=str(site),
        language=str(language),
        topics=_CODES.process_result_value(topics, NO_DIALECT),
        outcome=str(outcome),
        person=None if linked == NOBODY else linked,
        name=str(name),
        beginning=str(beginning),
        follow_up=_DAY.process_result_value(follow_up, NO_DIALECT),
        settled=_DAY.process_result_value(settled, NO_DIALECT),
        urgencies=_CODES.process_result_value(urgencies, NO_DIALECT),
        to_fill_in=bool(to_fill_in),
        emptied=linked == NOBODY,
    )
