"""Find where a line may end: the Unicode line breaking algorithm (UAX #14, version 15.0).

Numbers are kept together as its section 8.2, example 7 describes, as its own test cases expect. The rules are asked
once for each pair of a state and a class, and remembered: a text is then read with one look-up per character.
"""

from functools import cache
from typing import NamedTuple

from desktop.handouts.break_classes import break_class

_MANDATORY = frozenset(("BK", "CR", "LF", "NL"))
_ALPHABETIC = frozenset(("AL", "HL"))
_IDEOGRAPHIC = frozenset(("ID", "EX_PICT", "EB", "EM"))
_OPENING = frozenset(("OP", "OPW", "OPNU"))
_CLOSING = frozenset(("CL", "CP", "CPW"))
_AFFIXES = frozenset(("PR", "PO"))
_HANGUL = frozenset(("JL", "JV", "JT", "H2", "H3"))
_HANGUL_PAIRS = {
    "JL": frozenset(("JL", "JV", "H2", "H3")),
    "JV": frozenset(("JV", "JT")),
    "H2": frozenset(("JV", "JT")),
    "JT": frozenset(("JT",)),
    "H3": frozenset(("JT",)),
}
_KEPT_BEFORE = frozenset(("BA", "HY", "NS"))


class _State(NamedTuple):
    """What the rules need to know of the text so far."""

    before: str = ""
    """The class of the last character that is no blank and no combining mark; empty at the start."""
    blanks: bool = False
    """Whether blanks stand between it and here."""
    number: str = ""
    """Within a number: `open` after its digits and signs, `closed` after its closing bracket."""
    hebrew: bool = False
    """Whether it is a hyphen after a Hebrew letter."""
    joined: bool = False
    """Whether the last character is a zero-width joiner."""
    flags: int = 0
    """Whether the regional indicator before here is the second of a pair: 1, else 0."""


class _Classes(dict[str, str]):
    """The class of each character met."""

    def __missing__(self, character: str) -> str:
        found = self[character] = break_class(character)
        return found


class _Node(dict[str, tuple[bool, "_Node"]]):
    """A state, with what follows from each class: whether a line may end before it, and the next node."""

    def __init__(self, state: _State) -> None:
        super().__init__()
        self.state = state

    def __missing__(self, kind: str) -> tuple[bool, "_Node"]:
        allowed, state = _step(self.state, kind)
        found = self[kind] = (allowed, _node(state))
        return found


@cache
def _node(state: _State) -> _Node:
    return _Node(state)


_CLASS_OF = _Classes()


def line_breaks(text: str) -> list[int]:
    """Return the places, after the first and before the last character, at which a line may end."""
    found = []
    node = _node(_State())
    classes = list(map(_CLASS_OF.__getitem__, text))
    if "OP" in classes and "NU" in classes:
        _mark_openings(classes)
    for place, kind in enumerate(classes):
        allowed, node = node[kind]
        if allowed:
            found.append(place)
    return found


def _mark_openings(classes: list[str]) -> None:
    """Tell apart the brackets that open a number: what stands before one matters to them (LB25)."""
    following = ""
    for place in range(len(classes) - 1, -1, -1):
        kind = classes[place]
        if kind == "OP" and following == "NU":
            classes[place] = "OPNU"
        if kind not in ("CM", "ZWJ"):
            following = kind


def _step(state: _State, kind: str) -> tuple[bool, _State]:
    if kind in ("CM", "ZWJ"):
        joined = kind == "ZWJ"
        if state.before and not state.blanks and state.before not in (*_MANDATORY, "ZW"):
            return False, state._replace(joined=joined)  # LB9: it belongs to what it stands on
        kind = "AL"  # LB10
        return _may_end(state, kind), _State("AL", joined=joined)
    return _may_end(state, kind), _after(state, kind)


