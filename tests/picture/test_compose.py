import time
from dataclasses import asdict, replace

import numpy as np
import pytest

from collective_desk.domain.contents import TieColumns
from collective_desk.picture.compose import compose, refresh
from collective_desk.picture.shapes import CIRCLE, HEXAGON, SQUARE

from .maps import KINDS, WORDS, asked, changed, content, picture, village


def test_shape_says_the_realm_and_letters_say_the_kind():
    drawn = picture(
        [("Coop", 0, 0, "cooperative"), ("Radio", 9, 0, "media"), ("WHO", 0, 9, "un_agency")]
    )
    looks = [drawn.looks[i] for i in drawn.look]
    assert [look.shape for look in looks] == [CIRCLE, HEXAGON, SQUARE]
    assert [look.letters for look in looks] == ["Cp", "Me", "Un"]
    assert looks[0].fill == "grassroots_fill"


def test_a_realm_that_was_said_goes_before_the_usual_one_of_a_kind():
    drawn = picture([("Health volunteers", 0, 0, "community_organisation", 0)])
    assert drawn.looks[0].shape == HEXAGON


def test_nobody_said_what_it_is():
    drawn = picture([("?", 0, 0)])
    assert (drawn.looks[0].shape, drawn.looks[0].fill) == (CIRCLE, "unknown_fill")
    assert drawn.looks[0].letters == ""


def test_a_kind_that_the_desk_added_gets_letters():
    assert picture([("Herbalist", 0, 0, "healer")]).looks[0].letters == "He"


def test_every_kind_has_letters_of_its_own():
    letters = [WORDS(f"letters.{kind}") for kind in KINDS]
    assert len(set(letters)) == len(KINDS)
    assert all(WORDS(f"kind.{kind}") for kind in KINDS)


def test_states_are_part_of_the_look():
    told = changed(
        content([("Heron", 0, 0, "individual")]),
        sensitivity=["strict"],
        own_team=[True],
        pinned=[True],
        empty_chair=[True],
    )
    look = compose(told, WORDS).looks[0]
    assert look.hidden_badge and look.own_team and look.pinned and look.empty_chair
    assert look.letters == "?"


def test_two_values_show():
    told = content([("Heron", 0, 0)], contested=frozenset({"a0"}))
    assert compose(told, WORDS).looks[0].values == 2


def test_arrows_follow_the_direction():
    ways = ("directed", "mutual", "undirected")
    drawn = picture([("A", 0, 0), ("B", 99, 0)], [(0, 1, 0, way) for way in ways])
    assert drawn.arrow_source.tolist() == [False, True, False]
    assert drawn.arrow_target.tolist() == [True, True, False]


def test_a_kind_nobody_described_still_gets_a_pen():
    drawn = picture([("A", 0, 0), ("B", 99, 0)], [(0, 1, "lost", "directed")])
    assert drawn.pens[drawn.pen[0]].id == "lost"
    assert drawn.pens[drawn.pen[0]].colour == "tie.olive"


def test_an_empty_map_is_a_picture_too():
    drawn = picture([])
    assert drawn.xy.shape == (0, 2)
    assert len(drawn.shapes) == len(drawn.bend) == 0


def test_moving_one_actor_refreshes_to_what_composing_gives():
    before = village(60, 150)
    drawn = compose(before, WORDS)
    x = list(before.actors.x)
    x[7] += 300.0
    after = changed(before, x=x, labels=["Renamed", *before.actors.labels[1:]])
    fresh, whole = refresh(drawn, after, ["a7", "a0", "t1"]), compose(after, WORDS)
    for name in ("xy", "bend", "look"):
        assert np.array_equal(getattr(fresh, name), getattr(whole, name)), name
    assert fresh.labels == whole.labels
    assert drawn.xy[7, 0] == before.actors.x[7], "the picture before is left alone"


def test_a_new_actor_is_composed_anew():
    drawn = picture([("A", 0, 0)])
    fresh = refresh(drawn, content([("A", 0, 0), ("B", 50, 0)]), ["a1"])
    assert fresh.labels == ["A", "B"]


@pytest.mark.parametrize("lens", ["kind", "influence"])
def test_composing_twice_gives_the_same(lens):
    told = village(80, 200)
    one, other = compose(told, WORDS), compose(told, WORDS)
    assert np.array_equal(one.bend, other.bend)
    assert one.looks == other.looks
    assert asked(3).median == 3, lens


def test_ten_thousand_actors_take_little_longer_each_than_two_thousand():
    def taken(n):
        told = village(n, 3 * n)
        compose(told, WORDS)
        start = time.perf_counter()
        compose(told, WORDS)
        return time.perf_counter() - start

    assert taken(10_000) < 10 * taken(2_000)


def test_another_moment_bends_as_the_map_it_is_like():
    whole = village(40, 90)
    now = compose(whole, WORDS)
    half = TieColumns(**{name: column[:45] for name, column in asdict(whole.ties).items()})
    then = compose(replace(whole, ties=half), WORDS, like=now)
    assert np.array_equal(then.bend, now.bend[:45])
    assert np.isfinite(compose(whole, WORDS, like=then).bend).all()
