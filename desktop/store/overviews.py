"""Counting, in the database: what comes out are numbers and codes."""

from datetime import date, timedelta

from sqlalchemy import text
from sqlmodel import Session

from desktop.domain.overviews import Tallies, Unmet
from desktop.domain.referrals import ReferralOutcome
from desktop.store.columns import CodesColumn
from desktop.store.daily_tables import PROMISED
from desktop.store.journal import NO_DIALECT

_CODES = CodesColumn()


def tallies(session: Session, since: date, until: date, site: str = "") -> Tallies:
    """Return the finished questions of a period, first and last day included, counted by what is coded in them.

    Days are those of UTC, as the weeks that headquarters sees. All is read from one index, never from the questions.
    """
    values = _values(since, until, site)

    def counted(by: str) -> list[tuple[str, int]]:
        found = session.connection().execute(
            text(
                f"SELECT {by}, count(*) FROM contact INDEXED BY ix_contact_site_at "  # noqa: S608
                f"WHERE {_period('at')} AND language <> '' AND topics <> '' GROUP BY 1"
            ),
            values,
        )
        return [(key, count) for key, count in found]

    return Tallies(
        {date.fromisoformat(day): count for day, count in counted("substr(at, 1, 10)")},
        dict(counted("language")),
        {_CODES.process_result_value(codes, NO_DIALECT): count for codes, count in counted("topics")},
        dict(counted("outcome")),
        dict(counted("site")),
    )


def unmet_demand(session: Session, since: date, until: date, today: date | None, site: str = "") -> Unmet:
    """Return what was not met in a period; promises and follow-ups are those that are open now, of any time."""
    run = session.connection()
    values = _values(since, until, site)
    questions = run.execute(
        text(
            "SELECT sum(outcome = 'no-answer'), sum(interpreter = 'none-available'), "  # noqa: S608
            "sum(referral_outcomes LIKE :in_vain) "
            f"FROM contact WHERE {_period('at')}"
        ),
        values | {"in_vain": f"%:{ReferralOutcome.NOT_HELPED}%"},
    ).one()
    away = run.execute(
        text(f"SELECT sum(turned_away) FROM walk_in_hour WHERE {_period('opened_at')}"),  # noqa: S608
        values,
    ).scalar_one()
    promises = run.execute(
        text(f"SELECT count(*) FROM contact WHERE {PROMISED} AND deleted IS NULL AND {_SITE}"),  # noqa: S608
        {"site": site},
    ).scalar_one()
    overdue = run.execute(
        text(
            f"SELECT count(*) FROM contact WHERE follow_up < :today AND settled IS NULL AND deleted IS NULL AND {_SITE}"  # noqa: S608
        ),
        {"today": today.isoformat() if today else "", "site": site},
    ).scalar_one()
    without_answer, without_interpreter, in_vain = (count or 0 for count in questions)
    return Unmet(without_answer, without_interpreter, away or 0, in_vain, promises, overdue if today else None)


_SITE = "(:site = '' OR site = :site)"


def _period(column: str) -> str:
    return f"deleted IS NULL AND {column} >= :since AND {column} < :until AND {_SITE}"


def _values(since: date, until: date, site: str) -> dict[str, str]:
    return {"since": since.isoformat(), "until": (until + timedelta(days=1)).isoformat(), "site": site}
