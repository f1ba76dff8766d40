"""Walking over the map by keyboard."""

from __future__ import annotations

import numpy as np

from collective_desk.ui.canvas import walk

from .sample import ACTORS, river

PICTURE = river()
ROW = {row[0]: number for number, row in enumerate(ACTORS)}


def test_arrows_go_to_the_nearest_neighbour_in_their_direction() -> None:
    at = ROW["Sona Lab"]
    names = {
        way: ACTORS[walk.step(PICTURE.xy, at, way) or 0][0] for way in ("left", "right", "up")
    }
    assert names == {
        "left": "Women's rice coop", "right": "Clean Water Trust", "up": "Farmers' federation",
    }


def test_at_the_border_an_arrow_stays() -> None:
    assert walk.step(PICTURE.xy, ROW["Brick makers"], "down") is None


def test_every_actor_can_be_reached_by_arrows() -> None:
    reached, wave = {0}, [0]
    while wave:
        at = wave.pop()
        steps = {walk.step(PICTURE.xy, at, way) for way in walk.DIRECTIONS} - {None}
        wave += [row for row in steps - reached if row is not None]
        reached |= steps  # type: ignore[arg-type]
    assert len(reached) >= len(ACTORS) - 1


def test_from_nowhere_the_first_arrow_goes_to_the_middle_and_nobody_is_no_place() -> None:
    assert walk.step(PICTURE.xy, None, "left") is not None
    assert walk.step(np.empty((0, 2)), None, "left") is None


def test_tab_goes_round_the_neighbours_and_comes_back() -> None:
    hub = ROW["Women's rice coop"]
    around = walk.neighbours(PICTURE, hub).tolist()
    at, seen = hub, []
    for _ in around:
        at = walk.along(PICTURE, hub, at) or 0
        seen.append(at)
    assert seen == around
    assert walk.along(PICTURE, hub, around[-1]) == around[0]
    assert walk.along(PICTURE, hub, around[0], back=True) == around[-1]
    assert walk.along(PICTURE, ROW["Upstream tanneries"], ROW["Upstream tanneries"]) is None


def test_the_focus_radius_counts_ties() -> None:
    start = ROW["Brick makers"]
    assert walk.within(PICTURE, [start], 0).tolist() == [start]
    assert walk.within(PICTURE, [start], 3).tolist() == [ROW["Heron"], start]
