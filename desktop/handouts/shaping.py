"""Turn a paragraph's text into glyphs: direction, stretches of one font and script, HarfBuzz once for each."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import neg
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
_BLANKS = re.compile(r" {2,}| *[\t\r\n\f\v][ \t\r\n\f\v]*")  # a no-break space is not one of them
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Shapes from left to right, in columns; lengths in units of their font."""

    numbers: Sequence[int]
    clusters: Sequence[int]
    """For each glyph the first character that it stands for."""
    advances: Sequence[int]
    xs: Sequence[int]
    """How far each is moved from its place."""
    ys: Sequence[int]

    def between(self, first: int, last: int) -> "Glyphs":
        """Return the glyphs at places `first` up to `last`."""
        part = slice(first, last)
        return Glyphs(self.numbers[part], self.clusters[part], self.advances[part], self.xs[part], self.ys[part])


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font, script and direction, with its glyphs from left to right."""

    start: int
    end: int
    font: Font
    script: str
    level: int
    glyphs: Glyphs
    cut_is_seen: Callable[[int], bool]
    """Whether cutting the text before the cluster of the glyph at a place would change shapes."""

    @property
    def right_to_left(self) -> bool:
        """Whether the stretch is read from right to left."""
        return self.level % 2 == 1

    def place(self, character: int) -> int:
        """Return the place among the glyphs at which, in reading order, those of a character begin.

        From right to left they end there: the glyphs before it are those of later characters.
        """
        if self.right_to_left:
            return bisect_left(self.glyphs.clusters, 1 - character, key=neg)
        return bisect_left(self.glyphs.clusters, character)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a paragraph; lengths in points. Blanks at its end are in `end`, not in `width`."""

    start: int
    end: int
    width: float
    hyphen: bool
    last: bool


