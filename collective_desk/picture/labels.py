"""Names beside their symbols: below, else right, left, above, wherever they disturb least."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from collective_desk.domain.entities import EntityId

from .boxes import overlaps, sums, within
from .curves import Curves, curves
from .curves import unit as unit_of
from .letters import walk
from .settling import Settling, settle
from .shapes import Flags, Floats, Ints, Picture
from .style import Style
from .symbols import half_extents
from .view import View
from .wrapping import Measure, wrap

Side = Literal[
    "below", "right", "left", "above", "right_below", "left_below", "right_above", "left_above"]
Frame = tuple[float, float, float, float]

SIDES: Final[tuple[Side, ...]] = (
    "below", "right", "left", "above", "right_below", "left_below", "right_above", "left_above")
SPOTS: Final = len(SIDES)
_LIKED: Final = np.array([0.0, 2.0, 3.0, 4.0, 12.0, 12.5, 13.0, 13.5])
"""Corners are for those who find no side."""
_CORNERS: Final = np.array(["_" in side for side in SIDES])
_CORNER: Final = 0.6
"""A corner begins at this share of the symbol's half, across and down."""
_TIE_STEP: Final = 4.0
_TIE_COST: Final = 1.6
_SYMBOL_COST: Final = 0.9
_OBSTACLE_COST: Final = 1.5
_OUTSIDE: Final = 1e7
_HIDES: Final = 8.0
"""A name may cover so much of another symbol, in px² at the usual size, before it waits."""
_ARROW_WEIGHT: Final = 6
_AIR: Final = 1.0
"""Names keep this many px from symbols."""
_BETWEEN: Final = 3.0
"""A name has this many px to itself at each end: two in a row are not read as one."""


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """Where a name stands: its box from the centre of its symbol, in px, so panning keeps it."""

    row: int
    lines: tuple[str, ...]
    side: Side
    dx: float
    dy: float
    width: float
    height: float
    shown: bool
    """False where no place was found: the name waits for hover, selection or zoom."""

    @property
    def align(self) -> Literal["center", "start", "end"]:
        """How its lines are aligned in the box (left to right on the map, in every language)."""
        if self.side.startswith("right"):
            return "start"
        return "end" if self.side.startswith("left") else "center"


def place(
    picture: Picture,
    view: View,
    style: Style,
    measure: Measure,
    *,
    size: float | None = None,
    rows: Ints | None = None,
    earlier: Mapping[EntityId, LabelSpot] | None = None,
    moved: Collection[EntityId] = (),
    frame: Frame | None = None,
    obstacles: Floats | None = None,
    selected: Collection[EntityId] = (),
    headroom: Mapping[EntityId, float] | None = None,
) -> dict[EntityId, LabelSpot]:
    """Place the names of all actors, or of some rows, by actor.

    `measure` gives widths at the text `size` in px. Names placed `earlier` keep their side unless
    their actor `moved` or is new. `frame` (left, top, width, height) is never left; `obstacles`
    are boxes to keep off, such as the legend; `headroom` is what stands on a symbol, in px.
    """
    wanted = np.arange(len(picture.xy)) if rows is None else np.asarray(rows)
    if not len(wanted):
        return {}
    size = style.label.size if size is None else size
    names = _Names.of(picture, wanted, style, measure, size)
    room = np.array([(headroom or {}).get(picture.actor_ids[r], 0.0) for r in wanted])
    offsets = _offsets(picture, wanted, names, view, style, room)
    centres = view.pixels(picture.xy)
    spots = offsets + np.concatenate((centres[wanted], np.zeros((len(wanted), 2))), axis=1)[:, None]
    flat = np.ascontiguousarray(spots.reshape(-1, 4))
    unit = size / 12.0
    cost, covered = _standing_costs(picture, wanted, flat, view, style, unit, frame, obstacles)
    kept = _kept(picture, wanted, names, earlier or {}, set(moved))
    settled = settle(
        Settling(
            boxes=flat + np.array([-1.0, 0.0, 2.0, 0.0]) * _BETWEEN * unit,
            unit=unit,
            cost=cost.reshape(-1, SPOTS),
            blocked=covered.reshape(-1, SPOTS),
            kept=kept,
            rank=_rank(picture, wanted, set(selected)),
            always=np.array([picture.actor_ids[r] in selected for r in wanted], bool),
        )
    )
    taken = offsets[np.arange(len(wanted)), settled.side].tolist()
    spots_of = zip(
        wanted.tolist(), names.lines, settled.side.tolist(), taken, settled.shown.tolist(),
        strict=True,
    )  # fmt: skip
    return {
        picture.actor_ids[row]: LabelSpot(row, lines, SIDES[side], dx, dy, width, height, shown)
        for row, lines, side, (dx, dy, width, height), shown in spots_of
    }


