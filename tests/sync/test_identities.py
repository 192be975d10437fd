import hashlib

import msgspec
import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import InputError, StoreError
from desktop.sync.dutch_words import WORDS
from desktop.sync.identities import (
    MAX_IDENTITIES,
    OVERLAP,
    DeviceKeys,
    DevicePublic,
    Signer,
    SigningKey,
    device_id,
    fingerprint_words,
    from_text,
    same_words,
    to_text,
    verifies,
)

# RFC 8032, section 7.1, test 1.
SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


@given(st.binary(max_size=70))
def test_bytes_have_one_spelling(value: bytes) -> None:
    assert from_text(to_text(value), len(value)) == value


@pytest.mark.parametrize("text", ["", "AAEC", "AAEC=", "AA+C", "AA/C", "AAE\n", " AAE", "AAF", "ÄAAA", "AAECAw=="])
def test_no_other_spelling_is_taken(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_text(text, 2)


def test_keys_come_back_from_their_bytes() -> None:
    keys = DeviceKeys.create()
    back = DeviceKeys.from_bytes(keys.to_bytes())
    assert back.public("Balie") == keys.public("Balie")
    assert back.to_bytes() == keys.to_bytes()
    assert DeviceKeys.create().device != keys.device


def test_keys_of_before_they_could_be_renewed_are_read() -> None:
    keys = DeviceKeys.create()
    before = msgspec.json.encode({"format": 1, "signing": to_text(keys.signing.to_bytes()), "age": keys.age})
    assert keys.to_bytes() == before
    assert DeviceKeys.from_bytes(before).identities == [keys.age]


def test_a_renewed_identity_waits_for_its_certificate_and_the_older_one_for_its_end() -> None:
    first = DeviceKeys.create()
    asking = DeviceKeys.from_bytes(first.renewed().to_bytes())
    assert asking.public("Balie") == first.public("Balie")
    new = asking.asking("Balie")
    assert (new.device, new.signing) == (asking.device, asking.signing.public)
    assert new.recipient != first.public("Balie").recipient
    # Time passes without a certificate: nothing moves.
    assert asking.settled(first.public("Balie").recipient, 10 * OVERLAP) == asking
    used = asking.settled(new.recipient, 1000)
    assert used.public("Balie") == new
    assert used.recipients == {new.recipient, first.public("Balie").recipient}
    kept = DeviceKeys.from_bytes(used.to_bytes())
    assert kept.settled(new.recipient, 1000 + OVERLAP).identities == used.identities
    assert kept.settled(new.recipient, 1001 + OVERLAP).identities == [used.age]


def test_another_recipient_than_ones_own_changes_nothing() -> None:
    keys = DeviceKeys.create().renewed()
    assert keys.settled(DeviceKeys.create().public("Elders").recipient, 5) == keys


def test_of_many_requests_the_last_identities_are_kept() -> None:
    keys = DeviceKeys.create()
    for _ in range(2 * MAX_IDENTITIES):
        keys = keys.renewed()
    assert len(keys.identities) <= MAX_IDENTITIES
    assert keys.asking("Balie").recipient in keys.recipients


def test_keys_do_not_show_themselves() -> None:
    keys = DeviceKeys.create()
    shown = repr(keys) + repr(keys.signing) + str(keys)
    assert keys.age not in shown
    assert to_text(keys.signing.to_bytes()) not in shown


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format":2,"signing":"","age":""}', b"\xff"])
def test_keys_that_cannot_be_read_say_so(data: bytes) -> None:
    with pytest.raises(StoreError):
        DeviceKeys.from_bytes(data)


def test_spoiled_keys_say_so() -> None:
    kept = msgspec.json.decode(DeviceKeys.create().to_bytes())
    for spoiled in ({"format": 2}, {"age": "AGE-SECRET-KEY-1QQ"}, {"signing": "AAAA"}, {"more": 1}):
        with pytest.raises(StoreError):
            DeviceKeys.from_bytes(msgspec.json.encode({**kept, **spoiled}))


def test_signatures_are_ed25519_over_purpose_and_message() -> None:
    key = SigningKey.from_bytes(SECRET)
    assert key.public == to_text(PUBLIC)
    signature = key.sign("bundle", b"message")
    Ed25519PublicKey.from_public_bytes(PUBLIC).verify(signature, b"spreekuur/bundle/v1\0message")
    theirs = Ed25519PrivateKey.from_private_bytes(SECRET).sign(b"spreekuur/registry/v1\0message")
    assert verifies(key.public, "registry", b"message", theirs)
    assert not verifies(key.public, "bundle", b"message", theirs)
    assert not verifies(key.public, "registry", b"massage", theirs)
    assert not verifies(SigningKey.create().public, "registry", b"message", theirs)
    assert not verifies(key.public, "registry", b"message", b"")


def test_a_devices_id_is_the_fingerprint_of_its_key() -> None:
    digest = hashlib.sha256(b"spreekuur/device-id/v1\0" + PUBLIC).digest()
    number = int.from_bytes(digest[:10], "big")
    letters = "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> shift & 31] for shift in range(75, -1, -5))
    assert device_id(to_text(PUBLIC)) == letters
    assert len(letters) == 16


def test_nobody_takes_anothers_id() -> None:
    mine, other = DeviceKeys.create().public("Mine"), DeviceKeys.create().public("Other")
    for lies in (
        {"device": other.device},
        {"signing": other.signing},
        {"recipient": "age1nothing"},
        {"name": ""},
        {"name": "two\nlines"},
        {"name": "x" * 81},
    ):
        told = {**msgspec.to_builtins(mine), **lies}
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(msgspec.json.encode(told), type=DevicePublic)
    # A newer program may say more of a device; what an older one must not pass over gets another format.
    more = {**msgspec.to_builtins(mine), "more": "x"}
    assert msgspec.json.decode(msgspec.json.encode(more), type=DevicePublic) == mine


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "two\nlines", "\u202egnp"])
def test_a_device_has_a_name_that_fits_on_a_line(name: str) -> None:
    with pytest.raises(InputError):
        DeviceKeys.create().public(name)


