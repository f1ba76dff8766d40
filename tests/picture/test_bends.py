import numpy as np

from collective_desk.picture.bends import CURVE, bends, fan


def rows(*values):
    return np.array(values, np.int32)


def test_a_tie_bends_a_tenth_to_the_right():
    xy = np.array([(0.0, 0.0), (100.0, 0.0)])
    assert bends(xy, rows(0), rows(1)).tolist() == [CURVE]
    assert bends(xy, rows(1), rows(0)).tolist() == [CURVE]


def test_a_long_tie_bends_by_forty_units_at_most():
    xy = np.array([(0.0, 0.0), (2000.0, 0.0)])
    assert round(float(bends(xy, rows(0), rows(1))[0] * 2000), 9) == 40.0


def test_there_and_back_part_by_themselves():
    xy = np.array([(0.0, 0.0), (100.0, 0.0)])
    there, back = bends(xy, rows(0, 1), rows(1, 0))
    assert there == back == CURVE


def test_four_ties_fan_out():
    share, pair = fan(rows(0, 0, 0, 0), rows(1, 1, 1, 1))
    assert np.allclose(sorted(share), (-0.3, -0.1, 0.1, 0.3))
    assert len(set(pair)) == 1


def test_parallel_ties_never_lie_on_each_other_wherever_they_point():
    rng = np.random.default_rng(4)
    source = rng.integers(0, 5, 60).astype(np.int32)
    target = ((source + rng.integers(1, 5, 60)) % 5).astype(np.int32)
    xy = rng.uniform(0, 400, (5, 2))
    bend = bends(xy, source, target) * np.where(source > target, -1, 1)
    pairs = {}
    for a, b, share in zip(source, target, bend, strict=True):
        pairs.setdefault((min(a, b), max(a, b)), []).append(round(float(share), 6))
    assert all(len(set(shares)) == len(shares) for shares in pairs.values())


def test_a_tie_steps_around_a_stranger():
    apart = np.array([(0.0, 0.0), (300.0, 0.0), (150.0, 500.0)])
    assert bends(apart, rows(0), rows(1))[0] == CURVE
    between = np.array([(0.0, 0.0), (300.0, 0.0), (150.0, 14.0)])
    bend = bends(between, rows(0), rows(1))[0]
    middle = bend * 300 / 2
    assert abs(middle - 14.0) > 17.0


def test_twins_stay_apart_when_they_step_around_a_stranger():
    xy = np.array([(0.0, 0.0), (300.0, 0.0), (150.0, 14.0)])
    there, back = bends(xy, rows(0, 1), rows(1, 0))
    assert abs(there + back) > 0.1


def test_actors_on_one_spot_and_ties_to_oneself_break_nothing():
    xy = np.zeros((4, 2))
    bend = bends(xy, rows(0, 1, 2, 2), rows(1, 1, 3, 2))
    assert np.isfinite(bend).all()
    assert len(bends(np.zeros((0, 2)), rows(), rows())) == 0
