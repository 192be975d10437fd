"""Names of rows: random, so that two laptops never make the same one, and roughly in order of making."""

import secrets
from datetime import datetime
from uuid import UUID

from desktop.errors import InputError
from desktop.wording import N_


def new_id(now: datetime) -> UUID:
    """Return a fresh id in the shape of UUID version 7 (RFC 9562, section 5.7).

    The time inside is a hint that keeps index pages together; nothing trusts it.
    """
    milliseconds = int(now.timestamp() * 1000) & (2**48 - 1)
    random = secrets.randbits(74)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (2**62 - 1))


def parse_id(text: str) -> UUID:
    """Return the id that a person typed or pasted. Raises InputError when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise InputError(
            N_("“{text}” is not an id. Nothing was changed. Copy the id as the list shows it."), text=text
        ) from None
