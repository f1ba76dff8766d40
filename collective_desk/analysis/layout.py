"""Arrange a map: tied actors near each other, nothing covered, what is pinned stays.

Up to 1,500 actors of one part all distances count (stress majorisation), above them those to
neighbours and pivots. Parts that do not hang together are packed side by side, those tied to
nobody stand in a block. The same map and seed give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from .distances import Steps, pivots, steps_between
from .graph import Flags, Floats, Ints, components, simple_pairs
from .ground import SYMBOL
from .matchings import descend
from .overlaps import part
from .packing import block, pack
from .sparse import settle
from .starts import spread_out, turn_flat, turn_towards
from .stress import Tick, majorise

Progress = Callable[[float, str], None]

DENSE: Final = 1500
"""Up to so many actors of one part all distances count."""

_THIN: Final = 2.0
"""Fewer ties an actor make a picture that folds; such parts are also unfolded by chance."""
_THIN_SIZE: Final = 120
_PRESENT_SIZE: Final = 400
_SMALL: Final = 40
_FAITHFUL: Final = 1.02
"""What grew from the present picture is kept if its stress is at most so many times the best."""
_PIVOTS: Final = 200
_FILL: Final = 0.5
"""Boxes may cover this share of a part's frame before they are parted."""
_APART: Final = 60.0
_PITCH: Final = (150.0, 90.0)
_BARE: Final = (SYMBOL, SYMBOL)


def arrange(
    n: int,
    edges: npt.ArrayLike,
    *,
    start: npt.ArrayLike | None = None,
    fixed: npt.ArrayLike | None = None,
    sizes: npt.ArrayLike | None = None,
    spacing: float = 140.0,
    progress: Progress | None = None,
    seed: int = 0,
) -> Floats:
    """Give every actor a place, shape (n, 2), in map units.

    `edges` are ties (m, 2) between actors 0 … n-1. `start` are the present places: the new
    picture is turned to look like them; rows of nan are new actors. `fixed` actors keep their
    start exactly. `sizes` are the boxes (width, height) of symbol and name, from the top of the
    symbol down; with them no two boxes overlap in the end, unless both are fixed. A tie is about
    `spacing` long. `progress(share, id)` is told how far it is and may raise `Cancelled`.
    """
    pairs = simple_pairs(n, edges)
    stay = np.zeros(n, bool) if fixed is None else np.asarray(fixed, bool).copy()
    here = np.full((n, 2), np.nan) if start is None else np.array(start, float).reshape(n, 2)
    if not np.isfinite(here[stay]).all():
        raise ValueError("what is fixed needs a start")
    here[~_known(here)] = np.nan
    boxes = None if sizes is None else np.array(sizes, float).reshape(n, 2)

    done = 0.0

    def tell(share: float) -> None:
        nonlocal done
        done = min(max(done, share), 1.0)
        if progress is not None:
            progress(done, "layout.running")

    tell(0.0)
    placed = _parts(n, pairs, here, stay, boxes, spacing, seed, tell)
    if boxes is not None and n:
        placed = part(placed, boxes, stay, lambda share: tell(0.8 + 0.2 * share))
    placed[stay] = here[stay]
    tell(1.0)
    return placed


def _known(here: Floats) -> Flags:
    return np.asarray(np.isfinite(here).all(axis=1), bool)


def _parts(
    n: int,
    pairs: Ints,
    here: Floats,
    stay: Flags,
    boxes: Floats | None,
    spacing: float,
    seed: int,
    tell: Tick,
) -> Floats:
    """Arrange each part by itself, then set the loose ones side by side."""
    label = components(n, pairs)
    count = int(label.max(initial=-1)) + 1
    order = np.argsort(label, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1]) if n else []
    inside = np.split(
        pairs[np.argsort(label[pairs[:, 0]], kind="stable")],
        np.cumsum(np.bincount(label[pairs[:, 0]], minlength=count))[:-1],
    ) if n else []
    placed = np.zeros((n, 2))
    loose: list[Ints] = []
    alone: list[int] = []
    local = np.empty(n, np.int64)
    done = 0.0
    for rows, ties in zip(members, inside, strict=True):
        if len(rows) == 1 and not stay[rows[0]]:
            alone.append(int(rows[0]))
            continue
        local[rows] = np.arange(len(rows))
        share = 0.8 * len(rows) / n

        def tick(part: float, before: float = done, share: float = share) -> None:
            tell(before + share * part)

        hold = stay[rows]
        mine = None if boxes is None else boxes[rows]
        placed[rows] = _arranged(local[ties], here[rows], hold, mine, spacing, seed, tick)
        done += share
        if not hold.any():
            loose.append(rows)
    _side_by_side(placed, loose, alone, here, boxes)
    return placed


