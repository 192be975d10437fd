"""What a page is built of: text with its number and sign, two languages side by side, framed boxes, a QR code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

import segno

from desktop.errors import HandoutError
from desktop.handouts.canvas import Page
from desktop.handouts.fonts import script_of
from desktop.handouts.lines import TextLine, break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.pdf import Name, number
from desktop.handouts.shaping import Paragraph
from desktop.handouts.tagging import Element
from desktop.wording import N_


class Block(Protocol):
    """Something with a height, drawn downwards from `top`; lengths in points."""

    @property
    def before(self) -> float:
        """White space above it, unless it begins a page."""

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last on its page."""

    @property
    def baseline(self) -> float:
        """How far its first line stands below its top, by which neighbours are aligned; 0 without lines."""

    def height(self, width: float) -> float:
        """Return how tall it is in a column of this width."""

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw it. `again` repeats what an earlier page had: it is seen, but read aloud only once."""


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


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; its number and sign stand at the side where its language begins."""

    text: Paragraph
    style: Style
    element: Element
    number: str = ""
    number_element: Element | None = None
    sign: Sign | None = None
    sign_element: Element | None = None
    room_for_sign: bool = False
    """Whether the text leaves room for a sign, so that it stands in line with its neighbours."""
    _broken: dict[float, tuple[TextLine, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def before(self) -> float:
        """White space above it."""
        return self.style.before

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last on its page."""
        return self.style.keep_with_next

    @property
    def _indent(self) -> float:
        return self.style.indent * (2 if self.room_for_sign else 1)

    def lines(self, width: float) -> tuple[TextLine, ...]:
        """Return the lines in a column of this width."""
        if width not in self._broken:
            self._broken[width] = break_lines(self.text, self.style.size, width - self._indent)
        return self._broken[width]

    def height(self, width: float) -> float:
        """Return how tall it is in a column of this width."""
        return len(self.lines(width)) * self._line_height

    @property
    def _line_height(self) -> float:
        """The leading, or more where a script is taller than it."""
        return max(self.style.leading, (sum(self.text.reach) + _LEAST_GAP) * self.style.size)

    @property
    def baseline(self) -> float:
        """How far the first line stands below the top."""
        above, below = self.text.reach
        return (self._line_height - (above + below) * self.style.size) / 2 + above * self.style.size

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw it with its top at `top`."""
        to_left = self.text.writing.right_to_left
        for count, line in enumerate(self.lines(width)):
            baseline = top - self.baseline - count * self._line_height
            if count == 0:
                self._paint_label(page, x, baseline, width, again=again)
            left = x + width - self._indent - line.width if to_left else x + self._indent
            with page.drawn_for(None if again else self.element):
                paint_line(page, self.text, line, left, baseline, self.style.size)

    def _paint_label(self, page: Page, x: float, baseline: float, width: float, *, again: bool) -> None:
        to_left = self.text.writing.right_to_left
        size = self.style.size
        if self.number:
            label = composed(self.number, self.text.language, bold=True)
            (line,) = break_lines(label, size, self.style.indent)
            with page.drawn_for(None if again else self.number_element):
                paint_line(page, label, line, x + width - line.width if to_left else x, baseline, size)
        if self.sign is not None:
            with page.drawn_for(None if again else self.sign_element):
                left = x + width - self.style.indent - size if to_left else x + self.style.indent
                _paint_sign(page, self.sign, left, baseline, size, to_left=to_left)


def _paint_sign(page: Page, sign: Sign, x: float, baseline: float, size: float, *, to_left: bool) -> None:
    """Draw a tick box or an arrow, one em wide; the arrow points where the text goes."""
    if sign is Sign.BOX:
        page.box(x, baseline - 0.16 * size, size, size, pen=1.2)
        return
    middle = baseline + 0.33 * size
    tail, neck, tip = (x + size, x + 0.45 * size, x) if to_left else (x, x + 0.55 * size, x + size)
    outline = [
        (tail, 0.08), (neck, 0.08), (neck, 0.32), (tip, 0.0), (neck, -0.32), (neck, -0.08), (tail, -0.08),
    ]  # fmt: skip
    points = [f"{number(at)} {number(middle + rise * size)}" for at, rise in outline]
    page.fill(f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h")


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks below each other that stay together."""

    blocks: Sequence[Block]
    before: float = 0.0
    keep_with_next: bool = False

    @property
    def baseline(self) -> float:
        """How far its first line stands below its top."""
        return self.blocks[0].baseline

    def height(self, width: float) -> float:
        """Return how tall all are together; the first one's space above is left out."""
        return sum(block.height(width) for block in self.blocks) + sum(block.before for block in self.blocks[1:])

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw them from the top downwards."""
        for count, block in enumerate(self.blocks):
            top -= block.before if count else 0.0
            block.paint(page, x, top, width, again=again)
            top -= block.height(width)


_GUTTER = 14.0
_CELL = 4.0
"""White space above and below what stands in a table cell."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two blocks side by side, each in its own language; ruled when they are a row of a table."""

    left: Block
    right: Block
    ruled: bool = True
    before: float = 0.0
    keep_with_next: bool = False

    @property
    def _padding(self) -> float:
        return _CELL if self.ruled else 0.0

    @property
    def baseline(self) -> float:
        """How far both first lines stand below its top."""
        return self._padding + max(self.left.baseline, self.right.baseline)

    def height(self, width: float) -> float:
        """Return the height of the taller one."""
        column = (width - _GUTTER) / 2
        return max(self._drop(block) + block.height(column) for block in (self.left, self.right)) + self._padding

    def _drop(self, block: Block) -> float:
        """Return how far a block is lowered so that the first lines of both stand level."""
        return self.baseline - block.baseline

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw both, with a line between them and one below."""
        column = (width - _GUTTER) / 2
        self.left.paint(page, x, top - self._drop(self.left), column, again=again)
        self.right.paint(page, x + column + _GUTTER, top - self._drop(self.right), column, again=again)
        if self.ruled:
            bottom = top - self.height(width)
            with page.drawn_for(None, "Layout"):
                page.line(x, bottom, x + width, bottom, grey=0.55)
                page.line(x + width / 2, top, x + width / 2, bottom, grey=0.55)


_PADDING = 8.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A framed box."""

    block: Block
    before: float = 0.0
    keep_with_next: bool = False

    @property
    def baseline(self) -> float:
        """How far its first line stands below its top."""
        return _PADDING + self.block.baseline

    def height(self, width: float) -> float:
        """Return how tall it is with its frame."""
        return self.block.height(width - 2 * _PADDING) + 2 * _PADDING

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw the frame and what is in it."""
        height = self.height(width)
        with page.drawn_for(None, "Layout"):
            page.box(x, top - height, width, height, pen=1.2)
        self.block.paint(page, x + _PADDING, top - _PADDING, width - 2 * _PADDING, again=again)


@lru_cache(64)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, with the four white modules around it that scanners need."""
    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=4))


_CODE_SIZE = 76.0


@dataclass(frozen=True, slots=True)
class WithCode:
    """A block with a QR code at the side where its lines end."""

    block: Block
    text: str
    element: Element
    at_left: bool
    before: float = 0.0
    keep_with_next: bool = False

    @property
    def baseline(self) -> float:
        """How far its first line stands below its top."""
        return self.block.baseline

    def height(self, width: float) -> float:
        """Return the height of the taller of the two."""
        return max(self.block.height(width - _CODE_SIZE), _CODE_SIZE)

    def paint(self, page: Page, x: float, top: float, width: float, *, again: bool = False) -> None:
        """Draw both."""
        self.block.paint(page, x + _CODE_SIZE if self.at_left else x, top, width - _CODE_SIZE, again=again)
        left = x if self.at_left else x + width - _CODE_SIZE
        box = [left, top - _CODE_SIZE, left + _CODE_SIZE, top]
        self.element.attributes = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
        with page.drawn_for(None if again else self.element):
            page.fill(_code_shape(_modules(self.text), left, top))


def _code_shape(rows: Sequence[Sequence[bool]], left: float, top: float) -> str:
    """Return the dark modules as rectangles, one for each stretch in a row."""
    side = _CODE_SIZE / len(rows)
    shapes = []
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark and not (across and row[across - 1]):
                length = next((n for n, module in enumerate(row[across:]) if not module), len(row) - across)
                corner = (left + across * side, top - (down + 1) * side, length * side, side)
                shapes.append(" ".join(map(number, corner)) + " re")
    return " ".join(shapes)
