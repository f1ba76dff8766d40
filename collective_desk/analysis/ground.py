"""What already stands on a map, in squares: a free place is found without looking at all of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

Point = tuple[float, float]
Size = tuple[float, float]
Line = tuple[float, float, float, float]

SYMBOL: Final = 28.0
"""Diameter of a symbol at 100 %."""
GAP: Final = 10.0
"""Boxes keep at least this many px from each other."""

_SQUARE: Final = 160.0
_ROOM: Final = SYMBOL / 2 + 4
_TOO_MANY: Final = 4000
"""Above so many ties every place lies on one; then only boxes count."""


class Ground:
    """Boxes and ties that stand, ready to be asked what is free."""

    def __init__(
        self,
        xy: Sequence[Sequence[float]],
        boxes: Sequence[Sequence[float]],
        ties: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.at: list[Point] = [(x, y) for x, y in xy]
        self._boxes: list[Size] = [(width, height) for width, height in boxes]
        self._half = max((width for width, _ in self._boxes), default=0.0) / 2
        self._high = max((height for _, height in self._boxes), default=0.0)
        self._squares: dict[tuple[int, int], list[int]] = {}
        squares = self._squares
        for row, (x, y) in enumerate(self.at):
            key = (int(x // _SQUARE), int(y // _SQUARE))
            if key in squares:
                squares[key].append(row)
            else:
                squares[key] = [row]
        self._ties = ties if len(ties) <= _TOO_MANY else ()
        self._bounds = _around(self.at)
        self._cells: set[tuple[int, int]] = set()
        self._pitch: Size | None = None

    def add(self, point: Point, size: Size) -> None:
        """Let one more actor stand here."""
        key = (int(point[0] // _SQUARE), int(point[1] // _SQUARE))
        self._squares.setdefault(key, []).append(len(self.at))
        self.at.append(point)
        self._boxes.append(size)
        self._half = max(self._half, size[0] / 2)
        self._high = max(self._high, size[1])
        x, y = point
        left, top, right, bottom = self._bounds
        self._bounds = min(left, x), min(top, y), max(right, x), max(bottom, y)
        if self._pitch:
            self._cells.add((round(x / self._pitch[0]), round(y / self._pitch[1])))

    def taken(self, pitch: Size) -> set[tuple[int, int]]:
        """Give the cells of a grid of this pitch in which somebody stands."""
        if self._pitch != pitch:
            across, down = self._pitch = pitch
            self._cells = {(round(x / across), round(y / down)) for x, y in self.at}
        return self._cells

    def free(self, point: Point, size: Size) -> bool:
        """Tell whether a box of this size at this point keeps off all others."""
        x, y = point
        half, high = size[0] / 2 + GAP, size[1] + GAP
        at, boxes, squares = self.at, self._boxes, self._squares
        first = int((y - self._high - GAP) // _SQUARE)
        last = int((y + high) // _SQUARE)
        for column in range(
            int((x - half - self._half) // _SQUARE), int((x + half + self._half) // _SQUARE) + 1
        ):
            for line in range(first, last + 1):
                for row in squares.get((column, line), ()):
                    ox, oy = at[row]
                    width, height = boxes[row]
                    if abs(ox - x) < half + width / 2 and -height - GAP < oy - y < high:
                        return False
        return True

    def within(self, x: float, y: float, reach: float) -> list[Point]:
        """Give the actors that stand at most so far away, across and down."""
        found = []
        for column in range(int((x - reach) // _SQUARE), int((x + reach) // _SQUARE) + 1):
            for line in range(int((y - reach) // _SQUARE), int((y + reach) // _SQUARE) + 1):
                found += [self.at[row] for row in self._squares.get((column, line), ())]
        return found

    def ties_in(self, x: float, y: float, reach: float) -> list[Line]:
        """Give the lines of ties that may pass a square around (x, y), so far to each side."""
        at, left, right, top, bottom = self.at, x - reach, x + reach, y - reach, y + reach
        lines = []
        for source, target in self._ties:
            x1, y1 = at[source]
            x2, y2 = at[target]
            if (x1 < left and x2 < left) or (x1 > right and x2 > right):
                continue
            if (y1 < top and y2 < top) or (y1 > bottom and y2 > bottom):
                continue
            lines.append((x1, y1, x2, y2))
        return lines

    def middle(self) -> Point:
        """Give the middle of all that stands; the origin of an empty map."""
        if not self.at:
            return 0.0, 0.0
        left, top, right, bottom = self._bounds
        return (left + right) / 2, (top + bottom) / 2

    def beside(self, wish: Point, extent: Size, half: float) -> Point:
        """Give a corner for a block right of or below all that stands, whichever is nearer.

        `extent` reaches from the first to the last actor of the block, `half` is half its pitch.
        """
        left, top, right, bottom = self._bounds
        across = right + self._half + GAP + half
        down = bottom + self._high + 2 * GAP
        if across - wish[0] <= 1.6 * (down - wish[1]):
            return across, min(max(wish[1], top), bottom) - extent[1] / 2
        return min(max(wish[0], left), right) - extent[0] / 2, down


def _around(points: Sequence[Point]) -> Line:
    """Give left, top, right and bottom of some points; turned inside out where there are none."""
    if not points:
        return inf, inf, -inf, -inf
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def hidden_by(point: Point, anchors: Sequence[Point], crowd: Sequence[Point]) -> int:
    """Count the symbols of a crowd that lines from a point to its anchors would run through."""
    hits = 0
    x, y = point
    for ax, ay in anchors:
        dx, dy = ax - x, ay - y
        square = dx * dx + dy * dy
        wide = _ROOM * _ROOM * square
        for ox, oy in crowd:
            across = (ox - x) * dy - (oy - y) * dx
            if across * across < wide:
                along = (ox - x) * dx + (oy - y) * dy
                hits += 0.0 < along < square and (ox, oy) != (ax, ay)
    return hits


def crossed(point: Point, size: Size, lines: Sequence[Line]) -> int:
    """Count the lines that run under a box of this size at this point."""
    left, right = point[0] - size[0] / 2, point[0] + size[0] / 2
    top, bottom = point[1] - SYMBOL / 2, point[1] - SYMBOL / 2 + size[1]
    hits = 0
    for x1, y1, x2, y2 in lines:
        if (x1 < left and x2 < left) or (x1 > right and x2 > right):
            continue
        if (y1 < top and y2 < top) or (y1 > bottom and y2 > bottom):
            continue
        hits += _cuts(x1, y1, x2 - x1, y2 - y1, (left, top, right, bottom))
    return hits


def _cuts(x: float, y: float, dx: float, dy: float, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a line from (x, y) runs through a box, by clipping it side by side."""
    enter, leave = 0.0, 1.0
    for start, step, low, high in ((x, dx, box[0], box[2]), (y, dy, box[1], box[3])):
        if abs(step) < 1e-9:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
