"""Draw a line of text so that it looks right and reads right.

Glyphs are written in the order in which the text is read, in right-to-left text by moving the pen back. Measured on
Arabic, Persian, Pashto and Urdu pages, that order gives the source text back through the tags and in most viewers;
writing from left to right gives it back in hardly any.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import add, itemgetter
from typing import NamedTuple, TypeAlias

from desktop.handouts.bidi import line_levels, visual_runs
from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.fonts import font_for
from desktop.handouts.lines import TextLine, visible_end
from desktop.handouts.pdf_fonts import EmbeddedFont
from desktop.handouts.shaping import INVISIBLE, Glyphs, Paragraph, Run

_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
_CONTINUED = "\u200b"
"""What the second and further glyphs of a cluster stand for: nothing, but not an unknown code either."""


_Shown: TypeAlias = tuple[int, str, int, int]
"""A glyph with the text that it stands for, its place and its height above the baseline in units of its font."""


class _Part(NamedTuple):
    """The part of a run that stands on a line, with its left edge in points."""

    start: int
    end: int
    run: Run
    glyphs: Glyphs
    left: float


def paint_line(
    canvas: TaggedCanvas,
    paragraph: Paragraph,
    line: TextLine,
    x: float,
    baseline: float,
    size: float,
    *,
    grey: float = 0.0,
) -> None:
    """Draw one line with the left edge of its visible part at `x`."""
    shown = visible_end(paragraph.text, line.start, line.end)
    canvas.write(f"BT {number(grey)} g")
    right = x
    parts: list[_Part] = []
    for run, start, end in _stretches(paragraph, line.start, line.end):
        if start < shown:
            last = min(end, shown)
            glyphs = paragraph.part(run, start, last)
            parts.append(_Part(start, last, run, glyphs, right))
            right += sum(glyphs.advances) * run.font.em * size
    for part in sorted(parts, key=itemgetter(0)):
        _show_part(canvas, paragraph.text, part, baseline, size)
    if line.hyphen:
        _show_sign(canvas, paragraph, "-", _SOFT_HYPHEN, right, baseline, size)
    elif line.end > shown and not line.last:
        # The blank between this line and the next is not seen, but whoever copies the text needs it.
        left = x - size / 4 if paragraph.writing.right_to_left else right
        _show_sign(canvas, paragraph, " ", " ", left, baseline, size)
    canvas.write("ET")


def number(value: float) -> str:
    """Return a number as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _stretches(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
    """Yield (run, start, end) for the parts of the runs on one line, left to right."""
    for visual in visual_runs(line_levels(paragraph.text, paragraph.levels, start, end)):
        first, last = start + visual.start, start + visual.end
        parts = [
            (run, max(first, run.start), min(last, run.end))
            for run in paragraph.runs
            if run.start < last and run.end > first
        ]
        yield from reversed(parts) if visual.level % 2 else parts


def _texts(text: str, part: _Part) -> dict[int, str]:
    """Return the text that each cluster of a part stands for, with the joiners after it; "" when nothing of it is seen."""
    starts = sorted(set(part.glyphs.clusters))
    ends = [*starts[1:], part.end]
    each = {start: text[start:end] for start, end in zip(starts, ends, strict=True)}
    if not INVISIBLE.isdisjoint(text[part.start : part.end]):
        for start, end in zip(starts, ends, strict=True):
            each[start] = _meant(text, start, end, part.end)
    return each


def _meant(text: str, start: int, end: int, limit: int) -> str:
    if INVISIBLE.issuperset(text[start:end]):
        return ""
    while end < limit and text[end] in _JOINERS:
        end += 1
    return "".join(character for character in text[start:end] if character not in INVISIBLE or character in _JOINERS)


def _show_part(canvas: TaggedCanvas, text: str, part: _Part, baseline: float, size: float) -> None:
    """Write the glyphs of a part in reading order."""
    glyphs = part.glyphs
    lefts = map(add, accumulate(glyphs.advances[:-1], initial=0), glyphs.xs)
    columns = zip(glyphs.numbers, glyphs.clusters, lefts, glyphs.ys, strict=True)
    reading = reversed(list(columns)) if part.run.right_to_left else columns
    meant = _texts(text, part)
    shown: list[_Shown] = []
    before = -1
    for glyph, cluster, left, rise in reading:
        if meant[cluster]:
            shown.append((glyph, _CONTINUED if cluster == before else meant[cluster], left, rise))
        before = cluster
    if shown:
        _show(canvas, canvas.embedded(part.run.font), shown, part.left, baseline, size)


def _show(
    canvas: TaggedCanvas, font: EmbeddedFont, shown: Sequence[_Shown], x: float, baseline: float, size: float
) -> None:
    """Write glyphs in the order given: positions by moves of the pen, heights by the text rise."""
    advances, codes, units = font.font.advances, font.codes, font.font.units
    scale = font.font.em * size
    pen = shown[0][2]
    canvas.write(
        f"/{font.name} {number(font.font.scale * size)} Tf 1 0 0 1 {number(x + pen * scale)} {number(baseline)} Tm"
    )
    level = 0
    for rise, group in groupby(shown, key=itemgetter(3)):
        parts: list[str] = []
        for glyph, text, left, _ in group:
            if left != pen:
                parts.append(f">{(pen - left) * 1000 / units:g}<")
                pen = left
            parts.append(codes[glyph, text])
            pen += advances[glyph]
        if rise != level:
            canvas.write(f"{number(rise * scale)} Ts")
            level = rise
        canvas.write(f"[<{''.join(parts)}>] TJ")
    if level:
        canvas.write("0 Ts")


def _show_sign(
    canvas: TaggedCanvas, paragraph: Paragraph, sign: str, meant: str, x: float, baseline: float, size: float
) -> None:
    """Draw one sign that is not in the text, or not as it stands there."""
    font = font_for(sign, "Latn", paragraph.bold)
    _show(canvas, canvas.embedded(font), [(font.glyph(sign), meant, 0, 0)], x, baseline, size)
