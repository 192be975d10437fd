"""What a folder holds, before anything in it is opened. It loads no database, so a window can ask at once."""

from enum import StrEnum
from pathlib import Path

from desktop.errors import AccessError
from desktop.paths import Home
from desktop.store.key_files import closed_by_withdrawal, is_training, read_keys

__all__ = ["Hazard", "closed_for_good", "hazard_of", "is_training", "store_exists"]


class Hazard(StrEnum):
    """Why records had better not lie in a folder."""

    NETWORK = "network"
    """Databases break on network drives, whose locks do not hold, and others can reach them."""
    STICK = "stick"
    """A FAT disk knows no owners and no orderly writing, and is mostly a stick that gets lost."""
    CLOUD = "cloud"
    """A synchronised folder sends the records away, and puts older ones back."""


_NETWORK = {
    "9p",
    "afpfs",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
    "webdav",
}
_FAT = {"exfat", "fat", "fat16", "fat32", "msdos", "vfat"}
_CLOUDS = (
    "box",
    "cloudstorage",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mega",
    "mobile documents",
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pcloud",
    "proton drive",
    "stack",
    "surfdrive",
    "synologydrive",
)
_MARKS = (".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".sync")
"""What programs that synchronise leave in the folder that they watch."""


def store_exists(home: Home) -> bool:
    """Return whether there is a store to unlock in this folder."""
    return home.keys.exists()


def closed_for_good(home: Home) -> AccessError | None:
    """Return what to tell of a laptop that headquarters withdrew; nothing for any other.

    Raises StoreError when the key file is damaged.
    """
    return closed_by_withdrawal(read_keys(home))


def hazard_of(folder: Path, file_system: str, device: str = "") -> Hazard | None:
    """Return why a store had better not lie in a folder; nothing when it may.

    `file_system` and `device` are what the system calls the disk: `ext4` and `/dev/sda1`, or `NTFS` and a share.
    """
    named = (str(folder), device)
    on_share = any(it.startswith(("\\\\", "//")) and not it.startswith(("\\\\?\\", "\\\\.\\")) for it in named)
    if file_system.casefold() in _NETWORK or on_share:
        return Hazard.NETWORK
    if file_system.casefold() in _FAT:
        return Hazard.STICK
    return Hazard.CLOUD if any(_is_synchronised(it) for it in (folder, *folder.parents)) else None


def _is_synchronised(folder: Path) -> bool:
    name = folder.name.casefold()
    if any(name == it or name.startswith((f"{it} ", f"{it}-", f"{it}(")) for it in _CLOUDS):
        return True
    try:
        return any((folder / mark).exists() for mark in _MARKS)
    except OSError:
        return False
