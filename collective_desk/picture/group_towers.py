"""Influence as several groups see it: a narrow tower for each, side by side, with its letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from collective_desk.domain.contents import Tower
from collective_desk.domain.entities import EntityId

from .style import DiscSizes
from .towers import Stack, spoken, stack

MOST_GROUPS: Final = 6
"""Of more groups the middle answer and the spread say more than towers."""
_NARROW: Final = 0.54
"""Width of a disc in the tower of a group, by that of a usual one."""
_AIR: Final = 0.32
_LINE: Final = 0.5
"""Room for a letter or a number, by the width of a usual disc."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupTower:
    """What one group said: its letter under a tower whose middle is `x`."""

    x: float
    letter: str
    discs: Stack


@dataclass(frozen=True, slots=True, eq=False)
class GroupTowers:
    """Towers side by side, relative to the foot of the tower they stand for; y grows downwards."""

    towers: tuple[GroupTower, ...]
    foot: float
    """Where discs begin: over the letters."""
    line: float
    """Height of a letter, and of a number."""
    box: tuple[float, float, float, float]
    """The plate under all of it: left, top, width, height."""
    middle: float | None
    """Where the line of the median runs; None where towers are too high to be drawn."""
    median: str
    sizes: DiscSizes


def group_letters(towers: Mapping[EntityId, Tower]) -> dict[str, str]:
    """Give each group that was asked a letter of its name, else a figure; in order of names."""
    letters: dict[str, str] = {}
    names = sorted({name for tower in towers.values() for name, _ in tower.groups})
    for number, name in enumerate(names, 1):
        taken = letters.values()
        free = (c.upper() for c in name if c.isalpha() and c.upper() not in taken)
        letters[name] = next(free, str(number))
    return letters


def side_by_side(
    tower: Tower, letters: Mapping[str, str], sizes: DiscSizes
) -> GroupTowers | None:
    """Build the towers of the groups that spoke of one actor; None unless there are a few."""
    if not 1 < len(tower.groups) <= MOST_GROUPS:
        return None
    wide, high = sizes.size
    small = replace(sizes, size=(_NARROW * wide, high))
    step, line = (_NARROW + _AIR) * wide, _LINE * wide
    first = -step * (len(tower.groups) - 1) / 2
    towers = tuple(
        GroupTower(first + at * step, letters.get(name, ""), _one(value, small))
        for at, (name, value) in enumerate(tower.groups)
    )
    tallest = max(one.discs.height for one in towers)
    foot = -1.1 * line
    # At least as wide and high as the tower that is told of here: nothing of it looks out.
    half = max(-first + step / 2 + 0.3 * wide, 1.35 * wide)
    plate_high = max(tallest + 2.3 * line, stack(tower, sizes).height + line)
    drawn = tower.highest <= sizes.most
    return GroupTowers(
        towers, foot, line, (-half, -plate_high, 2 * half, plate_high),
        foot - tower.median * sizes.step if drawn else None, spoken(tower.median), small)




def _one(value: float, sizes: DiscSizes) -> Stack:
    return stack(Tower(value, value, value, 1), sizes)
