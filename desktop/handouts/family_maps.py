"""Print a family map: everybody drawn with the ties between them, and below it the same people in words.

In one language, or in two: inside each box one below the other, in the words side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from desktop.domain.articles import DUTCH
from desktop.domain.reunification.family_maps import FamilyMap
from desktop.domain.reunification.map_layouts import Box, Spacing, lay_out, tie
from desktop.domain.sheets import PaperSize, SmallPrint
from desktop.handouts.blocks import Cell, Label, Row, Style, TextBlock, columns, panel, side_by_side
from desktop.handouts.canvas import A4, TaggedCanvas
from desktop.handouts.furniture import Description, Foot, page_of, print_pages
from desktop.handouts.languages import writing
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.preflight import composed
from desktop.handouts.shaping import Paragraph, TextLine
from desktop.handouts.tagging import Element

_SPACING = Spacing(narrowest=112.0, widest=150.0, gap=11.0, above=26.0, side=16.0)
_TITLE = Style(17, 22, bold=True)
_NAME, _RELATION = Style(11.5, 14.5, bold=True), Style(10, 13)
_BODY, _NOTE = Style(12, 16, bold=True, indent=20), Style(10.5, 14, before=1, indent=20)
_LEGEND = Style(10, 13.5, before=4)
_SMALL = Style(9.5, 12.8, before=1.5)
_INNER = 6.0
_TALLEST = A4[1] - 300.0
"""Points that the drawing gets of a page; a larger family is drawn smaller."""


@dataclass(frozen=True, slots=True)
class MapSide:
    """The words of a family map in one language; people in the order of the map's places."""

    language: str
    title: str
    relations: tuple[str, ...]
    """What each is of the sponsor; empty when that is not known."""
    details: tuple[tuple[str, ...], ...]
    """What is known of each, one short line for each fact."""
    legend: tuple[str, ...]
    """What the lines of the drawing mean."""
    small_print: SmallPrint


def map_pdf(
    family: FamilyMap, sides: Sequence[MapSide], alternative: str, *, organisation: str = "", training: bool = False
) -> bytes:
    """Return a family map as a tagged PDF of A4 pages; the same map gives the same bytes.

    `sides` are one or two languages, the Dutch first; `alternative` says the drawing to who cannot see it, in the
    first language. Raises HandoutError when a letter cannot be printed.
    """
    root = Element("Document")
    smalls = [side.small_print for side in sides]
    # Told in the order in which it is read: titles, drawing, words, small print.
    story: list[Flowable] = [_titles(sides, root)]
    story.append(_Drawing(family, sides, root.child("Figure", alternative=alternative, language=sides[0].language)))
    story += [_words(family, sides, root), _small(smalls, root)]
    first = next((small for small in smalls if small.language == DUTCH), smalls[0])
    direction = writing(sides[0].language)
    title = " – ".join(side.title for side in sides)
    description = Description(title, organisation, direction.tag, len(sides) == 1 and direction.right_to_left)
    foot = Foot.of(page_of(PaperSize.A4, two_columns=len(sides) > 1), smalls, first, root)
    return print_pages(story, description, root, foot, running_title=None, training=training)


def _text(text: str, language: str, style: Style, element: Element) -> TextBlock:
    return TextBlock(composed(text, language, bold=style.bold), style, element)


def _titles(sides: Sequence[MapSide], root: Element) -> Flowable:
    blocks = [
        _text(side.title, side.language, _TITLE, root.child("H1", language=writing(side.language).tag))
        for side in sides
    ]
    return columns([blocks[0]], [blocks[1]]) if len(blocks) == 2 else blocks[0]


def _words(family: FamilyMap, sides: Sequence[MapSide], root: Element) -> Flowable:
    """Return everybody in words, numbered as in the drawing."""
    table = root.child("Table")
    rows = [Row(cells) for cells in _legend(sides, table)]
    for at, place in enumerate(family.places):
        line = table.child("TR")
        rows.append(Row([_person(side, at, place.name, line) for side in sides]))
    return side_by_side(rows)


def _legend(sides: Sequence[MapSide], table: Element) -> list[list[Cell]]:
    line = table.child("TR")
    heads = [line.child("TH", language=writing(side.language).tag, attributes=_COLUMN_HEAD) for side in sides]
    return [
        [
            [_text(text, side.language, _LEGEND, head.child("P")) for text in side.legend]
            for side, head in zip(sides, heads, strict=True)
        ]
    ]


