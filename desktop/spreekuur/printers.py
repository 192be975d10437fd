"""The system's own printers, which get the pages as they are."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.domain.sheets import PaperSize
from desktop.spreekuur.print_log import discard_pages

_PATIENCE = 60
"""Seconds in which the system must take the pages over."""


def send_to_printer(path: Path, printer: str, *, copies: int, both_sides: bool, paper: PaperSize) -> bool:
    """Hand a PDF to a printer of the system and remove the file; return whether the system took it.

    On Windows the program that the system has for PDF files prints it, once for each copy; both sides are that
    printer's own setting there, and since it reads the file later, the file stays until the store is locked or closed.
    """
    if sys.platform == "win32":
        return _by_shell(path, copies)
    try:
        return _by_spooler(path, printer, copies=copies, both_sides=both_sides, paper=paper)
    finally:
        discard_pages(path)


def _by_spooler(path: Path, printer: str, *, copies: int, both_sides: bool, paper: PaperSize) -> bool:
    sides = "two-sided-long-edge" if both_sides else "one-sided"
    command = ["lp", "-d", printer, "-n", str(copies), "-o", f"sides={sides}", "-o", f"media={paper.value}"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a printer's name is one word of the command
            [*command, "--", str(path)], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _by_shell(path: Path, copies: int) -> bool:
    try:
        for _ in range(copies):
            os.startfile(path, "print")  # type: ignore[attr-defined,unused-ignore]  # noqa: S606
    except OSError:
        return False
    return True
