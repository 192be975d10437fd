"""Names and questions on one line, as lists show them."""

import re

_TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""Control characters, and signs that turn or break what stands after them, also in the next column (Unicode bidi
controls and separators)."""


def one_line(text: str) -> str:
    """Return text with a blank in the place of each line end, control character and sign that turns the line.

    The signs that Arabic and Persian spelling needs stay: joiners and marks turn nothing but themselves.
    """
    return text if text.isprintable() else _TURNING.sub(" ", text)
