"""What a page is built of: text with its number and sign, two languages side by side, framed boxes, a QR code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

import segno
from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, Table

from desktop.errors import HandoutError
from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.fonts import script_of
from desktop.handouts.lines import TextLine, break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.shaping import Paragraph
from desktop.handouts.tagging import Element
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points, and the space above."""

    size: float
    leading: float
    bold: bool = False
    before: float = 0.0
    keep_with_next: bool = False
    indent: float = 0.0
    """Room for the number, and again for the sign."""


_LEAST_GAP = 0.08  # ems between the ink of two lines


class Sign(StrEnum):
    """A drawn sign before a line, as the character that it stands for."""

    BOX = "☐"
    ARROW = "→"


def composed(text: str, language: str, *, bold: bool = False) -> Paragraph:
    """Return a shaped text of which every letter can be printed.

    Raises HandoutError that names the letters, so that no page ever shows an empty box for one.
    """
    shaped = Paragraph(text, language, bold=bold)
    if shaped.missing:
        scripts = {script_of(character) for character in shaped.missing} - {""}
        raise HandoutError(
            N_(
                "Nothing was printed: no font here has “{letters}” (script: {script}), in “{text}”. "
                "Change the text, or ask headquarters."
            ),
            letters=shaped.missing[:20],
            script=", ".join(sorted(scripts)) or "–",
            text=text if len(text) <= 60 else text[:59] + "…",
        )
    return shaped


class TextBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph, kept on one page; its number and sign stand at the side where its language begins.

    Without an element it is decoration. An element is drawn for once: what is drawn again, such as the head of a table
    on its second page, is seen but not read aloud.
    """

    def __init__(
        self,
        text: Paragraph,
        style: Style,
        element: Element | None,
        *,
        number: str = "",
        number_element: Element | None = None,
        sign: Sign | None = None,
        sign_element: Element | None = None,
        room_for_sign: bool = False,
    ) -> None:
        """Take what is printed; `room_for_sign` keeps a text without a sign in line with neighbours that have one."""
        super().__init__()
        self.text = text
        self.style = style
        self.spaceBefore = style.before
        self.keepWithNext = style.keep_with_next
        self._element = element
        self._number = number
        self._number_element = number_element
        self._sign = sign
        self._sign_element = sign_element
        self._indent = style.indent * (2 if room_for_sign else 1)
        self._broken: dict[float, tuple[TextLine, ...]] = {}

    @property
    def _line_height(self) -> float:
        """The leading, or more where a script is taller than it."""
        return max(self.style.leading, (sum(self.text.reach) + _LEAST_GAP) * self.style.size)

    @property
    def baseline(self) -> float:
        """How far the first line stands below the top, by which neighbours are aligned."""
        above, below = self.text.reach
        return (self._line_height - (above + below) * self.style.size) / 2 + above * self.style.size

    def _lines(self, width: float) -> tuple[TextLine, ...]:
        """Return the lines in a column of this width; tables ask more than once."""
        if width not in self._broken:
            self._broken[width] = break_lines(self.text, self.style.size, width - self._indent)
        return self._broken[width]

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Return the size in a column of this width."""
        self.width = width
        self.height = len(self._lines(width)) * self._line_height
        return self.width, self.height

    def draw(self) -> None:
        """Draw it from its lower left corner."""
        again = self._element is None or self._element.marked
        first = self.height - self.baseline
        self._draw_label(first, again=again)
        for count, line in enumerate(self._lines(self.width)):
            to_left = self.text.writing.right_to_left
            left = self.width - self._indent - line.width if to_left else self._indent
            with self.canv.drawn_for(None if again else self._element):
                paint_line(self.canv, self.text, line, left, first - count * self._line_height, self.style.size)

    def _draw_label(self, baseline: float, *, again: bool) -> None:
        to_left = self.text.writing.right_to_left
        size = self.style.size
        if self._number:
            label = composed(self._number, self.text.language, bold=True)
            (line,) = break_lines(label, size, self.style.indent)
            with self.canv.drawn_for(None if again else self._number_element):
                paint_line(self.canv, label, line, self.width - line.width if to_left else 0.0, baseline, size)
        if self._sign is not None:
            with self.canv.drawn_for(None if again else self._sign_element):
                left = self.width - self.style.indent - size if to_left else self.style.indent
                _draw_sign(self.canv, self._sign, left, baseline, size, to_left=to_left)


