import numpy as np

from collective_desk.picture.settling import Settling, settle

FAR = 1e7


def settled(first_spot, **told):
    """Two names: the second has one possible spot, which the first would like as well."""
    boxes = np.array([(x, 0.0, 20.0, 10.0) for x in (*first_spot, 5.0, 800.0, 900.0, 1000.0)])
    usual = {
        "boxes": boxes,
        "unit": 1.0,
        "cost": np.array([(0.0, 2.0, 3.0, 4.0), (0.0, FAR, FAR, FAR)]),
        "blocked": np.zeros((2, 4), bool),
        "kept": np.array([-1, -1]),
        "rank": np.array([9.0, 1.0]),
        "always": np.zeros(2, bool),
    }
    return settle(Settling(**(usual | told)))


def test_a_name_gives_way_to_one_that_has_no_other_place():
    told = settled((0.0, 100.0, 200.0, 300.0))
    assert told.side.tolist() == [1, 0]
    assert told.shown.all()


def test_a_name_gives_up_the_place_it_likes_best_for_one_that_has_no_other():
    dear = np.array([(0.0, 900.0, FAR, FAR), (0.0, FAR, FAR, FAR)])
    told = settled((0.0, 100.0, 200.0, 300.0), cost=dear)
    assert told.side.tolist() == [1, 0]
    assert told.shown.all()


def test_where_there_is_no_way_the_one_of_lower_rank_waits():
    told = settled((0.0, 2.0, 4.0, 6.0))
    assert told.shown.tolist() == [True, False]


def test_a_standing_name_moves_only_for_one_that_found_no_place():
    told = settled((0.0, 100.0, 200.0, 300.0), kept=np.array([0, -1]))
    assert told.side.tolist() == [1, 0]
    free = settled((50.0, 100.0, 200.0, 300.0), kept=np.array([2, -1]))
    assert free.side.tolist() == [2, 0]


def test_a_blocked_spot_is_not_shown():
    blocked = np.ones((2, 4), bool)
    assert not settled((0.0, 100.0, 200.0, 300.0), blocked=blocked).shown.any()
    always = np.ones(2, bool)
    assert settled((0.0, 100.0, 200.0, 300.0), blocked=blocked, always=always).shown.all()


def test_a_spot_that_is_not_to_be_had_is_left_also_by_who_stands_there():
    without = np.array([(np.inf, 2.0, 3.0, 4.0), (0.0, FAR, FAR, FAR)])
    told = settled(
        (50.0, 100.0, 200.0, 300.0), cost=without, kept=np.array([0, -1]), always=np.ones(2, bool))
    assert told.side.tolist() == [1, 0]
