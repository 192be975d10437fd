"""Who a device is: its keys, what others know of it, how it signs, and the words by which people compare keys."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.errors import InputError, StoreError
from desktop.sync.dutch_words import WORDS
from desktop.sync.encryption import is_recipient, new_identity, recipient_of
from desktop.wording import N_

MAX_NAME = 80
"""Longest name of a device, a site or an organisation, in characters."""
KEY_SIZE = 32
SIGNATURE_SIZE = 64
HEADQUARTERS = "headquarters"
"""The role of the device that may write for every site."""

# Eight words are 64 bits, which somebody rich can search through. Argon2id (RFC 9106) makes each try
# cost 64 MiB and a quarter of a second, as for passphrases.
_WORDS_SALT = b"spreekuur/words1"

OVERLAP = (90 * 86_400_000) << 16
"""How long a device keeps a key after a newer one was certified, in headquarters' time (hybrid logical clock): 90 days,
as long as backups live. Who has not exchanged for so long sends to the older key, and is asked to send again."""
MAX_IDENTITIES = 8
"""How many age identities a device keeps."""


def to_text(value: bytes) -> str:
    """Return bytes as base64url without padding (RFC 4648 §5)."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def from_text(text: str, size: int) -> bytes:
    """Return the bytes of a base64url text.

    Raises ValueError unless the text is the one way to write `size` bytes.
    """
    value = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if len(value) != size or to_text(value) != text:
        raise ValueError(f"not {size} bytes of base64url")
    return value


def _signed_bytes(purpose: str, message: bytes) -> bytes:
    """Return what is really signed: a signature for one purpose is worth nothing for another."""
    return f"spreekuur/{purpose}/v1\0".encode() + message


class SigningKey:
    """An Ed25519 key (RFC 8032) of a device or of an organisation's root."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @classmethod
    def create(cls) -> "SigningKey":
        """Make a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, secret: bytes) -> "SigningKey":
        """Return the key of which `to_bytes` gave these 32 bytes."""
        return cls(Ed25519PrivateKey.from_private_bytes(secret))

    def to_bytes(self) -> bytes:
        """Return the 32 secret bytes; whoever keeps them wraps them."""
        return self._private.private_bytes_raw()

    @property
    def public(self) -> str:
        """The public half, as base64url."""
        return to_text(self._private.public_key().public_bytes_raw())

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Return the 64 bytes of the signature over `spreekuur/<purpose>/v1`, a zero byte and the message."""
        return self._private.sign(_signed_bytes(purpose, message))


def verifies(public: str, purpose: str, message: bytes, signature: bytes) -> bool:
    """Return whether the holder of the public key signed this message for this purpose."""
    key = Ed25519PublicKey.from_public_bytes(from_text(public, KEY_SIZE))
    try:
        key.verify(signature, _signed_bytes(purpose, message))
    except InvalidSignature:
        return False
    return True


def device_id(signing: str) -> str:
    """Return the device's id: 16 characters a-z2-7, of the fingerprint of its public signing key.

    Since the key gives the id, nobody can ask to be enrolled under another's.
    """
    digest = hashlib.sha256(b"spreekuur/device-id/v1\0" + from_text(signing, KEY_SIZE)).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()


def is_name(text: str) -> bool:
    """Return whether a text can be the name of a device, a site or an organisation: one line, not empty."""
    return 0 < len(text) <= MAX_NAME and text == text.strip() and text.isprintable()


class DevicePublic(msgspec.Struct, frozen=True):
    """What everybody may know of a device."""

    device: str
    name: str
    signing: str
    """Ed25519 public key, base64url."""
    recipient: str
    """age recipient, `age1…`."""

    def __post_init__(self) -> None:
        if not is_name(self.name):
            raise ValueError("name of a device")
        if self.device != device_id(self.signing):
            raise ValueError("id of a device that is not of its key")
        if not is_recipient(self.recipient):
            raise ValueError("recipient of a device")


@dataclass(frozen=True, slots=True)
class Signer:
    """A device whose signature counts, and for what."""

    device: DevicePublic
    sites: frozenset[str]
    roles: frozenset[str]
    until: Mapping[str, int] | None = None
    """None while the device is trusted. Of a withdrawn one: the last number of each store that is still taken."""

    def may_write(self, site: str) -> bool:
        """Return whether the device may bring rows of this site."""
        return HEADQUARTERS in self.roles or site in self.sites

    def may_erase(self, site: str) -> bool:
        """Return whether an erasure by this device covers rows of a site: headquarters' all, a laptop's its own.

        An erasure names ids and no site, so it is asked of every row that it would cover, now and later.
        """
        return self.may_write(site)

    def trusted_at(self, store: str, number: int) -> bool:
        """Return whether what the device's store held at this journal number is still taken."""
        return self.until is None or number <= self.until.get(store, -1)


