"""Versions of the content pack: which of two is the newer one."""

PACK_VERSION = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[1-9][0-9]?)?\Z"
"""The day on which a pack was made, and a number when it was not the first of that day."""


def pack_number(version: str) -> int:
    """Return the number by which versions are ordered: the later the pack, the greater. `version` matches `PACK_VERSION`."""
    day, _, number = version.partition(".")
    return int(day.replace("-", "")) * 100 + int(number or 0)
