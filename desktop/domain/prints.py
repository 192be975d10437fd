"""What was printed or told: enough to find who got a text that turns out wrong, and nothing of its reader."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

TOLD = "told"
"""The kind of a text that was read or shown to somebody, and not printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet that went to the printer or into a file, or a text that was told."""

    id: UUID
    at: datetime
    site: str
    kind: str
    """`article`, `appointment` …, or TOLD."""
    version: str
    """As it stands on the sheet; with it a recalled one is found again."""
    language: str
    beside: str = ""
    """The language at its left, or empty when it stood alone."""
    copies: int = 1
    """Of a text that was told, 0."""
    contact: UUID | None = None
    """The question at which it was handed out, when it was at one."""
