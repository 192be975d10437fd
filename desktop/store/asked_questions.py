"""Reading and writing questions to headquarters."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.asked_questions import AskedQuestion
from desktop.store.daily_tables import AskedQuestionRow
from desktop.store.journal import StampedSession


def insert_asked_question(session: StampedSession, question: AskedQuestion) -> None:
    """Add a question to headquarters. It is its own root, so that headquarters cannot tell from whom it comes."""
    session.add(
        AskedQuestionRow(
            id=question.id,
            root=question.id,
            site=question.site,
            at=question.at,
            language=question.language,
            topics=question.topics,
            wording=question.wording,
            contact=question.contact,
        )
    )


def select_asked_questions(
    session: Session, *, contact: UUID | None = None, since: datetime | None = None, site: str = ""
) -> list[AskedQuestion]:
    """Return the questions to headquarters that are not in the trash, the newest first."""
    query = (
        select(AskedQuestionRow)
        .where(col(AskedQuestionRow.deleted).is_(None))
        .order_by(col(AskedQuestionRow.at).desc(), col(AskedQuestionRow.id).desc())
    )
    if contact is not None:
        query = query.where(col(AskedQuestionRow.contact) == contact)
    if since is not None:
        query = query.where(col(AskedQuestionRow.at) >= since)
    if site:
        query = query.where(AskedQuestionRow.site == site)
    return [
        AskedQuestion(row.id, row.at, row.site, row.language, row.topics, row.wording, row.contact)
        for row in session.exec(query)
    ]
