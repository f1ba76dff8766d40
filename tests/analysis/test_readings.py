"""Readings of a map against published values, and against networkx on maps drawn by chance."""

from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.analysis.bridges import betweenness, bridge_ties, cut_points
from collective_desk.analysis.brokerage import constraint, effective_size
from collective_desk.analysis.graph import simple_pairs
from collective_desk.analysis.whole import (
    arc_centralisation,
    degree_centralisation,
    ei_by_density,
    ei_index,
)

MEDICI = "Medici"
FLORENCE = sorted(nx.florentine_families_graph())


def ties_of(graph):
    names = sorted(graph)
    return len(names), simple_pairs(len(names), [(names.index(a), names.index(b)) for a, b in graph.edges()])


STAR, RING = ties_of(nx.star_graph(5)), ties_of(nx.cycle_graph(6))
KITE, FAMILIES = ties_of(nx.krackhardt_kite_graph()), ties_of(nx.florentine_families_graph())


@pytest.mark.parametrize(
    ("ties", "value"), [(STAR, 1.0), (RING, 0.0), (KITE, 0.3333), (FAMILIES, 0.2747)]
)
def test_how_far_a_map_hangs_on_one_actor(ties, value):
    assert degree_centralisation(*ties) == pytest.approx(value, abs=5e-5)


def test_a_directed_star_hangs_on_its_giver():
    arcs = np.array([(0, leaf) for leaf in range(1, 6)])
    assert arc_centralisation(6, arcs, "out") == 1
    assert arc_centralisation(6, arcs, "in") == pytest.approx(1 / 25)


def test_who_lies_between():
    assert betweenness(*STAR).tolist() == [1, 0, 0, 0, 0, 0]
    assert betweenness(*RING) == pytest.approx([0.2] * 6)
    kite = betweenness(*KITE)
    assert kite.argmax() == 7
    assert kite.max() == pytest.approx(0.3889, abs=5e-5)
    families = betweenness(*FAMILIES)
    assert families.argmax() == FLORENCE.index(MEDICI)
    assert families.max() == pytest.approx(0.5220, abs=5e-5)


def test_without_whom_a_map_falls_apart():
    assert cut_points(*STAR) == {0: 5}
    assert cut_points(*RING) == {}
    assert cut_points(*KITE) == {7: 2, 8: 2}
    assert {FLORENCE[row] for row in cut_points(*FAMILIES)} == {
        "Albizzi", "Guadagni", "Medici", "Salviati"}  # fmt: skip
    assert bridge_ties(*KITE).tolist() == [[7, 8], [8, 9]]


def test_who_is_free_to_broker():
    assert constraint(*STAR) == pytest.approx([0.2, 1, 1, 1, 1, 1])
    assert constraint(*RING) == pytest.approx([0.5] * 6)
    assert effective_size(*RING) == pytest.approx([2.0] * 6)
    assert constraint(*FAMILIES)[FLORENCE.index(MEDICI)] == pytest.approx(0.2099, abs=5e-5)


def test_whether_ties_lead_outwards():
    pairs = simple_pairs(5, [(0, 1), (2, 3), (0, 2), (1, 4)])
    assert ei_index(pairs, [0, 0, 1, 1, None]) == pytest.approx(-1 / 3)
    assert ei_by_density(pairs, [0, 0, 1, 1, None]) == pytest.approx((1 / 4 - 1) / (1 / 4 + 1))
    assert ei_index(pairs, [0, 1, 0, 1, 0]) == pytest.approx(1 / 2)


def test_a_map_too_small_has_no_reading():
    none = simple_pairs(0, [])
    assert isnan(degree_centralisation(2, simple_pairs(2, [(0, 1)])))
    assert isnan(arc_centralisation(1, none))
    assert isnan(ei_index(none, []))
    assert isnan(ei_by_density(none, [0, 1]))
    assert np.isnan(constraint(2, none)).all()
    assert np.isnan(effective_size(2, none)).all()
    assert betweenness(0, none).shape == constraint(0, none).shape == (0,)
    assert betweenness(2, simple_pairs(2, [(0, 1)])).tolist() == [0, 0]
    assert bridge_ties(3, none).shape == (0, 2)


maps = st.integers(3, 14).flatmap(
    lambda n: st.tuples(
        st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=30)
    )
)


def same(ours, theirs):
    values = np.array([theirs[row] for row in range(len(ours))], float)
    assert np.allclose(ours, values, equal_nan=True)


@settings(max_examples=60)
@given(maps, st.randoms(use_true_random=False))
def test_readings_are_those_of_networkx(story, chance):
    n, edges = story
    pairs = simple_pairs(n, edges)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(pairs.tolist())
    same(betweenness(n, pairs), nx.betweenness_centrality(graph))
    same(constraint(n, pairs), nx.constraint(graph))
    same(effective_size(n, pairs), nx.effective_size(graph))
    assert set(cut_points(n, pairs)) == set(nx.articulation_points(graph))
    parts = nx.number_connected_components(graph)
    for row, count in cut_points(n, pairs).items():
        rest = graph.subgraph(set(graph) - {row})
        assert nx.number_connected_components(rest) - parts == count - 1
    bridges = sorted(sorted(tie) for tie in nx.bridges(graph))
    assert bridge_ties(n, pairs).tolist() == bridges
    weights = np.array([chance.choice((0.5, 1, 2, 4)) for _ in pairs])
    for (one, two), weight in zip(pairs.tolist(), weights, strict=True):
        graph[one][two]["weight"] = weight
    same(constraint(n, pairs, weights), nx.constraint(graph, weight="weight"))


@settings(max_examples=30)
@given(maps)
def test_directed_betweenness_is_that_of_networkx(story):
    n, edges = story
    arcs = np.unique(np.array([tie for tie in edges if tie[0] != tie[1]], int).reshape(-1, 2), axis=0)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(arcs.tolist())
    same(betweenness(n, arcs, directed=True), nx.betweenness_centrality(graph))
