"""What a page is built of: text with its number and sign, two languages side by side, framed boxes, a QR code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

import segno
from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, Table

from desktop.errors import HandoutError
from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.pdf_objects import number
from desktop.handouts.pictograms import draw_pictogram
from desktop.handouts.preflight import composed
from desktop.handouts.shaping import INVISIBLE, Paragraph, TextLine
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
    """Room for the number."""
    sign: float = 0.0
    """Room for the sign."""


_LEAST_GAP = 0.08  # ems between the ink of two lines
# Sides of the signs in ems, about the middle of the first line: a box is for a thick pen and an old hand.
_BOX, _PICTOGRAM = 1.25, 1.6
_MIDDLE = 0.33
_RULE_HEIGHT = 26.0
"""Points of height of a line to write on by hand."""
_RULE_WIDTH = 90.0
"""Points of a line after which too little is left to write on it."""


class Sign(StrEnum):
    """A drawn sign before a line, as the character that it stands for."""

    BOX = "☐"
    ARROW = "→"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a text: its number and its sign, each with the element that is read aloud for it."""

    number: str = ""
    number_element: Element | None = None
    sign: Sign | None = None
    sign_element: Element | None = None
    pictogram: str = ""
    """The picture that is drawn in place of the arrow; it is read aloud as the arrow."""
    room_for_sign: bool = False
    """Whether a text without a sign stays in line with neighbours that have one."""


_NO_LABEL = Label()


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
        label: Label = _NO_LABEL,
        to_fill_in: bool = False,
    ) -> None:
        """Take what is printed; `to_fill_in` draws a line after it to write on."""
        super().__init__()
        self.text = text
        self.style = style
        self.spaceBefore = style.before
        self.keepWithNext = style.keep_with_next
        self._element = element
        self._label = label
        self._to_fill_in = to_fill_in
        self._indent = style.indent + (style.sign if label.room_for_sign else 0.0)

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
        """Return the lines in a column of this width."""
        room = width - self._indent
        lines = break_lines(self.text, self.style.size, room)
        if any(line.width > room + 0.01 for line in lines):
            raise _too_wide(self.text.text)
        return lines

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Return the size in a column of this width."""
        self.width = width
        self.height = len(self._lines(width)) * self._line_height + self._below_text
        return self.width, self.height

    @property
    def _below_text(self) -> float:
        """The height of a line to write on of its own, when the last line leaves too little room."""
        if not self._to_fill_in:
            return 0.0
        left = self.width - self._indent - self._lines(self.width)[-1].width
        return _RULE_HEIGHT if left < _RULE_WIDTH else _RULE_HEIGHT - self._line_height

    def draw(self) -> None:
        """Draw it from its lower left corner."""
        again = self._element is None or self._element.marked
        # What is written by hand needs room above its line, so the text goes down to it.
        shift = self._below_text if len(self._lines(self.width)) == 1 and self._below_text < _RULE_HEIGHT else 0.0
        first = self.height - self.baseline - shift
        self._draw_label(first, again=again)
        for count, line in enumerate(self._lines(self.width)):
            to_left = self.text.writing.right_to_left
            left = self.width - self._indent - line.width if to_left else self._indent
            with self.canv.drawn_for(None if again else self._element):
                paint_line(self.canv, self.text, line, left, first - count * self._line_height, self.style.size)
        if self._to_fill_in:
            self._draw_rule()

    def _draw_rule(self) -> None:
        """Draw the line to write on, from the end of the text or below it, to the side where lines end."""
        last = self._lines(self.width)[-1].width
        begin = self._indent + (last + 6 if self.width - self._indent - last >= _RULE_WIDTH else 0.0)
        ends = (0.0, self.width - begin) if self.text.writing.right_to_left else (begin, self.width)
        with self.canv.drawn_for(None, "Layout"):
            self.canv.setLineWidth(0.8)
            self.canv.line(ends[0], 3, ends[1], 3)

    def _draw_label(self, baseline: float, *, again: bool) -> None:
        to_left = self.text.writing.right_to_left
        size, label = self.style.size, self._label
        if label.number:
            text = composed(label.number, self.text.language, bold=True)
            (line,) = break_lines(text, size, self.style.indent)
            with self.canv.drawn_for(None if again else label.number_element):
                paint_line(self.canv, text, line, self.width - line.width if to_left else 0.0, baseline, size)
        if label.sign is not None:
            side = _sign_side(label) * size
            left = self.width - self.style.indent - side if to_left else self.style.indent
            with self.canv.drawn_for(None if again else label.sign_element):
                _draw_sign(self.canv, label, left, baseline + _MIDDLE * size, side, to_left=to_left)


def _too_wide(text: str) -> HandoutError:
    return HandoutError(
        N_("Nothing was printed: “{text}” is wider than its column. Make it shorter."),
        text="".join(one for one in text if one not in INVISIBLE),
    )


def _sign_side(label: Label) -> float:
    """Return the side in ems of the square in which a sign stands."""
    if label.sign is Sign.BOX:
        return _BOX
    return _PICTOGRAM if label.pictogram else 1.0


def _draw_sign(canvas: TaggedCanvas, label: Label, x: float, middle: float, side: float, *, to_left: bool) -> None:
    """Draw a tick box, a picture, or an arrow that points where the text goes, about the middle of a line."""
    if label.sign is Sign.BOX:
        canvas.setLineWidth(1.2)
        canvas.rect(x, middle - side / 2, side, side)
        return
    if label.pictogram:
        draw_pictogram(canvas, label.pictogram, x, middle - side / 2, side)
        return
    tail, neck, tip = (x + side, x + 0.45 * side, x) if to_left else (x, x + 0.55 * side, x + side)
    arrow = canvas.beginPath()
    arrow.moveTo(tail, middle + 0.08 * side)
    for at, rise in ((neck, 0.08), (neck, 0.32), (tip, 0.0), (neck, -0.32), (neck, -0.08), (tail, -0.08)):
        arrow.lineTo(at, middle + rise * side)
    arrow.close()
    canvas.setFillGray(0)
    canvas.drawPath(arrow, stroke=0, fill=1)


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code, `QrCode.SIDE` points wide and high."""

    SIDE = 64.0

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
        side = number(self.SIDE / len(rows))
        squares = [f"{start} {down} {end - start} 1 re" for down, row in enumerate(rows) for start, end in _dark(row)]
        with self.canv.drawn_for(self._element):
            # One module is one unit, counted from the upper left corner.
            self.canv.write(f"q {side} 0 0 -{side} 0 {number(self.SIDE)} cm 0 g {' '.join(squares)} f Q")


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
_PADDING = 3.0
"""White space above and below what stands in a row."""
_HALF_GUTTER = 7.0
_PANEL_PADDING = 6.0
_PANEL_BEFORE = 9.0


