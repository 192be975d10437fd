"""Names of rows: random, so that two laptops never make the same one, and roughly in order of making."""

import secrets
from datetime import datetime
from uuid import UUID

from desktop.errors import InputError
from desktop.wording import N_

RANDOM_BITS = 74


def new_id(now: datetime) -> UUID:
    """Return a fresh id. The time inside is a hint that keeps index pages together; nothing trusts it."""
    return id_at(now, secrets.randbits(RANDOM_BITS))


def id_at(moment: datetime, random: int) -> UUID:
    """Return the id of a moment and of RANDOM_BITS random bits, in the shape of UUID version 7 (RFC 9562, section 5.7)."""
    milliseconds = int(moment.timestamp() * 1000) & (2**48 - 1)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (2**62 - 1))


def parse_id(text: str) -> UUID:
    """Return the id that a person typed or pasted. Raises InputError when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise InputError(
            N_("“{text}” is not an id. Nothing was changed. Copy the id as the list shows it."), text=text
        ) from None
