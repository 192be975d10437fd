"""What stands around the text of each page: the foot, the exercise mark, and where the pages divide."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.sheets import SmallPrint
from desktop.errors import HandoutError
from desktop.handouts.blocks import Block, Style, TextBlock, composed
from desktop.handouts.canvas import A4, Document, Page
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.tagging import Element
from desktop.wording import N_

MARGIN = 42.0
"""At the sides, in points: what the oldest office printer still reaches, and room for a thumb."""
_TOP = 38.0
_BOTTOM = 26.0
_NOTICE = Style(9, 12.5, bold=True)
_FOOT = Style(8.5, 12)
_ABOVE_FOOT = 10.0
_ABOVE_NUMBER = 3.0
_COLUMNS = 14.0
_EXERCISE = "OEFENING"
_EXERCISE_SIZE = 104.0

WIDTH = A4[0] - 2 * MARGIN


class _Side(NamedTuple):
    """The foot of one language: what nobody may miss, and the page number's template."""

    small_print: SmallPrint
    notices: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page, in one language or in two side by side."""

    sides: tuple[_Side, ...]
    first: SmallPrint
    """Whose version is printed."""

    @classmethod
    def of(cls, small_prints: Sequence[SmallPrint], first: SmallPrint, root: Element) -> "Foot":
        """Make the foot; its notices are read aloud once."""
        sides = []
        for small in small_prints:
            elements = [root.child("P", language=small.language) for _ in small.each_page]
            notices = tuple(
                TextBlock(composed(notice, small.language, bold=True), _NOTICE, element)
                for notice, element in zip(small.each_page, elements, strict=True)
            )
            sides.append(_Side(small, notices))
        return cls(tuple(sides), first)

    @property
    def _column(self) -> float:
        return (WIDTH - _COLUMNS * (len(self.sides) - 1)) / len(self.sides)

    @property
    def height(self) -> float:
        """How much of the page it takes, from the edge of the paper."""
        notices = max(sum(notice.height(self._column) for notice in side.notices) for side in self.sides)
        return _BOTTOM + 2 * _FOOT.leading + _ABOVE_NUMBER + notices + _ABOVE_FOOT

    def paint(self, page: Page, count: int, total: int) -> None:
        """Draw the foot of page `count` of `total`."""
        top = self.height - _ABOVE_FOOT / 2
        with page.drawn_for(None, "Pagination"):
            page.line(MARGIN, top, MARGIN + WIDTH, top)
        for place, side in enumerate(self.sides):
            x = MARGIN + place * (self._column + _COLUMNS)
            at = self.height - _ABOVE_FOOT
            for notice in side.notices:
                notice.paint(page, x, at, self._column, again=count > 1)
                at -= notice.height(self._column)
            self._paint_number(page, side.small_print, x, count, total, last=place == len(self.sides) - 1)
        if self.first.version:
            self._paint_text(page, self.first.version, self.first.language, MARGIN, WIDTH, _BOTTOM, middle=True)

    def _paint_number(self, page: Page, small: SmallPrint, x: float, count: int, total: int, *, last: bool) -> None:
        """Draw the page number at the outer side; alone, at the side where lines of the language end."""
        text = small.page.format(page=count, pages=total)
        at_right = last if len(self.sides) > 1 else not composed(text, small.language).writing.right_to_left
        self._paint_text(page, text, small.language, x, self._column, _BOTTOM + _FOOT.leading, at_right=at_right)

    @staticmethod
    def _paint_text(
        page: Page,
        text: str,
        language: str,
        x: float,
        width: float,
        bottom: float,
        *,
        at_right: bool = False,
        middle: bool = False,
    ) -> None:
        shaped = composed(text, language)
        (line,) = break_lines(shaped, _FOOT.size, width)
        free = width - line.width
        left = x + (free / 2 if middle else free if at_right else 0.0)
        with page.drawn_for(None, "Pagination"):
            paint_line(page, shaped, line, left, bottom + shaped.reach[1] * _FOOT.size, _FOOT.size)


def divide(blocks: Sequence[Block], height: float, later: float) -> list[list[Block]]:
    """Return the blocks of each page: `height` is for the first page, `later` for the others.

    Raises HandoutError when something that stays together is taller than a page.
    """
    pages: list[list[Block]] = [[]]
    room = height
    for group in _groups(blocks):
        needed = _height(group)
        if pages[-1] and room < group[0].before + needed:
            pages.append([])
            room = later
        if not pages[-1] and needed > room:
            raise HandoutError(
                N_("Nothing was printed: one part of the text is taller than a page. Divide it into shorter lines.")
            )
        room -= needed + (group[0].before if pages[-1] else 0.0)
        pages[-1] += group
    return pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks in groups that may not be divided: a heading with what it heads."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if not block.keep_with_next:
            groups.append([])
    return [group for group in groups if group]


def _height(group: Sequence[Block]) -> float:
    return sum(block.height(WIDTH) for block in group) + sum(block.before for block in group[1:])


def print_pages(
    document: Document, blocks: Sequence[Block], foot: Foot, *, repeated: Block | None, training: bool
) -> None:
    """Draw all blocks on as many pages as they need; `repeated` heads every page but the first."""
    full = A4[1] - _TOP - foot.height
    heading = repeated.height(WIDTH) + _ABOVE_FOOT if repeated else 0.0
    pages = divide(blocks, full, full - heading)
    for count, placed in enumerate(pages, 1):
        page = document.new_page()
        if training:
            _paint_exercise(page)
        top = A4[1] - _TOP
        if repeated and count > 1:
            repeated.paint(page, MARGIN, top, WIDTH, again=True)
            top -= heading
        for place, block in enumerate(placed):
            top -= block.before if place else 0.0
            block.paint(page, MARGIN, top, WIDTH)
            top -= block.height(WIDTH)
        foot.paint(page, count, len(pages))


def _paint_exercise(page: Page) -> None:
    """Write across the page that it is an exercise, light enough to read the text over it, also on a poor printer."""
    text = composed(_EXERCISE, "nl", bold=True)
    (line,) = break_lines(text, _EXERCISE_SIZE, 10 * A4[0])
    angle = math.atan2(A4[1], A4[0])
    across, up = math.cos(angle), math.sin(angle)
    with page.drawn_for(None, "Background"):
        page.write(f"q {across:.4f} {up:.4f} {-up:.4f} {across:.4f} {A4[0] / 2:.2f} {A4[1] / 2:.2f} cm")
        paint_line(page, text, line, -line.width / 2, -_EXERCISE_SIZE / 3, _EXERCISE_SIZE, grey=0.84)
        page.write("Q")
