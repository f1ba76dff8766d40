import pytest

from collective_desk.commands.assessments import assess, stack_discs, unstack_discs
from collective_desk.domain.entities import Assessment
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.assessments import (
    latest,
    latest_of,
    raters,
    said_of,
    spreads,
    towers,
)


def test_the_last_word_of_each_counts_and_none_is_overwritten(room):
    actor = room.actor("A")
    for value, rater, date in (
        (2, "Farmers", "2026-03-01"), (8, "Staff", "2026-03-01"), (4, "Farmers", "2026-03-12"),
        (1, "Farmers", "2026-02-01"),
    ):
        room.desk.do(assess, actor, "influence", value, rater=rater, date=date)
    assert len(room.desk.read.all(Assessment)) == 4
    assert latest(room.desk.read, "influence") == {actor: {"Farmers": 4, "Staff": 8}}
    tower = towers(room.desk.read)[actor]
    assert (tower.median, tower.lowest, tower.highest, tower.raters) == (6, 4, 8, 2)
    assert latest_of(room.desk.read, actor, "influence", "Farmers").value == 4
    assert raters(room.desk.read) == ["Farmers", "Staff"]


def test_an_answer_taken_back_does_not_count(room):
    actor = room.actor("A")
    room.desk.do(assess, actor, "stake", -2)
    assert said_of(room.desk.read, actor)["stake"].by == {"amina": -2}
    room.desk.do(assess, actor, "stake", None)
    assert spreads(room.desk.read, "stake") == {}
    assert said_of(room.desk.read, actor) == {}


def test_what_an_audience_may_not_see_does_not_count(room):
    actor = room.actor("A")
    room.desk.do(assess, actor, "influence", 9, rater="Heron", sensitivity="confidential")
    room.desk.do(assess, actor, "influence", 3, rater="Farmers")
    assert towers(room.desk.read, audience="open")[actor].highest == 3
    assert towers(room.desk.read)[actor].highest == 9


def test_discs_are_stacked_and_taken(room):
    actor = room.actor("A")
    assert room.desk.do(stack_discs, [actor]) == {actor: 1}
    assert room.desk.do(stack_discs, [actor], by=3) == {actor: 4}
    assert room.desk.do(stack_discs, [actor], rater="Farmers") == {actor: 1}
    for height in (3, 2, 1, 0, 0):
        assert room.desk.do(unstack_discs, [actor]) == {actor: height}
    assert towers(room.desk.read)[actor].lowest == 0


def test_a_value_off_its_scale_is_refused(room):
    actor = room.actor("A")
    for dimension, value in (("trust", 5), ("stake", -3), ("influence", float("nan"))):
        with pytest.raises(DeskError):
            room.desk.do(assess, actor, dimension, value)
