"""The citizen service number (BSN), which an organisation without a statutory duty may not process.

Source: Autoriteit Persoonsgegevens; UAVG art. 46, AVG art. 87. The client's consent does not change that.
"""

import re

from desktop.errors import InputError
from desktop.wording import N_

# Nine digits as people write them, in any script's digits: bare, or with dots, spaces or hyphens in between.
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-\u00a0\u2009\u202f]?\d){8}(?![ .\-\u00a0\u2009\u202f]?\d)")
# A date with a number after it is no BSN: 2026-07-03 or 3-7-2026.
_DATE = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})\b")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven_test(digits: str) -> bool:
    """Return whether nine digits are a possible BSN: their weighted sum is divisible by eleven."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def find_bsn(text: str) -> str | None:
    """Return the first stretch of a text that may be a BSN, as it is written there."""
    for found in _NINE_DIGITS.finditer(_DATE.sub("|", text)):
        digits = "".join(character for character in found.group() if character.isdigit())
        if len(set(digits)) > 1 and passes_eleven_test(digits):
            return found.group()
    return None


def refuse_bsn(text: str) -> None:
    """Refuse a text with a number that may be a BSN. The number is not repeated in the message.

    Raises InputError.
    """
    if find_bsn(text) is not None:
        raise InputError(
            N_(
                "This text holds a number that may be a citizen service number (BSN). The law does not allow us to "
                "keep it, also when the client agrees: take the number out. A V-number is fine."
            )
        )
