"""Draw a line of text so that it looks right and reads right.

Glyphs are written in the order in which the text is read, in right-to-left text by moving the pen back. Measured on
Arabic, Persian, Pashto and Urdu pages, that order gives the source text back through the tags and in most viewers;
writing from left to right gives it back in hardly any.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.handouts.bidi import line_levels, visual_runs
from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.fonts import font_for
from desktop.handouts.lines import TextLine, visible_end
from desktop.handouts.pdf_fonts import EmbeddedFont
from desktop.handouts.shaping import INVISIBLE, Glyph, Paragraph, Run

_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
_CONTINUED = "\u200b"
"""What the second and further glyphs of a cluster stand for: nothing, but not an unknown code either."""
_CLOSE = 0.4  # thousandths of an em: a smaller shift of the pen is not seen


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph at its place on the page, with the text that it stands for."""

    glyph: int
    x: float
    rise: float
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    """Glyphs of one run between blanks, or the blanks, in reading order."""

    start: int
    run: Run
    glyphs: tuple[_Placed, ...]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Glyphs, left to right, that together stand for a stretch of the text."""

    start: int
    end: int
    glyphs: tuple[Glyph, ...]


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
    words: list[_Word] = []
    for run, start, end in _stretches(paragraph, line.start, line.end):
        if start >= shown:
            continue
        placed, right = _place(paragraph, run, start, min(end, shown), right, size)
        words += placed
    for word in sorted(words, key=lambda word: word.start):
        _show(canvas, word.run.font.scale * size, canvas.embedded(word.run.font), word.glyphs, baseline)
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


def _place(paragraph: Paragraph, run: Run, start: int, end: int, x: float, size: float) -> tuple[list[_Word], float]:
    """Return the words of a part of a run with its left edge at `x`, and its right edge."""
    scale = run.font.em * size
    words: list[_Word] = []
    shaped = [glyph for glyph in paragraph.part(run, start, end) if glyph.cluster < end]
    clusters = _clusters(shaped, end)
    for _, group in groupby(clusters, key=lambda cluster: paragraph.text[cluster.start : cluster.end].isspace()):
        stretch = list(group)
        glyphs: list[tuple[_Placed, ...]] = []
        for cluster in stretch:
            text = _meant(paragraph.text, cluster, end)
            drawn = [glyph for glyph in cluster.glyphs if text]
            places, x = _pen(cluster.glyphs, x, scale)
            order = range(len(drawn))
            reading = reversed(order) if run.right_to_left else order
            glyphs.append(
                tuple(
                    _Placed(drawn[place].number, places[place], drawn[place].y * scale, _CONTINUED if count else text)
                    for count, place in enumerate(reading)
                )
            )
        ordered = reversed(glyphs) if run.right_to_left else glyphs
        start_of_word = min(cluster.start for cluster in stretch)
        words.append(_Word(start_of_word, run, tuple(glyph for cluster in ordered for glyph in cluster)))
    return words, x


def _pen(glyphs: Sequence[Glyph], x: float, scale: float) -> tuple[list[float], float]:
    """Return where each glyph is drawn, and where the pen ends."""
    places = []
    for glyph in glyphs:
        places.append(x + glyph.x * scale)
        x += glyph.advance * scale
    return places, x


def _clusters(glyphs: Sequence[Glyph], end: int) -> list[_Cluster]:
    """Return the clusters of shaped glyphs, left to right; the last one in the text reaches to `end`."""
    starts = sorted({glyph.cluster for glyph in glyphs})
    following = dict(zip(starts, [*starts[1:], end], strict=True))
    return [
        _Cluster(start, following[start], tuple(group)) for start, group in groupby(glyphs, key=lambda one: one.cluster)
    ]


def _meant(text: str, cluster: _Cluster, end: int) -> str:
    """Return the text that a cluster stands for, with the joiners after it; "" when nothing of it is seen."""
    own = text[cluster.start : cluster.end]
    if all(character in INVISIBLE for character in own):
        return ""
    after = cluster.end
    while after < end and text[after] in _JOINERS:
        after += 1
    meant = own + text[cluster.end : after]
    return "".join(character for character in meant if character not in INVISIBLE or character in _JOINERS)


def _show(canvas: TaggedCanvas, size: float, font: EmbeddedFont, glyphs: Sequence[_Placed], baseline: float) -> None:
    """Write glyphs in the order given: positions by moves of the pen, heights by the text rise."""
    if not glyphs:
        return
    pen = glyphs[0].x
    canvas.write(f"/{font.name} {number(size)} Tf 1 0 0 1 {number(pen)} {number(baseline)} Tm")
    for rise, group in groupby(glyphs, key=lambda glyph: round(glyph.rise, 3)):
        parts: list[str] = []
        for glyph in group:
            shift = round((glyph.x - pen) / size * 1000, 1)
            if abs(shift) > _CLOSE:
                parts.append(number(-shift))
                pen += shift * size / 1000
            parts.append(f"<{font.code(glyph.glyph, glyph.text):04X}>")
            pen += font.font.advance(glyph.glyph) / font.font.units * size
        canvas.write(f"{number(rise)} Ts [{' '.join(parts).replace('> <', '')}] TJ")
    canvas.write("0 Ts")


def _show_sign(
    canvas: TaggedCanvas, paragraph: Paragraph, sign: str, meant: str, x: float, baseline: float, size: float
) -> None:
    """Draw one sign that is not in the text, or not as it stands there."""
    font = font_for(sign, "Latn", paragraph.bold)
    _show(canvas, size, canvas.embedded(font), [_Placed(font.glyph(sign), x, 0.0, meant)], baseline)
