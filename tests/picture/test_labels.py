import time

import numpy as np
import pytest

from collective_desk.picture.boxes import overlaps
from collective_desk.picture.compose import compose
from collective_desk.picture.labels import place
from collective_desk.picture.rough import width
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import half_extents
from collective_desk.picture.view import View

from .maps import WORDS, changed, picture, village

LIGHT = Style.load("light")


def measure(text):
    return width(text, LIGHT.label.size)


def put(drawn, zoom=1.0, **told):
    return place(drawn, View.at(zoom, LIGHT), LIGHT, measure, **told)


def boxes(drawn, spots, zoom=1.0):
    at = drawn.xy * zoom
    return np.array(
        [
            (at[s.row, 0] + s.dx, at[s.row, 1] + s.dy, s.width, s.height)
            for s in spots.values()
            if s.shown
        ]
    ).reshape(-1, 4)


def overlapping(drawn, spots, zoom=1.0):
    some = boxes(drawn, spots, zoom)
    first, second, area = overlaps(some, some)
    return int(((first < second) & (area > 1.0)).sum())


def test_a_name_stands_below_its_symbol():
    spot = put(picture([("Radio Sun", 0, 0, "media")]))["a0"]
    assert (spot.side, spot.align, spot.shown) == ("below", "center", True)
    assert spot.dx == -spot.width / 2
    assert spot.dy > 13


def test_a_name_keeps_off_a_tie():
    drawn = picture([("Radio Sun", 0, 0), ("B", 0, 200)], [(0, 1, 0, "directed")])
    assert put(drawn)["a0"].side != "below"


def test_a_name_keeps_off_another_symbol():
    spots = put(picture([("Radio Sun", 0, 0), ("", 0, 30)]))
    assert spots["a0"].side != "below"


def test_a_name_that_finds_no_side_stands_at_a_corner():
    around = [("", 0, 40), ("", 60, -10), ("", -60, -10), ("", 0, -40)]
    spot = put(picture([("Radio Sun", 0, 0), *around]))["a0"]
    assert (spot.side, spot.align, spot.shown) == ("right_below", "start", True)
    spot = put(picture([("Radio Sun", 0, 0), *around, ("", 50, 25)]))["a0"]
    assert (spot.side, spot.align, spot.shown) == ("left_below", "end", True)


def test_two_names_in_a_row_are_not_read_as_one():
    apart = measure("Elder council") + 4
    drawn = picture([("Elder council", 0, 0), ("Elder council", apart, 0)])
    one, other = put(drawn).values()
    assert one.shown and other.shown
    assert {one.side, other.side} != {"below"}


def test_a_shown_name_covers_no_symbol():
    drawn = compose(village(400, 800), WORDS)
    spots = put(drawn, 0.6)
    shown = [spot for spot in spots.values() if spot.shown]
    view = View.at(0.6, LIGHT)
    half = half_extents(drawn.shapes, LIGHT.symbol) * view.symbol
    name, symbol, area = overlaps(
        boxes(drawn, spots, 0.6), np.hstack((drawn.xy * 0.6 - half, 2 * half)))
    foreign = np.array([spot.row for spot in shown])[name] != symbol
    assert len(shown) > 380
    assert max(area[foreign], default=0.0) <= 8.0


def test_no_name_stands_at_a_corner_where_it_hides_a_symbol():
    drawn = compose(village(200, 400), WORDS)
    # All are chosen, so that each name is shown wherever it ends.
    spots = put(drawn, 0.35, selected=set(drawn.actor_ids))
    half = half_extents(drawn.shapes, LIGHT.symbol) * View.at(0.35, LIGHT).symbol
    name, symbol, area = overlaps(
        boxes(drawn, spots, 0.35), np.hstack((drawn.xy * 0.35 - half, 2 * half)))
    rows = np.array([spot.row for spot in spots.values()])
    corner = np.array(["_" in spot.side for spot in spots.values()])
    assert corner.any()
    assert max(area[(rows[name] != symbol) & corner[name]], default=0.0) <= 8.0


def test_a_name_never_leaves_the_view():
    spot = put(picture([("Radio Sun", 50, 90)]), frame=(0.0, 0.0, 200.0, 110.0))["a0"]
    assert spot.side in ("right", "above")


def test_a_name_keeps_off_the_legend():
    spot = put(picture([("Radio Sun", 0, 0)]), obstacles=np.array([(-60.0, 10.0, 120.0, 90.0)]))
    assert spot["a0"].side != "below"


def test_two_hundred_names_do_not_overlap_and_all_find_a_place():
    drawn = compose(village(200, 400), WORDS)
    spots = put(drawn)
    assert overlapping(drawn, spots) == 0
    assert sum(not spot.shown for spot in spots.values()) == 0


@pytest.mark.parametrize("zoom", [0.35, 0.6])
def test_in_a_crowd_names_wait_rather_than_overlap(zoom):
    drawn = compose(village(200, 400), WORDS)
    spots = put(drawn, zoom)
    assert overlapping(drawn, spots, zoom) == 0
    assert any(spot.shown for spot in spots.values())


def test_the_chosen_actor_always_has_its_name():
    drawn = picture([("One and the same place", 0, 0)] * 12)
    spots = put(drawn, selected=["a11"])
    assert spots["a11"].shown
    assert sum(not spot.shown for spot in spots.values()) > 0


def test_names_stay_where_they_are_when_another_actor_moves():
    told = village(120, 300)
    drawn = compose(told, WORDS)
    before = put(drawn)
    x = list(told.actors.x)
    x[5] += 4000.0
    after = put(compose(changed(told, x=x), WORDS), earlier=before, moved=["a5"])
    stayed = [id for id in before if id != "a5"]
    assert [after[id].side for id in stayed] == [before[id].side for id in stayed]


def test_a_newcomer_finds_its_place_among_standing_names():
    drawn = compose(village(100, 200), WORDS)
    before = put(drawn)
    del before["a50"]
    after = put(drawn, earlier=before)
    assert overlapping(drawn, after) == 0


def test_names_of_some_actors_only():
    drawn = compose(village(50, 60), WORDS)
    assert set(put(drawn, rows=np.array([3, 9]))) == {"a3", "a9"}


def test_room_is_left_for_what_stands_on_a_symbol():
    drawn = picture([("Radio Sun", 0, 0)])
    wall = np.array([(-200.0, -8.0, 400.0, 80.0)])
    free = put(drawn, obstacles=wall)["a0"]
    high = put(drawn, obstacles=wall, headroom={"a0": 40.0})["a0"]
    assert free.side == high.side == "above"
    assert high.dy == free.dy - 40.0


def test_placing_twice_gives_the_same():
    drawn = compose(village(90, 250), WORDS)
    assert put(drawn) == put(drawn)


def test_no_actors_no_names():
    assert put(picture([])) == {}


def test_long_and_empty_names_break_nothing():
    names = ["", " ", "x" * 400, "word " * 200, "صبّاغو النهر", "👩🏽‍🌾 co-op"]
    spots = put(picture([(name, i * 40, 0) for i, name in enumerate(names)]))
    assert len(spots) == len(names)
    assert all(np.isfinite((s.dx, s.dy, s.width, s.height)).all() for s in spots.values())


def test_a_thousand_names_take_little_longer_each_than_two_hundred():
    def taken(n):
        drawn = compose(village(n, 3 * n), WORDS)
        put(drawn)
        start = time.perf_counter()
        put(drawn)
        return time.perf_counter() - start

    assert taken(1000) < 15 * taken(200)
