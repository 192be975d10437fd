"""Resolve weak and neutral characters of one isolating run sequence: UAX #9, rules W1 to W7, N0 to N2, I1 and I2."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

ISOLATE_INITIATORS = frozenset(("LRI", "RLI", "FSI"))
REMOVED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
"""What rule X9 leaves out of all further work."""

_NEUTRALS = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
_DEEPEST_BRACKET = 63  # BD16
# Bidi_Paired_Bracket of BidiBrackets.txt (UCD 15): opening and closing ones in the same order.
_OPENING = "([{༺༼᚛⁅⁽₍⌈⌊〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSING = ")]}༻༽᚜⁆⁾₎⌉⌋〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩⹖⹘⹚⹜〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


def _canonical(character: str) -> str:
    return _CANONICAL.get(character, character)


_CLOSED_BY = {_canonical(opening): _canonical(closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True)}
_CLOSERS = frozenset(_CLOSED_BY.values())
_BRACKETS = frozenset(_OPENING + _CLOSING) | frozenset(_CANONICAL)


@dataclass(slots=True)
class IsolatingRun:
    """An isolating run sequence (BD13): characters that see each other as neighbours, all of one level."""

    indices: list[int]
    characters: list[str]
    originals: list[str]
    classes: list[str]
    level: int
    before: str
    after: str

    @property
    def direction(self) -> str:
        """The direction of the level itself."""
        return "R" if self.level % 2 else "L"


def resolve(run: IsolatingRun) -> list[int]:
    """Return the final level of each character of the sequence; its classes are used up."""
    if _BRACKETS.isdisjoint(run.characters):
        rises = _remembered(tuple(run.originals), tuple(run.classes), run.level % 2, run.before, run.after)
        return [run.level + rise for rise in rises]
    return [run.level + rise for rise in _rises(run)]


@lru_cache(2_000)
def _remembered(
    originals: tuple[str, ...], classes: tuple[str, ...], level: int, before: str, after: str
) -> tuple[int, ...]:
    """Return the rises of a sequence without brackets: its classes say all, and short ones come again and again."""
    places = list(range(len(classes)))
    return tuple(_rises(IsolatingRun(places, [], list(originals), list(classes), level, before, after)))


def _rises(run: IsolatingRun) -> list[int]:
    """Return by how much each character rises above the level of the sequence."""
    _marks(run)
    _numbers_after_letters(run.classes, run.before)
    _separators(run.classes)
    _terminators(run.classes)
    _european_numbers(run.classes, run.before)
    if run.characters:
        _brackets(run)
    _neutrals(run)
    return [_rise(kind, run.level) for kind in run.classes]


def _rise(kind: str, level: int) -> int:
    """Return by how much a class rises above its level (I1, I2)."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _marks(run: IsolatingRun) -> None:
    """Let a combining mark follow what it stands on (W1)."""
    before = run.before
    for place, kind in enumerate(run.classes):
        if kind == "NSM":
            run.classes[place] = "ON" if before in ISOLATE_INITIATORS or before == "PDI" else before
        before = run.classes[place]


def _numbers_after_letters(classes: list[str], before: str) -> None:
    """Make digits after an Arabic letter Arabic numbers, then treat that letter as right to left (W2, W3)."""
    strong = before
    for place, kind in enumerate(classes):
        if kind in ("R", "L", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            classes[place] = "AN"
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]


def _separators(classes: list[str]) -> None:
    """Take one separator between two numbers of a kind into the number (W4)."""
    for place in range(1, len(classes) - 1):
        left, right = classes[place - 1], classes[place + 1]
        if left == right and (
            (classes[place] == "ES" and left == "EN") or (classes[place] == "CS" and left in ("EN", "AN"))
        ):
            classes[place] = left


def _terminators(classes: list[str]) -> None:
    """Take signs beside a European number into it; all other separators and signs become neutral (W5, W6)."""
    start = 0
    while start < len(classes):
        end = start
        while end < len(classes) and classes[end] == "ET":
            end += 1
        if end > start:
            beside = {classes[start - 1] if start else "", classes[end] if end < len(classes) else ""}
            classes[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
        start = end + 1
    classes[:] = ["ON" if kind in ("ES", "CS") else kind for kind in classes]


def _european_numbers(classes: list[str], before: str) -> None:
    """Make European numbers after a left-to-right letter part of its text (W7)."""
    strong = before
    for place, kind in enumerate(classes):
        if kind in ("R", "L"):
            strong = kind
        elif kind == "EN" and strong == "L":
            classes[place] = "L"


def _bracket_pairs(run: IsolatingRun) -> list[tuple[int, int]]:
    """Return the places of matching brackets, by the opening one (BD16); none when they nest too deeply."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, kind in enumerate(run.classes):
        if kind != "ON" or run.originals[place] != "ON":
            continue
        character = _canonical(run.characters[place])
        if character in _CLOSED_BY:
            if len(waiting) == _DEEPEST_BRACKET:
                return []
            waiting.append((_CLOSED_BY[character], place))
        elif character in _CLOSERS:
            depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == character), None)
            if depth is not None:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
    return sorted(pairs)


def _strong(kind: str) -> str:
    """Return the direction that a class has for brackets and neutrals: numbers count as right to left."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _brackets(run: IsolatingRun) -> None:
    """Give a pair of brackets the direction of what stands in it, or of what stands before it (N0)."""
    for opening, closing in _bracket_pairs(run):
        inside = {_strong(kind) for kind in run.classes[opening + 1 : closing]} - {""}
        if not inside:
            continue
        direction = run.direction
        if direction not in inside:
            before = next(filter(None, map(_strong, reversed(run.classes[:opening]))), run.before)
            # Only the opposite direction is inside: it holds when the context has it too.
            direction = before if before in inside else direction
        for bracket in (opening, closing):
            _set_with_marks(run, bracket, direction)


def _set_with_marks(run: IsolatingRun, bracket: int, direction: str) -> None:
    run.classes[bracket] = direction
    place = bracket + 1
    while place < len(run.classes) and run.originals[place] == "NSM":
        run.classes[place] = direction
        place += 1


def _neutrals(run: IsolatingRun) -> None:
    """Give neutrals the direction on both their sides, or else that of the level (N1, N2)."""
    for start, end in _stretches(run.classes):
        left = _strong(run.classes[start - 1]) if start else run.before
        right = _strong(run.classes[end]) if end < len(run.classes) else run.after
        run.classes[start:end] = [left if left == right else run.direction] * (end - start)


def _stretches(classes: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of neutrals as (start, end)."""
    neutral = [False, *(kind in _NEUTRALS for kind in classes), False]
    edges = [place for place, (one, other) in enumerate(pairwise(neutral)) if one != other]
    return list(zip(edges[::2], edges[1::2], strict=True))
