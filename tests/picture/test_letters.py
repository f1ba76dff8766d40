import numpy as np
import pytest

from collective_desk.picture.curves import curves
from collective_desk.picture.letters import letter_spots
from collective_desk.picture.style import Style
from collective_desk.picture.view import View

from .maps import picture

LIGHT = Style.load("light")


def spots(drawn, **told):
    return letter_spots(curves(drawn, View(), LIGHT), LIGHT, **told)


def test_only_long_ties_bear_their_letter_in_the_middle():
    drawn = picture(
        [("A", 0, 0), ("B", 300, 0), ("C", 0, 80)], [(0, 1, 0, "directed"), (0, 2, 0, "directed")]
    )
    rows, at = spots(drawn)
    assert rows.tolist() == [0]
    assert at[0] == pytest.approx(curves(drawn, View(), LIGHT).at(0.5)[0])
    assert len(spots(drawn, at_least=0.0)[0]) == 2


def test_a_letter_slides_away_from_a_name():
    drawn = picture([("A", 0, 0), ("B", 300, 0)], [(0, 1, 0, "directed")])
    _, usual = spots(drawn)
    _, slid = spots(drawn, avoid=np.array([[usual[0, 0] - 15, usual[0, 1] - 10, 30, 20]]))
    assert abs(slid[0, 0] - usual[0, 0]) > 20


def test_letters_of_crossing_ties_do_not_lie_on_each_other():
    drawn = picture(
        [("A", 0, 0), ("B", 300, 300), ("C", 300, 0), ("D", 0, 300)],
        [(0, 1, 0, "directed"), (2, 3, 1, "directed")],
    )
    _, (one, other) = spots(drawn)
    assert np.abs(one - other).max() >= LIGHT.tie.letter_disc


def test_letters_of_a_bundle_stand_in_a_staircase():
    actors = [("", 10 * i, end) for i in range(6) for end in (0, 300)]
    ties = [(2 * i, 2 * i + 1, 0, "undirected") for i in range(6)]
    _, at = spots(picture(actors, ties))
    for i in range(6):
        for j in range(i):
            assert np.abs(at[i] - at[j]).max() >= LIGHT.tie.letter_disc


def test_no_ties_no_letters():
    assert len(spots(picture([("A", 0, 0)]))[0]) == 0
