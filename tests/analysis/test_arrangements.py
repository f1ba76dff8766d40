from dataclasses import replace

import numpy as np
import pytest

from collective_desk.analysis.arrangements import arrange, moved, realm_positions
from collective_desk.analysis.bands import band_of
from collective_desk.analysis.standing import boxes_of
from collective_desk.domain.contents import Tower
from collective_desk.domain.readings import SaidOf
from tests.picture.maps import changed, content

from .rooms import overlapping, room, with_newcomer

ALL = ("spectrum", "rings", "degree", "power_interest", "around")


def arranged(name, content, readings, roles):
    if name == "rings":
        return arrange("rings", content, roles=roles)
    if name == "degree":
        return arrange("rings", content)
    return arrange(name, content, readings=readings, around=content.actors.ids[0])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("n", [1, 2, 28, 200, 1000])
def test_no_two_names_overlap(name, n):
    told = room(n)
    xy = arranged(name, *told).xy
    assert xy.shape == (n, 2)
    assert overlapping(xy, boxes_of(told[0].actors.labels)) == 0


@pytest.mark.parametrize("name", ALL)
def test_the_same_map_gives_the_same_places(name):
    one, two = arranged(name, *room(60)), arranged(name, *room(60))
    assert np.array_equal(one.xy, two.xy)
    assert one.guides == two.guides


@pytest.mark.parametrize("name", ALL)
def test_a_newcomer_moves_few(name):
    shares = []
    for seed in range(7):
        told = room(200, seed)
        before, after = arranged(name, *told).xy, arranged(name, *with_newcomer(*told)).xy
        shares.append(float((np.hypot(*(after[:200] - before).T) > 1).mean()))
    assert np.median(shares) <= 0.2, shares  # a band or cell that must grow moves more, seldom


def test_free_is_where_people_put_them():
    told, _, _ = room(30)
    xy = arrange("free", told).xy
    assert xy[:, 0].tolist() == told.actors.x


@pytest.mark.parametrize("name", ["spectrum", "rings", "power_interest", "around", "unheard_of"])
def test_an_empty_map_is_arranged_too(name):
    assert arrange(name, content([])).xy.shape == (0, 2)


def test_everyone_stands_in_the_band_of_its_realm_and_heights_keep_their_order():
    told, _, _ = room(200)
    done = arrange("spectrum", told)
    sizes = boxes_of(told.actors.labels)
    positions = realm_positions(told)
    for band in done.guides.bands:
        rows = [i for i, p in enumerate(positions) if band.words == f"realm.{band_of(p)}"]
        assert len(rows) == band.count > 20
        assert (done.xy[rows, 0] - sizes[rows, 0] / 2 >= band.box[0]).all()
        assert (done.xy[rows, 0] + sizes[rows, 0] / 2 <= band.box[2]).all()
        free = np.array(told.actors.y)[rows]
        ordered = done.xy[rows, 1][np.argsort(free, kind="stable")]
        assert (np.diff(ordered) >= 0).all()


def test_the_utmost_stand_further_out():
    near = content([("A", 0, 0, None, -1), ("B", 0, 200, None, -2), ("C", 0, 400, None, 2),
                    ("D", 0, 600, None, 1)])
    x = arrange("spectrum", near).xy[:, 0]
    assert x[1] < x[0] < x[3] < x[2]


def test_whose_realm_nobody_said_stands_in_a_strip_below():
    told = content([("A", 0, 0, "media"), ("B", 50, 0)])
    done = arrange("spectrum", told)
    assert done.guides.strip.count == 1
    assert done.xy[1, 1] > done.guides.strip.box[1] == done.guides.bands[0].box[3]


def test_rings_hold_their_members():
    told, _, roles = room(200)
    done = arrange("rings", told, roles=roles)
    assert [ring.words.rsplit(".", 1)[1] for ring in done.guides.rings] == [
        "core", "active", "periphery", "alongside", "outside"]
    assert sum(ring.count for ring in done.guides.rings) == 200
    active = done.guides.rings[1]
    rows = [i for i, id in enumerate(told.actors.ids) if roles.get(id, "x") in ("active", None)]
    drop = (boxes_of(told.actors.labels)[rows, 1] - 28) / 2
    far = np.hypot(done.xy[rows, 0] - active.x, (done.xy[rows, 1] + drop - active.y) / active.flat)
    assert len(rows) == active.count
    assert (far >= active.inner).all()
    assert (far <= active.outer).all()


