"""Free places for new actors: near what they are tied to, on top of nothing, nobody else moves.

Only the standard library: the first name typed after the start must not wait for numpy.
Map units; an actor stands at the middle of its symbol, its box reaches from the symbol's top down
over its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, inf, pi, sin, sqrt
from typing import Final

from .ground import GAP, SYMBOL, Ground, Point, Size, crossed, hidden_by

Frame = tuple[float, float, float, float]

CELL: Final = (150.0, 90.0)
"""Names that are tied to nobody stand in columns and rows of this pitch."""

_TIE: Final = 150.0
"""A new tie is about this long."""
_FLAT: Final = 0.72
"""Boxes are wide: rings of candidates are flatter than circles."""
_STEP: Final = 45.0
_ARC: Final = 62.0
_ENOUGH: Final = 10
"""So many free places are compared before the best is taken."""
_FINALISTS: Final = 5
_TRIES: Final = 260
_CROWD: Final = 320.0
_AROUND: Final = 1500.0
_LETTER: Final = 7.0
_LONGEST: Final = 104.0
"""A name is wrapped at this width."""


def place_new(
    xy: Sequence[Sequence[float]],
    boxes: Sequence[Sequence[float]],
    neighbours: Sequence[Sequence[int]],
    new_boxes: Sequence[Sequence[float]],
    *,
    view: Frame | None = None,
    ties: Sequence[tuple[int, int]] = (),
) -> list[Point]:
    """Find a free place for each new actor, in their order.

    `xy` and `boxes` (width, height) tell what stands; plain lists are the fastest. `neighbours`
    names, for each new actor, rows of `xy`, or `len(xy) + j` for the new actor j. `view` is what
    the person sees (left, top, width, height): actors tied to nobody appear near its middle.
    `ties` are pairs of rows of `xy` that are drawn already; names keep off their lines if they
    can. The first actor of an empty map stands
    there, or at the origin.
    """
    return place_on(Ground(xy, boxes, ties), neighbours, new_boxes, view=view)


def place_on(
    ground: Ground,
    neighbours: Sequence[Sequence[int]],
    new_boxes: Sequence[Sequence[float]],
    *,
    view: Frame | None = None,
) -> list[Point]:
    """Do the same on a ground that is kept: the new actors stand on it from then on."""
    sizes = [(float(box[0]), float(box[1])) for box in new_boxes]
    known = len(ground.at)
    placed: dict[int, Point] = {}
    tied = [new for new, rows in enumerate(neighbours) if _others(rows, known + new)]
    alone = [new for new in range(len(sizes)) if new not in set(tied)]

    def put(new: int, point: Point) -> None:
        placed[new] = point
        ground.add(point, sizes[new])

    for new, point in zip(alone, _block([sizes[new] for new in alone], ground, view), strict=True):
        put(new, point)
    waiting = tied
    while waiting:
        new, anchors = _next(waiting, neighbours, ground.at[:known], placed)
        waiting = [other for other in waiting if other != new]
        if anchors:
            put(new, _near(anchors, sizes[new], ground, view))
        else:
            put(new, _block([sizes[new]], ground, view)[0])
    return [placed[new] for new in range(len(sizes))]


def room_for(name: str) -> Size:
    """Give width and height of a symbol with its name below, wrapped once; a rough guess."""
    wide = len(name) * _LETTER
    lines = 1 if wide <= _LONGEST else 2
    return max(min(wide, _LONGEST), SYMBOL), SYMBOL + 3 + 15 * lines


def _others(rows: Sequence[int], self: int) -> bool:
    return any(row != self for row in rows)


def _next(
    waiting: list[int],
    neighbours: Sequence[Sequence[int]],
    standing: list[Point],
    placed: dict[int, Point],
) -> tuple[int, list[Point]]:
    """Choose who is placed next: the first that has a tie to somebody who stands."""
    for new in waiting:
        anchors = {
            row: standing[row] if row < len(standing) else placed[row - len(standing)]
            for row in neighbours[new]
            if row < len(standing) or row - len(standing) in placed
        }
        if anchors:
            return new, list(anchors.values())
    return waiting[0], []


def _near(anchors: list[Point], size: Size, ground: Ground, view: Frame | None) -> Point:
    """Take the best of the nearest free places around what the new actor is tied to."""
    cx = sum(x for x, _ in anchors) / len(anchors)
    cy = sum(y for _, y in anchors) / len(anchors)
    crowd = ground.within(cx, cy, _CROWD)
    found: list[tuple[float, Point]] = []
    for ring in _rings(0.0 if len(anchors) > 1 else _TIE):
        for dx, dy in ring:
            point = (cx + dx, cy + dy)
            if ground.free(point, size):
                found.append((_cost(point, size, anchors, crowd, view), point))
        if len(found) >= _ENOUGH:
            break
    found.sort(key=_first)
    lines = ground.ties_in(cx, cy, _CROWD)
    best, lowest = found[0][1], inf
    for cost, point in found[:_FINALISTS]:
        hidden = 0.5 * hidden_by(point, anchors, crowd)
        total = cost + hidden + 0.4 * crossed(point, size, lines)
        if total < lowest:
            best, lowest = point, total
    return best


def _first(pair: tuple[float, Point]) -> float:
    return pair[0]


def _rings(radius: float) -> Iterator[list[Point]]:
    """Give offsets, ring after ring, to the right first, without end."""
    while True:
        count = max(1, ceil(2 * pi * radius / _ARC))
        turn = 2 * pi / count
        yield [
            (radius * cos(turn * at), radius * _FLAT * sin(turn * at)) for at in range(count)
        ]
        radius += max(_STEP, radius * 0.12)


def _cost(
    point: Point, size: Size, anchors: list[Point], crowd: list[Point], view: Frame | None
) -> float:
    """Say how far a place is from an easy one: ties of a good length, air around, in sight."""
    x, y = point
    cost = 0.0
    for ax, ay in anchors:
        far = hypot(ax - x, (ay - y) / _FLAT) / _TIE - 1.0
        cost += far * far if far > 0 else 4 * far * far
    cost /= len(anchors)
    cost += sum([
        2700.0 / (6750.0 + (ox - x) * (ox - x) + 2.0 * (oy - y) * (oy - y)) for ox, oy in crowd
    ])
    if view is not None and not _inside(point, size, view):
        cost += 1.0
    return cost


def _inside(point: Point, size: Size, view: Frame) -> bool:
    x, y = point
    left, top, width, height = view
    across, down = size[0] / 2 + GAP, size[1] + GAP
    return left + across <= x <= left + width - across and top + down <= y <= top + height - down


def _block(sizes: list[Size], ground: Ground, view: Frame | None) -> list[Point]:
    """Set out those tied to nobody in reading order, near the middle of what the person sees."""
    if not sizes:
        return []
    pitch = (
        max(CELL[0], max(width for width, _ in sizes) + 2 * GAP),
        max(CELL[1], max(height for _, height in sizes) + 2 * GAP),
    )
    columns, rows = _shape(len(sizes), pitch)
    left, top = _corner(columns, rows, pitch, max(height for _, height in sizes), ground, view)
    return [
        (left + (at % columns) * pitch[0], top + (at // columns) * pitch[1])
        for at in range(len(sizes))
    ]


def _shape(count: int, pitch: Size) -> tuple[int, int]:
    """Choose columns and rows: one row up to five, then about as wide as a screen."""
    if count <= 5:
        return count, 1
    columns = ceil(sqrt(count * 1.5 * pitch[1] / pitch[0]))
    rows = ceil(count / columns)
    return ceil(count / rows), rows


def _corner(
    columns: int, rows: int, pitch: Size, height: float, ground: Ground, view: Frame | None
) -> Point:
    """Find where the first of a block stands, so that all of it is free."""
    wide, high = (columns - 1) * pitch[0], (rows - 1) * pitch[1]
    need = (wide + pitch[0] - 2 * GAP, high + height)
    middle = (view[0] + view[2] / 2, view[1] + view[3] / 2) if view else ground.middle()
    column = _half_down((middle[0] - wide / 2) / pitch[0])
    row = _half_down((middle[1] - high / 2) / pitch[1])
    if not ground.at:
        return column * pitch[0], row * pitch[1]
    lines = ground.ties_in(middle[0], middle[1], max(view[2:]) / 2 if view else _AROUND)
    if view is None and (columns, rows) == (1, 1) and len(ground.at) > _TRIES:
        return _nearest(column, row, pitch, need, ground)
    on_ties: Point | None = None
    for at, (across, down) in enumerate(_cells()):
        if at >= _TRIES:
            break
        corner = ((column + across) * pitch[0], (row + down) * pitch[1])
        centre = (corner[0] + wide / 2, corner[1])
        if view is not None and not _seen(corner, (wide, high), view):
            continue
        if not ground.free(centre, need):
            continue
        if not crossed(centre, need, lines):
            return corner
        on_ties = on_ties or corner
    beside = ground.beside(middle, (wide, high), pitch[0] / 2)
    if on_ties is not None and view is not None and not _seen(beside, (wide, high), view):
        return on_ties
    return beside


def _nearest(column: int, row: int, pitch: Size, need: Size, ground: Ground) -> Point:
    """Take the free cell nearest to one, however far: what comes name by name stays together."""
    taken = ground.taken(pitch)
    for across, down in _cells():
        cell = (column + across, row + down)
        if cell not in taken:
            point = (cell[0] * pitch[0], cell[1] * pitch[1])
            if ground.free(point, need):
                return point
    raise AssertionError("cells never end")


def _half_down(value: float) -> int:
    """Round to a whole number, halves towards zero, so that a growing block stays where it is."""
    whole = ceil(abs(value) - 0.5)
    return whole if value >= 0 else -whole


def _seen(corner: Point, extent: Size, view: Frame) -> bool:
    left, top, width, height = view
    x, y = corner
    return (
        left + 52 <= x <= left + width - 52 - extent[0]
        and top + 14 <= y <= top + height - 60 - extent[1]
    )


def _cells() -> Iterator[tuple[int, int]]:
    """Walk columns and rows around a cell: rows fill from their middle, then below, then above."""
    reach = 1
    while True:
        for row in _outwards(reach - 1, 1):
            # Rows that were there before grow by a cell at both ends.
            new = abs(row) == reach - 1
            for column in _outwards(reach, -1) if new else (-reach, reach):
                yield column, row
        reach += 1


def _outwards(reach: int, first: int) -> list[int]:
    return [0, *(side * step for step in range(1, reach + 1) for side in (first, -first))]
