import time

import pyrage
import pytest

from desktop.errors import BundleError
from desktop.sync.encryption import (
    MAX_HEADER,
    MAX_RECIPIENTS,
    decrypt,
    encrypt,
    is_recipient,
    new_identity,
    recipient_of,
)
from desktop.sync.refusals import Reason


def test_each_recipient_opens_it_and_nobody_else() -> None:
    keys = [new_identity() for _ in range(MAX_RECIPIENTS)]
    data = encrypt(b"said in confidence", [recipient_of(key) for key in keys])
    assert data.index(b"\n---") < MAX_HEADER
    for key in (keys[0], keys[31], keys[-1]):
        assert decrypt(data, [new_identity(), key]) == b"said in confidence"
    with pytest.raises(BundleError) as refused:
        decrypt(data, [new_identity()])
    assert refused.value.values["code"] == Reason.NOT_FOR_US


def test_it_is_the_age_format() -> None:
    identity = pyrage.x25519.Identity.generate()
    data = pyrage.encrypt(b"from another program", [identity.to_public()])
    assert decrypt(data, [str(identity)]) == b"from another program"
    assert pyrage.decrypt(encrypt(b"to another program", [str(identity.to_public())]), [identity]) == (
        b"to another program"
    )


def test_a_file_has_one_to_sixty_four_recipients() -> None:
    recipient = recipient_of(new_identity())
    for recipients in ([], [recipient] * (MAX_RECIPIENTS + 1)):
        with pytest.raises(ValueError, match="recipients"):
            encrypt(b"", recipients)


@pytest.mark.parametrize(
    "header",
    [
        b"-> X " + b"A" * 200_000 + b"\n\n",
        b"-> X a\n" + (b"A" * 64 + b"\n") * 3000 + b"\n--- " + b"A" * 43 + b"\n",
        b"-> X" * 50_000,
    ],
)
def test_a_hostile_header_is_refused_at_once(header: bytes) -> None:
    begin = time.process_time()
    with pytest.raises(BundleError) as refused:
        decrypt(b"age-encryption.org/v1\n" + header + bytes(100), [new_identity()])
    assert refused.value.values["code"] == Reason.DAMAGED
    assert time.process_time() - begin < 1  # age itself takes the better part of a minute


def test_keys_are_told_from_other_texts() -> None:
    identity = new_identity()
    assert is_recipient(recipient_of(identity))
    assert not is_recipient(identity)
    assert not is_recipient("age1" + "q" * 58)
    with pytest.raises(ValueError, match="not an age identity"):
        recipient_of(recipient_of(identity))
