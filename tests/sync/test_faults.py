"""Sticks that lie, files that were cut short, and people who change a byte: nothing of it is ever taken in."""

import json
import os
import random
from collections.abc import Callable

import pytest

from desktop.errors import BundleError
from desktop.sync.identities import SigningKey
from desktop.sync.refusals import Reason
from tests.sync.crafting import ROW, House, frame, inner_file, sealed, unsealed

ROUNDS = 4000 if os.environ.get("LONG_TESTS") else 1000
"""Of each of the two kinds of damage: 2,000 in all, 8,000 on request."""


@pytest.fixture(scope="module")
def bundle(house: House) -> bytes:
    return house.crafted(frame(b"\n".join([ROW] * 5) + b"\n"))


def code(house: House, data: bytes) -> str:
    """Return the code under which a file is refused, after trying to read all of it."""
    with pytest.raises(BundleError) as refused:
        list(house.open(data).rows())
    assert str(refused.value)
    return str(refused.value.values["code"])


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_the_bundle_that_is_damaged_below_is_good(house: House, bundle: bytes) -> None:
    assert len(list(house.open(bundle).rows())) == 5


def test_every_truncation_is_refused(house: House, bundle: bytes) -> None:
    codes = {code(house, bundle[:length]) for length in range(len(bundle))}
    assert codes == {Reason.NOT_A_BUNDLE, Reason.DAMAGED}


def test_every_truncation_of_what_was_sealed_is_refused(house: House, bundle: bytes) -> None:
    inner = unsealed(bundle, house.headquarters)
    codes = {code(house, sealed(inner[:length], house.headquarters)) for length in range(len(inner))}
    assert codes <= {Reason.NOT_A_BUNDLE, Reason.DAMAGED, Reason.MALFORMED}


def test_a_bit_that_fell_over_in_the_file_is_refused(house: House, bundle: bytes) -> None:
    chosen = random.Random(7).sample(range(len(bundle) * 8), ROUNDS)  # noqa: S311 - a choice of bits, no secret
    codes = {code(house, flipped(bundle, bit)) for bit in chosen}
    assert codes <= {Reason.NOT_A_BUNDLE, Reason.NOT_FOR_US, Reason.DAMAGED}


def test_a_bit_that_was_changed_before_sealing_is_refused(house: House, bundle: bytes) -> None:
    inner = unsealed(bundle, house.headquarters)
    chosen = random.Random(8).sample(range(len(inner) * 8), ROUNDS)  # noqa: S311 - a choice of bits, no secret
    codes = {code(house, sealed(flipped(inner, bit), house.headquarters)) for bit in chosen}
    assert Reason.WRONG_SIGNATURE in codes
    assert Reason.DAMAGED in codes


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data + b"\0",
        lambda data: data + data,
        lambda data: bytes(len(data)),
        lambda data: data[:300] + bytes(64) + data[364:],
        lambda data: data[:-100] + bytes(100),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
    ],
    ids=["a byte more", "twice", "zeros", "a hole", "zeros at the end", "a byte order mark", "mailed as text"],
)
def test_what_sticks_and_mail_do_to_files(house: House, bundle: bytes, spoil: Callable[[bytes], bytes]) -> None:
    assert code(house, spoil(bundle)) in (Reason.NOT_A_BUNDLE, Reason.NOT_FOR_US, Reason.DAMAGED)


def test_signed_by_a_known_laptop_but_changed_at_random(house: House) -> None:
    """A fault in a program, or a stolen laptop: whatever it signs is read strictly or refused, and never crashes."""
    chance = random.Random(9)  # noqa: S311 - a choice of damage, no secret
    pieces = [b"[", b"{", b'"', b",", b"null", b"1e999", b"-1", b"\\u0000", b"]", b"99999999999999999999"]
    outcomes = {"read": 0, Reason.MALFORMED: 0, Reason.TOO_BIG: 0}
    for _ in range(ROUNDS // 2):
        line = bytearray(ROW)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(line))
            line[at : at + chance.randint(0, 9)] = chance.choice([*pieces, bytes([chance.randrange(256)])])
        data = house.crafted(frame(bytes(line).replace(b"\n", b" ") + b"\n"))
        try:
            outcomes["read"] += len(list(house.open(data).rows()))
        except BundleError as error:
            outcomes[error.values["code"]] += 1
    assert outcomes["read"] > 0
    assert outcomes[Reason.MALFORMED] > outcomes["read"]


def test_a_signed_manifest_changed_at_random_never_crashes(house: House) -> None:
    chance = random.Random(10)  # noqa: S311 - a choice of damage, no secret
    promise, stored = frame(ROW + b"\n")
    head = json.dumps({**house.fields(), "frames": [promise]}).encode()
    outcomes = set()
    for _ in range(ROUNDS // 2):
        changed = bytearray(head)
        at = chance.randrange(len(head))
        changed[at : at + chance.randint(0, 5)] = chance.choice([b"", b"9", b'"', b"{", b"[", b"-", b"null", b"\xff"])
        data = sealed(inner_file(bytes(changed), [stored], house.laptop.signing), house.headquarters)
        try:
            outcomes.add(len(list(house.open(data).rows())))
        except BundleError as error:
            outcomes.add(error.values["code"])
    assert {1, Reason.MALFORMED, Reason.UNKNOWN_SIGNER, Reason.DAMAGED} <= outcomes


def test_nobody_else_can_sign_for_a_laptop(house: House) -> None:
    for _ in range(20):
        forged = house.crafted(frame(ROW + b"\n"), key=SigningKey.create())
        assert code(house, forged) == Reason.WRONG_SIGNATURE


def test_a_signature_for_a_document_is_none_for_a_bundle(house: House) -> None:
    head = json.dumps({**house.fields(), "frames": []}).encode()
    signed = len(head).to_bytes(4, "big") + head
    for purpose in ("certificate", "erasure", "bundle/v1\0spreekuur/bundle"):
        inner = b"SPRKRB\0\1" + signed + house.laptop.signing.sign(purpose, signed)
        assert code(house, sealed(inner, house.headquarters)) == Reason.WRONG_SIGNATURE
