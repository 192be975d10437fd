"""What a file from outside is, told before anything of it is taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop.errors import InputError
from desktop.sync.containers import MAX_FILE, check_size
from desktop.wording import N_


class Signature(StrEnum):
    """Whether the maker of a file is who it says."""

    VALID = "valid"
    UNKNOWN_SIGNER = "unknown_signer"
    REVOKED = "revoked"


class Doubt(StrEnum):
    """Why somebody should look twice before a file is taken in. It can be taken in all the same, and nothing is lost."""

    EMPTY = "empty"
    """There is nothing in it that is new here."""
    OLDER = "older"
    """A newer one of the same device has been taken in already."""
    ERASES_MANY = "erases_many"
    FOREIGN_ROWS = "foreign_rows"
    """It holds rows of sites for which its maker may not write; they are left out."""
    FOREIGN_ERASURES = "foreign_erasures"
    """It holds orders to erase of a device that is unknown or withdrawn; they are left out."""
    INCOMPLETE = "incomplete"
    """Rows from before it are missing here; the next exchange brings them."""
    RESTORED = "restored"
    """Others hold more of this store than it does itself: it was put back from a backup. Take in the newest bundles."""
    TWIN = "twin"
    """Another copy of this laptop's store is in use, or was before a backup was put back."""


DOUBTS: Mapping[Doubt, str] = {
    Doubt.EMPTY: N_("There is nothing new in it. That is no fault; it may be the wrong file."),
    Doubt.OLDER: N_("A newer file of this laptop was taken in already. Taking in this one harms nothing."),
    Doubt.ERASES_MANY: N_("It erases many records, for good. Ask its maker by telephone whether that is meant."),
    Doubt.FOREIGN_ROWS: N_("Records of sites that its maker does not serve are left out. Tell headquarters."),
    Doubt.FOREIGN_ERASURES: N_("Orders to erase of a laptop that may not give them are left out. Tell headquarters."),
    Doubt.INCOMPLETE: N_("Records from before it have not arrived yet. The next exchange brings them."),
    Doubt.RESTORED: N_("This laptop was put back from a backup: others know more. Take in the newest files first."),
    Doubt.TWIN: N_("There is a copy of this laptop's records somewhere that was also worked in. Tell headquarters."),
}
"""What is told of a file before it is taken in: what happened, and what to do."""

MANY_ERASED = 25
"""From how many rows on an erasure is asked about."""


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
    doubts: tuple[Doubt, ...] = ()
    closed: bool = False
    """Whether it is closed for others, and was put away for them unread."""


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
