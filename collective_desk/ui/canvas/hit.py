"""What lies under the pointer: an actor, its rim, its name, a tie, the ground, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from collective_desk.picture.shapes import CIRCLE, Floats, Ints

RIM_INSIDE, RIM_OUTSIDE = 1.5, 9.0
"""The rim, from which a tie is drawn: so many pixels inside and outside a symbol's edge."""
NEAR_TIE = 6.0
_SMALL = 12.0
"""Symbols smaller than this have no rim: nobody could aim at it."""


class Part(Enum):
    """What kind of thing was hit."""

    NOTHING = "nothing"
    ACTOR = "actor"
    RIM = "rim"
    NAME = "name"
    TIE = "tie"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing under the pointer, by the row of its actor or tie, or its number on the ground."""

    part: Part = Part.NOTHING
    row: int = -1

    @property
    def actor(self) -> int | None:
        """The actor's row, if an actor, its rim or its name was hit."""
        return self.row if self.part in (Part.ACTOR, Part.RIM, Part.NAME) else None

    @property
    def tie(self) -> int | None:
        """The tie's row, if a tie was hit."""
        return self.row if self.part is Part.TIE else None


NOTHING = Hit()


def distances(at: tuple[float, float], centres: Floats, halves: Floats, shapes: Ints) -> Floats:
    """Give the distance in pixels from a point to the edge of each symbol, negative inside."""
    offset = np.abs(np.asarray(at) - centres)
    beyond = offset - halves
    box = np.hypot(*np.maximum(beyond, 0.0).T) + np.minimum(beyond.max(axis=1), 0.0)
    round_ = np.hypot(offset[:, 0], offset[:, 1]) - halves[:, 0]
    return np.where(shapes == CIRCLE, round_, box)


def actor_at(
    at: tuple[float, float], centres: Floats, halves: Floats, shapes: Ints
) -> Hit:
    """Find the actor or the rim under a point; the nearest wins, then the one painted last."""
    if not len(centres):
        return NOTHING
    near = np.flatnonzero((np.abs(centres - at) <= halves + RIM_OUTSIDE).all(axis=1))
    if not len(near):
        return NOTHING
    gaps = distances(at, centres[near], halves[near], shapes[near])
    best = len(gaps) - 1 - int(np.argmin(gaps[::-1]))
    row, gap = int(near[best]), float(gaps[best])
    has_rim = 2 * float(halves[row].min()) >= _SMALL
    if gap > (RIM_OUTSIDE if has_rim else RIM_INSIDE * 2):
        return NOTHING
    return Hit(Part.RIM if has_rim and gap > -RIM_INSIDE else Part.ACTOR, row)


def box_at(at: tuple[float, float], boxes: Floats) -> int | None:
    """Find the last box (left, top, width, height) that holds a point."""
    if not len(boxes):
        return None
    low, high = boxes[:, :2], boxes[:, :2] + boxes[:, 2:]
    inside = np.flatnonzero(((low <= at) & (at <= high)).all(axis=1))
    return int(inside[-1]) if len(inside) else None


def segment_at(at: tuple[float, float], segments: Floats) -> tuple[int, float] | None:
    """Find the nearest segment (x1, y1, x2, y2) to a point and its distance."""
    if not len(segments):
        return None
    low = np.minimum(segments[:, :2], segments[:, 2:]) - NEAR_TIE
    high = np.maximum(segments[:, :2], segments[:, 2:]) + NEAR_TIE
    near = np.flatnonzero(((low <= at) & (at <= high)).all(axis=1))
    if not len(near):
        return None
    start, end = segments[near, :2], segments[near, 2:]
    way = end - start
    length = np.maximum((way * way).sum(axis=1), 1e-12)
    share = np.clip(((at - start) * way).sum(axis=1) / length, 0.0, 1.0)
    gap = np.hypot(*(start + share[:, None] * way - at).T)
    best = int(np.argmin(gap))
    return (int(near[best]), float(gap[best])) if gap[best] <= NEAR_TIE else None


def within(box: tuple[float, float, float, float], centres: Floats) -> Ints:
    """Give the rows whose middle lies in a box: left, top, right, bottom."""
    if not len(centres):
        return np.empty(0, dtype=np.int32)
    inside = ((centres >= box[:2]) & (centres <= box[2:])).all(axis=1)
    return np.flatnonzero(inside).astype(np.int32)