class SpareIdentity(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An age identity beside the one that others write to: of before, or of soon."""

    age: str
    since: int = 0
    """When another took its place, in headquarters' time; 0 while headquarters has not certified it yet."""


class _KeptKeys(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How a device's secret keys are written down, before they are wrapped."""

    format: int
    signing: str
    age: str
    spare: tuple[SpareIdentity, ...] = ()


@dataclass(frozen=True, repr=False)
class DeviceKeys:
    """The secret keys of one device. They stay outside the database, so that a copied database is nobody.

    The signing key is the device's name and stays. The age identity, which opens what others wrote to the device,
    changes: what was sealed to an identity that is destroyed can be opened by nobody who takes the laptop later.
    """

    signing: SigningKey
    age: str
    """The identity of which others know the recipient."""
    spare: tuple[SpareIdentity, ...] = ()

    @classmethod
    def create(cls) -> "DeviceKeys":
        """Make the keys of a new device."""
        return cls(SigningKey.create(), new_identity())

    @property
    def device(self) -> str:
        """The id of the device that has these keys."""
        return device_id(self.signing.public)

    @property
    def identities(self) -> list[str]:
        """All age identities that may open a bundle for this device."""
        return [self.age, *(one.age for one in self.spare)]

    @property
    def recipients(self) -> frozenset[str]:
        """What files can be sealed to for this device."""
        return frozenset(map(recipient_of, self.identities))

    def renewed(self) -> "DeviceKeys":
        """Return the keys with one more identity, for headquarters to certify; keep them before you ask for it."""
        kept = self.spare[-(MAX_IDENTITIES - 2) :]
        return replace(self, spare=(*kept, SpareIdentity(new_identity())))

    def asking(self, name: str) -> DevicePublic:
        """Return what others shall know of this device once its newest identity is certified."""
        waiting = [one.age for one in self.spare if not one.since]
        return replace(self, age=waiting[-1] if waiting else self.age).public(name)

    def settled(self, recipient: str, when: int) -> "DeviceKeys":
        """Return the keys after headquarters said, at its time `when`, to which recipient others write.

        The identity of that recipient becomes the device's own, and the one that it replaces is kept for `OVERLAP`,
        for what was sealed by who did not know yet. A recipient that is none of this device's changes nothing.
        """
        found = next((one for one in self.identities if recipient_of(one) == recipient), self.age)
        spare = [one for one in self.spare if one.age != found]
        if found != self.age:
            spare.append(SpareIdentity(self.age, max(when, 1)))
        return replace(
            self, age=found, spare=tuple(one for one in spare if not one.since or when - one.since <= OVERLAP)
        )

    def public(self, name: str) -> DevicePublic:
        """Return what others may know of this device, under a name that people recognise it by.

        Raises InputError when the name is empty, longer than 80 characters or more than one line.
        """
        name = name.strip()
        if not is_name(name):
            raise InputError(
                N_("The name of a device is one line of at most {limit} characters. Choose another name."),
                limit=MAX_NAME,
            )
        return DevicePublic(self.device, name, self.signing.public, recipient_of(self.age))

    def to_bytes(self) -> bytes:
        """Return the secret keys as bytes; whoever keeps them wraps them."""
        return msgspec.json.encode(_KeptKeys(1, to_text(self.signing.to_bytes()), self.age, self.spare))

    @classmethod
    def from_bytes(cls, data: bytes) -> "DeviceKeys":
        """Return the keys of which `to_bytes` gave these bytes.

        Raises StoreError when they cannot be read.
        """
        try:
            kept = msgspec.json.decode(data, type=_KeptKeys)
            if kept.format != 1:
                raise ValueError("format of the keys")
            for identity in (kept.age, *(one.age for one in kept.spare)):
                recipient_of(identity)
            return cls(SigningKey.from_bytes(from_text(kept.signing, KEY_SIZE)), kept.age, kept.spare)
        except ValueError as error:
            raise StoreError(
                N_(
                    "The keys of this laptop cannot be read, so it can exchange nothing. Your records are safe; "
                    "restore a backup, or have the laptop enrolled again."
                )
            ) from error


def fingerprint_words(data: bytes) -> tuple[str, ...]:
    """Return eight Dutch words for these bytes; it takes a quarter of a second on purpose.

    Argon2id with 64 MiB, 3 passes, one lane and a fixed salt gives eight bytes, and each byte a word.
    """
    digest = hash_secret_raw(
        data, _WORDS_SALT, time_cost=3, memory_cost=64 << 10, parallelism=1, hash_len=8, type=Type.ID
    )
    return tuple(WORDS[byte] for byte in digest)


def same_words(heard: str, expected: tuple[str, ...]) -> bool:
    """Return whether these are the expected words, whatever stands between them and in whichever case."""
    said = " ".join(re.findall(r"[^\W\d_]+", heard.casefold()))
    return hmac.compare_digest(said.encode(), " ".join(expected).encode())
