from itertools import combinations

import pyrage
import pytest
import shamir_mnemonic

from desktop.errors import InputError
from desktop.sync.encryption import encrypt, recipient_of
from desktop.sync.escrow import escrow_identity, new_escrow_key
from tests.sync.crafting import House, frame, inner_file

# SLIP-39, vectors.json: "Valid mnemonic without sharing (128 bits)": a share, but of no age key.
SHORT = (
    "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband erode duke "
    "ajar critical decision keyboard"
)


def test_any_two_shares_open_what_was_sealed_to_the_key(house: House) -> None:
    key = new_escrow_key()
    inner = inner_file(b"{}", [frame(b"[]\n")[1]], house.laptop.signing)
    sealed = encrypt(inner, [house.laptop.public("Balie").recipient, key.recipient])
    for pair in combinations(key.shares, 2):
        identity = escrow_identity(pair)
        assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]) == inner


def test_a_share_can_be_typed_in_any_case_and_on_many_lines() -> None:
    key = new_escrow_key()
    typed = [key.shares[0].upper(), "\n".join(key.shares[2].split()) + "\n"]
    assert recipient_of(escrow_identity(typed)) == key.recipient


def test_the_identity_is_written_as_age_writes_it() -> None:
    # The other implementation of both standards: the shares' secret is 32 bytes, which are the key of the identity.
    for _ in range(20):
        key = new_escrow_key()
        assert len(shamir_mnemonic.combine_mnemonics(key.shares[:2])) == 32
        assert str(pyrage.x25519.Identity.from_str(escrow_identity(key.shares[:2]))) == escrow_identity(key.shares[1:])


def test_what_is_not_two_shares_of_one_key() -> None:
    mine, other = new_escrow_key().shares, new_escrow_key().shares
    misread = mine[1].rsplit(" ", 1)[0] + " academic"
    for shares in (
        [],
        [mine[0]],
        [mine[0], mine[0]],
        [mine[0], other[0]],
        [mine[0], misread],
        [mine[0], "abdij boter"],
        [mine[0], ""],
        list(mine),
        [SHORT],
    ):
        with pytest.raises(InputError, match="not two shares"):
            escrow_identity(shares)


def test_the_shares_do_not_show_themselves() -> None:
    key = new_escrow_key()
    assert not any(share in repr(key) for share in key.shares)
