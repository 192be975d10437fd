"""Searching across spellings: the same word typed by two people becomes the same letters.

Stored text and query are folded alike. Folding widens what is found and never what is shown.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

_ETHIOPIC_ORDERS = 7
_JOINER = "\u200c"


def _letters() -> dict[int, str]:
    folded: dict[str, str] = {}
    for variants, letter in (
        ("أإآٱٲٳ", "ا"),
        ("ىیۍېێےئ", "ي"),
        ("کڪ", "ك"),
        ("ةۀہھە", "ه"),
        ("ؤۆ", "و"),
        ("ګ", "گ"),
        ("ڕ", "ر"),
        ("ڵ", "ل"),
        ("ґ", "г"),
    ):
        folded |= dict.fromkeys(variants, letter)
    # Hamza on the line, invisible joiners and marks of direction, tatweel, soft hyphen.
    folded |= dict.fromkeys("\u0621\u200c\u200d\u200e\u200f\u0640\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad", "")
    for digit in range(10):
        folded[chr(0x660 + digit)] = folded[chr(0x6F0 + digit)] = str(digit)
    folded |= {"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ĳ": "ij"}
    # Series that sound alike are written for one another; where Tigrinya hears a difference, this finds more.
    for variant, letter in zip("ሐኀኸሠዐፀ", "ሀሀሀሰአጸ", strict=True):
        for order in range(_ETHIOPIC_ORDERS):
            folded[chr(ord(variant) + order)] = chr(ord(letter) + order)
    folded |= {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኻ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
    return str.maketrans(folded)


class _Folding(dict[int, str]):
    """What each character becomes; the accents that are none of ours are learned as they come."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        return self.setdefault(code, "" if unicodedata.combining(char) else char)


_LETTERS = _Folding(_letters())
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text without case, accents, vowel marks and spelling variants."""
    lowered = unicodedata.normalize("NFKD", text.casefold())
    return lowered if lowered.isascii() else unicodedata.normalize("NFC", lowered.translate(_LETTERS))


def match_expression(query: str, marks: Callable[[str], list[str]] = lambda _: [], *, whole: bool = False) -> str:
    """Return the full-text query for what a person typed: every word, each as the beginning of a word or as a whole one.

    `marks` gives whole words that will do in the place of one that was typed. Empty when nothing can be searched.
    """
    return " AND ".join(_alternatives(it, marks(it[0]), "" if whole else "*") for it in sought_words(query))


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded, without what stands between them."""
    return _WORD.findall(fold(text))


def sought_words(query: str) -> list[tuple[str, ...]]:
    """Return the words of what a person typed, each in all forms in which it may stand in a text, as it is first.

    An Arabic word also stands behind the article and “and the”, or without the article; with its hamza before a waw
    on another letter; and grown together with the word before or after it, where one writer leaves room and another
    puts a joiner.
    """
    words = folded_words(query.replace(_JOINER, " "))
    around = zip(words, ["", *words], [*words[1:], ""], strict=False)
    return [tuple(dict.fromkeys(_forms(*it))) if _arabic(it[0]) else it[:1] for it in around]


def _arabic(word: str) -> bool:
    return "\u0600" <= word[:1] <= "\u06ff"


def _forms(word: str, before: str, after: str) -> Iterator[str]:
    bare = [word, word[2:]] if word.startswith("ال") and len(word) > 4 else [word]
    for one in bare:
        for seat in (one, one.replace("يو", "وو"), one.replace("وو", "يو")):
            yield from (seat, f"ال{seat}", f"وال{seat}")
    if _arabic(before):
        yield before + word
    if _arabic(after):
        yield word + after


def _alternatives(forms: tuple[str, ...], marks: list[str], end: str) -> str:
    return "(" + " OR ".join([*(f'"{form}"{end}' for form in forms), *(f'"{mark}"' for mark in marks)]) + ")"
