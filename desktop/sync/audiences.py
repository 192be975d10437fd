"""Who may see what. A field that is not named here does not leave the laptop."""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from desktop.domain.rows import ExchangedRow, RowState

STATISTICS: Mapping[str, frozenset[str]] = {
    "contact": frozenset({"at", "language", "topics", "outcome", "referrals"}),
}
"""What headquarters may see of every contact, by table: nothing that a person said, and nobody's name."""


def for_statistics(row: ExchangedRow, secret: bytes) -> ExchangedRow | None:
    """Return a row as headquarters may see it, or nothing when it is not for headquarters.

    Ids become pseudonyms, the same each time, so that a bundle that is read twice counts once; the moment becomes
    the Monday of its week; when its fields were written is not told. An unfinished entry does not count yet.
    """
    allowed = STATISTICS.get(row.kind)
    if allowed is None or not (row.state.fields.get("language") and row.state.fields.get("topics")):
        return None
    state = row.state.projected(allowed)
    fields = dict(state.fields, at=_monday(str(state.fields["at"])))
    return ExchangedRow(
        row.kind, pseudonym(row.id, secret), pseudonym(row.root, secret), row.site, RowState(state.clock, fields)
    )


def pseudonym(row_id: UUID, secret: bytes) -> UUID:
    """Return the name of a row for who may not know which it is: HMAC-SHA256 of its id with its site's secret."""
    return UUID(bytes=hmac.digest(secret, row_id.bytes, "sha256")[:16])


def _monday(moment: str) -> str:
    day = datetime.fromisoformat(moment).astimezone(UTC)
    monday = (day - timedelta(days=day.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    return monday.isoformat(timespec="milliseconds")
