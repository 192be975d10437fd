"""Keep together what is read as one: phone, bank and V-numbers, dates, sums, names, addresses on the web.

The bidirectional algorithm, followed to the letter, prints 088-123 4567 as 4567 123-088 in an Arabic line. So such a
token is wrapped in controls that make it one left-to-right whole, and no line is broken within it.
"""

import re

FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2068", "\u2066", "\u2069"
_OVERRIDE, _POP_OVERRIDE = "\u202d", "\u202c"

# Plain ASCII: letters of another script right after an address are not part of it.
_ADDRESS = r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/=]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+".replace(r"\w", "A-Za-z0-9_")
_IBAN = r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])"
# Six digits or more in at most six groups: phone, V-number, date in digits, with a sign or blank between the groups.
# A bracket that opens within it also closes within it: in “… 2027 (20 …” two dates meet, and no number.
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_GROUP = rf"(?:\({_DIGIT}+\)|{_DIGIT}+)"
_NUMBER = (
    rf"(?<![A-Za-z0-9])(?=(?:(?:[-\u2011./)+ \u00a0]|\((?={_DIGIT}+\))){{0,3}}{_DIGIT}){{6}})"
    rf"\+?{_GROUP}(?:[ \u00a0]?[-\u2011./ \u00a0]?{_GROUP}){{1,5}}"
)
_DAY = rf"(?<!{_DIGIT})(?:{_DIGIT}{{4}}-{_DIGIT}{{1,2}}-{_DIGIT}{{1,2}}|(?:{_DIGIT}{{1,2}}[-./]){{2}}{_DIGIT}{{4}})(?!{_DIGIT})"
_LATIN_DATE = r"(?<![A-Za-z0-9])[0-9]{1,2}[ \u00a0][A-Za-z]{3,}[ \u00a0][0-9]{4}"
_ISOLATED = re.compile(f"{_ADDRESS}|{_IBAN}|{_LATIN_DATE}|{_DAY}|{_NUMBER}")
# Besides: a date with its month in any script, a sum of money, a letter with its hyphen (V-nummer, A-status), a name
# with one (El-Amrani), and what a template was filled in with, unless it is as long as a sentence.
_FIGURES = re.compile(f"{_IBAN}|{_DAY}|{_NUMBER}")
_MONTH = r"[^\W\d_][^\s\d/]*(?: [^\W\d_][^\s\d/]*)?"
_PHRASE = re.compile(
    rf"(?<!\w){_DIGIT}{{1,2}}[ \u00a0]{_MONTH}(?:/{_MONTH})?[ \u00a0]{_DIGIT}{{4}}"
    r"|[0-9]{1,2} de [^\W\d_]+ de [0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
    rf"|[€$£][ \u00a0]?{_DIGIT}[{_DIGIT[1:-1]}.,٬٫]*|{_DIGIT}[{_DIGIT[1:-1]}.,٬٫]*[ \u00a0]?(?:€|[Ee]uro\b)"
    r"|(?<!\w)[^\W\d_]-[^\W\d_]+"
    r"|\b[A-Z]\w*(?:-[A-Z]\w*)+"
    rf"|{FIRST_STRONG_ISOLATE}[^{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]{{1,30}}{POP_ISOLATE}"
)
_ADDRESSES = re.compile(_ADDRESS)
_HINTS = frozenset(chr(zero + digit) for zero in (0x30, 0x660, 0x6F0) for digit in range(10)) | frozenset(
    "-@:" + FIRST_STRONG_ISOLATE
)
"""Every token has one of these; most lines have none, and need no search."""


def isolate(text: str) -> str:
    """Return the text with each token made one left-to-right whole; for text with right-to-left letters in it.

    The override inside the isolate holds Arabic-Indic digits in order too, which an isolate alone does not.
    """
    if _HINTS.isdisjoint(text):
        return text
    return _ISOLATED.sub(
        lambda found: LEFT_TO_RIGHT_ISOLATE + _OVERRIDE + found.group() + _POP_OVERRIDE + POP_ISOLATE, text
    )


def embedded(value: str) -> str:
    """Return a value so that it keeps its own direction when it is filled in a sentence of another."""
    return FIRST_STRONG_ISOLATE + value + POP_ISOLATE


def figures(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of phone, bank and V-numbers and dates in figures, which are never divided over two lines."""
    return [found.span() for found in _FIGURES.finditer(text)]


def wholes(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of all that is kept on one line where it can be."""
    if _HINTS.isdisjoint(text):
        return []
    return [found.span() for pattern in (_FIGURES, _PHRASE, _ADDRESSES) for found in pattern.finditer(text)]
