import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.picture.boxes import overlaps, shared, sums, within

place = st.integers(-300, 300)
side = st.integers(1, 90)
boxes = st.lists(st.tuples(place, place, side, side), max_size=25)


@given(boxes, boxes)
def test_overlapping_boxes_are_found_like_by_looking_at_every_pair(some, others):
    a = np.array(some, float).reshape(-1, 4)
    b = np.array(others, float).reshape(-1, 4)
    i, j, area = overlaps(a, b)
    found = dict(zip(zip(i.tolist(), j.tolist(), strict=True), area.tolist(), strict=True))
    truth = {}
    for m in range(len(a)):
        for n in range(len(b)):
            size = shared(a[m : m + 1], b[n : n + 1])[0]
            if size > 0:
                truth[m, n] = size
    assert found == truth


def test_points_under_boxes_are_counted():
    points = np.array([(x * 4.0, 0.0) for x in range(100)])
    counted = sums(points, np.array([(0.0, -8.0, 40.0, 16.0), (0.0, 20.0, 40.0, 16.0)]), 4.0)
    assert abs(counted[0] - 10) <= 1
    assert counted[1] == 0


def test_a_box_within_a_frame():
    frame = (0.0, 0.0, 100.0, 50.0)
    told = within(np.array([(0, 0, 100, 50), (1, 1, 100, 4), (-1, 0, 4, 4)], float), frame)
    assert told.tolist() == [True, False, False]
