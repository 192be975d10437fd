"""Keep together what is read as one: phone numbers, V-numbers, dates, addresses on the web.

The bidirectional algorithm, followed to the letter, prints 088-123 4567 as 4567 123-088 in an Arabic line. So such a
token is wrapped in controls that make it one left-to-right whole, and no line is broken within it.
"""

import re

FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2068", "\u2066", "\u2069"
_OVERRIDE, _POP_OVERRIDE = "\u202d", "\u202c"

_ADDRESS = r"(?:https?://|www\.)[^\s\u0600-\u06ff]*[A-Za-z0-9/=]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# Six digits or more in at most six groups: phone, V-number, date in digits, with a sign or blank between the groups.
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER = (
    rf"(?<![A-Za-z0-9])(?=(?:[-\u2011./()+ \u00a0]{{0,3}}{_DIGIT}){{6}})"
    rf"\+?\(?{_DIGIT}+\)?(?:[ \u00a0]?[-\u2011./ \u00a0]?\(?{_DIGIT}+\)?){{1,5}}"
)
_DAY = rf"(?<!{_DIGIT})(?:{_DIGIT}{{4}}-{_DIGIT}{{1,2}}-{_DIGIT}{{1,2}}|(?:{_DIGIT}{{1,2}}[-./]){{2}}{_DIGIT}{{4}})(?!{_DIGIT})"
_LATIN_DATE = r"(?<![A-Za-z0-9])[0-9]{1,2}[ \u00a0][A-Za-z]{3,}[ \u00a0][0-9]{4}"
_ISOLATED = re.compile(f"{_ADDRESS}|{_LATIN_DATE}|{_DAY}|{_NUMBER}")
# Besides: a date with its month in any script, a sum of money, a letter with its hyphen (V-nummer, A-status).
_FIGURES = re.compile(f"{_DAY}|{_NUMBER}")
_PHRASE = re.compile(
    r"[0-9]{1,2}[ \u00a0][^\W\d_]+(?:/[^\W\d_]+(?: [^\W\d_]+)?)?[ \u00a0][0-9]{4}"
    r"|€[ \u00a0]?[0-9][0-9.,]*"
    r"|(?<!\w)[^\W\d_]-[^\W\d_]+"
)
_ADDRESSES = re.compile(_ADDRESS)


def isolate(text: str) -> str:
    """Return the text with each token made one left-to-right whole; for text with right-to-left letters in it.

    The override inside the isolate holds Arabic-Indic digits in order too, which an isolate alone does not.
    """
    return _ISOLATED.sub(
        lambda found: LEFT_TO_RIGHT_ISOLATE + _OVERRIDE + found.group() + _POP_OVERRIDE + POP_ISOLATE, text
    )


def embedded(value: str) -> str:
    """Return a value so that it keeps its own direction when it is filled in a sentence of another."""
    return FIRST_STRONG_ISOLATE + value + POP_ISOLATE


def figures(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of phone numbers, V-numbers and dates in figures, which are never divided over two lines."""
    return [found.span() for found in _FIGURES.finditer(text)]


def addresses(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of addresses on the web, which are divided only when a column is too narrow for them."""
    return [found.span() for found in _ADDRESSES.finditer(text)]


def wholes(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of all that is kept on one line where it can be."""
    phrases = [found.span() for found in _PHRASE.finditer(text)]
    return [*figures(text), *phrases, *addresses(text)]
