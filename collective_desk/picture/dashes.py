"""Patterns laid along polylines: dashes, dots, zigzag and ticks as separate short strokes."""

from __future__ import annotations

import numpy as np

from .curves import Lines, unit
from .patterns import Pattern
from .shapes import Floats, Ints


def dashes(lines: Lines, pattern: Pattern, aside: float = 0.0) -> Floats:
    """Give the dashes of a pattern as rows x1, y1, x2, y2.

    The pattern is stretched a little so that every line begins and ends with its first dash.
    """
    along, length = lines.stations()
    tie, start, size = _laid(pattern, length)
    from_ = along[lines.first[tie]] + start
    points = lines.points if aside == 0.0 else lines.aside(aside)
    return np.hstack((_walk(points, along, from_), _walk(points, along, from_ + size)))


def dots(lines: Lines, pattern: Pattern) -> Floats:
    """Give the dots of a pattern as points, one at each end of every line."""
    along, length = lines.stations()
    tie, start, _ = _laid(pattern, length)
    return _walk(lines.points, along, along[lines.first[tie]] + start)


def zigzag(lines: Lines, half_wave: float, height: float) -> Floats:
    """Give a zigzag along lines as rows x1, y1, x2, y2, with a short straight lead at both ends."""
    along, length = lines.stations()
    lead = np.minimum(half_wave, length / 4)
    inner = length - 2 * lead
    waves = 2 * np.maximum(np.rint(inner / (2 * half_wave)), 1).astype(np.int64)
    waves[length < 4 * half_wave] = 0
    count = waves + 4
    tie, place = _ragged(count)
    turn = (place >= 2) & (place < count[tie] - 2)
    station = lead[tie] + (place - 1.5) * (inner / np.maximum(waves, 1))[tie]
    station = np.where(place == 0, 0.0, np.where(place == 1, lead[tie], station))
    left = count[tie] - 1 - place
    station = np.where(left == 0, length[tie], np.where(left == 1, (length - lead)[tie], station))
    at = along[lines.first[tie]] + station
    points = _walk(lines.points, along, at)
    sign = np.where(turn, np.where(place % 2 == 0, 1.0, -1.0), 0.0) * height
    points += _across(lines, along, at) * sign[:, None]
    return Lines(points, np.r_[0, np.cumsum(count)]).pairs()


def ticks(lines: Lines, pitch: float, reach: float) -> Floats:
    """Give short strokes across lines as rows x1, y1, x2, y2."""
    along, length = lines.stations()
    count = np.maximum(np.rint(length / pitch), 1).astype(np.int64)
    tie, place = _ragged(count)
    at = along[lines.first[tie]] + (place + 0.5) * (length / count)[tie]
    middle, across = _walk(lines.points, along, at), _across(lines, along, at) * reach
    return np.hstack((middle - across, middle + across))


def _laid(pattern: Pattern, length: Floats) -> tuple[Ints, Floats, Floats]:
    """Lay a pattern on lines of these lengths: line, where each dash starts, how long it is."""
    told = np.array(pattern.dash)
    offsets = np.r_[0.0, np.cumsum(told)[:-1]][::2]
    sizes, period = told[::2], pattern.period
    rounds = np.maximum(np.rint((length - sizes[0]) / period), 0).astype(np.int64)
    stretch = length / (rounds * period + sizes[0])
    tie, place = _ragged(rounds * len(sizes) + 1)
    turn, which = np.divmod(place, len(sizes))
    start = (turn * period + offsets[which]) * stretch[tie]
    return tie, start, sizes[which] * stretch[tie]


def _ragged(count: Ints) -> tuple[Ints, Ints]:
    """Number things that come in groups: the group and the place in it of each."""
    group = np.repeat(np.arange(len(count)), count)
    return group, np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)


def _walk(points: Floats, along: Floats, at: Floats) -> Floats:
    return np.column_stack((np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])))


def _across(lines: Lines, along: Floats, at: Floats) -> Floats:
    """Give directions to the right of travel at stations along the lines."""
    tangent = unit(_walk(lines.tangents(), along, at))
    return np.column_stack((-tangent[:, 1], tangent[:, 0]))