def test_directions_are_kept_in_rings():
    told = content([("N", 500, 0), ("E", 1000, 500), ("S", 500, 1000), ("W", 0, 500)])
    done = arrange("rings", told, roles=dict.fromkeys(told.actors.ids, "core"))
    ring = done.guides.rings[0]
    x, y = (done.xy - (ring.x, ring.y)).T
    assert y[0] < -20
    assert x[1] > 20
    assert y[2] > 20
    assert x[3] < -20


def test_around_one_actor_rings_count_steps():
    told = content([("A", 0, 0), ("B", 200, 0), ("C", 400, 0), ("D", 600, 0)],
                   [(0, 1, 0, "directed"), (2, 1, 0, "directed")])
    done = arrange("around", told, around="a0")
    assert [(ring.steps, ring.count) for ring in done.guides.rings] == [(1, 1), (2, 1), (3, 1)]
    assert done.guides.rings[-1].words == "arrangement.around.apart"
    far = np.hypot(*((done.xy - done.xy[0]) / (1, done.guides.rings[0].flat)).T)
    assert far[0] < far[1] < far[2] < far[3]
    cut = arrange("around", told, around="a0", counted=[True, False])
    assert [ring.count for ring in cut.guides.rings] == [1, 2]


def test_the_grid_says_interest_and_power():
    told, readings, _ = room(200)
    done = arrange("power_interest", told, readings=readings)
    across, upwards = done.guides.axes
    for row, id in enumerate(told.actors.ids):
        interest, tower = readings.median("interest")[row], told.towers.get(id)
        if interest is None or tower is None:
            assert done.xy[row, 1] > upwards.ticks[0].begin
            continue
        tick = next(t for t in across.ticks if t.begin <= done.xy[row, 0] <= t.end)
        assert abs(tick.value - interest) <= 1
        tick = next(t for t in upwards.ticks if t.end <= done.xy[row, 1] <= t.begin)
        assert abs(tick.value - tower.median) <= 1
    assert done.guides.strip.count > 10


def test_high_towers_share_steps():
    told, readings, _ = room(20)
    told.towers["a0"] = told.towers["a1"].__class__(80, 80, 80, 1)
    ticks = arrange("power_interest", told, readings=readings).guides.axes[1].ticks
    assert len(ticks) <= 11
    assert ticks[-1].value >= 80


def test_long_names_find_room():
    told, readings, roles = room(40)
    told = changed(told, labels=[f"{'very ' * 20}long name {i}" for i in range(40)])
    for name in ALL:
        assert overlapping(arranged(name, told, readings, roles).xy,
                           boxes_of(told.actors.labels)) == 0


def test_arranging_leaves_the_free_places_alone():
    told, _, _ = room(30)
    before = list(told.actors.x)
    done = moved(told, arrange("spectrum", told))
    assert told.actors.x == before
    assert done.actors.x != before
    assert done.actors.ids == told.actors.ids


def test_a_crowd_stays_in_its_cell():
    told, readings, _ = room(60)
    told = replace(told, towers={id: Tower(2, 2, 2, 1) for id in told.actors.ids})
    everyone = replace(readings, said={"interest": SaidOf([2.0] * 30 + [3.0] * 30)})
    done = arrange("power_interest", told, readings=everyone)
    wide = boxes_of(told.actors.labels)[:, 0] / 2
    for rows, at in ((slice(0, 30), 2), (slice(30, 60), 3)):
        tick = done.guides.axes[0].ticks[at]
        assert (done.xy[rows, 0] - wide[rows] >= tick.begin).all()
        assert (done.xy[rows, 0] + wide[rows] <= tick.end).all()
        step = done.guides.axes[1].ticks[2]
        tall = boxes_of(told.actors.labels)[rows, 1]
        assert (done.xy[rows, 1] - 14 >= step.end).all()
        assert (done.xy[rows, 1] - 14 + tall <= step.begin).all()


@pytest.mark.parametrize("kind", ["donor", "household"])
def test_a_crowd_that_all_wants_one_side_of_its_band_finds_room(kind):
    # Institutions that stand freely at the left all wish for the left edge of their band.
    content, _, _ = room(140)
    actors = replace(
        content.actors, kinds=[kind] * 140, realms=[None] * 140,
        x=[i % 10 * 150.0 for i in range(140)], y=[i // 10 * 110.0 for i in range(140)],
        labels=[("protect the upper water shed of " * 3)[:86]] * 140)
    placed = arrange("spectrum", replace(content, actors=actors))
    assert overlapping(placed.xy, boxes_of(actors.labels)) == 0
    left, _, right, _ = placed.guides.bands[2 if kind == "donor" else 0].box
    assert ((placed.xy[:, 0] > left) & (placed.xy[:, 0] < right)).all()
