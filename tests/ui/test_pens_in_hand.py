"""The pen in hand: turned, taken, and held while others change the pens."""

import pytest

from collective_desk.commands.desks import found_desk
from collective_desk.commands.tie_kinds import add_tie_kind, delete_tie_kind
from collective_desk.store.desk import Desk
from collective_desk.ui.pens import Pens


@pytest.fixture
def desk():
    with Desk.create(":memory:", person="amina") as made:
        made.do(found_desk, language="en")
        yield made


@pytest.fixture
def pens(desk):
    made = Pens(desk.read)
    desk.observe(made.refresh)
    return made


def test_pens_go_round_both_ways(pens):
    ids = [pen.id for pen in pens.all]
    assert len(ids) > 2 and pens.id == ids[0]
    pens.turn(-1)
    assert pens.id == ids[-1]
    pens.turn(2)
    assert pens.id == ids[1]


def test_the_pen_in_hand_stays_when_another_comes_or_goes(desk, pens):
    first, second = pens.all[0].id, pens.all[1].id
    pens.take(second)
    desk.do(add_tie_kind, "Barter")
    assert pens.id == second and "Barter" in {pen.name for pen in pens.all}
    desk.do(delete_tie_kind, first)
    assert pens.id == second
    desk.do(delete_tie_kind, second)
    assert pens.id == pens.all[0].id


def test_a_pen_that_is_not_there_is_not_taken(pens):
    told = []
    pens.changed.connect(lambda: told.append(pens.id))
    before = pens.id
    pens.take("gone")
    pens.take(before)
    assert (pens.id, told) == (before, [])
    assert pens.named("gone") is None
