"""The pictures beside steps, from the drawings that ship: lines of one width on a square of 24, as vector."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.handouts.canvas import TaggedCanvas
from desktop.paths import resources

_SQUARE = 24.0
_PEN = 1.8
_SHAPE = re.compile(r"<(path|rect|circle) ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_TOKEN = re.compile(r"[MmLlHhVvCcSsZz]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "z": 0}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the pen, downwards as SVG counts: `M`ove, `L`ine, `C`urve, `Z` back to where it began."""

    kind: str
    points: tuple[tuple[float, float], ...]


def pictogram_folder() -> Path:
    """Return where the drawings are."""
    return resources() / "icons" / "pictograms"


def draw_pictogram(canvas: TaggedCanvas, name: str, x: float, y: float, side: float) -> None:
    """Draw a picture on a square whose lower left corner and side are given in points. Right-to-left mirrors nothing."""
    scale = side / _SQUARE
    path = canvas.beginPath()
    for stroke in pictogram(name):
        at = [(x + across * scale, y + side - down * scale) for across, down in stroke.points]
        match stroke.kind:
            case "M":
                path.moveTo(*at[0])
            case "L":
                path.lineTo(*at[0])
            case "C":
                path.curveTo(*at[0], *at[1], *at[2])
            case _:
                path.close()
    canvas.saveState()
    canvas.setLineWidth(_PEN * scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeGray(0)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def pictogram(name: str) -> tuple[Stroke, ...]:
    """Return the strokes of a drawing that ships. It uses only paths, rectangles and circles."""
    text = (pictogram_folder() / f"{name}.svg").read_text(encoding="utf-8")
    strokes: list[Stroke] = []
    for kind, written in _SHAPE.findall(text):
        attributes = dict(_ATTRIBUTE.findall(written))
        if kind == "path":
            strokes += _path(attributes["d"])
        else:
            numbers = {key: float(value) for key, value in attributes.items()}
            strokes += _rectangle(numbers) if kind == "rect" else _circle(numbers)
    return tuple(strokes)


def _path(data: str) -> Iterator[Stroke]:
    """Yield the strokes of a path, with all its points measured from the corner of the square."""
    tokens = _TOKEN.findall(data)
    here = start = bend = (0.0, 0.0)
    place, command = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        count = _TAKES[command.lower()]
        numbers = [float(token) for token in tokens[place : place + count]]
        place += count
        points = _points(command, numbers, here, bend)
        here = start if command in "Zz" else points[-1]
        bend = (2 * here[0] - points[-2][0], 2 * here[1] - points[-2][1]) if command.lower() in "cs" else here
        yield Stroke({"H": "L", "V": "L", "S": "C"}.get(command.upper(), command.upper()), points)
        if command in "Mm":
            start = here
            command = "l" if command == "m" else "L"


def _points(
    command: str, numbers: list[float], here: tuple[float, float], bend: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Return the points of one command."""
    x, y = here if command.islower() else (0.0, 0.0)
    match command.lower():
        case "h":
            return ((x + numbers[0], here[1]),)
        case "v":
            return ((here[0], y + numbers[0]),)
    points = tuple((x + numbers[at], y + numbers[at + 1]) for at in range(0, len(numbers), 2))
    return (bend, *points) if command in "Ss" else points


def _rectangle(box: dict[str, float]) -> list[Stroke]:
    left, top, right, bottom = box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [Stroke("M" if count == 0 else "L", (corner,)) for count, corner in enumerate(corners)] + [Stroke("Z", ())]


def _circle(round_: dict[str, float]) -> list[Stroke]:
    """Return a circle as four curves of Bézier, the usual approximation."""
    x, y, r = round_["cx"], round_["cy"], round_["r"]
    k = 0.5522847 * r
    return [
        Stroke("M", ((x + r, y),)),
        Stroke("C", ((x + r, y + k), (x + k, y + r), (x, y + r))),
        Stroke("C", ((x - k, y + r), (x - r, y + k), (x - r, y))),
        Stroke("C", ((x - r, y - k), (x - k, y - r), (x, y - r))),
        Stroke("C", ((x + k, y - r), (x + r, y - k), (x + r, y))),
        Stroke("Z", ()),
    ]
