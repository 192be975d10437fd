"""What is looked at before anything is printed: every letter has a shape, every number keeps its order.

That the lines agree with the Dutch is looked at where two texts meet (`documents`, `sheets`), and that nothing is wider
or taller than its place where it is measured (`blocks`, `furniture`).
"""

import re

from desktop.errors import HandoutError
from desktop.handouts.fonts import script_of
from desktop.handouts.kept_paragraphs import kept_paragraph
from desktop.handouts.shaping import INVISIBLE, Paragraph
from desktop.handouts.tokens import figures
from desktop.wording import N_

_SHOWN = 60
# Digits with nothing but signs between them are read as one: 10.00–12.00, 3/7, 20-11.
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9](?:[^\w\s]{0,2}[0-9\u0660-\u0669\u06f0-\u06f9])+")


def composed(text: str, language: str, *, bold: bool = False, line: int | None = None) -> Paragraph:
    """Return a shaped text that may be printed; `line` is its number on the sheet, for who has to find it.

    Raises HandoutError that names the letters and their script, or the number, so that no page ever shows an empty box
    or a telephone number with its parts exchanged.
    """

    def make() -> Paragraph:
        return _checked(Paragraph(text, language, bold=bold), text, language, line)

    return kept_paragraph(text, language, bold=bold, make=make)


def _checked(shaped: Paragraph, text: str, language: str, line: int | None) -> Paragraph:
    where = {"text": _short(text), "language": language, "line": "–" if line is None else line}
    if shaped.missing:
        scripts = {script_of(character) for character in shaped.missing} - {""}
        raise HandoutError(
            N_(
                "Nothing was printed: no font here has “{letters}” (script: {script}), in “{text}” (language {language}, "
                "line {line}). Change the text, or ask headquarters."
            ),
            letters=shaped.missing[:20],
            script=", ".join(sorted(scripts)) or "–",
            **where,
        )
    disordered = loose_number(shaped)
    if disordered:
        raise HandoutError(
            N_(
                "Nothing was printed: the parts of “{number}” would change places, in “{text}” (language {language}, "
                "line {line}). Write it without blanks or dashes, or ask headquarters."
            ),
            number=disordered,
            **where,
        )
    return shaped


def loose_number(paragraph: Paragraph) -> str:
    """Return the first number of a paragraph whose parts would not be printed from left to right; empty when all are.

    What has only even levels is not reversed, or as often back as forth, so it stands in order (UAX #9, rule L2).
    """
    if not any(paragraph.levels.each):
        return ""
    # Controls are not seen, so a number is looked for without them; one that has another level divides it all the same.
    seen = [place for place, character in enumerate(paragraph.text) if character not in INVISIBLE]
    text = "".join(paragraph.text[place] for place in seen)
    spans = [*figures(text), *(found.span() for found in _NUMBER.finditer(text))]
    for start, end in sorted(spans):
        if any(level % 2 for level in paragraph.levels.each[seen[start] : seen[end - 1] + 1]):
            return text[start:end]
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
