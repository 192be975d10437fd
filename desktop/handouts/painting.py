"""Draw a line of text so that it looks right and reads right.

Glyphs are written in the order in which the text is read, in right-to-left text by moving the pen back. Measured on
Arabic, Persian, Pashto and Urdu pages, that order gives the source text back through the tags and in most viewers;
writing from left to right gives it back in hardly any.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import add, itemgetter, sub
from typing import NamedTuple

from desktop.handouts.bidi import line_levels, visual_runs
from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.fonts import font_for
from desktop.handouts.lines import visible_end
from desktop.handouts.pdf_fonts import EmbeddedFont
from desktop.handouts.pdf_objects import number
from desktop.handouts.shaping import INVISIBLE, Glyphs, Paragraph, Run, TextLine

_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
_CONTINUED = "\u200b"
"""What the second and further glyphs of a cluster stand for: nothing, but not an unknown code either."""
_THOUSANDTHS = 1000  # of an em, in which the moves of the pen are counted


class _Reading(NamedTuple):
    """Glyphs in reading order, in columns; lengths in units of their font."""

    numbers: Sequence[int]
    texts: Sequence[str]
    """What each stands for."""
    lefts: Sequence[int]
    rises: Sequence[int]


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
        reading = _reading(paragraph.text, part)
        _show(canvas, canvas.embedded(part.run.font), reading, part.left, baseline, size)
    if line.hyphen:
        _show_sign(canvas, paragraph, "-", _SOFT_HYPHEN, right, baseline, size)
    elif line.end > shown and not line.last:
        # The blank between this line and the next is not seen, but whoever copies the text needs it.
        left = x - size / 4 if paragraph.writing.right_to_left else right
        _show_sign(canvas, paragraph, " ", " ", left, baseline, size)
    canvas.write("ET")


def _stretches(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
    """Yield (run, start, end) for the parts of the runs on one line, left to right."""
    if not paragraph.levels.mixed and len(paragraph.runs) == 1:
        yield paragraph.runs[0], start, end
        return
    for visual in visual_runs(line_levels(paragraph.text, paragraph.levels, start, end)):
        first, last = start + visual.start, start + visual.end
        parts = [
            (run, max(first, run.start), min(last, run.end))
            for run in paragraph.runs
            if run.start < last and run.end > first
        ]
        yield from reversed(parts) if visual.level % 2 else parts


def _reading(text: str, part: _Part) -> _Reading:
    """Return the glyphs of a part in the order in which they are read, without those of which nothing is seen."""
    glyphs = part.glyphs
    order = slice(None, None, -1 if part.run.right_to_left else 1)
    lefts = list(map(add, accumulate(glyphs.advances[:-1], initial=0), glyphs.xs))
    texts = _texts(text, glyphs.clusters[order], part.start, part.end)
    found = _Reading(glyphs.numbers[order], texts, lefts[order], glyphs.ys[order])
    if "" not in texts:
        return found
    seen = [place for place, one in enumerate(texts) if one]
    return _Reading(
        [found.numbers[place] for place in seen],
        [texts[place] for place in seen],
        [found.lefts[place] for place in seen],
        [found.rises[place] for place in seen],
    )


def _texts(text: str, clusters: Sequence[int], start: int, end: int) -> list[str]:
    """Return what each glyph stands for, given their clusters in reading order; "" when nothing of it is seen."""
    plain = INVISIBLE.isdisjoint(text[start:end])
    if plain and len(clusters) == end - start and len(set(clusters)) == end - start:
        return list(text[start:end])
    starts = list(dict.fromkeys(clusters))
    each = zip(starts, [*starts[1:], end], strict=True)
    meant = {one: text[one:other] if plain else _meant(text, one, other, end) for one, other in each}
    texts = [meant[cluster] for cluster in clusters]
    for place in range(len(clusters) - 1, 0, -1):
        if clusters[place] == clusters[place - 1] and texts[place]:
            texts[place] = _CONTINUED
    return texts


def _meant(text: str, start: int, end: int, limit: int) -> str:
    """Return a stretch without what is not seen, with the joiners in it and after it; "" when nothing is seen."""
    if INVISIBLE.issuperset(text[start:end]):
        return ""
    while end < limit and text[end] in _JOINERS:
        end += 1
    return "".join(character for character in text[start:end] if character not in INVISIBLE or character in _JOINERS)


def _show(canvas: TaggedCanvas, font: EmbeddedFont, reading: _Reading, x: float, baseline: float, size: float) -> None:
    """Write glyphs in reading order: positions by moves of the pen, heights by the text rise."""
    numbers, texts, lefts, rises = reading
    if not numbers:
        return
    scale = font.font.em * size
    ends = map(add, lefts, map(font.font.advances.__getitem__, numbers))
    moves = [0, *map(sub, ends, lefts[1:])]
    if font.font.units != _THOUSANDTHS:
        moves = [round(move * _THOUSANDTHS / font.font.units) for move in moves]
    codes = map(font.codes.__getitem__, zip(numbers, texts, strict=True))
    shown = [f">{move}<{code}" if move else code for move, code in zip(moves, codes, strict=True)]
    canvas.write(
        f"/{font.name} {number(font.font.scale * size)} Tf 1 0 0 1 {number(x + lefts[0] * scale)} {number(baseline)} Tm"
    )
    if not any(rises):
        canvas.write(f"[<{''.join(shown)}>] TJ")
        return
    for rise, group in groupby(zip(rises, shown, strict=True), key=itemgetter(0)):
        canvas.write(f"{number(rise * scale)} Ts [<{''.join(code for _, code in group)}>] TJ")
    canvas.write("0 Ts")


def _show_sign(
    canvas: TaggedCanvas, paragraph: Paragraph, sign: str, meant: str, x: float, baseline: float, size: float
) -> None:
    """Draw one sign that is not in the text, or not as it stands there."""
    font = font_for(sign, "Latn", paragraph.bold)
    _show(canvas, canvas.embedded(font), _Reading([font.glyph(sign)], [meant], [0], [0]), x, baseline, size)
