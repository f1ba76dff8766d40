"""The map on paper: within its frame, names apart, small and crowded ones."""

import numpy as np
import pytest

from collective_desk.briefs.data import gather
from collective_desk.briefs.map.fit import fit, height_for
from collective_desk.briefs.map.flowable import MapDrawing
from collective_desk.briefs.map.number_discs import Crowd
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from tests.briefs.desks import crowd, river

FRAME = (64.0, 150.0, 467.0, 480.0)


def picture_of(desk):
    return compose(gather(desk.read, audience="strict").map, Words("en"))


def boxes(drawing):
    middles = drawing.view.pixels(drawing.picture.xy)
    return [
        (middles[s.row][0] + s.dx, middles[s.row][1] + s.dy, s.width, s.height)
        for s in drawing.spots.values() if s.shown
    ]  # fmt: skip


def meets(one, other):
    return (one[0] + 0.1 < other[0] + other[2] and other[0] + 0.1 < one[0] + one[2]
            and one[1] + 0.1 < other[1] + other[3] and other[1] + 0.1 < one[1] + one[3])


@pytest.mark.parametrize(
    "make", [river, lambda: crowd(60, 60), lambda: crowd(1, 0), lambda: crowd(2, 1)]
)
def test_symbols_and_names_stay_in_the_frame(make):
    drawing = MapDrawing.of(picture_of(make()), FRAME)
    left, top, width, height = FRAME
    points = drawing.view.pixels(drawing.picture.xy)
    assert (points >= (left + 5, top + 5)).all()
    assert (points <= (left + width - 5, top + height - 5)).all()
    for x, y, w, h in boxes(drawing):
        assert (
            x >= left - 1
            and y >= top - 1
            and x + w <= left + width + 1
            and y + h <= top + height + 1
        )


def test_names_do_not_cover_each_other():
    drawn = boxes(MapDrawing.of(picture_of(river()), FRAME))
    assert len(drawn) == 30
    for i, (x, y, w, h) in enumerate(drawn):
        for ox, oy, ow, oh in drawn[i + 1 :]:
            assert x + w <= ox + 1 or ox + ow <= x + 1 or y + h <= oy + 1 or oy + oh <= y + 1


def test_names_without_a_place_are_numbered_and_listed():
    drawing = MapDrawing.of(picture_of(crowd(200, 300)), FRAME)
    shown = sum(spot.shown for spot in drawing.spots.values())
    assert len(drawing.unplaced) + shown == 200
    assert [number for number, _ in drawing.unplaced] == list(range(1, len(drawing.unplaced) + 1))


@pytest.mark.parametrize("make", [lambda: crowd(200, 300), lambda: crowd(110, 60)])
def test_no_name_lies_under_a_number(make):
    drawing = MapDrawing.of(picture_of(make()), FRAME)
    assert drawing.discs.keys() == drawing.numbers.keys() != set()
    names = boxes(drawing)
    for disc in drawing.discs.values():
        assert not any(meets(disc.box, name) for name in names)


def test_numbers_keep_off_each_other():
    symbols = np.array([(0, 0, 10, 10), (2, 0, 10, 10)], float)
    discs = Crowd({"a": 0, "b": 1}, symbols, 5.0, "en").discs({"a": 1, "b": 2}, np.zeros((0, 4)))
    assert not meets(discs["a"].box, discs["b"].box)


def test_a_number_goes_to_the_corner_where_no_neighbour_stands():
    symbols = np.array([(0, 0, 10, 10), (10, -10, 10, 10)], float)
    crowd = Crowd({"a": 0}, symbols, 5.0, "en")
    disc = crowd.discs({"a": 7}, np.zeros((0, 4)))["a"]
    assert (disc.x, disc.y) < (5.0, 5.0)


def test_a_very_long_name_is_a_number_with_its_whole_name():
    desk = crowd(9, 9)
    from collective_desk.domain.entities import Actor

    long = "All who wash, dye, fish, farm and wait for the ferry along the river, its arms and the canal"
    desk.do(lambda w: w.update(Actor, "a4", name=long))
    assert (1, long) in MapDrawing.of(picture_of(desk), FRAME).unplaced


def test_a_small_map_has_two_kinds_of_lines_and_no_names():
    drawing = MapDrawing.of(picture_of(river()), FRAME, small=True)
    assert {pen.colour for pen in drawing.picture.pens} == {"edge", "ink"}
    assert not drawing.spots
    assert not drawing.letters


def test_towers_avoid_the_ends_of_ties():
    drawing = MapDrawing.of(picture_of(river()), FRAME)
    asha = drawing.stacks["a6"]
    assert asha.x < drawing.view.pixels(drawing.picture.xy)[drawing.picture.row["a6"], 0]
    assert len(drawing.stacks) == 28


def test_a_flat_map_asks_for_little_height():
    assert height_for(picture_of(crowd(1, 0)), 467) < 60
    assert height_for(picture_of(river()), 467) > 300


def test_a_crowd_of_names_without_a_place_is_left_to_the_table(printed):
    told = " ".join(" ".join(page.split()) for page in printed(crowd(600, 300)))
    assert "names find no place here. All names are in the table of actors." in told
    assert "Names by number:" not in told
    assert all(f"Group number {number}" in told for number in range(600))


def test_second_names_stand_free_of_everything():
    desk = river()
    data = gather(desk.read, audience="strict")
    names = {one.id: one.second for one in data.actors if one.second}
    drawing = MapDrawing.of(picture_of(desk), FRAME, seconds=names)
    assert len(drawing.seconds) >= len(names) / 2
    every = [*boxes(drawing), *(second.box for second in drawing.seconds)]
    for at, one in enumerate(every):
        for other in every[at + 1 :]:
            assert not meets(one, other)


@pytest.mark.parametrize("small", [False, True])
def test_a_map_fills_the_height_it_asked_for(small):
    picture, width = picture_of(river()), 467.0
    high = height_for(picture, width, small=small)
    scale = fit(picture, (0.0, 0.0, width, high), small=small)[0]
    taller = fit(picture, (0.0, 0.0, width, high + 100), small=small)[0]
    lower = fit(picture, (0.0, 0.0, width, high - 1), small=small)[0]
    assert lower < scale == pytest.approx(taller)
