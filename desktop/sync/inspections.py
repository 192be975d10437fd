"""What a file from outside is, told before anything of it is taken in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop.errors import InputError
from desktop.sync.containers import MAX_FILE, Opened, check_size
from desktop.wording import N_


class Signature(StrEnum):
    """Whether the maker of a file is who it says."""

    VALID = "valid"
    UNKNOWN_SIGNER = "unknown_signer"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is, from whom and for whom, and what taking it in would do."""

    from_device: str
    """The device's name, as headquarters' registry has it; its id when it has none."""
    to: str
    made_at: datetime | None
    sequence: int
    signature: Signature
    records: dict[str, int]
    """Lines in the file, by kind."""
    would: "Imported | None"
    """What taking it in would do; nothing for a file that would be refused."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file did, in rows."""

    from_device: str
    sequence: int
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    erased: int = 0
    known: int = 0
    quarantined: int = 0
    """Rows that the sender had no authority to send; they were left out."""
    gaps: tuple[int, ...] = ()
    """Numbers of earlier bundles of this device that have not arrived."""


def read_bundle_file(path: Path) -> bytes:
    """Return a file's bytes, its size looked at first.

    Raises InputError when it cannot be read, BundleError when it is larger than a bundle can be.
    """
    try:
        # Only a file has an end; a pipe or a device would be waited for without one.
        if not path.is_file():
            raise FileNotFoundError
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError:
        raise InputError(
            N_("{place} cannot be read. Nothing was taken in. Look whether the file or the stick is still there."),
            place=path,
        ) from None


def inspected(opened: Opened, to: str, records: dict[str, int], would: Imported | None) -> Inspected:
    """Return what an opened bundle is."""
    manifest = opened.manifest
    return Inspected(opened.signer.device.name, to, manifest.made, manifest.sequence, Signature.VALID, records, would)
