"""Places for many actors that come at once: a block of their own, who is tied standing close."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from collective_desk.domain.entities import EntityId, Placement, Point, Tie
from collective_desk.store.reader import Reader

from .free_places import free_places

STEP_X: Final = 120.0
STEP_Y: Final = 76.0
"""Room of one symbol with its label below, in map units."""
MOST_BY_HAND: Final = 120
"""Up to so many, each finds a free place near what it is tied to; more get a block."""
_GAP: Final = 2 * STEP_X


def places_for(reader: Reader, map: EntityId, actors: Sequence[EntityId]) -> dict[EntityId, Point]:
    """Find a place for each actor on a map; nobody who stands there moves."""
    if len(actors) <= MOST_BY_HAND:
        return dict(zip(actors, free_places(reader, map, actors), strict=True))
    coming = set(actors)
    standing = [
        at for actor, at in reader.rows(Placement, "actor", "at", map=map)
        if at is not None and actor not in coming
    ]
    order = _by_nearness(actors, reader.rows(Tie, "source", "target"))
    spots = list(_spiral(len(order)))
    left = min(column for column, _ in spots) * STEP_X
    edge = max((x for x, _ in standing), default=left - _GAP)
    middle = sum(y for _, y in standing) / len(standing) if standing else 0.0
    return {
        actor: (round(edge + _GAP - left + column * STEP_X, 2), round(middle + row * STEP_Y, 2))
        for actor, (column, row) in zip(order, spots, strict=True)
    }


def _by_nearness(
    actors: Sequence[EntityId], ties: Iterable[tuple[EntityId, ...]]
) -> list[EntityId]:
    """Order actors outwards from the most tied one of each part, largest hub first."""
    near: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
    coming = set(actors)
    for source, target in ties:
        if source in coming and target in coming:
            near[source].append(target)
            near[target].append(source)
    order: dict[EntityId, None] = {}
    for hub in sorted(actors, key=lambda actor: -len(near[actor])):
        waiting = deque([hub])
        while waiting:
            actor = waiting.popleft()
            if actor not in order:
                order[actor] = None
                waiting.extend(near[actor])
    return list(order)


def _spiral(count: int) -> Iterator[tuple[int, int]]:
    """Walk the cells of a grid from the middle outwards."""
    column = row = 0
    step = (1, 0)
    leg, left_in_leg, turns = 1, 1, 0
    for _ in range(count):
        yield column, row
        column, row = column + step[0], row + step[1]
        left_in_leg -= 1
        if left_in_leg == 0:
            step = (-step[1], step[0])
            turns += 1
            leg += turns % 2 == 0
            left_in_leg = leg