@dataclass(frozen=True, slots=True)
class _Names:
    """Names broken into lines, and the boxes they need."""

    lines: list[tuple[str, ...]]
    boxes: Floats

    @classmethod
    def of(
        cls, picture: Picture, rows: Ints, style: Style, measure: Measure, size: float
    ) -> _Names:
        grown = size / style.label.size
        measured = cache(measure)
        lines = [
            wrap(picture.labels[row], measured, style.label.max_width * grown)
            for row in rows.tolist()
        ]
        boxes = [(max(map(measured, told)), style.label.line * grown * len(told)) for told in lines]
        return cls(lines, np.array(boxes, float))


def _offsets(
    picture: Picture, rows: Ints, names: _Names, view: View, style: Style, room: Floats
) -> Floats:
    """Give the box on each side and corner, from the symbol's centre: shape (n, SPOTS, 4)."""
    half = half_extents(picture.shapes[rows], style.symbol) * view.symbol
    (width, height), gap, side = names.boxes.T, style.label.gap, style.label.gap_side
    boxes = np.empty((len(rows), SPOTS, 4))
    near = _CORNER * half
    boxes[:, :, 2:] = names.boxes[:, None]
    boxes[:, (0, 3), 0] = -width[:, None] / 2
    boxes[:, (1, 2), 1] = -height[:, None] / 2
    boxes[:, 0, 1] = half[:, 1] + gap
    boxes[:, 1, 0] = half[:, 0] + side
    boxes[:, 2, 0] = -half[:, 0] - side - width
    boxes[:, 3, 1] = -half[:, 1] - gap - height - room
    boxes[:, (4, 6), 0] = near[:, :1] + gap
    boxes[:, (5, 7), 0] = (-near[:, 0] - gap - width)[:, None]
    boxes[:, (4, 5), 1] = near[:, 1:]
    boxes[:, (6, 7), 1] = (-near[:, 1] - height)[:, None]
    return boxes


def _standing_costs(
    picture: Picture,
    rows: Ints,
    boxes: Floats,
    view: View,
    style: Style,
    unit: float,
    frame: Frame | None,
    obstacles: Floats | None,
) -> tuple[Floats, Flags]:
    """Give what each spot costs whatever other names do, and which spots would hide a symbol."""
    step = _TIE_STEP * unit
    cost = np.tile(_LIKED, len(rows)) + _TIE_COST * sums(
        _tie_points(curves(picture, view, style), style, step), boxes, step
    )
    half = half_extents(picture.shapes, style.symbol) * view.symbol + _AIR * unit
    symbols = np.hstack((view.pixels(picture.xy) - half, 2 * half))
    spot, actor, area = overlaps(boxes, symbols)
    foreign = rows[spot // SPOTS] != actor
    over = np.bincount(spot[foreign], area[foreign], len(boxes)) / unit**2
    cost += _SYMBOL_COST * over
    covered = over > _HIDES
    if obstacles is not None and len(obstacles):
        spot, _, area = overlaps(boxes, np.asarray(obstacles, float))
        over = np.bincount(spot, area, len(boxes)) / unit**2
        cost += _OBSTACLE_COST * over
        covered |= over > _HIDES
    if frame is not None:
        at_home = within(np.repeat(symbols[rows], SPOTS, axis=0), frame)
        cost += _OUTSIDE * (at_home & ~within(boxes, frame))
    # Far away most corners hide a symbol: who leaves those out settles in half the time.
    cost[covered & np.tile(_CORNERS, len(rows))] = np.inf
    return cost, covered


def _tie_points(bent: Curves, style: Style, step: float) -> Floats:
    """Give points along all ties, and many at arrowheads, which names should leave free."""
    long = style.tie.arrow[0] / 2
    tips = [
        tip[has] + unit_of(bent.control[has] - tip[has]) * long
        for tip, has in ((bent.start, bent.arrow_source), (bent.end, bent.arrow_target))
    ]
    return np.concatenate((walk(bent, step), *(tips * _ARROW_WEIGHT)))


def _kept(
    picture: Picture,
    rows: Ints,
    names: _Names,
    earlier: Mapping[EntityId, LabelSpot],
    moved: set[EntityId],
) -> Ints:
    """Give the side that a name keeps, -1 for those that may choose."""
    sides = np.full(len(rows), -1)
    for i, row in enumerate(rows.tolist()):
        id = picture.actor_ids[row]
        spot = earlier.get(id)
        if spot and spot.shown and id not in moved and spot.lines == names.lines[i]:
            sides[i] = SIDES.index(spot.side)
    return sides


def _rank(picture: Picture, rows: Ints, selected: set[EntityId]) -> Floats:
    """Give who goes first where two names want one place: selected, then those with most ties."""
    n = len(picture.xy)
    degree = np.bincount(picture.source, minlength=n) + np.bincount(picture.target, minlength=n)
    chosen = np.array([picture.actor_ids[row] in selected for row in rows.tolist()], float)
    return np.asarray(degree[rows] + 1e6 * chosen, float)
