"""Find the direction of every character: the Unicode bidirectional algorithm (UAX #9), as embedding levels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional

from desktop.handouts.bidi_rules import (
    ISOLATE_INITIATORS,
    REMOVED,
    IsolatingRun,
    resolve,
)

_DEEPEST = 125  # BD2: max_depth
_CALLS_FOR_LEVELS = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "FSI", "LRI"))
# In right-to-left text without letters the other way, numbers and controls all stands at one level too: signs between
# numbers become neutral (W6), marks and neutrals follow what stands around them (W1, N1, N2).
_CALLS_FOR_MORE = frozenset(("L", "EN", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "FSI", "LRI", "PDF", "PDI"))
_EMBEDDINGS = frozenset(("RLE", "LRE", "RLO", "LRO"))


class Levels(NamedTuple):
    """The direction of a paragraph and the embedding level of each of its characters; odd is right to left."""

    base: int
    each: tuple[int, ...]
    mixed: bool
    """Whether any of them differs from the base."""


class VisualRun(NamedTuple):
    """A stretch of a line in one direction; stretches come in the order in which they stand, left to right."""

    start: int
    end: int
    level: int


def bidi_class(character: str) -> str:
    """Return the Bidi_Class; an unassigned character counts as left to right."""
    return bidirectional(character) or "L"


def base_level(text: str) -> int:
    """Return the level of a paragraph that is not told its direction: by its first strong letter (P2, P3)."""
    classes = list(map(bidi_class, text))
    return _first_strong(classes, 0, len(classes), _matching_isolates(classes)) or 0


def paragraph_levels(text: str, base: int) -> Levels:
    """Return the level of every character of one paragraph, whose base is 0 from left to right or 1 from right to left."""
    met = set(map(bidi_class, set(text)))
    if (_CALLS_FOR_MORE if base else _CALLS_FOR_LEVELS).isdisjoint(met):
        return Levels(base, (base,) * len(text), mixed=False)
    classes = list(map(bidi_class, text))
    pairs = _matching_isolates(classes)
    explicit = _Explicit(classes, pairs, base)
    levels = explicit.levels()
    for run in _isolating_runs(text, classes, explicit.classes, levels, pairs, base):
        for index, level in zip(run.indices, resolve(run), strict=True):
            levels[index] = level
    _level_removed(classes, levels, base)
    return Levels(base, tuple(levels), mixed=levels.count(base) < len(levels))


def line_levels(text: str, levels: Levels, start: int, end: int) -> list[int]:
    """Return the levels of one line of a paragraph; separators and blanks at its end go to the base level (rule L1)."""
    if not levels.mixed:
        return [levels.base] * (end - start)
    line = list(levels.each[start:end])
    at_end = True
    for index in range(end - 1, start - 1, -1):
        kind = bidi_class(text[index])
        if kind in ("B", "S"):
            line[index - start] = levels.base
            at_end = True
        elif kind == "WS" or kind in ISOLATE_INITIATORS or kind == "PDI" or kind in REMOVED:
            if at_end:
                line[index - start] = levels.base
        else:
            at_end = False
    return line


def visual_runs(levels: Sequence[int]) -> list[VisualRun]:
    """Return the stretches of a line in the order in which they are seen, left to right (rule L2)."""
    runs: list[VisualRun] = []
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        runs.append(VisualRun(start, end, level))
        start = end
    odd = [run.level for run in runs if run.level % 2]
    if odd:
        for level in range(max(run.level for run in runs), min(odd) - 1, -1):
            runs = list(_reversed_from(runs, level))
    return runs


def _reversed_from(runs: Sequence[VisualRun], level: int) -> Iterator[VisualRun]:
    """Yield the runs with every stretch at this level or deeper turned round."""
    for deep, group in groupby(runs, key=lambda run: run.level >= level):
        stretch = list(group)
        yield from reversed(stretch) if deep else stretch


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return each isolate initiator with its end, and the other way round (BD9)."""
    pairs: dict[int, int] = {}
    open_ones: list[int] = []
    for index, kind in enumerate(classes):
        if kind in ISOLATE_INITIATORS:
            open_ones.append(index)
        elif kind == "PDI" and open_ones:
            start = open_ones.pop()
            pairs[start] = index
            pairs[index] = start
    return pairs


def _first_strong(classes: Sequence[str], start: int, end: int, pairs: Mapping[int, int]) -> int | None:
    """Return 0 or 1 by the first strong character outside isolates (P2, P3), or None."""
    index = start
    while index < end:
        kind = classes[index]
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
        index = pairs.get(index, end) + 1 if kind in ISOLATE_INITIATORS else index + 1
    return None


