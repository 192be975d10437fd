"""Turn a paragraph's text into glyphs: direction, stretches of one font and script, HarfBuzz once for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from unicodedata import bidirectional, combining, east_asian_width

import uharfbuzz as hb

from desktop.handouts.bidi import Levels, paragraph_levels
from desktop.handouts.fonts import Font, font_for, script_font, script_of
from desktop.handouts.languages import Writing, writing
from desktop.handouts.tokens import isolate

INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad\ufeff"
)
"""Characters that direct the text and are never seen."""
_SOFT_HYPHEN = "\u00ad"  # where words are divided is the dictionary's business
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # a no-break space is not one of them


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape at its place, in units of its font; `cluster` is the first character that it stands for."""

    number: int
    cluster: int
    advance: int
    x: int
    y: int
    unsafe: bool
    """Whether cutting the text before this cluster would change its shape."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font, script and direction, with its glyphs from left to right."""

    start: int
    end: int
    font: Font
    script: str
    level: int
    glyphs: tuple[Glyph, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether the stretch is read from right to left."""
        return self.level % 2 == 1


class Paragraph:
    """One paragraph, ready to be broken into lines at any width and drawn at any size."""

    def __init__(self, text: str, language: str, *, bold: bool = False) -> None:
        """Shape a text; it runs in the direction of its language, whatever letter it begins with."""
        self.writing: Writing = writing(language)
        self.language = language
        self.bold = bold
        plain = _BLANKS.sub(" ", text).strip(" ").replace(_SOFT_HYPHEN, "")
        mixed = self.writing.right_to_left or any(bidirectional(char) in ("R", "AL") for char in plain)
        self.text = isolate(plain) if mixed else plain
        self.levels: Levels = paragraph_levels(self.text, int(self.writing.right_to_left))
        self.runs: tuple[Run, ...] = tuple(
            Run(*stretch, glyphs=self.shape(*stretch)) for stretch in self._stretches(self._scripts())
        )

    def shape(self, start: int, end: int, font: Font, script: str, level: int) -> tuple[Glyph, ...]:
        """Return the glyphs of a part of the text, joined to what stands around it."""
        buffer = hb.Buffer()
        buffer.add_str(self.text, start, end - start)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.script = script
        buffer.language = self.writing.tag
        hb.shape(font.shaper, buffer)
        return tuple(
            Glyph(
                info.codepoint,
                info.cluster,
                place.x_advance,
                place.x_offset,
                place.y_offset,
                bool(info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK),
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def part(self, run: Run, start: int, end: int) -> tuple[Glyph, ...]:
        """Return the glyphs of a part of a run, shaped anew only when the cut would be seen."""
        if (start, end) == (run.start, run.end):
            return run.glyphs
        if start in self._safe and end in self._safe:
            return tuple(glyph for glyph in run.glyphs if start <= glyph.cluster < end)
        return self.shape(start, end, run.font, run.script, run.level)

    @cached_property
    def missing(self) -> str:
        """The characters that no font here can draw, in the order of the text."""
        found: dict[str, None] = {}
        for run in self.runs:
            starts = sorted({glyph.cluster for glyph in run.glyphs} | {run.end})
            for glyph in run.glyphs:
                if glyph.number == 0 and self.text[glyph.cluster] not in INVISIBLE:
                    found |= dict.fromkeys(self.text[glyph.cluster : starts[starts.index(glyph.cluster) + 1]])
        return "".join(found)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """Width in ems of the text before each character, and of the whole at the end."""
        advances = [0.0] * len(self.text)
        for run in self.runs:
            for glyph in run.glyphs:
                advances[glyph.cluster] += glyph.advance * run.font.em
        return tuple(accumulate(advances, initial=0.0))

    @cached_property
    def reach(self) -> tuple[float, float]:
        """How far, in ems, a line of this paragraph reaches above and below its baseline: its fonts, or more ink."""
        above, below = script_font(self.writing.script, self.bold).reach
        for run in self.runs:
            above, below = max(above, run.font.reach[0]), max(below, run.font.reach[1])
            for glyph in run.glyphs:
                top, bottom = run.font.ink(glyph.number)
                above = max(above, (top + glyph.y) * run.font.em)
                below = max(below, -(bottom + glyph.y) * run.font.em)
        return above, below

    @cached_property
    def _safe(self) -> frozenset[int]:
        """Places where the text can be cut without shaping it anew."""
        edges = {edge for run in self.runs for edge in (run.start, run.end)}
        cuts = {glyph.cluster for run in self.runs for glyph in run.glyphs if not glyph.unsafe}
        unsafe = {glyph.cluster for run in self.runs for glyph in run.glyphs if glyph.unsafe}
        return frozenset(edges | (cuts - unsafe))

    def _scripts(self) -> list[str]:
        """Return a script for each character; what has none takes a neighbour's of the same direction."""
        scripts = [script_of(character) for character in self.text]
        if self.writing.script == "Aran":
            scripts = ["Aran" if script == "Arab" else script for script in scripts]
        for start, end in _level_stretches(self.levels.each):
            own = next((script for script in scripts[start:end] if script), "")
            # Digits alone in right-to-left text (a phone number) are drawn by the Latin font, all alike.
            alone = "Latn" if self.levels.each[start] % 2 == 0 and self.levels.base else self.writing.script
            current = own or alone
            for place in range(start, end):
                if scripts[place]:
                    current = scripts[place]
                elif east_asian_width(self.text[place]) in "WF":
                    scripts[place] = "Hani"
                else:
                    scripts[place] = current
        return scripts

    def _stretches(self, scripts: Sequence[str]) -> list[tuple[int, int, Font, str, int]]:
        """Return (start, end, font, script, level) of what is shaped in one go."""
        found: list[tuple[int, int, Font, str, int]] = []
        for place, character in enumerate(self.text):
            level = self.levels.each[place]
            before = found[-1] if found else None
            if before and before[4] == level and _follows(character, before[2]):
                font, script = before[2], before[3]
            else:
                script = scripts[place]
                font = font_for(" " if character in INVISIBLE else character, script, self.bold)
            if before and before[2:] == (font, script, level):
                found[-1] = (before[0], place + 1, font, script, level)
            else:
                found.append((place, place + 1, font, script, level))
        return found


def _follows(character: str, font: Font) -> bool:
    """Return whether a character belongs in the run before it: invisible, or a mark that its font can draw."""
    return character in INVISIBLE or (combining(character) > 0 and font.has(character))


def _level_stretches(levels: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of equal levels as (start, end)."""
    edges = [place for place in range(1, len(levels)) if levels[place] != levels[place - 1]]
    return list(zip([0, *edges], [*edges, len(levels)], strict=True)) if levels else []
