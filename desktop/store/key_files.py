"""The file in which a store's data key lies, wrapped for each person: read and written without opening anything.

What wraps and unwraps is `keys`; this loads no cryptography, so that a window can ask at once what lies in a folder.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from desktop.errors import AccessError, StoreError
from desktop.paths import Home, write_atomically
from desktop.wording import N_

MAX_FILE = 64 * 1024


class Stretching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a passphrase becomes a key. Kept in each slot, so that it can grow with the laptops."""

    memory_kib: Annotated[int, Meta(ge=8, le=1_048_576)] = 65_536
    passes: Annotated[int, Meta(ge=1, le=20)] = 3
    lanes: Annotated[int, Meta(ge=1, le=8)] = 2


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped for one person or for the recovery code."""

    user: str
    kind: Literal["passphrase", "recovery"]
    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, Meta(max_length=256)]
    stretching: Stretching = Stretching()
    name: Annotated[bytes, Meta(max_length=2048)] = b""
    """What the person is called, wrapped by the data key: nobody reads it on a stick or before unlocking."""


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All slots of one store."""

    slots: tuple[Slot, ...]
    training: bool = False
    version: Literal[1] = 1
    withdrawn: date | None = None
    """The day on which headquarters withdrew this laptop; its passphrases have had no slots since it knows."""


def read_keys(home: Home) -> KeyFile:
    """Return the slots of a store. Raises StoreError when there is no store, or its key file is damaged."""
    try:
        with home.keys.open("rb") as file:
            content = file.read(MAX_FILE)
        return msgspec.json.decode(content, type=KeyFile)
    except FileNotFoundError:
        raise StoreError(
            N_(
                "There is no store in {place}. Nothing was changed. Make one with “spreekuur init”, or name the folder with --home."
            ),
            place=home.folder,
        ) from None
    except (OSError, msgspec.MsgspecError):
        raise StoreError(
            N_("The key file {place} cannot be read. The records are not lost: put back the key file from a backup."),
            place=home.keys,
        ) from None


def write_keys(home: Home, file: KeyFile) -> None:
    """Put the slots of a store in the place of those that were there. Raises StoreError when the disk refuses."""
    write_atomically(home.keys, msgspec.json.encode(file))


def is_training(home: Home) -> bool:
    """Return whether a store is for practice: invented people, no passphrase, every print marked."""
    return read_keys(home).training


CLOSED_FOR_GOOD = N_(
    "Headquarters withdrew this laptop on {day}, and it is closed for good. What was recorded here lies sealed in its folder: ask headquarters who fetches it."
)
ONLY_RECOVERY = N_(
    "Headquarters withdrew this laptop on {day}: no passphrase opens it any more, only the recovery code. Ask headquarters."
)


def closed_by_withdrawal(file: KeyFile) -> AccessError | None:
    """Return what to tell whoever wants to open a withdrawn laptop; nothing for any other."""
    if file.withdrawn is None:
        return None
    return AccessError(ONLY_RECOVERY if file.slots else CLOSED_FOR_GOOD, day=file.withdrawn)