class Paragraph:
    """One paragraph, ready to be broken into lines at any width and drawn at any size."""

    def __init__(self, text: str, language: str, *, bold: bool = False) -> None:
        """Shape a text; it runs in the direction of its language, whatever letter it begins with."""
        self.writing: Writing = writing(language)
        self.language = language
        self.bold = bold
        plain = _BLANKS.sub(" ", text).strip(" ").replace(_SOFT_HYPHEN, "")
        mixed = self.writing.right_to_left or not _RIGHT_TO_LEFT.isdisjoint(map(bidirectional, set(plain)))
        self.text = isolate(plain) if mixed else plain
        self.levels: Levels = paragraph_levels(self.text, int(self.writing.right_to_left))
        self.runs: tuple[Run, ...] = tuple(self._run(*stretch) for stretch in self._stretches())
        self.broken: dict[tuple[float, float], tuple[TextLine, ...]] = {}
        """Its lines by type size and width, as they were broken before."""

    def _run(self, start: int, end: int, font: Font, script: str, level: int) -> Run:
        buffer = self._shaped(start, end, font, script, level)
        infos = buffer.glyph_infos

        def cut_is_seen(place: int) -> bool:
            # Asked for few glyphs, and slow to find out for all.
            return bool(infos[place].flags & hb.GlyphFlags.UNSAFE_TO_BREAK)

        return Run(start, end, font, script, level, _columns(buffer, infos), cut_is_seen)

    def _shaped(self, start: int, end: int, font: Font, script: str, level: int) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(self.text, start, end - start)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.script = script
        buffer.language = self.writing.tag
        hb.shape(font.shaper, buffer)
        return buffer

    def part(self, run: Run, start: int, end: int) -> Glyphs:
        """Return the glyphs of a part of a run, shaped anew only when the cut would be seen."""
        if (start, end) == (run.start, run.end):
            return run.glyphs
        first, last = run.place(start), run.place(end)
        if self._cuts_well(run, start, first) and self._cuts_well(run, end, last):
            return run.glyphs.between(last, first) if run.right_to_left else run.glyphs.between(first, last)
        buffer = self._shaped(start, end, run.font, run.script, run.level)
        return _columns(buffer, buffer.glyph_infos)

    @staticmethod
    def _cuts_well(run: Run, character: int, place: int) -> bool:
        """Return whether a run can be cut before a character, whose glyphs begin at a place."""
        if character in (run.start, run.end):
            return True
        first = place - 1 if run.right_to_left else place
        clusters = run.glyphs.clusters
        return 0 <= first < len(clusters) and clusters[first] == character and not run.cut_is_seen(first)

    @cached_property
    def missing(self) -> str:
        """The characters that no font here can draw, in the order of the text."""
        found: dict[str, None] = {}
        for run in self.runs:
            if 0 not in run.glyphs.numbers:
                continue
            starts = sorted({*run.glyphs.clusters, run.end})
            for number, cluster in zip(run.glyphs.numbers, run.glyphs.clusters, strict=True):
                if number == 0 and self.text[cluster] not in INVISIBLE:
                    found |= dict.fromkeys(self.text[cluster : starts[starts.index(cluster) + 1]])
        return "".join(found)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """Width in ems of the text before each character, and of the whole at the end."""
        advances = [0.0] * len(self.text)
        for run in self.runs:
            em = run.font.em
            if run.glyphs.clusters == list(range(run.start, run.end)):
                advances[run.start : run.end] = map(em.__mul__, run.glyphs.advances)
                continue
            for cluster, advance in zip(run.glyphs.clusters, run.glyphs.advances, strict=True):
                advances[cluster] += advance * em
        return tuple(accumulate(advances, initial=0.0))

    @cached_property
    def reach(self) -> tuple[float, float]:
        """How far, in ems, a line of this paragraph reaches above and below its baseline: its fonts, or more ink."""
        above, below = script_font(self.writing.script, self.bold).reach
        for run in self.runs:
            font = run.font
            above, below = max(above, font.reach[0]), max(below, font.reach[1])
            inks = [(font.inks[number], y) for number, y in set(zip(run.glyphs.numbers, run.glyphs.ys, strict=True))]
            above = max(above, max(ink[0] + y for ink, y in inks) * font.em)
            below = max(below, -min(ink[1] + y for ink, y in inks) * font.em)
        return above, below

    def _stretches(self) -> list[tuple[int, int, Font, str, int]]:
        """Return (start, end, font, script, level) of what is shaped in one go."""
        if not self.text:
            return []
        characters = set(self.text)
        own = set(map(script_of, characters)) - {""}
        if len(own) <= 1 and not self.levels.mixed:
            # Most paragraphs: one script in one direction, in one font.
            script = self._named(next(iter(own), self._usual_script(self.levels.each[0])))
            font = script_font(script, self.bold)
            if all(map(font.has, characters - INVISIBLE)):
                return [(0, len(self.text), font, script, self.levels.each[0])]
        return self._divided(self._scripts())

    def _named(self, script: str) -> str:
        """Return a script by the name of its style in this language."""
        return "Aran" if script == "Arab" and self.writing.script == "Aran" else script

    def _usual_script(self, level: int) -> str:
        """Return the script of what has none of its own, such as digits, when it stands alone on a level."""
        # In right-to-left text they (a phone number) are drawn by the Latin font, all alike.
        return "Latn" if level % 2 == 0 and self.levels.base else self.writing.script

    def _scripts(self) -> list[str]:
        """Return a script for each character; what has none takes a neighbour's of the same direction."""
        each = [self._named(script_of(character)) for character in self.text]
        for start, end in _level_stretches(self.levels.each):
            current = next((script for script in each[start:end] if script), "")
            current = current or self._usual_script(self.levels.each[start])
            for place in range(start, end):
                if each[place]:
                    current = each[place]
                elif east_asian_width(self.text[place]) in "WF":
                    each[place] = "Hani"
                else:
                    each[place] = current
        return each

    def _divided(self, scripts: Sequence[str]) -> list[tuple[int, int, Font, str, int]]:
        """Return the stretches of a text in more than one script, font or direction."""
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


def _columns(buffer: hb.Buffer, infos: Sequence[hb.GlyphInfo]) -> Glyphs:
    if not infos:
        return Glyphs((), (), (), (), ())
    xs, ys, advances, _ = zip(*[place.position for place in buffer.glyph_positions], strict=True)
    return Glyphs([info.codepoint for info in infos], [info.cluster for info in infos], advances, xs, ys)


def _follows(character: str, font: Font) -> bool:
    """Return whether a character belongs in the run before it: invisible, or a mark that its font can draw."""
    return character in INVISIBLE or (combining(character) > 0 and font.has(character))


def _level_stretches(levels: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of equal levels as (start, end)."""
    edges = [place for place in range(1, len(levels)) if levels[place] != levels[place - 1]]
    return list(zip([0, *edges], [*edges, len(levels)], strict=True)) if levels else []
