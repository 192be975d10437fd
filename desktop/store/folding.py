"""Searching across spellings: the same word typed by two people becomes the same letters.

Stored text and query are folded alike. Folding widens what is found and never what is shown.
"""

import re
import unicodedata
from collections.abc import Callable

_ETHIOPIC_ORDERS = 7


def _letters() -> dict[int, str]:
    folded: dict[str, str] = {}
    for variants, letter in (
        ("أإآٱٲٳ", "ا"),
        ("ىیۍېےئ", "ي"),
        ("کڪ", "ك"),
        ("ةۀہھ", "ه"),
        ("ؤۆ", "و"),
    ):
        folded |= dict.fromkeys(variants, letter)
    # Invisible joiners and marks of direction, tatweel, soft hyphen.
    folded |= dict.fromkeys("\u200c\u200d\u200e\u200f\u0640\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad", "")
    for digit in range(10):
        folded[chr(0x660 + digit)] = folded[chr(0x6F0 + digit)] = str(digit)
    folded |= {"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ĳ": "ij"}
    # Series that sound alike are written for one another; where Tigrinya hears a difference, this finds more.
    for variant, letter in zip("ሐኀኸሠዐፀ", "ሀሀሀሰአጸ", strict=True):
        for order in range(_ETHIOPIC_ORDERS):
            folded[chr(ord(variant) + order)] = chr(ord(letter) + order)
    folded |= {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኻ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
    return str.maketrans(folded)


_LETTERS = _letters()
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text without case, accents, vowel marks and spelling variants."""
    lowered = unicodedata.normalize("NFKD", text.casefold())
    if not lowered.isascii():
        lowered = "".join(char for char in lowered if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", lowered.translate(_LETTERS))


def match_expression(query: str, marks: Callable[[str], list[str]] = lambda _: []) -> str:
    """Return the full-text query for what a person typed: every word, each as the beginning of a word.

    An Arabic word is also looked for behind the article and “and the”; `marks` gives whole words that will do in the
    place of one that was typed. Empty when nothing can be searched.
    """
    return " AND ".join(_alternatives(word, marks(word)) for word in folded_words(query))


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded, without what stands between them."""
    return _WORD.findall(fold(text))


def beginnings(word: str) -> list[str]:
    """Return how a word that is sought may begin in a text: as it is, or behind the Arabic article and “and the”."""
    found = [word]
    if "\u0600" <= word[0] <= "\u06ff":
        found += [f"ال{word}", f"وال{word}"]
        if word.startswith("ال") and len(word) > 4:
            found.append(word[2:])
    return found


def _alternatives(word: str, marks: list[str]) -> str:
    found = [*(f'"{beginning}"*' for beginning in beginnings(word)), *(f'"{mark}"' for mark in marks)]
    return "(" + " OR ".join(found) + ")"
