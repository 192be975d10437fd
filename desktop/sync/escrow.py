"""The escrow key: an age key that lies outside every machine, in three shares of which any two give it back.

The shares are those of SLIP-39 (https://github.com/satoshilabs/slips/blob/master/slip-0039.md): 33 English words each,
with a checksum, one group of two out of three, no passphrase. The secret that they share is the 32 bytes of the age
identity, which age writes in Bech32 (BIP-173). So any program that knows those two standards gives the key back, also
when this one is gone.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics  # type: ignore[import-untyped]

from desktop.errors import InputError
from desktop.sync.encryption import recipient_of
from desktop.wording import N_

SHARES, NEEDED = 3, 2
_SECRET = 32
_PREFIX = "age-secret-key-"
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True)
class EscrowKey:
    """A new escrow key: what everybody may know of it, and the three shares that are shown once and kept nowhere."""

    recipient: str
    shares: tuple[str, ...] = field(repr=False)


def new_escrow_key() -> EscrowKey:
    """Make an escrow key. The key itself is forgotten when this returns; each pair of shares was tried."""
    secret = secrets.token_bytes(_SECRET)
    ((*shares,),) = generate_mnemonics(1, [(NEEDED, SHARES)], secret)
    key = EscrowKey(recipient_of(_identity(secret)), tuple(shares))
    if any(recipient_of(escrow_identity(pair)) != key.recipient for pair in combinations(key.shares, NEEDED)):
        raise AssertionError("two shares of a new escrow key do not give it back")
    return key


def escrow_identity(shares: Iterable[str]) -> str:
    """Return the identity that two shares give back, as age reads it from a file (`age -d -i FILE`).

    Case and blanks do not matter. Raises InputError when the words are no shares, not two of one key, or of another
    kind of secret.
    """
    try:
        secret = combine_mnemonics([" ".join(share.lower().split()) for share in shares])
    except (MnemonicError, ValueError) as error:
        raise InputError(_NO_SHARES) from error
    if len(secret) != _SECRET:
        raise InputError(_NO_SHARES)
    return _identity(secret)


def _identity(secret: bytes) -> str:
    """Return 32 bytes as an age identity: Bech32 (BIP-173) in capitals."""
    bits = "".join(f"{byte:08b}" for byte in secret) + "0" * (-8 * len(secret) % 5)
    data = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    text = "".join(_ALPHABET[value] for value in (*data, *_checksum(data)))
    return f"{_PREFIX}1{text}".upper()


def _checksum(data: list[int]) -> list[int]:
    expanded = [ord(char) >> 5 for char in _PREFIX] + [0] + [ord(char) & 31 for char in _PREFIX]
    check = 1
    for value in (*expanded, *data, *[0] * 6):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    check ^= 1
    return [check >> 5 * (5 - at) & 31 for at in range(6)]


_NO_SHARES = N_(
    "These are not two shares of one escrow key. Nothing was written. Compare every word with the sheets, and type one share on a line."
)