def test_a_signer_writes_for_its_own_sites() -> None:
    device = DeviceKeys.create().public("Balie")
    laptop = Signer(device, frozenset({"zutphen"}), frozenset())
    assert laptop.may_write("zutphen")
    assert not laptop.may_write("arnhem")
    assert not laptop.may_write("")
    assert Signer(device, frozenset(), frozenset({"headquarters"})).may_write("arnhem")


def test_a_withdrawn_signer_is_trusted_up_to_a_number() -> None:
    signer = Signer(DeviceKeys.create().public("Weg"), frozenset(), frozenset(), {"a.b": 4})
    assert [signer.trusted_at("a.b", number) for number in (0, 4, 5)] == [True, True, False]
    assert not signer.trusted_at("a.c", 0)


def test_eight_words_stand_for_eight_stretched_bytes() -> None:
    raw = hash_secret_raw(b"these bytes", b"spreekuur/words1", 3, 64 * 1024, 1, 8, Type.ID)
    words = fingerprint_words(b"these bytes")
    assert bytes(WORDS.index(word) for word in words) == raw
    assert len(words) == 8
    assert fingerprint_words(b"these bytes.") != words


def test_words_are_compared_as_they_are_heard() -> None:
    words = ("aardbei", "fiets", "zwaan")
    for heard in ("aardbei fiets zwaan", "Aardbei,  FIETS\n- zwaan.", "1. aardbei 2. fiets 3. zwaan"):
        assert same_words(heard, words)
    for heard in ("", "aardbei fiets", "fiets aardbei zwaan", "aardbei fiets zwaan zwaan", "aardbei fietszwaan", "é"):
        assert not same_words(heard, words)
