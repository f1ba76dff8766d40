"""What lies under the pointer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from collective_desk.picture.shapes import CIRCLE, SQUARE
from collective_desk.ui.canvas.hit import NOTHING, Hit, Part, actor_at, box_at, segment_at, within
from collective_desk.ui.canvas.view import Canvas

from .conftest import Hand
from .sample import crowd

CENTRES = np.array([(100.0, 100.0), (200.0, 100.0)])
HALVES = np.full((2, 2), 14.0)
SHAPES = np.array([CIRCLE, SQUARE], np.int32)


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ((100, 100), Hit(Part.ACTOR, 0)),
        ((111, 100), Hit(Part.ACTOR, 0)),
        ((118, 100), Hit(Part.RIM, 0)),
        ((124, 100), NOTHING),
        ((111, 111), Hit(Part.RIM, 0)),
        ((211, 111), Hit(Part.ACTOR, 1)),
        ((150, 100), NOTHING),
    ],
)
def test_an_actor_has_a_body_and_a_rim(at: tuple[float, float], found: Hit) -> None:
    assert actor_at(at, CENTRES, HALVES, SHAPES) == found


def test_a_small_symbol_has_no_rim() -> None:
    assert actor_at((104, 100), CENTRES, HALVES / 4, SHAPES) == Hit(Part.ACTOR, 0)


def test_of_two_on_one_spot_the_one_painted_last_is_hit() -> None:
    same = np.array([(50.0, 50.0), (50.0, 50.0)])
    assert actor_at((50, 50), same, HALVES, np.zeros(2, np.int32)).row == 1


def test_boxes_and_segments() -> None:
    boxes = np.array([(0, 0, 10, 10), (5, 5, 10, 10)], float)
    assert box_at((7, 7), boxes) == 1
    assert box_at((50, 7), boxes) is None
    lines = np.array([(0, 0, 100, 0), (0, 50, 100, 50)], float)
    assert segment_at((40, 47), lines) == (1, 3.0)
    assert segment_at((40, 25), lines) is None
    assert segment_at((40, 25), lines[:0]) is None
    assert within((90, 90, 120, 120), CENTRES).tolist() == [0]


def test_the_canvas_finds_actors_names_ties_and_nothing(canvas: Canvas, hand: Hand) -> None:
    assert canvas.hit(*hand.actor(7).toTuple()) == Hit(Part.ACTOR, 7)
    spot = canvas.artist.labels.spots["a7"]
    name = hand.actor(7, spot.dx + spot.width / 2, spot.dy + spot.height / 2)
    assert canvas.hit(*name.toTuple()) == Hit(Part.NAME, 7)
    heron, bricks = hand.actor(26), hand.actor(27)
    hit = canvas.hit((heron.x() + bricks.x()) / 2, (heron.y() + bricks.y()) / 2)
    assert canvas.id_of(hit) == canvas.picture.tie_ids[-1]
    assert canvas.hit(3, 3) == NOTHING


def test_ten_thousand_actors_are_found(show: Callable[..., Canvas]) -> None:
    canvas = show(crowd(10_000))
    x, y = canvas.camera.to_view(canvas.picture.xy[4321]).tolist()
    assert canvas.hit(x, y).actor == 4321
