"""Arrange: near what they are tied to, nothing covered, what is pinned stays, the same each time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.analysis.distances import steps_between
from collective_desk.analysis.graph import simple_pairs
from collective_desk.analysis.layout import DENSE, arrange
from collective_desk.analysis.overlaps import overlapping
from collective_desk.analysis.starts import turn_towards
from collective_desk.analysis.stress import stress_of
from collective_desk.domain.errors import Cancelled
from tests.bench.layout_cases import actor_map, boxes_for, kamada


def boxes(n):
    return boxes_for(n)


def far(xy, one, two):
    return float(np.hypot(*(xy[one] - xy[two])))


@pytest.mark.parametrize("n", [0, 1, 2, 3])
@pytest.mark.parametrize("sized", [False, True])
def test_the_smallest_maps(n, sized):
    sizes = boxes(n) if sized else None
    for edges in ([], [(at, at + 1) for at in range(n - 1)]):
        xy = arrange(n, edges, sizes=sizes)
        assert xy.shape == (n, 2)
        assert np.isfinite(xy).all()


def test_two_tied_actors_stand_a_tie_apart():
    assert far(arrange(2, [(0, 1)]), 0, 1) == pytest.approx(140, rel=0.01)
    assert far(arrange(2, [(0, 1)], spacing=200), 0, 1) == pytest.approx(200, rel=0.01)


def test_a_single_part_stands_around_the_origin_and_is_wide():
    xy = arrange(6, [(at, at + 1) for at in range(5)])
    assert np.ptp(xy[:, 0]) > 4 * np.ptp(xy[:, 1])
    assert np.abs(xy.min(0) + xy.max(0)).max() < 2


@pytest.mark.parametrize("n", [28, 200, DENSE + 100])
def test_the_same_map_gives_the_same_picture(n):
    edges = actor_map(n)
    first = arrange(n, edges, sizes=boxes(n), seed=3)
    assert np.array_equal(first, arrange(n, edges, sizes=boxes(n), seed=3))


def test_ties_drawn_twice_both_ways_or_to_oneself_change_nothing():
    plain = [(0, 1), (1, 2), (2, 3), (0, 3), (3, 4)]
    double = [(0, 1), (1, 0), (2, 2), (1, 2), (1, 2), (3, 2), (0, 3), (3, 4), (4, 4)]
    assert np.array_equal(arrange(5, plain), arrange(5, double))


def test_a_tie_to_nobody_is_refused():
    with pytest.raises(IndexError):
        arrange(2, [(0, 2)])


@pytest.mark.parametrize("n", [28, 200, 1000])
def test_no_boxes_overlap(n):
    sizes = boxes(n)
    assert len(overlapping(arrange(n, actor_map(n), sizes=sizes), sizes)) == 0


def test_parts_stand_side_by_side():
    edges = [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7)]
    xy = arrange(12, edges, sizes=boxes(12))
    frames = [(xy[rows].min(0), xy[rows].max(0)) for rows in ([0, 1, 2], [3, 4, 5], [6, 7])]
    for at, (low, high) in enumerate(frames):
        for other_low, other_high in frames[:at]:
            assert (low > other_high).any() or (other_low > high).any()


def test_those_tied_to_nobody_stand_in_rows():
    xy = arrange(12, [(0, 1)], sizes=boxes(12))[2:]
    assert len({round(x) for x, _ in xy}) <= 4
    assert len({round(y) for _, y in xy}) <= 3


def test_what_is_pinned_stays_exactly():
    edges, sizes = actor_map(120), boxes(120)
    chance = np.random.default_rng(4)
    start = chance.random((120, 2)) * 900 + 0.123456789
    fixed = chance.random(120) < 0.3
    xy = arrange(120, edges, start=start, fixed=fixed, sizes=sizes)
    assert np.array_equal(xy[fixed], start[fixed])
    covering = overlapping(xy, sizes)
    assert fixed[covering].all(), "only pinned actors may cover each other"


def test_a_large_part_honours_its_pins():
    n = DENSE + 100
    start = np.random.default_rng(4).random((n, 2)) * 9000
    fixed = np.arange(n) < 40
    xy = arrange(n, actor_map(n), start=start, fixed=fixed)
    assert np.array_equal(xy[fixed], start[fixed])


def test_all_pinned_is_left_alone():
    start = np.random.default_rng(1).random((9, 2)) * 500
    xy = arrange(9, [(0, 1), (1, 2)], start=start, fixed=np.ones(9, bool), sizes=boxes(9))
    assert np.array_equal(xy, start)


def test_a_pin_without_a_place_is_refused():
    with pytest.raises(ValueError):
        arrange(2, [(0, 1)], fixed=[True, False])


def test_new_actors_come_to_those_who_stay():
    edges = actor_map(40)
    start = np.vstack((arrange(40, edges, sizes=boxes(40)), [[np.nan, np.nan]] * 2))
    fixed = np.arange(42) < 40
    xy = arrange(42, [*edges.tolist(), (40, 7), (41, 40)], start=start, fixed=fixed, sizes=boxes(42))
    assert np.array_equal(xy[:40], start[:40])
    assert far(xy, 40, 7) < 450
    assert far(xy, 41, 40) < 450


def test_loose_actors_stand_beside_what_is_pinned():
    start = np.vstack((arrange(30, actor_map(30)), np.zeros((5, 2))))
    fixed = np.arange(35) < 30
    xy = arrange(35, actor_map(30), start=start, fixed=fixed, sizes=boxes(35))
    low, high = start[:30].min(0), start[:30].max(0)
    assert ((xy[30:] > high) | (xy[30:] < low)).any(1).all()


def test_a_picture_is_turned_to_what_stood_before():
    edges = actor_map(30)
    settled = arrange(30, edges)
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    start = settled @ turn + (5000, -300)
    again = arrange(30, edges, start=start)
    assert np.hypot(*(again - start).T).max() < 20


@pytest.mark.parametrize("turn", [[[0.6, 0.8], [-0.8, 0.6]], [[0.6, 0.8], [0.8, -0.6]]])
def test_a_turned_or_mirrored_picture_is_turned_back(turn):
    chance = np.random.default_rng(0)
    wish = chance.random((20, 2)) * 400
    known = np.arange(20) < 12
    assert np.allclose(turn_towards((wish - 70) @ np.array(turn), wish, known), wish)


def test_arranging_twice_hardly_moves_anything():
    edges, sizes = actor_map(60), boxes(60)
    once = arrange(60, edges, sizes=sizes)
    twice = arrange(60, edges, sizes=sizes, start=once)
    assert np.median(np.hypot(*(twice - once).T)) < 20


def test_actors_that_all_stand_on_one_spot_are_parted():
    edges, sizes = actor_map(50), boxes(50)
    xy = arrange(50, edges, start=np.zeros((50, 2)), sizes=sizes)
    assert len(overlapping(xy, sizes)) == 0
    steps = steps_between(50, simple_pairs(50, edges))
    assert stress_of(steps, xy) < 1.1 * stress_of(steps, arrange(50, edges))


def test_progress_rises_and_tells_what_runs():
    told, thin = [], [(at // 2, at) for at in range(1, 36)]
    arrange(60, thin, sizes=boxes(60), progress=lambda share, id: told.append((share, id)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert {id for _, id in told} == {"layout.running"}


@pytest.mark.parametrize("n", [60, DENSE + 100])
def test_it_can_be_stopped_anywhere(n):
    def stop(share, id):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        arrange(n, actor_map(n), sizes=boxes(n), progress=stop)


def test_stress_is_like_that_of_kamada_and_kawai():
    edges = actor_map(80)
    steps = steps_between(80, simple_pairs(80, edges))
    theirs = stress_of(steps, kamada(80, edges))
    assert stress_of(steps, arrange(80, edges)) <= 1.03 * theirs


def test_a_large_part_looks_like_a_dense_one():
    n = DENSE + 1
    edges = actor_map(n)
    steps = steps_between(n, simple_pairs(n, edges))
    below = arrange(n - 1, edges[(edges < n - 1).all(1)])
    assert stress_of(steps, arrange(n, edges)) < 1.12 * stress_of(steps[:-1, :-1], below)


@st.composite
def stories(draw):
    n = draw(st.integers(0, 14))
    row = st.integers(0, max(n - 1, 0))
    edges = draw(st.lists(st.tuples(row, row), max_size=20)) if n else []
    spot = st.tuples(st.integers(-300, 300), st.integers(-300, 300))
    start = draw(st.lists(spot, min_size=n, max_size=n))
    fixed = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    side = st.tuples(st.integers(28, 130), st.integers(28, 90))
    return n, edges, start, fixed, draw(st.lists(side, min_size=n, max_size=n))


@settings(max_examples=80)
@given(stories())
def test_whatever_is_drawn_pins_stay_and_nothing_else_is_covered(story):
    n, edges, start, fixed, sizes = story
    fixed = np.array(fixed, bool)
    start = np.array(start, float).reshape(n, 2)
    sizes = np.array(sizes, float).reshape(n, 2)
    xy = arrange(n, edges, start=start, fixed=fixed, sizes=sizes)
    assert np.isfinite(xy).all()
    assert np.array_equal(xy[fixed], start[fixed])
    assert fixed[overlapping(xy, sizes)].all()
