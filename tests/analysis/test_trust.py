import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.analysis.trust import steps, track, tracks
from collective_desk.domain.trust import Answer, Bond, End, TrustRecord

A, B = End("a", "Coop"), End("b", "Council")


def said(day, value, rater="r", end=0, dimension="trust", milestone=None, before=False):
    return Answer(day, rater, end, dimension, value, milestone, before)


def bond(*answers):
    return Bond("t", A, B, tuple(sorted(answers, key=lambda one: one.day)))


def values(run):
    return [(step.day, step.value) for step in run]


def test_a_line_steps_where_somebody_changes_their_word():
    assert values(steps([said(1, 2), said(5, 2), said(9, 4)])) == [(1, 2), (9, 4)]


def test_asking_one_more_person_moves_nothing():
    assert values(steps([said(1, 2), said(9, 4, "s")])) == [(1, 3)]


def test_the_overall_word_counts_before_the_three_sides():
    sides = [said(1, 1, dimension="openness"), said(1, 4, dimension="reliability")]
    assert values(steps(sides)) == [(1, 2.5)]
    assert values(steps([*sides, said(2, 1)])) == [(1, 2.5), (2, 1)]


def test_a_word_that_is_taken_back_is_gone():
    assert values(steps([said(1, 2), said(1, 4, "s"), said(5, None, "s")])) == [(1, 3), (5, 2)]
    assert steps([said(1, None)]) == ()


def test_each_end_has_its_own_line():
    one = track(bond(said(1, 1, "Coop", 1), said(1, 3, "Council", 2), said(7, 2, "Coop", 1, milestone="m")), 10)
    assert values(one.first) == [(1, 1), (7, 2)]
    assert values(one.second) == [(1, 3)]
    assert (one.way, one.now, one.movers, one.asked) == ("rose", (2, 3), ("m",), 2)


@pytest.mark.parametrize(("answers", "way", "dip"), [
    ([said(1, 2), said(9, 3)], "rose", False), ([said(1, 3), said(9, 1)], "fell", True),
    ([said(1, 2), said(5, 1), said(9, 2)], "still", True), ([said(1, 2)], "still", False),
    ([said(90, 2)], "new", False),
])
def test_a_tie_rises_stands_still_or_falls(answers, way, dip):
    one = track(bond(*answers), 100)
    assert (one.way, one.dip) == (way, dip)


def test_what_was_before_a_milestone_is_no_fall():
    overall = said(1, 4, "Farmers")
    eve, day = said(8, 3, "Coop", 1, milestone="m", before=True), said(9, 4, "Coop", 1, milestone="m")
    one = track(bond(overall, eve, day), 10)
    assert not one.dip
    assert values(one.first) == [(1, 4)]


def test_what_is_said_of_days_to_come_waits():
    assert track(bond(said(20, 2)), 10) is None
    assert track(bond(said(1, 1), said(90, 4)), 60).way == "still"


def test_the_most_moved_come_first():
    still, moved = Bond("s", A, B, (said(1, 2),)), Bond("m", B, A, (said(1, 1), said(5, 3, milestone="e")))
    found = tracks(TrustRecord(10, bonds=(still, moved)))
    assert [one.bond.tie for one in found] == ["m", "s"]


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from("xyz"), st.sampled_from([1, 2, 3, 4, None]))))
def test_a_line_never_leaves_the_scale_nor_repeats_itself(told):
    answers = [said(day, value, rater) for day, rater, value in sorted(told, key=lambda one: one[0])]
    run = steps(answers)
    assert all(1 <= step.value <= 4 for step in run)
    assert all(one.day < two.day and one.value != two.value for one, two in itertools.pairwise(run))


@given(st.permutations([("x", 1), ("y", 2), ("z", 4)]))
def test_the_order_of_one_day_does_not_matter(told):
    assert values(steps([said(3, value, rater) for rater, value in told])) == [(3, 2)]
