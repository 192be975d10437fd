"""Sticks: looked at before anything is written on them, and let go of afterwards."""

import os
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.paths import Home

_PATIENCE = 30
"""Seconds in which a stick must be let go of."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick or another disk that can be taken away, as the system shows it."""

    folder: Path
    name: str
    device: str
    """What the system calls it, such as /dev/sdb1 or E:."""
    free: int
    """Bytes that may still be written."""
    read_only: bool = False


class StickFault(StrEnum):
    """Why a stick had better not be used."""

    READ_ONLY = "read_only"
    FULL = "full"
    HOLDS_KEYS = "holds_keys"
    """Whoever finds it would have the bundle and a key that opens it in one hand."""


def fault_of(stick: Stick, needed: int) -> StickFault | None:
    """Return why a file of so many bytes should not be written on a stick; nothing when it can be."""
    if stick.read_only or not os.access(stick.folder, os.W_OK):
        return StickFault.READ_ONLY
    if stick.free < needed:
        return StickFault.FULL
    if _holds_keys(stick.folder):
        return StickFault.HOLDS_KEYS
    return None


def _holds_keys(folder: Path) -> bool:
    """Return whether a store with its keys lies on a stick, at its top or one folder down."""
    try:
        return any(Home(place).keys.exists() for place in (folder, *(it for it in folder.iterdir() if it.is_dir())))
    except OSError:
        return False


def let_go(stick: Stick) -> bool:
    """Ask the system to let go of a stick, so that it can be pulled out; return whether it did."""
    commands = {
        "linux": ["udisksctl", "unmount", "--no-user-interaction", "-b", stick.device],
        "darwin": ["diskutil", "eject", str(stick.folder)],
    }
    command = commands.get(sys.platform)
    if command is None:
        return False
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