def _draw_sign(canvas: TaggedCanvas, sign: Sign, x: float, baseline: float, size: float, *, to_left: bool) -> None:
    """Draw a tick box or an arrow, one em wide; the arrow points where the text goes."""
    if sign is Sign.BOX:
        canvas.setLineWidth(1.2)
        canvas.rect(x, baseline - 0.16 * size, size, size)
        return
    middle = baseline + 0.33 * size
    tail, neck, tip = (x + size, x + 0.45 * size, x) if to_left else (x, x + 0.55 * size, x + size)
    arrow = canvas.beginPath()
    arrow.moveTo(tail, middle + 0.08 * size)
    for at, rise in ((neck, 0.08), (neck, 0.32), (tip, 0.0), (neck, -0.32), (neck, -0.08), (tail, -0.08)):
        arrow.lineTo(at, middle + rise * size)
    arrow.close()
    canvas.setFillGray(0)
    canvas.drawPath(arrow, stroke=0, fill=1)


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code, `QrCode.SIDE` points wide and high."""

    SIDE = 76.0

    def __init__(self, text: str, element: Element) -> None:
        """Take the text that scanners read, and the figure that says it aloud."""
        super().__init__()
        self._text = text
        self._element = element
        self.width = self.height = self.SIDE

    def draw(self) -> None:
        """Draw the dark modules as rectangles, one for each stretch in a row."""
        left, bottom = self.canv.absolutePosition(0, 0)
        box = [left, bottom, left + self.SIDE, bottom + self.SIDE]
        self._element.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        rows = _modules(self._text)
        side = self.SIDE / len(rows)
        shape = self.canv.beginPath()
        for down, row in enumerate(rows, 1):
            for start, end in _dark(row):
                shape.rect(start * side, self.SIDE - down * side, (end - start) * side, side)
        with self.canv.drawn_for(self._element):
            self.canv.setFillGray(0)
            self.canv.drawPath(shape, stroke=0, fill=1)


@lru_cache(64)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, with the four white modules around it that scanners need."""
    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=4))


def _dark(row: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Return the stretches of dark modules as (start, end); the last module of a row is white."""
    changes = [place for place in range(1, len(row)) if row[place] != row[place - 1]]
    return zip(changes[::2], changes[1::2], strict=True)


Cell: TypeAlias = Sequence[Flowable]
"""Flowables below each other; the space above the first is the table's business."""

_GREY = Color(0.55, 0.55, 0.55)
_PADDING = 4.0
"""White space above and below what stands in a row."""
_HALF_GUTTER = 7.0
_PANEL_PADDING = 8.0
_PANEL_BEFORE = 16.0


class Columns(Table):  # type: ignore[misc]
    """Cells side by side and below each other, of which the lines are decoration. A row is never divided."""

    def _drawLines(self) -> None:
        with self.canv.drawn_for(None, "Layout"):
            super()._drawLines()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of two cells, or of one that is as wide as both."""

    cells: Sequence[Cell]
    keep_with_next: bool = False


def side_by_side(rows: Sequence[Row]) -> Columns:
    """Return a table of two columns with lines between; its first row heads every page."""
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for place, row in enumerate(rows):
        if row.keep_with_next:
            commands.append(("NOSPLIT", (0, place), (-1, place + 1)))
        if len(row.cells) == 1:
            commands += [("SPAN", (0, place), (1, place)), *_padding(0, place, top=_PANEL_BEFORE)]
            continue
        commands += [
            ("LINEAFTER", (0, place), (0, place), 0.6, _GREY),
            ("LINEBELOW", (0, place), (1, place), 0.6, _GREY),
        ]
        commands += _level(row.cells, place, _PADDING)
    cells = [[*row.cells, ""][:2] for row in rows]
    return Columns(cells, colWidths=["50%", "50%"], repeatRows=1, style=commands)


def columns(left: Cell, right: Cell) -> Columns:
    """Return two cells side by side, without lines."""
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_level((left, right), 0, 0.0)]
    return Columns([[left, right]], colWidths=["50%", "50%"], style=commands)


def with_code(cell: Cell, code: QrCode, *, at_left: bool) -> Columns:
    """Return a cell with a QR code at the side where its lines end."""
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 0), *_padding(1, 0)]
    if at_left:
        return Columns([[code, cell]], colWidths=[QrCode.SIDE, "100%"], style=commands)
    return Columns([[cell, code]], colWidths=["100%", QrCode.SIDE], style=commands)


def panel(cell: Cell, before: float = _PANEL_BEFORE) -> Columns:
    """Return a framed box, with white space above it unless it begins a page."""
    side = _PANEL_PADDING
    commands = [("BOX", (0, 0), (0, 0), 1.2, black), *_padding(0, 0, top=side, right=side, bottom=side, left=side)]
    return Columns([[cell]], colWidths=["100%"], style=commands, spaceBefore=before)


def _level(cells: Sequence[Cell], row: int, padding: float) -> list[tuple[object, ...]]:
    """Return the padding that lets the first lines of both cells stand level, and a gutter between them."""
    left, right = (_baseline(cell) for cell in cells)
    lowest = max(left, right) + padding
    return [
        *_padding(0, row, top=lowest - left, bottom=padding, right=_HALF_GUTTER),
        *_padding(1, row, top=lowest - right, bottom=padding, left=_HALF_GUTTER),
    ]


def _baseline(cell: Cell) -> float:
    """Return how far the first line of a cell stands below its top."""
    first = cell[0]
    return first.baseline if isinstance(first, TextBlock) else 0.0


def _padding(
    column: int, row: int, *, top: float = 0.0, right: float = 0.0, bottom: float = 0.0, left: float = 0.0
) -> list[tuple[object, ...]]:
    place = (column, row)
    sides = (("TOP", top), ("RIGHT", right), ("BOTTOM", bottom), ("LEFT", left))
    return [(f"{side}PADDING", place, place, width) for side, width in sides]