def _after(state: _State, kind: str) -> _State:
    """Return the state after a character that is no combining mark."""
    if kind == "SP":
        before = "SP" if state.before in _MANDATORY else state.before or "SP"
        return _State(before, blanks=True)
    number = ""
    if kind == "NU" or (kind in ("SY", "IS") and state.number == "open" and not state.blanks):
        number = "open"
    elif kind in _CLOSING and state.number == "open" and not state.blanks:
        number = "closed"
    hebrew = kind in ("HY", "BA") and state.before == "HL" and not state.blanks
    flags = (state.flags + 1) % 2 if kind == "RI" and state.before == "RI" and not state.blanks else 0
    return _State(kind, number=number, hebrew=hebrew, flags=flags)


def _may_end(state: _State, kind: str) -> bool:
    """Return whether a line may end before a character of this class (LB2 to LB31)."""
    before = state.before
    if not before:
        return False  # LB2
    if before in _MANDATORY and not state.blanks:
        return not (before == "CR" and kind == "LF")  # LB4, LB5
    if kind in _MANDATORY or kind in ("SP", "ZW"):
        return False  # LB6, LB7
    if before == "ZW":
        return True  # LB8
    if state.joined:
        return False  # LB8a
    if state.blanks:
        return not _holds_over_blanks(before, kind)
    return not _holds(state, before, kind)


def _holds_over_blanks(before: str, kind: str) -> bool:
    """Return whether two classes stay together although blanks stand between."""
    return (
        kind in ("WJ", "EX", "SY", "IS", *_CLOSING)  # LB11, LB13
        or before in _OPENING  # LB14
        or (before == "QU" and kind in _OPENING)  # LB15
        or (before in _CLOSING and kind == "NS")  # LB16
        or (before == "B2" and kind == "B2")  # LB17
    )


def _holds(state: _State, before: str, kind: str) -> bool:
    """Return whether two classes side by side stay together."""
    if before in ("WJ", "GL") or kind == "WJ" or (kind == "GL" and before not in ("BA", "HY")):
        return True  # LB11, LB12, LB12a
    if kind in ("EX", "SY", "IS") or kind in _CLOSING or before in _OPENING:
        return True  # LB13, LB14
    if (before in _CLOSING and kind == "NS") or (before == "B2" and kind == "B2"):
        return True  # LB16, LB17
    if "QU" in (before, kind):
        return True  # LB19
    if "CB" in (before, kind):
        return False  # LB20
    return _holds_punctuation(state, before, kind) or _holds_letters(state, before, kind)


def _holds_punctuation(state: _State, before: str, kind: str) -> bool:
    """Apply LB21 to LB25, and LB29."""
    if kind in _KEPT_BEFORE or before == "BB" or state.hebrew or (before == "SY" and kind == "HL") or kind == "IN":
        return True  # LB21, LB21a, LB21b, LB22
    if kind in _AFFIXES:
        # LB23a, LB24, LB25, LB27
        return (
            before in _ALPHABETIC
            or bool(state.number)
            or (kind == "PO" and (before in _IDEOGRAPHIC or before in _HANGUL))
        )
    if kind == "NU":
        return before in _ALPHABETIC or before in ("PR", "PO", "HY", "NU") or state.number == "open"  # LB23, LB25
    if kind == "OPNU":
        return before in _AFFIXES  # LB25
    return before == "IS" and kind in _ALPHABETIC  # LB29


def _holds_letters(state: _State, before: str, kind: str) -> bool:
    """Apply LB23, LB23a, LB24, LB26 to LB28, LB30 and what follows."""
    if kind in _ALPHABETIC:
        return before in _ALPHABETIC or before in ("NU", "PR", "PO", "CP")
    if before == "PR" and (kind in _IDEOGRAPHIC or kind in _HANGUL):
        return True
    if kind in ("OP", "OPNU"):
        return before in _ALPHABETIC or before == "NU"
    if before == "CP" and kind == "NU":
        return True
    if before == "RI" and kind == "RI":
        return state.flags == 0
    if before in ("EB", "EX_PICT") and kind == "EM":
        return True
    return kind in _HANGUL_PAIRS.get(before, ())
