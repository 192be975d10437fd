"""Reading and writing where the papers of a family are."""

from uuid import UUID

from sqlmodel import Session, select

from desktop.domain.reunification.evidence import Evidence, evidence_id
from desktop.store.families import require_family
from desktop.store.journal import StampedSession
from desktop.store.tables import FamilyDocumentRow


def put_evidence(session: StampedSession, family_id: UUID, evidence: Evidence) -> None:
    """Write down where a paper is, in the one row that there is for it. Raises InputError when there is no such file."""
    family = require_family(session, family_id)
    row_id = evidence_id(family_id, evidence.member, evidence.document)
    row = session.get(FamilyDocumentRow, row_id)
    if row is None:
        session.add(
            FamilyDocumentRow(
                id=row_id,
                root=family.root,
                site=family.site,
                family=family_id,
                member=evidence.member,
                document=evidence.document,
                state=evidence.state,
                why=evidence.why,
                note=evidence.note,
            )
        )
        return
    for name in ("state", "why", "note"):
        if getattr(row, name) != getattr(evidence, name):
            setattr(row, name, getattr(evidence, name))


def select_evidence(session: Session, family_id: UUID) -> list[Evidence]:
    """Return what is written down of all papers of a family."""
    rows = session.exec(select(FamilyDocumentRow).where(FamilyDocumentRow.family == family_id))
    return [Evidence(row.document, row.member, row.state, row.why, row.note) for row in rows]
