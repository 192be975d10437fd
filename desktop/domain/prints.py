"""What was printed: enough to find who got a sheet that turns out wrong, and nothing of its reader."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet that went to the printer or into a file."""

    id: UUID
    at: datetime
    site: str
    kind: str
    """`article`, `appointment` …"""
    version: str
    """As it stands on the sheet; with it a recalled one is found again."""
    language: str
    beside: str = ""
    """The language at its left, or empty when it stood alone."""
    copies: int = 1
    contact: UUID | None = None
    """The question at which it was handed out, when it was at one."""
