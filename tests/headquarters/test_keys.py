from itertools import combinations

import pytest

from desktop.errors import InputError
from desktop.headquarters.keys import has_escrow_key, make_escrow_key, publish_tried_key
from desktop.spreekuur.stores import Store
from desktop.sync.encryption import recipient_of
from desktop.sync.escrow import escrow_identity, new_escrow_key
from desktop.sync.papers import membership
from tests.headquarters.conftest import NOW, Join, hear


def test_laptops_learn_to_whom_they_seal_and_nothing_else_is_left_at_headquarters(
    headquarters: Store, join: Join
) -> None:
    laptop = join("Zutphen")
    key = make_escrow_key(headquarters, NOW)
    hear(laptop, headquarters)
    with laptop.reading() as session:
        organisation = membership(session).organisation
    assert (organisation.escrow, organisation.version) == (key.recipient, 2)
    identities = {escrow_identity(pair) for pair in combinations(key.shares, 2)}
    assert {recipient_of(one) for one in identities} == {key.recipient}
    headquarters.close()
    (secret,) = identities
    kept = b"".join(path.read_bytes() for path in sorted(headquarters.home.folder.rglob("*")) if path.is_file())
    with headquarters.reading() as session:
        run = session.connection().exec_driver_sql
        tables = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        dump = b"".join(repr([*map(tuple, run(f"SELECT * FROM {name}"))]).encode() for name in tables)  # noqa: S608 - its own names
    for piece in (secret, *key.shares):
        assert piece.encode() not in kept + dump
    assert key.recipient.encode() in dump


def test_the_escrow_key_is_made_once(headquarters: Store) -> None:
    first = make_escrow_key(headquarters, NOW)
    with pytest.raises(InputError, match="already"):
        make_escrow_key(headquarters, NOW)
    assert make_escrow_key(headquarters, NOW, anew=True).recipient != first.recipient


def test_an_escrow_key_is_used_only_when_two_of_its_sheets_gave_it_back(headquarters: Store) -> None:
    key, other = new_escrow_key(), new_escrow_key()
    for wrong in (key.shares[:1] * 2, (key.shares[0], other.shares[1]), other.shares[:2], ("", "")):
        with pytest.raises(InputError):
            publish_tried_key(headquarters, key, wrong, NOW)
        assert not has_escrow_key(headquarters)
    publish_tried_key(headquarters, key, (key.shares[2].upper(), f" {key.shares[0]}\n"), NOW)
    assert has_escrow_key(headquarters)
    with pytest.raises(InputError, match="already"):
        publish_tried_key(headquarters, other, other.shares[:2], NOW)


def test_a_laptop_makes_no_escrow_key(join: Join) -> None:
    with pytest.raises(InputError, match="Only headquarters"):
        make_escrow_key(join("Zutphen"), NOW)
