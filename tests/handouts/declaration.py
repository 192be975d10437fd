"""Articles 1 to 3 of the Universal Declaration of Human Rights as a sheet in every language; see data/udhr/README.md."""

import tomllib
from pathlib import Path

from desktop.domain.articles import LineKind
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint

_FILE = Path(__file__).parent.parent / "data" / "udhr" / "articles.toml"
_TEXTS = tomllib.loads(_FILE.read_text(encoding="utf-8"))
LANGUAGES = tuple(_TEXTS)
_TOKENS = (
    "088-123 4567, 271.234.5678, 21-11-2026, https://www.example.nl/a?b=c, hulp@example.nl, NL91 ABNA 0417 1643 00"
)
"""After the text: what every language has to print as it stands."""


def paragraphs(language: str) -> list[str]:
    """Return the title, the headings and the paragraphs, in the order of the text."""
    text = _TEXTS[language]
    return [text["title"], *(paragraph for article in text["articles"] for paragraph in article)]


def sheet(language: str) -> Sheet:
    """Return the three articles as a sheet, with a line of tokens at its end."""
    text = _TEXTS[language]
    number = 0
    sections = []
    for heading, *bodies in text["articles"]:
        lines = []
        for body in bodies:
            number += 1
            lines.append(SheetLine(LineKind.STEP if len(bodies) > 1 else LineKind.BOX, body, number))
        sections.append(SheetSection(heading, tuple(lines)))
    sections.append(SheetSection("", (SheetLine(LineKind.TEXT, _TOKENS, number + 1),)))
    return Sheet(language, text["title"], tuple(sections), SmallPrint(language, (), "{page} / {pages}"))
