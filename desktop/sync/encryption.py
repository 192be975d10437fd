"""Encryption of whole files to recipients, by age (https://age-encryption.org/v1, X25519). Nothing else here uses age.

Keys are texts, as age writes them: `age1…` to encrypt to, `AGE-SECRET-KEY-1…` to open with.
"""

from collections.abc import Sequence

import pyrage  # type: ignore[import-untyped]

from desktop.sync.refusals import Reason, refusal

INTRODUCTION = b"age-encryption.org/v1\n"
MAX_RECIPIENTS = 64
# Room for 64 X25519 recipients (6,486 bytes). The library reads a header in quadratic time:
# 200 kB of hostile header kept it busy for 57 seconds.
MAX_HEADER = 8 << 10
_END_OF_HEADER = b"\n--- "
_NO_KEY = "No matching keys found"


def new_identity() -> str:
    """Make a secret key that opens what was sealed to its recipient."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public half of a secret key.

    Raises ValueError when the text is no secret key.
    """
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("not an age identity") from error


def is_recipient(text: str) -> bool:
    """Return whether files can be sealed to this text."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Seal bytes so that each of 1 to 64 recipients can open them.

    The file shows how many recipients there are, not who they are, and never who made it.
    """
    if not 1 <= len(recipients) <= MAX_RECIPIENTS:
        raise ValueError(f"{len(recipients)} recipients in one file")
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(text) for text in recipients]))


def decrypt(sealed: bytes, identities: Sequence[str]) -> bytes:
    """Open what was sealed to one of these identities; every byte of it is then as it was sealed.

    Raises BundleError when this is no age file, when it is not for these identities, or when it is damaged.
    """
    if not sealed.startswith(INTRODUCTION):
        raise refusal(Reason.NOT_A_BUNDLE)
    if sealed.find(_END_OF_HEADER, 0, MAX_HEADER) < 0:
        raise refusal(Reason.DAMAGED)
    keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    try:
        return bytes(pyrage.decrypt(sealed, keys))
    except pyrage.DecryptError as error:
        raise refusal(Reason.NOT_FOR_US if str(error) == _NO_KEY else Reason.DAMAGED) from error
