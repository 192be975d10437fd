"""What stands around the text of each page: the foot, the exercise mark, and where the pages divide."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import NamedTuple

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from desktop.domain.sheets import PaperSize, SmallPrint
from desktop.errors import HandoutError
from desktop.handouts.blocks import Style, TextBlock, texts_of
from desktop.handouts.canvas import A4, TaggedCanvas
from desktop.handouts.lines import break_lines
from desktop.handouts.painting import paint_line
from desktop.handouts.preflight import composed
from desktop.handouts.shaping import INVISIBLE
from desktop.handouts.tagging import Element
from desktop.wording import N_

_TOP = 38.0
_BOTTOM = 26.0
_NOTICE = Style(9, 12.5, bold=True)
_FOOT = Style(8.5, 12)
_ABOVE_FOOT = 10.0
_ABOVE_NUMBER = 3.0
_COLUMNS = 14.0
_SHOWN = 60
_EXERCISE = "OEFENING"
_EXERCISE_SIZE = 0.1235
"""Of the height of the paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of paper, in points."""

    width: float
    height: float
    margin: float
    """At the sides: what the oldest office printer still reaches, and room for a thumb."""

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


_A5 = (419.528, 595.276)


def page_of(paper: PaperSize, *, two_columns: bool) -> Page:
    """Return the page; two languages beside each other stand on A5 that lies on its side, as wide as A4 stands."""
    if paper is PaperSize.A4:
        return Page(*A4, margin=42.0)
    return Page(_A5[1], _A5[0], margin=36.0) if two_columns else Page(*_A5, margin=30.0)


@dataclass(frozen=True, slots=True)
class Description:
    """What the document says of itself."""

    title: str
    author: str
    language: str
    right_to_left: bool


class _Side(NamedTuple):
    """The foot of one language: what nobody may miss, and the page number's template."""

    small_print: SmallPrint
    notices: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page, in one language or in two side by side."""

    page: Page
    sides: tuple[_Side, ...]
    first: SmallPrint
    """Whose version is printed."""

    @classmethod
    def of(cls, page: Page, small_prints: Sequence[SmallPrint], first: SmallPrint, root: Element) -> "Foot":
        """Make the foot; its notices are read aloud once."""
        sides = []
        for small in small_prints:
            elements = [root.child("P", language=small.language) for _ in small.each_page]
            notices = tuple(
                TextBlock(composed(notice, small.language, bold=True), _NOTICE, element)
                for notice, element in zip(small.each_page, elements, strict=True)
            )
            sides.append(_Side(small, notices))
        return cls(page, tuple(sides), first)

    @property
    def _column(self) -> float:
        return (self.page.inner - _COLUMNS * (len(self.sides) - 1)) / len(self.sides)

    @property
    def height(self) -> float:
        """How much of the page it takes, from the edge of the paper."""
        notices = max(
            sum(notice.wrap(self._column, self.page.height)[1] for notice in side.notices) for side in self.sides
        )
        return _BOTTOM + 2 * _FOOT.leading + _ABOVE_NUMBER + notices + _ABOVE_FOOT

    def draw(self, canvas: TaggedCanvas, count: int, total: int) -> None:
        """Draw the foot of page `count` of `total`."""
        top = self.height - _ABOVE_FOOT / 2
        with canvas.drawn_for(None, "Pagination"):
            canvas.setLineWidth(0.6)
            canvas.line(self.page.margin, top, self.page.margin + self.page.inner, top)
        for place, side in enumerate(self.sides):
            x = self.page.margin + place * (self._column + _COLUMNS)
            at = self.height - _ABOVE_FOOT
            for notice in side.notices:
                at -= notice.wrapOn(canvas, self._column, at)[1]
                notice.drawOn(canvas, x, at)
            self._draw_number(canvas, side.small_print, x, count, total, last=place == len(self.sides) - 1)
        if self.first.version:
            first, page = self.first, self.page
            self._draw_text(canvas, first.version, first.language, page.margin, page.inner, _BOTTOM, middle=True)

    def _draw_number(
        self, canvas: TaggedCanvas, small: SmallPrint, x: float, count: int, total: int, *, last: bool
    ) -> None:
        """Draw the page number at the outer side; alone, at the side where lines of the language end."""
        text = small.page.format(page=count, pages=total)
        at_right = last if len(self.sides) > 1 else not composed(text, small.language).writing.right_to_left
        self._draw_text(canvas, text, small.language, x, self._column, _BOTTOM + _FOOT.leading, at_right=at_right)

    @staticmethod
    def _draw_text(
        canvas: TaggedCanvas,
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
        (line, *more) = break_lines(shaped, _FOOT.size, width)
        if more:
            raise HandoutError(
                N_("Nothing was printed: “{text}” does not fit at the foot of the page. Choose larger paper."),
                text=text,
            )
        free = width - line.width
        left = x + (free / 2 if middle else free if at_right else 0.0)
        with canvas.drawn_for(None, "Pagination"):
            paint_line(canvas, shaped, line, left, bottom + shaped.reach[1] * _FOOT.size, _FOOT.size)


def print_pages(
    story: Sequence[Flowable],
    description: Description,
    root: Element,
    foot: Foot,
    *,
    running_title: TextBlock | None,
    training: bool,
) -> bytes:
    """Return a PDF of as many pages as a story needs; `running_title` heads every page but the first.

    Raises HandoutError when something that stays together is taller than a page.
    """
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(foot.page.width, foot.page.height),
        pageTemplates=_templates(foot, running_title, training=training),
        title=description.title,
        author=description.author,
        creator="Spreekuur",
        lang=description.language,
        displayDocTitle=True,
        direction="R2L" if description.right_to_left else None,
    )
    try:
        document.build(list(story), canvasmaker=partial(TaggedCanvas, root=root, page_end=foot.draw))
    except LayoutError as error:
        raise _too_tall(max(texts_of(story), key=lambda text: text.height)) from error
    return file.getvalue()


def _too_tall(block: TextBlock) -> HandoutError:
    text = "".join(one for one in block.text.text if one not in INVISIBLE)
    return HandoutError(
        N_(
            "Nothing was printed: one part of the text is taller than a page, perhaps “{text}”. Divide it into shorter "
            "lines, or choose larger paper."
        ),
        text=text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…",
    )


def _templates(foot: Foot, running_title: TextBlock | None, *, training: bool) -> list[PageTemplate]:
    """Return the first page and the later ones."""
    page = foot.page
    top = page.height - _TOP

    def begin_first(canvas: TaggedCanvas, _: object) -> None:
        if training:
            _draw_exercise(canvas, page)

    def begin_later(canvas: TaggedCanvas, _: object) -> None:
        begin_first(canvas, _)
        if running_title:
            height = running_title.wrapOn(canvas, page.inner, top)[1]
            running_title.drawOn(canvas, page.margin, top - height)

    heading = running_title.wrap(page.inner, top)[1] + _ABOVE_FOOT if running_title else 0.0
    return [
        _template("first", top, foot, begin_first, running_title),
        _template("later", top - heading, foot, begin_later, running_title),
    ]


def _template(
    name: str,
    top: float,
    foot: Foot,
    begin: Callable[[TaggedCanvas, object], None],
    title: TextBlock | None,
) -> PageTemplate:
    room = top - foot.height
    if room <= 0:
        notices = [notice for side in foot.sides for notice in side.notices]
        raise _too_tall(max([*notices, *([title] if title else [])], key=lambda text: text.height))
    frame = Frame(foot.page.margin, foot.height, foot.page.inner, room, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=begin, autoNextPageTemplate="later")


def _draw_exercise(canvas: TaggedCanvas, page: Page) -> None:
    """Write across the page that it is an exercise, light enough to read the text over it, also on a poor printer."""
    text = composed(_EXERCISE, "nl", bold=True)
    size = _EXERCISE_SIZE * max(page.width, page.height)
    (line,) = break_lines(text, size, 2 * page.width + page.height)
    with canvas.drawn_for(None, "Background"):
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(math.degrees(math.atan2(page.height, page.width)))
        paint_line(canvas, text, line, -line.width / 2, -size / 3, size, grey=0.84)
        canvas.restoreState()
