"""Alignment, shared leadership, leaving and flows, against values worked out by hand."""

from math import isnan, log

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.analysis.alignment import Alignment, alignment, alignments
from collective_desk.analysis.flows import Step, flow_counts, unreached
from collective_desk.analysis.leadership import concentration, day_of, evenness, turn_days
from collective_desk.analysis.leaving import without

STANCES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([-2, -1, 0, 1, 2]))


def test_alignment_counts_goals_on_which_both_took_a_side():
    one, other = {"fish": 2, "path": -1, "work": 0}, {"fish": 1, "path": -2, "work": 2, "reeds": 1}
    assert alignment(one, other) == Alignment(1.0, 2)
    assert alignment(one, {"fish": -2, "path": 2}) == Alignment(-1.0, 2)
    # 2·2 for and 1·1 against: (4 - 1) / (4 + 1)
    assert alignment({"a": 2, "b": 1}, {"a": 2, "b": -1}) == Alignment(0.6, 2)


def test_who_took_no_side_is_compared_with_nobody():
    assert alignment({"fish": 0}, {"fish": 2}) is None
    assert alignments("a", {"a": {"fish": 2}, "b": {"path": 1}, "c": {"fish": 1}}).keys() == {"c"}


@given(STANCES, STANCES)
def test_alignment_is_mutual_and_bounded(one, other):
    there, back = alignment(one, other), alignment(other, one)
    assert there == back
    assert there is None or -1 <= there.value <= 1


@given(STANCES)
def test_everyone_agrees_with_themselves(one):
    found = alignment(one, one)
    assert found is None or found.value == 1


@pytest.mark.parametrize(
    ("days", "n", "even", "central"),
    [
        ({"a": 10, "b": 10, "c": 10, "d": 10}, 4, 1.0, 0.0),  # all alike
        ({"a": 30}, 5, 0.0, 1.0),  # one alone, as the hub of a star
        ({"a": 10, "b": 10}, 4, log(2) / log(4), 1 / 3),  # two of four, alike
        ({"a": 30, "b": 10}, 2, 0.8112781, 0.5),  # three days in four
    ],
)
def test_shared_leadership(days, n, even, central):
    assert evenness(days, n) == pytest.approx(even)
    assert concentration(days, n) == pytest.approx(central)


def test_where_nobody_led_nothing_is_said():
    assert isnan(evenness({}, 5))
    assert isnan(concentration({"a": 3}, 1))


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(1, 400), min_size=1))
def test_shares_stay_between_none_and_all(days):
    n = max(len(days), 2)
    assert -1e-9 <= evenness(days, n) <= 1 + 1e-9
    assert -1e-9 <= concentration(days, n) <= 1 + 1e-9


def test_turn_days_count_both_ends_and_go_on_until_today():
    turns = [
        ("a", ("2026-03-01", "2026-03-10")),
        ("a", ("2026-03-05", "2026-03-05")),
        ("b", ("2026-03-09", "")),
        ("c", ("", "2026-03-09")),
    ]
    assert turn_days(turns, "2026-03-12") == {"a": 11, "b": 4}


def test_months_and_years_are_whole():
    assert (day_of("2026-02"), day_of("2026-02", end=True)) == (day_of("2026-02-01"), day_of("2026-02-28"))
    assert day_of("2026", end=True) == day_of("2026-12-31")
    assert day_of("soon") is None


def test_who_leaves_takes_the_only_link_of_some():
    # 0 is ours: 1 and 2 hang on it alone, 3-4-5 hold together without it, 6-7 fall off.
    pairs = np.array([(0, 1), (0, 2), (0, 3), (3, 4), (4, 5), (0, 6), (6, 7)])
    left = without(8, pairs, [0])
    assert (left.ties, left.alone, left.cut_off) == (4, (1, 2), (6, 7))


@given(
    st.integers(1, 12), st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=24),
    st.sets(st.integers(0, 11), max_size=3))
def test_leaving_agrees_with_networkx(n, ties, leavers):
    pairs = {(min(a, b), max(a, b)) for a, b in ties if a != b and max(a, b) < n}
    gone = {row for row in leavers if row < n}
    before = nx.Graph(pairs)
    before.add_nodes_from(range(n))
    after = before.copy()
    after.remove_nodes_from(gone)
    left = without(n, np.array(sorted(pairs), np.int64).reshape(-1, 2), gone)
    assert left.ties == before.number_of_edges() - after.number_of_edges()
    assert set(left.alone) == {row for row in after if before.degree(row) and not after.degree(row)}
    fallen = set()
    for part in nx.connected_components(before):
        pieces = sorted(nx.connected_components(after.subgraph(part)), key=lambda one: (-len(one), min(one)))
        fallen |= {row for piece in pieces[1:] for row in piece if after.degree(row)}
    assert set(left.cut_off) == fallen


def test_another_part_is_not_what_one_falls_off():
    # 0 holds 1-2 and 3-4 together; 5 to 8 are a part of their own, larger than either piece.
    pairs = np.array([(0, 1), (0, 3), (1, 2), (3, 4), (5, 6), (6, 7), (7, 8)])
    assert without(9, pairs, [0]).cut_off == (3, 4)


def test_turns_at_once_and_open_ends_are_all_counted():
    # One leads two things at once, another goes on; a turn with no beginning says nothing.
    days = turn_days([
        ("lab", ("2026-03-01", "2026-03-10")), ("lab", ("2026-03-06", "2026-03-10")),
        ("coop", ("2026-03-06", "")), ("elders", ("", "2026-03-10"))], "2026-03-10")
    assert days == {"lab": 15, "coop": 5}
    assert evenness(days, 3) == pytest.approx(-(0.75 * log(0.75) + 0.25 * log(0.25)) / log(3))
    assert concentration(days, 3) == pytest.approx((0 + 0.5 + 0.75) / 2)


def test_where_nobody_leaves_nothing_is_lost():
    left = without(3, np.array([(0, 1), (1, 2)]), [])
    assert (left.ties, left.alone, left.cut_off) == (0, (), ())


REALMS = ["grassroots", "grassroots", "middle_ground", "institutional", None]


def test_flows_are_counted_by_direction():
    steps = [Step(0, 2, "knowledge"), Step(1, 2, "advice"), Step(2, 3, "money"), Step(4, 3, "advice")]
    assert flow_counts("knowledge", steps, REALMS) == {("grassroots", "middle_ground"): 2}
    assert flow_counts("resources", steps, REALMS) == {("middle_ground", "institutional"): 1}
    assert flow_counts("innovation", steps, REALMS, [1]) == {("grassroots", "middle_ground"): 1}


def test_a_path_through_others_is_a_path():
    steps = [Step(0, 2, "knowledge"), Step(2, 3, "advice")]
    missing = unreached("knowledge", steps, REALMS)
    assert ("grassroots", "institutional") not in missing
    assert set(missing) == {
        ("middle_ground", "grassroots"), ("institutional", "grassroots"), ("institutional", "middle_ground")}
