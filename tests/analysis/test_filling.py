"""Arrangements that fill a room: the shape of the wall, and the same meaning as anywhere else."""

from itertools import pairwise

import numpy as np
import pytest

from collective_desk.analysis.arrangements import arrange, realm_positions
from collective_desk.analysis.bands import band_of
from collective_desk.analysis.standing import boxes_of
from collective_desk.domain.guides import carried

from .rooms import overlapping, room

ALL = ("spectrum", "rings", "degree", "power_interest", "around")
ROOMS = [(1000.0, 420.0), (640.0, 480.0)]


def filling(name, told, where, **more):
    content, readings, roles = told
    more |= {"readings": readings, "around": content.actors.ids[0], "room": where}
    if name == "rings":
        more["roles"] = roles
    return arrange("rings" if name == "degree" else name, content, **more)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("where", ROOMS)
@pytest.mark.parametrize("n", [1, 12, 28, 60])
def test_the_frame_has_the_shape_of_the_room_and_is_no_smaller(name, where, n):
    left, top, right, foot = filling(name, room(n), where).guides.frame
    wide, high = right - left, foot - top
    assert max(wide / where[0], high / where[1]) >= 0.97
    # So little of the picture stays empty beside it, or above and below.
    assert wide / high == pytest.approx(where[0] / where[1], rel=0.14)


@pytest.mark.parametrize("name", ALL)
def test_everyone_stands_in_the_frame(name):
    told = room(28)
    done = filling(name, told, ROOMS[0])
    left, top, right, foot = done.guides.frame
    assert (done.xy >= (left, top)).all()
    assert (done.xy <= (right, foot)).all()


@pytest.mark.parametrize("name", ["spectrum", "rings", "degree", "around"])
def test_names_keep_off_each_other(name):
    told = room(60)
    assert overlapping(filling(name, told, ROOMS[0]).xy, boxes_of(told[0].actors.labels)) == 0


def test_heights_spread_over_the_whole_room():
    told = room(28)
    done = filling("spectrum", told, ROOMS[0])
    high = done.guides.frame[3] - done.guides.frame[1]
    assert np.ptp(done.xy[:, 1]) > 0.6 * high


def test_bands_hold_their_realms():
    told = room(60)
    done = filling("spectrum", told, ROOMS[0])
    positions = realm_positions(told[0])
    for band in done.guides.bands:
        rows = [i for i, p in enumerate(positions) if band.words == f"realm.{band_of(p)}"]
        assert (done.xy[rows, 0] > band.box[0]).all()
        assert (done.xy[rows, 0] < band.box[2]).all()
        assert band.box[2] - band.box[0] > 0.2 * (done.guides.frame[2] - done.guides.frame[0])


def test_rings_hold_their_members():
    told = room(60)
    done = filling("rings", told, ROOMS[0])
    drop = (boxes_of(told[0].actors.labels)[:, 1] - 28) / 2
    rings = done.guides.rings
    far = np.hypot(done.xy[:, 0] - rings[0].x,
                   (done.xy[:, 1] + drop - rings[0].y) / rings[0].flat)
    held = [int(((far >= ring.inner) & (far <= ring.outer)).sum()) for ring in rings]
    assert held == [ring.count for ring in rings]


def test_symbols_stand_on_their_steps_of_the_grid():
    told = room(60)
    content, readings, _ = told
    across, upwards = filling("power_interest", told, ROOMS[0]).guides.axes
    xy = filling("power_interest", told, ROOMS[0]).xy
    step = upwards.ticks[1].value - upwards.ticks[0].value
    for row, id in enumerate(content.actors.ids):
        interest, tower = readings.median("interest")[row], content.towers.get(id)
        if interest is None or tower is None:
            assert xy[row, 1] > upwards.ticks[0].begin
            continue
        tick = next(t for t in across.ticks if t.begin <= xy[row, 0] <= t.end)
        assert abs(tick.value - interest) <= 1
        tick = next(t for t in upwards.ticks if t.end <= xy[row, 1] <= t.begin)
        assert abs(tick.value - tower.median) <= step


@pytest.mark.parametrize("name", ["spectrum", "rings", "power_interest", "around"])
@pytest.mark.parametrize("where", [None, ROOMS[0]])
def test_what_stands_on_a_symbol_covers_no_other(name, where):
    told = room(28)
    above = np.where(np.arange(28) % 2, 60.0, 0.0)
    xy = filling(name, told, where, above=above).xy
    for row in np.flatnonzero(above):
        beside = np.delete(xy, row, axis=0) - xy[row]
        under = (np.abs(beside[:, 0]) < 27) & (beside[:, 1] < -1) & (beside[:, 1] > -74)
        assert not under.any(), beside[under]


def test_bands_keep_their_edges_while_actors_come():
    edges = [tuple(band.box[2] for band in filling("spectrum", room(n), ROOMS[0]).guides.bands)
             for n in range(12, 26)]
    shifts = sum(one != two for one, two in pairwise(edges))
    assert shifts <= 6, edges


def test_a_part_of_one_frame_is_the_same_part_of_another():
    there, here = (0.0, 0.0, 100.0, 50.0), (200.0, 100.0, 600.0, 300.0)
    assert carried(there, there, here) == here
    assert carried((50.0, 25.0, 100.0, 50.0), there, here) == (400.0, 200.0, 600.0, 300.0)
