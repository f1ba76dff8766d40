import numpy as np
import pytest

from collective_desk.analysis.arrangements import arrange
from collective_desk.analysis.meanings import meaning_now, meaning_of
from collective_desk.domain.guides import Meaning, Said
from tests.picture.maps import content

from .rooms import room

ELDERS = content([("Elders", 0, 0, "community"), ("Lab", 300, 0, "network"),
                  ("Ministry", 600, 0, "public_agency"), ("Stranger", 700, 0)])


def test_another_band_is_another_realm():
    guides = arrange("spectrum", ELDERS).guides
    now = meaning_now(guides, ELDERS, 0)
    assert now.says[0].value == -1
    band = guides.bands[1]
    put = meaning_of(guides, ((band.box[0] + band.box[2]) / 2, 5000))
    assert put.changes(now) == (Said("realm", 0, "realm.middle_ground"),)
    beyond = meaning_of(guides, (guides.bands[2].box[2] + 900, 0))
    assert beyond.says[0].value == 1


def test_in_the_strip_nobody_said_it():
    done = arrange("spectrum", ELDERS)
    put = meaning_of(done.guides, tuple(done.xy[3]))
    assert put.says == (Said("realm", None, "arrangement.not_said"),)
    assert not put.changes(meaning_now(done.guides, ELDERS, 3))


def test_free_and_around_ask_nothing():
    for name in ("free", "around"):
        guides = arrange(name, ELDERS, around="a1").guides
        assert meaning_of(guides, (40, 40)) == Meaning()
        assert meaning_now(guides, ELDERS, 0) == Meaning()
    assert meaning_of(arrange("rings", ELDERS).guides, (40, 40)) == Meaning()


@pytest.mark.parametrize("seed", [1, 2])
def test_where_an_actor_was_put_says_what_is_known_of_it(seed):
    told, readings, roles = room(200, seed)
    for name in ("spectrum", "rings", "power_interest"):
        done = arrange(name, told, readings=readings, roles=roles)
        for row in range(200):
            now = meaning_now(done.guides, told, row, readings=readings, roles=roles)
            drop = (0, 16) if done.guides.rings or done.guides.axes else (0, 0)
            put = meaning_of(done.guides, tuple(done.xy[row] + drop))
            for said, was in zip(put.says, now.says, strict=True):
                if name != "power_interest":
                    assert said.value == was.value
                elif None not in (now.says[0].value, now.says[1].value):
                    assert abs(said.value - was.value) <= 1


def test_a_ring_is_a_part_in_the_collective():
    told, _, roles = room(60)
    guides = arrange("rings", told, roles=roles).guides
    core, outside = guides.rings[0], guides.rings[-1]
    assert meaning_of(guides, (core.x, core.y)).says[0].value == "core"
    far = meaning_of(guides, (outside.x + 10 * outside.outer, outside.y))
    assert far.says == (Said("role", None, "arrangement.rings.outside"),)


def test_a_place_on_the_grid_is_two_answers():
    told, readings, _ = room(60)
    guides = arrange("power_interest", told, readings=readings).guides
    across, upwards = guides.axes
    put = meaning_of(guides, (across.ticks[4].at, upwards.ticks[2].at))
    assert [(s.field, s.value) for s in put.says] == [("interest", 4.0), ("influence", 2.0)]
    assert np.isclose(meaning_of(guides, (1e5, -1e5)).says[0].value, 4)
