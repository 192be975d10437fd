"""Who may see what: families, their papers and the answers they were given stay in the centre."""

from datetime import UTC, datetime

import pytest

from desktop.domain.ids import new_id
from desktop.domain.rows import Clock, ExchangedRow, RowState
from desktop.store.tables import SYNCED
from desktop.sync.audiences import STATISTICS, for_statistics

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", sorted(set(SYNCED) - {"contact"}))
def test_headquarters_sees_nothing_of_what_is_not_named_for_it(kind: str) -> None:
    # Even when such a row were to have the fields that let a question through.
    fields = {"at": NOW.isoformat(), "language": "ti", "topics": '["B1"]', "name": "Selam", "sheet": "…"}
    row = ExchangedRow(kind, new_id(NOW), new_id(NOW), "ZUT", RowState(Clock("a" * 8, 1, 1), fields))
    assert for_statistics(row, b"secret" * 6) is None


def test_only_questions_are_named_for_headquarters() -> None:
    assert set(STATISTICS) == {"contact"}
