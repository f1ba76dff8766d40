"""A new actor finds a free place; nobody moves, nothing is covered."""

import random
import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.analysis.ground import Ground
from collective_desk.analysis.places import CELL, place_new, place_on
from tests.house.source import ROOT

BOX = (104.0, 46.0)
VIEW = (-500.0, -330.0, 1000.0, 660.0)


def covers(one, its, other, others):
    """Tell whether two boxes share any ground; a box begins at the top of its symbol."""
    across = abs(one[0] - other[0]) < (its[0] + others[0]) / 2
    return across and one[1] < other[1] + others[1] and other[1] < one[1] + its[1]


def overlapping(xy, boxes):
    rows = range(len(xy))
    return [(a, b) for a in rows for b in rows if a < b and covers(xy[a], boxes[a], xy[b], boxes[b])]


def typed(count, view=None):
    """Type names one after the other."""
    xy = []
    for _ in range(count):
        xy += place_new(xy, [BOX] * len(xy), [[]], [BOX], view=view)
    return xy


def test_the_first_actor_stands_at_the_origin_or_where_one_looks():
    assert place_new([], [], [[]], [BOX]) == [(0, 0)]
    [(x, y)] = place_new([], [], [[]], [BOX], view=(900, 900, 100, 100))
    assert abs(x - 950) <= 75
    assert abs(y - 950) <= 45


def test_nobody_new_needs_no_place():
    assert place_new([(0, 0)], [BOX], [], []) == []


def test_typed_names_fill_rows_around_the_middle():
    xy = typed(15)
    assert {x for x, _ in xy} == {-300, -150, 0, 150, 300}
    assert {y for _, y in xy} == {-90, 0, 90}
    assert {y for _, y in xy[:5]} == {0}, "the first five stand in one row"
    assert {y for _, y in xy[5:10]} == {90}, "the next five below"


def test_hundreds_of_names_that_come_one_by_one_stay_one_block():
    ground, xy = Ground([], []), []
    for _ in range(900):
        xy += place_on(ground, [[]], [BOX])
    assert len(set(xy)) == 900
    across, down = ([point[axis] for point in xy] for axis in (0, 1))
    cells = ((max(across) - min(across)) / CELL[0] + 1) * ((max(down) - min(down)) / CELL[1] + 1)
    assert cells < 1.15 * 900, "few cells of the block are empty"


def test_typed_names_stay_balanced_at_every_moment():
    for count in range(1, 40):
        xy = typed(count)
        for line in {y for _, y in xy}:
            row = sorted(x for x, y in xy if y == line)
            assert all(b - a == CELL[0] for a, b in pairwise(row)), "no gaps in a row"
            assert abs(row[0] + row[-1]) <= CELL[0]


def test_typing_in_a_view_is_like_typing_without_one():
    assert typed(12, VIEW) == typed(12)


def test_a_pasted_column_reads_like_a_page():
    xy = place_new([], [], [[]] * 12, [BOX] * 12)
    assert xy == sorted(xy, key=lambda point: (point[1], point[0]))
    assert len({x for x, _ in xy}) == 4
    assert len({y for _, y in xy}) == 3


def test_an_actor_lands_near_its_only_neighbour_whatever_else_stands():
    chance = random.Random(1)
    xy = [(chance.random() * 2400, chance.random() * 2400) for _ in range(200)]
    for row in range(0, 200, 10):
        ((x, y),) = place_new(xy, [BOX] * 200, [[row]], [BOX])
        assert ((x - xy[row][0]) ** 2 + (y - xy[row][1]) ** 2) ** 0.5 < 420


def test_an_actor_lands_between_its_two_neighbours():
    ((x, y),) = place_new([(0, 0), (400, 0)], [BOX] * 2, [[0, 1]], [BOX])
    assert 60 < x < 340
    assert abs(y) < 200


def test_the_leaves_of_a_hub_surround_it():
    xy, ties = [(0.0, 0.0)], []
    for new in range(1, 9):
        xy += place_new(xy, [BOX] * new, [[0]], [BOX], ties=ties)
        ties.append((0, new))
    assert min(x for x, _ in xy) < -80
    assert max(x for x, _ in xy) > 80
    assert min(y for _, y in xy) < -60
    assert max(y for _, y in xy) > 60


def test_new_actors_may_be_tied_to_each_other():
    xy = place_new([], [], [[1, 2, 3], [0], [0], [0]], [BOX] * 4)
    assert xy[0] == (0, 0)
    assert all((x * x + y * y) ** 0.5 < 200 for x, y in xy)


def test_a_tie_to_oneself_is_no_tie():
    assert place_new([], [], [[0]], [BOX]) == [(0, 0)]


def test_names_keep_off_the_lines_of_ties():
    xy = [(-400.0, 0.0), (400.0, 0.0)]
    ((_, over),) = place_new(xy, [BOX] * 2, [[]], [BOX], view=VIEW)
    ((_, off),) = place_new(xy, [BOX] * 2, [[]], [BOX], view=VIEW, ties=[(0, 1)])
    assert over == 0
    assert off > 14 or off + BOX[1] - 14 < 0


def test_an_untied_actor_appears_in_sight():
    xy = [(x * 150.0, y * 90.0) for x in range(40) for y in range(40)]
    kept = [point for point in xy if point != (3000.0, 1800.0)]
    view = (2500.0, 1470.0, 1000.0, 660.0)
    assert place_new(kept, [BOX] * len(kept), [[]], [BOX], view=view) == [(3000, 1800)]


def test_where_the_view_is_full_the_actor_stands_beside_the_map():
    xy = [(x * 120.0, y * 60.0) for x in range(40) for y in range(40)]
    ((x, y),) = place_new(xy, [BOX] * len(xy), [[]], [BOX], view=(2000, 1000, 500, 300))
    assert x > 39 * 120 or y > 39 * 60


@st.composite
def stories(draw):
    far = st.integers(-700, 700).map(float)
    size = st.tuples(st.integers(28, 160), st.integers(28, 120))
    count = draw(st.integers(0, 12))
    xy = draw(st.lists(st.tuples(far, far), min_size=count, max_size=count))
    boxes = draw(st.lists(size, min_size=count, max_size=count))
    new = draw(st.lists(size, min_size=1, max_size=5))
    row = st.integers(0, count + len(new) - 1)
    neighbours = [draw(st.lists(row, max_size=3)) for _ in new]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)) if count else st.nothing()
    ties = draw(st.lists(pairs, max_size=8)) if count else []
    view = draw(st.none() | st.tuples(far, far, st.just(900.0), st.just(600.0)))
    return xy, boxes, neighbours, new, view, ties


@settings(max_examples=250)
@given(stories())
def test_nothing_new_stands_on_top_of_anything(story):
    xy, boxes, neighbours, new, view, ties = story
    before = [*xy]
    found = place_new(xy, boxes, neighbours, new, view=view, ties=ties)
    assert xy == before
    assert len(found) == len(new)
    bad = [pair for pair in overlapping([*xy, *found], [*boxes, *new]) if pair[1] >= len(xy)]
    assert not bad
    assert found == place_new(xy, boxes, neighbours, new, view=view, ties=ties)


def test_placing_needs_the_standard_library_only():
    code = (
        "import sys; from collective_desk.analysis.places import place_new\n"
        "place_new([], [], [[]], [(104, 46)])\n"
        "print(sorted({'numpy', 'scipy', 'rustworkx', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
