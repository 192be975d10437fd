"""Break a paragraph into lines (UAX #14), without dividing what is read as one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from unicodedata import category, combining

import pyphen

from desktop.errors import HandoutError
from desktop.handouts.breaks import line_breaks
from desktop.handouts.fonts import font_for
from desktop.handouts.shaping import INVISIBLE, Paragraph, TextLine
from desktop.handouts.tokens import figures, wholes
from desktop.wording import N_

_BLANKS = " \u3000\u1680"
_NEVER_FIRST = "।॥"  # ends a sentence in Hindi and Bengali; many write a blank before it
_WORD = re.compile(r"(\W*)([^\W\d_]{8,})")
# Readers of these pages are helped by whole words: one is divided only when the line would stay this empty.
_EMPTY = 0.35
_VIRAMA = 9  # Canonical_Combining_Class: what follows it belongs to the same cluster


def break_lines(paragraph: Paragraph, size: float, width: float) -> tuple[TextLine, ...]:
    """Return the lines of a paragraph at a type size within a width, both in points.

    Raises HandoutError when a number that may not be divided is wider than the line.
    """
    known = paragraph.broken.get((size, width))
    if known is None:
        known = paragraph.broken[size, width] = tuple(_Breaker(paragraph, width / size).lines(size))
    return known


def visible_end(text: str, start: int, end: int) -> int:
    """Return where the blanks at a line's end begin."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


@dataclass
class _Breaker:
    """Breaks one paragraph into lines of `room` ems."""

    paragraph: Paragraph
    room: float

    def lines(self, size: float) -> Iterator[TextLine]:
        """Yield the lines, measured in points."""
        start = 0
        whole = len(self.paragraph.text)
        while start < whole:
            end, hyphen = self._fill(start)
            ems = self._ems(start, end) + (self._hyphen_width if hyphen else 0.0)
            yield TextLine(start, end, ems * size, hyphen, end == whole)
            start = end

    def _ems(self, start: int, end: int) -> float:
        """Return the width of a stretch without the blanks at its end."""
        widths = self.paragraph.widths
        return widths[visible_end(self.paragraph.text, start, end)] - widths[start]

    def _fits(self, start: int, end: int) -> bool:
        return self._ems(start, end) <= self.room + 1e-6

    @cached_property
    def _opportunities(self) -> tuple[int, ...]:
        """Where UAX #14 lets a line end."""
        return tuple(line_breaks(self.paragraph.text))

    @cached_property
    def _wholes(self) -> list[tuple[int, int]]:
        return wholes(self.paragraph.text)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """Where a line ends best: between words, never inside what is read as one, at the latest at the end."""
        text = self.paragraph.text
        places = (
            place
            for place in self._opportunities
            if text[place] not in _NEVER_FIRST and not _inside(place, self._wholes)
        )
        return (*places, len(text))

    @cached_property
    def _hyphen_width(self) -> float:
        font = font_for("-", "Latn", self.paragraph.bold)
        return font.advances[font.glyph("-")] * font.em

    def _fill(self, start: int) -> tuple[int, bool]:
        """Return where the line that begins at `start` ends, and whether a word is divided there."""
        if self._fits(start, len(self.paragraph.text)):
            return len(self.paragraph.text), False  # most lines of a handout: finding breaks is the slow part
        first = following = bisect_right(self._breaks, start)
        while self._fits(start, self._breaks[following]):
            following += 1
        end = self._breaks[following - 1] if following > first else start
        divided = self._divided(start, end, self._breaks[following])
        if divided:
            return divided, True
        return (end, False) if end > start else (self._forced(start, self._breaks[following]), False)

    def _divided(self, start: int, end: int, following: int) -> int:
        """Return where the word after `end` is divided, or 0 when it is better left whole."""
        dictionary = self.paragraph.writing.hyphens
        if not dictionary or self._ems(start, end) > self.room * (1 - _EMPTY):
            return 0
        word = _WORD.match(self.paragraph.text[end:following])
        if word is None or any(at <= end < to for at, to in self._wholes):
            return 0
        if not word.group(2).islower() and self._fits(end, following):
            return 0  # a name or an institution is divided only where it fits on no line
        for position in reversed(_dictionary(dictionary).positions(word.group(2))):
            place = end + word.start(2) + int(position)
            if self._ems(start, place) + self._hyphen_width <= self.room:
                return place
        return 0

    def _forced(self, start: int, limit: int) -> int:
        """Return an end in what is kept together but too wide for a line: at a blank or hyphen, else between letters."""
        text = self.paragraph.text
        kept = figures(text)
        loose = [place for place in self._opportunities if start < place < limit]
        letters = [place for place in range(start + 1, limit) if _between_clusters(text, place)]
        for places in (loose, letters):
            fitting = [place for place in places if self._fits(start, place) and not _inside(place, kept)]
            if fitting:
                return fitting[-1]
        raise HandoutError(
            N_("Nothing was printed: “{text}” is wider than its column. Make it shorter."),
            text="".join(character for character in text[start:limit] if character not in INVISIBLE),
        )


@cache
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name, left=3, right=3)


def _inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in stretches)


def _between_clusters(text: str, place: int) -> bool:
    return (
        not category(text[place]).startswith("M")
        and text[place] not in INVISIBLE
        and combining(text[place - 1]) != _VIRAMA
    )
