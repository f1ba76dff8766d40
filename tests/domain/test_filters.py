import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.filters import (
    FIELDS,
    OR,
    Chip,
    choices,
    from_json,
    joined,
    shown,
    switched,
    to_json,
    words_of,
)
from collective_desk.domain.readings import Readings
from collective_desk.host.words import Words
from tests.picture.maps import changed, content, village

MAP = changed(
    content([("Coop", 0, 0, "cooperative"), ("Lab", 90, 0, "network"), ("Water office", 180, 0, "public_agency"),
             ("Stranger", 270, 0)],
            [(0, 1, 0, "directed"), (1, 2, 4, "mutual"), (0, 2, 0, "directed")]),
    sensitivity=["open", "open", "confidential", "open"], own_team=[False, True, False, False],
)
TOLD = Readings(
    actors=["a0", "a1", "a2", "a3"], presence=["engaged", "committed", None, None],
    tags=[("water", "women"), (), ("water",), ()], roles=[(), ("bridge",), (), ()],
    level=["local", None, None, None], sector=[None] * 4, ties=["t0", "t1", "t2"],
    tie_tags=[("new",), (), ()],
)


def passing(*chips):
    told = shown(MAP, TOLD, chips)
    return [i for i, yes in enumerate(told.actors) if yes], [i for i, yes in enumerate(told.ties) if yes]


@pytest.mark.parametrize(("chips", "actors", "ties"), [
    ((), [0, 1, 2, 3], [0, 1, 2]),
    ((Chip("kind", ("cooperative", "network")),), [0, 1], [0]),
    ((Chip("kind", ("cooperative",), negated=True),), [1, 2, 3], [1]),
    ((Chip("kind"),), [0, 1, 2], [0, 1, 2]),
    ((Chip("kind", negated=True),), [3], []),
    ((Chip("realm", ("grassroots",)),), [0], []),
    ((Chip("presence", ("committed",)),), [1], []),
    ((Chip("presence", negated=True),), [2, 3], []),
    ((Chip("tag", ("water",)),), [0, 2], [2]),
    ((Chip("tag", ("water",)), Chip("tag", ("women",), negated=True)), [2], []),
    ((Chip("tag"),), [0, 2], [2]),
    ((Chip("role", negated=True),), [0, 2, 3], [2]),
    ((Chip("sensitivity", ("open",)),), [0, 1, 3], [0]),
    ((Chip("own_team"),), [1], []),
    ((Chip("tied", negated=True),), [3], []),
    ((Chip("empty_chair", negated=True),), [0, 1, 2, 3], [0, 1, 2]),
    ((Chip("tie_kind", ("k0",)),), [0, 1, 2, 3], [0, 2]),
    ((Chip("direction", ("mutual",), negated=True),), [0, 1, 2, 3], [0, 2]),
    ((Chip("tie_tag", ("new",)),), [0, 1, 2, 3], [0]),
    ((Chip("kind", ("cooperative",), on=False),), [0, 1, 2, 3], [0, 1, 2]),
    ((Chip("level", ("local",)), Chip("sector", negated=True)), [0], []),
])
def test_chips_are_stacked(chips, actors, ties):
    assert passing(*chips) == (actors, ties)


def test_readings_in_another_order_mean_the_same():
    told = Readings(actors=["a3", "a0"], presence=["left", "engaged"], tags=[(), ("water",)])
    assert shown(MAP, told, [Chip("presence")]).actors == [True, False, False, True]
    assert shown(MAP, told, [Chip("tag", ("water",))]).actors == [True, False, False, False]
    assert shown(MAP, Readings(), [Chip("tag", ("water",))]).actors == [False] * 4
    assert shown(MAP, Readings(), [Chip("tag", ("water",), negated=True)]).all


def test_a_map_offers_what_it_holds():
    assert choices(MAP, TOLD, "tag") == ["water", "women"]
    assert choices(MAP, TOLD, "tie_kind") == ["k0", "k4"]
    assert choices(MAP, Readings(), "presence") == []


def test_a_chip_is_switched():
    chips = switched((Chip("kind"), Chip("tag")), 1)
    assert [chip.on for chip in chips] == [True, False]
    assert switched(chips, 1)[1].on


CHIPS = st.lists(st.builds(Chip, st.sampled_from(FIELDS), st.lists(st.text()).map(tuple),
                           st.booleans(), st.booleans())).map(tuple)


@given(CHIPS)
def test_chips_come_back_as_they_were_written(chips):
    assert from_json(to_json(chips)) == chips


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(
                        st.sampled_from(("field", "values", "on", "mood")), inner)))
def test_whatever_is_kept_can_be_read(value):
    shown(MAP, TOLD, from_json(json.dumps(value)))


def test_a_chip_of_a_newer_program_is_carried_along_switched_off():
    (chip,) = from_json('[{"field":"mood","values":["good"],"on":true}]')
    assert chip == Chip("mood", ("good",), on=False)
    assert shown(MAP, TOLD, [Chip("mood", ("good",))]).all
    assert from_json("") == from_json("not json") == from_json('{"a":1}') == ()


@pytest.mark.parametrize("field", FIELDS)
def test_every_chip_has_words(field):
    words = Words("en")
    for chip in (Chip(field), Chip(field, negated=True), Chip(field, ("x",)), Chip(field, ("x",), negated=True)):
        name, phrase = words_of(chip)
        assert words(phrase, field=words(name), values="x")
    assert words(OR) == "or"


def test_ten_thousand_actors_are_filtered_quickly():
    big = village(10_000, 30_000)
    chips = [Chip("kind", ("cooperative", "media")), Chip("realm", ("grassroots",), negated=True),
             Chip("tie_kind", ("k0", "k1"))]
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        shown(big, Readings(), chips)
        best = min(best, time.perf_counter() - start)
    assert best < 0.15


def test_a_value_more_of_a_field_joins_the_chip_that_asks_for_it_and_switches_it_on():
    off, other = Chip("kind", ("media",), on=False), Chip("realm", ("grassroots",))
    assert joined((off, other), Chip("kind", ("network",))) == (
        Chip("kind", ("media", "network")), other)
    assert joined((other,), other) == (other,)
    unlike = Chip("kind", ("media",), negated=True)
    assert joined((off,), unlike) == (off, unlike)