_COLUMN_HEAD = {"O": "Table", "Scope": "Column"}


def _person(side: MapSide, at: int, name: str, line: Element) -> Cell:
    cell = line.child("TD", language=writing(side.language).tag)
    relation = side.relations[at]
    head = TextBlock(
        composed(f"{name} ({relation})" if relation else name, side.language, bold=True),
        _BODY,
        cell.child("P"),
        label=Label(number=str(at + 1), number_element=cell.child("Span")),
    )
    return [head, *(_text(text, side.language, _NOTE, cell.child("P")) for text in side.details[at])]


def _small(smalls: Sequence[SmallPrint], root: Element) -> Flowable:
    cells = []
    for small in smalls:
        part = root.child("Sect", language=writing(small.language).tag)
        cells.append([_text(line, small.language, _SMALL, part.child("P")) for line in small.lines])
    return panel([columns(cells[0], cells[1])] if len(cells) == 2 else cells[0])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text within a box, and how far its top stands below the box's."""

    text: Paragraph
    line: TextLine
    style: Style
    top: float


class _Drawing(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Boxes with names and relations, and the ties between them, in strokes and letters that stay sharp at any size."""

    def __init__(self, family: FamilyMap, sides: Sequence[MapSide], element: Element) -> None:
        super().__init__()
        self.spaceBefore = self.spaceAfter = 6.0
        self._family = family
        self._element = element
        self._texts = [
            [
                (composed(f"{at + 1} {place.name}", sides[0].language, bold=True), _NAME),
                *((composed(side.relations[at], side.language), _RELATION) for side in sides if side.relations[at]),
            ]
            for at, place in enumerate(family.places)
        ]

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Return the size in a column of this width."""
        self._boxes = lay_out(self._family, width, self._height_of, _SPACING)
        self._full = max(box.bottom for box in self._boxes) + _SPACING.above / 2
        self._scale = min(1.0, _TALLEST / self._full)
        self.width, self.height = width, self._full * self._scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw ties first, so that they end at the boxes."""
        canvas: TaggedCanvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = [left, bottom, left + self.width, bottom + self.height]
        self._element.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        with canvas.drawn_for(self._element):
            canvas.saveState()
            canvas.scale(self._scale, self._scale)
            for first, second in self._family.ties:
                self._draw_tie(canvas, first, second)
            for at, place in enumerate(self._boxes):
                self._draw_person(canvas, at, place)
            canvas.restoreState()

    def _draw_tie(self, canvas: TaggedCanvas, first: int, second: int) -> None:
        canvas.setLineWidth(1.2)
        canvas.setDash(*((4, 3) if first else ()))
        corners = tie(self._boxes, first, second, _SPACING)
        path = canvas.beginPath()
        path.moveTo(corners[0][0], self._full - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, self._full - y)
        canvas.drawPath(path, stroke=1, fill=0)

    def _draw_person(self, canvas: TaggedCanvas, at: int, box: Box) -> None:
        canvas.setDash()
        canvas.setLineWidth(2.0 if at == 0 else 1.0)
        canvas.setFillGray(1)
        canvas.roundRect(box.left, self._full - box.bottom, box.width, box.height, 5, stroke=1, fill=1)
        for one in self._lines(at, box.width):
            room = box.width - 2 * _INNER
            to_left = one.text.writing.right_to_left
            x = box.left + _INNER + (room - one.line.width if to_left else 0.0)
            above, below = one.text.reach
            free = one.style.leading - (above + below) * one.style.size
            baseline = self._full - box.top - _INNER - one.top - free / 2 - above * one.style.size
            paint_line(canvas, one.text, one.line, x, baseline, one.style.size)

    def _lines(self, at: int, width: float) -> list[_Line]:
        """Return the lines of a person below each other."""
        found: list[_Line] = []
        top = 0.0
        for text, style in self._texts[at]:
            leading = max(style.leading, sum(text.reach) * style.size)
            for line in break_lines(text, style.size, width - 2 * _INNER):
                found.append(_Line(text, line, style, top))
                top += leading
        return found

    def _height_of(self, at: int, width: float) -> float:
        last = self._lines(at, width)[-1]
        return last.top + max(last.style.leading, sum(last.text.reach) * last.style.size) + 2 * _INNER
