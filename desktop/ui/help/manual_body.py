"""A page of the manual as a body for the reading view."""

import re
from html import escape

from desktop.spreekuur.manuals import ManualPage
from desktop.ui.widgets.reading_view import title

_ITEM = re.compile(r"(?P<mark>-|\d+\.) (?P<words>.+)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def manual_body(page: ManualPage) -> str:
    """Return a page: headings, paragraphs, and items with their dot or number before them."""
    return title(page.title) + "".join(_line(it) for it in page.text.splitlines() if it)


def _line(line: str) -> str:
    if line.startswith("## "):
        return title(line.removeprefix("## "), 2)
    item = _ITEM.fullmatch(line)
    if item is None:
        return f'<p style="margin: 4px 0">{_words(line)}</p>'
    mark = "•" if item["mark"] == "-" else item["mark"]
    return f'<p style="margin: 3px 0 3px 24px; text-indent: -16px">{mark} {_words(item["words"])}</p>'


def _words(words: str) -> str:
    """Return words that are text and never markup, but for what is bold: keys, and words of the screen."""
    return _BOLD.sub(r"<b>\1</b>", escape(words))