def _arranged(
    pairs: Ints,
    here: Floats,
    stay: Flags,
    boxes: Floats | None,
    spacing: float,
    seed: int,
    tick: Tick,
) -> Floats:
    """Arrange one connected part; only a part with fixed actors has a place of its own."""
    n = len(here)
    if stay.all():
        return here.copy()
    known = _known(here)
    chance = np.random.default_rng(seed)
    if n > DENSE:
        rows, steps = pivots(n, pairs, min(_PIVOTS, n), chance)
        seen = steps.T
    else:
        rows, steps = np.arange(n), steps_between(n, pairs)
        seen = steps[:, chance.permutation(n)[: max(60, n // 12)]]
    fresh = spread_out(seen, chance)
    unit = spacing
    if stay.any():
        unit = _unit(here, stay, rows, steps, spacing * _stretch(fresh * spacing, boxes))
    wish = here / unit
    fresh = turn_towards(fresh, wish, stay if stay.any() else known)
    fresh[stay] = wish[stay]
    if n > DENSE:
        shape = settle(pairs, rows, steps, fresh, stay, tick)
    else:
        shape = _best(len(pairs), steps, wish, fresh, known, stay, chance, tick)
    if stay.any():
        return shape * unit
    shape = shape * (unit * _stretch(shape * unit, boxes))
    return turn_towards(shape, here, known)


def _unit(
    here: Floats, stay: Flags, columns: Ints, steps: Steps, otherwise: float
) -> float:
    """Choose the length of one step: as those who are fixed keep it among themselves."""
    mine = stay[columns]
    rows = np.flatnonzero(stay)
    if len(rows) < 3 or not mine.any():
        return otherwise
    wanted = steps[mine][:, rows].astype(np.float64)
    apart = np.hypot(*(here[columns[mine]][:, None] - here[rows]).transpose(2, 0, 1))
    told = wanted > 0
    length = float(np.median(apart[told] / wanted[told]))
    return min(max(length, otherwise * 0.6), otherwise * 2.5)


def _best(
    ties: int,
    steps: Steps,
    wish: Floats,
    fresh: Floats,
    known: Flags,
    stay: Flags,
    chance: np.random.Generator,
    tick: Tick,
) -> Floats:
    """Try some starts; the present picture wins if what grows from it is about as good."""
    n = len(fresh)
    starts = [fresh]
    if n <= _THIN_SIZE and ties < _THIN * n:
        starts.append(descend(steps, fresh, stay, tick, chance=chance))
    if n <= _SMALL:
        free = ~stay[:, None]
        starts += [fresh + free * chance.normal(scale=1.5, size=fresh.shape) for _ in range(4)]
    present = bool(known.any()) and n <= _PRESENT_SIZE
    if present:
        jitter = chance.normal(scale=0.05, size=fresh.shape) * ~stay[:, None]
        starts.insert(0, np.where(known[:, None], wish, fresh) + jitter)
    found = [majorise(steps, begun, stay, tick) for begun in starts]
    lowest = min(stress for _, stress in found)
    if present and found[0][1] <= lowest * _FAITHFUL:
        return found[0][0]
    return min(found, key=lambda each: each[1])[0]


def _stretch(shape: Floats, boxes: Floats | None) -> float:
    """Say how much wider a part must be for its boxes to have a chance to lie side by side."""
    if boxes is None:
        return 1.0
    need = float(np.prod(boxes + 16.0, axis=1).sum()) / _FILL
    extent = np.ptp(turn_flat(shape), axis=0) + boxes.mean(0)
    return max(1.0, float(np.sqrt(need / max(float(extent.prod()), 1.0))))


def _side_by_side(
    placed: Floats,
    loose: list[Ints],
    alone: list[int],
    here: Floats,
    boxes: Floats | None,
) -> None:
    """Pack the parts that nothing holds, beside those that are held, without covering any."""
    groups = list(loose)
    if alone:
        size = _PITCH if boxes is None else np.maximum(boxes[alone].max(0) + 16.0, _PITCH)
        rows = np.array(alone)
        placed[rows] = block(len(alone), (float(size[0]), float(size[1])))
        groups.append(rows)
    if not groups:
        return
    size = np.tile(_BARE, (len(placed), 1)) if boxes is None else boxes
    low, high = _frames(placed, size, groups)
    corners = np.array(pack([(w, h) for w, h in (high - low + _APART).tolist()]))
    moved = np.concatenate(groups)
    for rows, corner, least in zip(groups, corners, low, strict=True):
        placed[rows] += corner - least
    placed[moved] += _offset(placed, size, moved, groups, here)


def _frames(placed: Floats, size: Floats, groups: list[Ints]) -> tuple[Floats, Floats]:
    """Give the left top and right bottom corners around the boxes of each group."""
    half = np.column_stack((size[:, 0] / 2, np.full(len(size), SYMBOL / 2)))
    rest = np.column_stack((size[:, 0] / 2, size[:, 1] - SYMBOL / 2))
    low = np.array([(placed[rows] - half[rows]).min(0) for rows in groups])
    high = np.array([(placed[rows] + rest[rows]).max(0) for rows in groups])
    return low, high


def _offset(
    placed: Floats, size: Floats, moved: Ints, groups: list[Ints], here: Floats
) -> Floats:
    """Say where all that was packed goes: beside what is held, else where it stood before."""
    held = np.setdiff1d(np.arange(len(placed)), moved)
    low, high = _frames(placed, size, [moved])
    if len(held):
        first, last = _frames(placed, size, [held])
        wide, down = last[0] - first[0]
        if wide <= down * 1.6:
            return np.array([last[0, 0] + _APART - low[0, 0], first[0, 1] - low[0, 1]])
        return np.array([first[0, 0] - low[0, 0], last[0, 1] + _APART - low[0, 1]])
    largest = max(groups, key=len)
    known = largest[_known(here[largest])]
    if len(known):
        shift: Floats = here[known].mean(0) - placed[known].mean(0)
        return shift
    centre: Floats = (low[0] + high[0]) / 2
    return -centre
