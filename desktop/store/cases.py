"""Reading and writing cases: at a site those that were referred, at headquarters those that arrived."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.cases import Case, CaseEntry
from desktop.errors import InputError
from desktop.store.daily_tables import HqCaseRow
from desktop.store.exchange import StoredRow, rows_with
from desktop.store.journal import StampedSession
from desktop.store.synced import fill
from desktop.wording import N_

KIND = str(HqCaseRow.__tablename__)
PARTS = f"{KIND}_"
"""Before the name of a table, for its rows in a case: at headquarters they are no rows of that table."""


def insert_case(session: StampedSession, case: Case) -> None:
    """Add a case, which is its own root: it can be taken back without erasing the person."""
    row = HqCaseRow(id=case.id, root=case.id, site=case.site, person=case.person, consent_on=case.entry.consent_on)
    fill(row, case.entry)
    session.add(row)


def get_case(session: Session, case_id: UUID) -> Case:
    """Return a case. Raises InputError when there is none with this id."""
    row = session.get(HqCaseRow, case_id)
    if row is None:
        raise InputError(
            N_("This file is not with headquarters any more. Nothing was changed. Look at the list again.")
        )
    return _case(row)


def select_cases(session: Session, people: Collection[UUID] | None = None) -> list[Case]:
    """Return cases, the newest first: all of them, or those of some people."""
    query = select(HqCaseRow).order_by(col(HqCaseRow.id).desc())
    if people is not None:
        query = query.where(col(HqCaseRow.person).in_(tuple(people)))
    return [_case(row) for row in session.exec(query)]


def parts_of(session: Session, case_id: UUID, kind: str) -> list[StoredRow]:
    """Return the rows of one table in a case that arrived here, as its laptop sent them."""
    return rows_with(session, PARTS + kind, "root", [case_id])


def drop_parts(session: StampedSession, cases: Iterable[UUID]) -> None:
    """Forget what arrived of cases: a newer bundle says all of it again."""
    for case in cases:
        session.connection().exec_driver_sql(
            "DELETE FROM parked WHERE root = ? AND kind GLOB ?", (case.bytes, f"{PARTS}*")
        )


def _case(row: HqCaseRow) -> Case:
    return Case(row.id, row.site, row.person, CaseEntry(row.consent, row.consent_on, row.asked))
