"""Names and questions on one line, as lists show them."""

import unicodedata

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""Signs that turn or break what stands after them, also in the next column (Unicode bidi controls and separators)."""


def one_line(text: str) -> str:
    """Return text with a blank in the place of each line end, control character and sign that turns the line.

    The signs that Arabic and Persian spelling needs stay: joiners and marks turn nothing but themselves.
    """
    return "".join(" " if char in _TURNING or unicodedata.category(char) == "Cc" else char for char in text)