class _Status(NamedTuple):
    level: int
    override: str = ""
    isolate: bool = False


@dataclass(slots=True)
class _Explicit:
    """The stack of embeddings, overrides and isolates while a paragraph is read (rules X1 to X8)."""

    originals: Sequence[str]
    pairs: Mapping[int, int]
    base: int
    classes: list[str] = field(init=False)
    stack: list[_Status] = field(init=False)
    isolates: int = 0
    too_many_isolates: int = 0
    too_many_embeddings: int = 0

    def __post_init__(self) -> None:
        self.classes = list(self.originals)
        self.stack = [_Status(self.base)]

    def levels(self) -> list[int]:
        """Return the explicit levels; `classes` then holds the classes after overrides."""
        return [self._read(index, kind) for index, kind in enumerate(self.originals)]

    def _read(self, index: int, kind: str) -> int:
        if kind == "PDI":
            self._end_isolate()
        status = self.stack[-1]
        if status.override and kind not in REMOVED and kind != "B":
            self.classes[index] = status.override
        if kind in _EMBEDDINGS:
            self._embed(kind)
        elif kind in ISOLATE_INITIATORS:
            self._isolate(index, kind)
        elif kind == "PDF":
            self._end_embedding()
        return self.base if kind == "B" else status.level

    def _deeper(self, right_to_left: bool) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if right_to_left else (level + 2) & ~1

    def _fits(self, level: int) -> bool:
        return level <= _DEEPEST and not self.too_many_isolates and not self.too_many_embeddings

    def _embed(self, kind: str) -> None:
        level = self._deeper(kind.startswith("R"))
        if self._fits(level):
            self.stack.append(_Status(level, {"RLO": "R", "LRO": "L"}.get(kind, "")))
        elif not self.too_many_isolates:
            self.too_many_embeddings += 1

    def _isolate(self, index: int, kind: str) -> None:
        if kind == "FSI":
            end = self.pairs.get(index, len(self.originals))
            kind = "RLI" if _first_strong(self.originals, index + 1, end, self.pairs) == 1 else "LRI"
        level = self._deeper(kind == "RLI")
        if self._fits(level):
            self.isolates += 1
            self.stack.append(_Status(level, isolate=True))
        else:
            self.too_many_isolates += 1

    def _end_isolate(self) -> None:
        if self.too_many_isolates:
            self.too_many_isolates -= 1
        elif self.isolates:
            self.too_many_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.isolates -= 1

    def _end_embedding(self) -> None:
        if self.too_many_isolates:
            return
        if self.too_many_embeddings:
            self.too_many_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


def _isolating_runs(
    text: str,
    originals: Sequence[str],
    classes: Sequence[str],
    levels: Sequence[int],
    pairs: Mapping[int, int],
    base: int,
) -> list[IsolatingRun]:
    """Return the isolating run sequences with the directions at both their ends (rules X9, X10, BD13)."""
    kept = [index for index, kind in enumerate(originals) if kind not in REMOVED]
    place = {index: position for position, index in enumerate(kept)}
    level_runs = [list(group) for _, group in groupby(kept, key=lambda index: levels[index])]
    by_start = {run[0]: run for run in level_runs}
    found: list[IsolatingRun] = []
    for run in level_runs:
        if originals[run[0]] == "PDI" and run[0] in pairs:
            continue
        indices = list(run)
        while originals[indices[-1]] in ISOLATE_INITIATORS and pairs.get(indices[-1]) in by_start:
            indices += by_start[pairs[indices[-1]]]
        first, last = place[indices[0]], place[indices[-1]]
        unended = originals[indices[-1]] in ISOLATE_INITIATORS and indices[-1] not in pairs
        before = levels[kept[first - 1]] if first else base
        after = base if unended or last + 1 == len(kept) else levels[kept[last + 1]]
        level = levels[indices[0]]
        found.append(
            IsolatingRun(
                indices=indices,
                characters=[text[index] for index in indices],
                originals=[originals[index] for index in indices],
                classes=[classes[index] for index in indices],
                level=level,
                before="R" if max(before, level) % 2 else "L",
                after="R" if max(after, level) % 2 else "L",
            )
        )
    return found


def _level_removed(originals: Sequence[str], levels: list[int], base: int) -> None:
    """Give what rule X9 took out the level of what stands before it, so that it never breaks a run (section 5.2)."""
    before = base
    for index, kind in enumerate(originals):
        if kind in REMOVED:
            levels[index] = before
        else:
            before = levels[index]