class Columns(Table):  # type: ignore[misc]
    """Cells side by side and below each other, of which the lines are decoration. A row is never divided."""

    @property
    def rows(self) -> list[list[object]]:
        """The cells by row; each is a list of flowables, or nothing."""
        found: list[list[object]] = self._cellvalues
        return found

    def _drawLines(self) -> None:
        with self.canv.drawn_for(None, "Layout"):
            super()._drawLines()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of two cells, or of one that is as wide as both."""

    cells: Sequence[Cell]
    keep_with_next: bool = False
    ruled: bool = True
    """Whether a line is drawn below it."""


def side_by_side(rows: Sequence[Row]) -> Columns:
    """Return a table of two columns with lines between; its first row heads every page."""
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for place, row in enumerate(rows):
        if row.keep_with_next:
            commands.append(("NOSPLIT", (0, place), (-1, place + 1)))
        if len(row.cells) == 1:
            commands += [("SPAN", (0, place), (1, place)), *_padding(0, place, top=_PANEL_BEFORE)]
            continue
        commands.append(("LINEAFTER", (0, place), (0, place), 0.6, _GREY))
        if row.ruled:
            commands.append(("LINEBELOW", (0, place), (1, place), 0.6, _GREY))
        commands += _level(row.cells, place, _PADDING)
    cells = [[*row.cells, ""][:2] for row in rows]
    return Columns(cells, colWidths=["50%", "50%"], repeatRows=1, style=commands)


def texts_of(flowables: Iterable[object]) -> Iterator[TextBlock]:
    """Yield every text on some flowables, those in tables too."""
    for one in flowables:
        if isinstance(one, TextBlock):
            yield one
        elif isinstance(one, Columns):
            yield from texts_of(cell for row in one.rows for cell in row)
        elif isinstance(one, list | tuple):
            yield from texts_of(one)


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
