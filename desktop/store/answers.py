"""Reading and writing checklists as they were given."""

import base64
import binascii
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.reunification.answers import Answer, pack_sheet, read_outline, unpack_sheet
from desktop.store.families import require_family
from desktop.store.journal import StampedSession
from desktop.store.tables import FamilyAnswerRow

_NEWEST = 5
"""How many answers are looked through for one that this program can read; a sheet is some kilobytes."""


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


def last_answer(session: Session, family_id: UUID) -> Answer | None:
    """Return the newest answer that was given on a file and that this program can read; none when there is none."""
    rows = session.exec(
        select(FamilyAnswerRow)
        .where(FamilyAnswerRow.family == family_id)
        # The time of the write, not of the giving: it grows also when a laptop's clock is set back.
        .order_by(col(FamilyAnswerRow.hlc).desc(), col(FamilyAnswerRow.id).desc())
        .limit(_NEWEST)
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
