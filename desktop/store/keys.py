"""The keys of a store: one random data key, wrapped once for each person who may open it.

The data key encrypts the database. A slot holds it, encrypted with a key that Argon2id (RFC 9106) makes from a
passphrase or from the recovery code, so people come and go without the database being written anew. The file
must be readable before the database is, and lies beside it; it is useless without a passphrase.
"""

import json
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import AccessError, InputError, StoreError
from desktop.paths import Home
from desktop.store.key_files import KeyFile, Slot, Stretching, closed_by_withdrawal, read_keys, write_keys
from desktop.wording import N_

MIN_PASSPHRASE = 10
TRAINING_PASSPHRASE = "oefening"  # noqa: S105 - published: a training store holds invented people only

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no letter that is read as another
_RECOVERY_LENGTH = 32  # 160 bits


_UNSTRETCHED = Stretching(memory_kib=8, passes=1, lanes=1)
"""For practice, of which everybody knows the passphrase: stretching it would only make people wait."""


@dataclass(frozen=True)
class DataKey:
    """The key of an unlocked store. Not printed by accident."""

    secret: bytes

    def __repr__(self) -> str:
        return "DataKey(…)"

    def derived(self, purpose: bytes) -> bytes:
        """Return another key for another purpose (HKDF, RFC 5869)."""
        return HKDF(SHA256(), 32, salt=None, info=b"spreekuur/" + purpose).derive(self.secret)

    def wrap(self, purpose: bytes, plain: bytes) -> bytes:
        """Return bytes that only this key opens again."""
        nonce = secrets.token_bytes(12)
        return nonce + AESGCM(self.derived(purpose)).encrypt(nonce, plain, purpose)

    def unwrap(self, purpose: bytes, wrapped: bytes) -> bytes:
        """Return what `wrap` was given. Raises StoreError when it was damaged or belongs to another store."""
        try:
            return AESGCM(self.derived(purpose)).decrypt(wrapped[:12], wrapped[12:], purpose)
        except (InvalidTag, ValueError):
            raise StoreError(
                N_(
                    "The file with this laptop's own keys is damaged or belongs to another store. The records are safe. Ask headquarters to enrol this laptop again."
                )
            ) from None


def create_keys(home: Home, passphrase: str, *, training: bool = False) -> tuple[DataKey, str]:
    """Make a store's data key, with a slot for a passphrase and one for a new recovery code.

    Returns the key and the recovery code, which is shown once and kept nowhere.
    Raises InputError for a passphrase that is too short, StoreError when the disk refuses.
    """
    if training:
        passphrase = TRAINING_PASSPHRASE
    else:
        require_passphrase(passphrase)
    key = DataKey(secrets.token_bytes(32))
    code = new_recovery_code()
    slots = (
        make_slot(key, passphrase, user="1", kind="passphrase", training=training),
        make_recovery_slot(key, code, training=training),
    )
    write_keys(home, KeyFile(slots, training))
    return key, code


def new_recovery_code() -> str:
    """Return a random recovery code in groups of four. It opens nothing before it has a slot."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    return "-".join(signs[start : start + 4] for start in range(0, _RECOVERY_LENGTH, 4))


def unlock(home: Home, passphrase: str) -> DataKey:
    """Return the data key that a passphrase or the recovery code opens. Takes about 0.1 s for each slot.

    Raises AccessError when it opens none, StoreError when there is no store.
    """
    return unlock_slots(read_keys(home), passphrase)


def unlock_slots(file: KeyFile, passphrase: str) -> DataKey:
    """Return the data key that a passphrase or the recovery code opens in one of these slots.

    Raises AccessError when it opens none.
    """
    return opened_slot(file, passphrase)[1]


def opened_slot(file: KeyFile, passphrase: str) -> tuple[Slot, DataKey]:
    """Return the slot that a passphrase or the recovery code opens, with the data key in it.

    Raises AccessError when it opens none.
    """
    if file.training:
        passphrase = TRAINING_PASSPHRASE
    for slot in file.slots:
        secret = _normal_code(passphrase) if slot.kind == "recovery" else passphrase
        try:
            key = _cipher(secret, slot).decrypt(slot.nonce, slot.wrapped, _label(slot, training=file.training))
        except (InvalidTag, ValueError):
            continue
        return slot, DataKey(key)
    closed = closed_by_withdrawal(file)
    if closed is not None:
        raise closed
    raise AccessError(
        N_(
            "This passphrase does not open this store. Nothing was changed. Check Caps Lock and type it again, or use the recovery code."
        )
    )


def close_slots(home: Home, withdrawn: date, *, recovery: bool) -> None:
    """Destroy the slots of all passphrases, so that none opens the store any more; with `recovery` its code still does.

    Without any slot nobody opens the database again, here or in a copy that is made from now on: the data key was
    nowhere else. Raises StoreError when the disk refuses.
    """
    file = read_keys(home)
    slots = tuple(slot for slot in file.slots if recovery and slot.kind == "recovery")
    write_keys(home, msgspec.structs.replace(file, slots=slots, withdrawn=withdrawn))


def require_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short. Raises InputError."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise InputError(
            N_(
                "A passphrase needs at least {least} characters, for instance four words. Nothing was changed. Choose a longer one."
            ),
            least=MIN_PASSPHRASE,
        )


def make_slot(
    key: DataKey,
    secret: str,
    *,
    user: str,
    kind: Literal["passphrase", "recovery"],
    training: bool = False,
    name: bytes = b"",
) -> Slot:
    """Return a slot in which a passphrase or recovery code holds the data key for one person."""
    cost = _UNSTRETCHED if training else Stretching()
    empty = Slot(user, kind, secrets.token_bytes(16), secrets.token_bytes(12), b"", stretching=cost, name=name)
    wrapped = _cipher(secret, empty).encrypt(empty.nonce, key.secret, _label(empty, training=training))
    return msgspec.structs.replace(empty, wrapped=wrapped)


def make_recovery_slot(key: DataKey, code: str, *, training: bool = False) -> Slot:
    """Return the slot in which a recovery code holds the data key."""
    return make_slot(key, _normal_code(code), user="1", kind="recovery", training=training)


def _cipher(secret: str, slot: Slot) -> AESGCM:
    cost = slot.stretching
    # The same letters typed on another keyboard must be the same passphrase.
    typed = unicodedata.normalize("NFKC", secret).encode()
    return AESGCM(
        hash_secret_raw(
            typed,
            slot.salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=32,
            type=Type.ID,
        )
    )


def _label(slot: Slot, *, training: bool) -> bytes:
    """Return what is authenticated beside the key: a slot cannot be made another user's or another kind's."""
    return json.dumps([1, slot.user, slot.kind, training]).encode()


def _normal_code(text: str) -> str:
    return text.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
