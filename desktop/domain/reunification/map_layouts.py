"""Where people and ties of a family map stand on a surface, screen or paper; lengths are in its units, y grows down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.reunification.family_maps import FamilyMap

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spacing:
    """How wide people are and how much room there is between them."""

    narrowest: float
    widest: float
    gap: float
    """Between two of a row."""
    above: float
    """Between rows, for the ties."""
    side: float
    """Beside them all, for the ties."""


@dataclass(frozen=True, slots=True)
class Box:
    """The place of one person."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return self.left + self.width / 2, self.top + self.height / 2


def lay_out(
    family: FamilyMap, width: float, height_of: Callable[[int, float], float], spacing: Spacing
) -> tuple[Box, ...]:
    """Return the place of everybody: rows below each other, each broken where the width ends.

    `height_of` tells how high somebody is who gets a width.
    """
    inside = max(spacing.narrowest, width - 2 * spacing.side)
    room = max(1, int((inside + spacing.gap) // (spacing.narrowest + spacing.gap)))
    wide = min(spacing.widest, (inside - spacing.gap * (room - 1)) / room)
    places: dict[int, Box] = {}
    top = spacing.above
    for row in family.rows:
        for start in range(0, len(row), room):
            line = row[start : start + room]
            height = max(height_of(at, wide) for at in line)
            for column, at in enumerate(line):
                places[at] = Box(spacing.side + column * (wide + spacing.gap), top, wide, height)
            top += height + spacing.above
    return _in_order(places)


def _in_order(places: Mapping[int, Box]) -> tuple[Box, ...]:
    return tuple(places[at] for at in range(len(places)))


def tie(boxes: Sequence[Box], first: int, second: int, spacing: Spacing) -> list[Point]:
    """Return the corners of a tie, which never runs behind somebody else; 0 is the sponsor.

    Between neighbours it is straight. Else it runs beside the people, at the left from the sponsor and at the right
    from the other parent, and in the gap above whom it leads to.
    """
    one, other = boxes[first], boxes[second]
    if one.top == other.top and abs(other.left - one.left) <= one.width + spacing.gap + 1:
        return [one.centre, other.centre]
    return _from_sponsor(one, other, spacing) if first == 0 else _from_parent(boxes, one, other, spacing)


def _from_sponsor(one: Box, other: Box, spacing: Spacing) -> list[Point]:
    side, above = spacing.side / 2, other.top - spacing.above / 2
    height = one.centre[1]
    return [(one.left, height), (side, height), (side, above), (other.centre[0], above), (other.centre[0], other.top)]


def _from_parent(boxes: Sequence[Box], one: Box, other: Box, spacing: Spacing) -> list[Point]:
    """Return a tie from the other parent, beside that of the sponsor and never on it."""
    right = max(box.right for box in boxes)
    side, above = right + spacing.side / 2, other.top - spacing.above / 4
    over, height = other.centre[0] + spacing.side / 2, one.centre[1] + spacing.side / 3
    begin: list[Point] = [(one.right, height)]
    if one.right < right:
        # Somebody stands between the other parent and the side.
        height = one.top - spacing.above / 8
        begin = [(one.centre[0], one.top), (one.centre[0], height)]
    return [*begin, (side, height), (side, above), (over, above), (over, other.top)]
