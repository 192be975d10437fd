"""Text to read: an article in one language or two, or any other page made of headings and lines."""

from collections.abc import Collection
from html import escape

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.domain.articles import DUTCH, Edition, LineKind
from desktop.ui.theme import tokens_now


class ReadingView(QTextBrowser):
    """Shows text that can be walked through and copied by keyboard, and opens nothing from the network."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(12)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)

    def show_body(self, body: str, scale: float = 1.0) -> None:
        """Show a page made by the functions of this module, from its top, so many times larger than usual."""
        tokens = tokens_now()
        sizes = {"p": 12, ".h1": 16, ".h2": 13, ".other": 13, ".big": 15}
        style = (
            "".join(f"{kind} {{ font-size: {points * scale:.0f}pt; }}" for kind, points in sizes.items())
            + ".h1, .h2, .heading, .number, .warn, .big { font-weight: 600; }"
            + f".muted {{ color: {tokens.muted}; }} .number {{ color: {tokens.accent}; }}"
            + f".warn {{ color: {tokens.danger}; }} a {{ color: {tokens.accent}; }}"
        )
        self.document().setDefaultStyleSheet(style)
        self.setHtml(body)


def text(words: str, kind: str = "") -> str:
    """Return a paragraph; what stands in it is text, never markup."""
    return f'<p class="{kind}" style="margin: 2px 0">{escape(words)}</p>'


def title(words: str, level: int = 1) -> str:
    """Return a heading."""
    return f'<p class="h{level}" style="margin: {4 if level == 1 else 14}px 0 4px 0">{escape(words)}</p>'


def article_body(editions: tuple[Edition, ...], right_to_left: frozenset[str], numbers: Collection[int] = ()) -> str:
    """Return an article line by line, each with its number; a second edition stands beside the first.

    With `numbers` only those lines stand there. The editions have the same headings and lines, as the content pack
    has checked.
    """
    rows = [_row("", [_cell(it, it.title, right_to_left, "h1") for it in editions])]
    for place, section in enumerate(editions[0].sections):
        wanted = [line.number for line in section.lines if not numbers or line.number in numbers]
        if section.heading and wanted:
            heads = [_cell(it, it.sections[place].heading, right_to_left, "h2") for it in editions]
            rows.append(_row("", heads))
        rows += _lines(editions, wanted, right_to_left)
    return _table(rows)


def lines_body(editions: tuple[Edition, ...], numbers: Collection[int], right_to_left: frozenset[str]) -> str:
    """Return some lines of an article without its headings, beside one another in these editions."""
    return _table(_lines(editions, numbers, right_to_left))


def _lines(editions: tuple[Edition, ...], numbers: Collection[int], right_to_left: frozenset[str]) -> list[str]:
    rows = []
    for said in zip(*(it.lines for it in editions), strict=True):
        if said[0].number in numbers:
            cells = [
                _cell(edition, _marked(one.kind, one.text), right_to_left)
                for edition, one in zip(editions, said, strict=True)
            ]
            rows.append(_row(str(said[0].number), cells))
    return rows


def _table(rows: list[str]) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="5">{"".join(rows)}</table>'


def _marked(kind: LineKind, words: str) -> str:
    marks = {LineKind.TEXT: "", LineKind.STEP: "• ", LineKind.BOX: "[  ] "}
    return f"{marks[kind]}{words}"


def _row(number: str, cells: list[str]) -> str:
    return (
        f'<tr><td width="48" align="right"><p class="number" style="margin: 0">{number}</p></td>{"".join(cells)}</tr>'
    )


def _cell(edition: Edition, words: str, right_to_left: frozenset[str], kind: str = "") -> str:
    turned = edition.language in right_to_left
    side = 'dir="rtl" align="right"' if turned else 'dir="ltr"'
    # Letters of Arabic and Ethiopic are read at the size of the Dutch beside them.
    size = "" if edition.language == DUTCH or kind else ' class="other"'
    margins = 'style="margin: 0"'
    inner = f'<p class="{kind}" {side} {margins}><span{size}>{escape(words)}</span></p>'
    return f"<td {side}>{inner}</td>"
