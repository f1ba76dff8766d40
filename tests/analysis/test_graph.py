"""A map read as a graph: one kind of tie, some, or all."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.analysis.distances import pivots, steps_between, steps_from
from collective_desk.analysis.graph import components, graph_of, neighbours, simple_pairs
from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns


def content():
    ties = TieColumns(
        ids=list("uvwxyz"), source=[0, 1, 0, 2, 3, 1], target=[1, 0, 1, 2, 0, 2],
        kinds=["money", "money", "trust", "trust", "advice", "advice"],
        directions=["directed", "directed", "mutual", "directed", "undirected", "directed"],
        labels=[""] * 6)  # fmt: skip
    return MapContent("m", "", "", "free", "kind", ActorColumns(ids=list("abcd")), ties)


def test_one_kind_some_or_all():
    assert graph_of(content(), "money").rows.tolist() == [0, 1]
    assert graph_of(content(), {"money", "trust"}).rows.tolist() == [0, 1, 2, 3]
    assert graph_of(content()).rows.tolist() == [0, 1, 2, 3, 4, 5]
    nothing = graph_of(content(), "kinship")
    assert nothing.n == 4
    assert nothing.edges.shape == nothing.pairs().shape == nothing.arcs().shape == (0, 2)


def test_pairs_forget_direction_repeats_and_ties_to_oneself():
    assert graph_of(content()).pairs().tolist() == [[0, 1], [0, 3], [1, 2]]


def test_arcs_go_both_ways_where_a_tie_does():
    assert graph_of(content(), "trust").arcs().tolist() == [[0, 1], [1, 0]]
    assert graph_of(content(), "advice").arcs().tolist() == [[0, 3], [1, 2], [3, 0]]


def test_a_tie_ends_at_somebody():
    for wrong in ([(0, 3)], [(-1, 0)]):
        with pytest.raises(IndexError):
            simple_pairs(3, wrong)


graphs = st.integers(1, 25).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40),
    )
)


def oracle(n, edges):
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges)
    return graph


@given(graphs)
def test_parts_are_those_of_networkx(story):
    n, edges = story
    label = components(n, simple_pairs(n, edges))
    ours = {frozenset(np.flatnonzero(label == part).tolist()) for part in range(label.max() + 1)}
    assert ours == {frozenset(part) for part in nx.connected_components(oracle(n, edges))}
    assert label[0] == 0


@given(graphs)
def test_steps_are_those_of_networkx(story):
    n, edges = story
    begin, others = neighbours(n, simple_pairs(n, edges))
    theirs = nx.single_source_shortest_path_length(oracle(n, edges), 0)
    ours = steps_from(0, begin, others)
    assert [ours[row] for row in range(n)] == [theirs.get(row, np.inf) for row in range(n)]


def test_pivots_lie_in_different_corners():
    pairs = simple_pairs(90, [(at, at + 1) for at in range(89)])
    rows, steps = pivots(90, pairs, 6, np.random.default_rng(0))
    assert len(set(rows.tolist())) == 6
    assert np.array_equal(steps, steps_between(90, pairs)[rows])
    assert np.ptp(rows) > 30
