"""Reading and writing checklists as they were given."""

import base64
import binascii
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.reunification.answers import Answer, GivenAnswer, pack_sheet, read_outline, unpack_sheet
from desktop.errors import InputError
from desktop.store.families import require_family
from desktop.store.journal import StampedSession
from desktop.store.tables import FamilyAnswerRow
from desktop.wording import N_

_NEWEST = 5
"""How many answers are looked through for one that this program can read; a sheet is some kilobytes."""
# By the time of the write, not of the giving: it grows also when a laptop's clock is set back.
_NEWEST_FIRST = (col(FamilyAnswerRow.hlc).desc(), col(FamilyAnswerRow.id).desc())


def insert_answer(session: StampedSession, answer: Answer) -> None:
    """Add an answer. Raises InputError when there is no such file."""
    family = require_family(session, answer.family)
    session.add(
        FamilyAnswerRow(
            id=answer.id,
            root=family.root,
            site=family.site,
            family=answer.family,
            given_at=answer.given_at,
            rules=answer.rules,
            outline=answer.outline.encode(),
            sheet=base64.b64encode(pack_sheet(answer.sheet)).decode(),
        )
    )


def select_given(session: Session, family_id: UUID) -> list[GivenAnswer]:
    """Return that answers were given on a file, the newest first."""
    rows = session.exec(
        select(FamilyAnswerRow.id, FamilyAnswerRow.given_at, FamilyAnswerRow.rules)
        .where(FamilyAnswerRow.family == family_id)
        .order_by(*_NEWEST_FIRST)
    )
    return [GivenAnswer(*row) for row in rows]


def get_answer(session: Session, answer_id: UUID) -> Answer:
    """Return an answer as it was given. Raises InputError when it is not there or a newer program wrote it."""
    row = session.get(FamilyAnswerRow, answer_id)
    answer = None if row is None else _answer(row)
    if answer is None:
        raise InputError(
            N_("This answer cannot be opened here: a newer version of Spreekuur made it. Install that version first.")
        )
    return answer


def last_answer(session: Session, family_id: UUID) -> Answer | None:
    """Return the newest answer that was given on a file and that this program can read; none when there is none."""
    rows = session.exec(
        select(FamilyAnswerRow).where(FamilyAnswerRow.family == family_id).order_by(*_NEWEST_FIRST).limit(_NEWEST)
    )
    found = (_answer(row) for row in rows)
    return next((answer for answer in found if answer is not None), None)


def _answer(row: FamilyAnswerRow) -> Answer | None:
    outline = read_outline(row.outline)
    try:
        sheet = unpack_sheet(base64.b64decode(row.sheet, validate=True))
    except (binascii.Error, ValueError):
        return None
    if outline is None or sheet is None:
        return None
    return Answer(row.id, row.family, row.given_at, row.rules, outline, sheet)
