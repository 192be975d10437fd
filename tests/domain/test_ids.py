from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.ids import new_id, parse_id
from desktop.errors import InputError

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def test_ids_have_the_shape_of_uuid_7_and_stand_in_order_of_making() -> None:
    ids = [new_id(NOW + timedelta(milliseconds=step)) for step in range(50)]
    assert {(it.version, it.variant) for it in ids} == {(7, "specified in RFC 4122")}
    assert ids == sorted(ids)
    assert len({new_id(NOW) for _ in range(1000)}) == 1000


def test_what_is_no_id_is_refused() -> None:
    made = new_id(NOW)
    assert parse_id(str(made)) == made
    with pytest.raises(InputError, match="not an id"):
        parse_id("A5")
