"""Who holds the map together: betweenness, and the actors and ties without which it falls apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from .graph import Floats, Ints


def betweenness(n: int, ties: Ints, *, directed: bool = False) -> Floats:
    """Give the share of shortest ways between others that lead over each actor, 0 to 1.

    `ties` are pairs of a graph, or its arcs if `directed`. Nobody lies between others on a map
    of fewer than three: 0. Source: Freeman, A set of measures of centrality (1977); Brandes (2001).
    """
    import rustworkx as rx

    if directed:
        found = rx.digraph_betweenness_centrality(_graph(n, ties, rx.PyDiGraph()))
    else:
        found = rx.graph_betweenness_centrality(_graph(n, ties, rx.PyGraph()))
    return np.array([found[row] for row in range(n)], np.float64)


def cut_points(n: int, pairs: Ints) -> dict[int, int]:
    """Name the actors without whom their part falls apart, and into how many parts it falls.

    Source: Hopcroft and Tarjan, Efficient algorithms for graph manipulation (1973).
    """
    import rustworkx as rx

    blocks = rx.biconnected_components(_graph(n, pairs, rx.PyGraph()))
    around: dict[int, set[int]] = {}
    for (one, two), block in blocks.items():
        around.setdefault(one, set()).add(block)
        around.setdefault(two, set()).add(block)
    return {row: len(parts) for row, parts in sorted(around.items()) if len(parts) > 1}


def bridge_ties(n: int, pairs: Ints) -> Ints:
    """Give the pairs whose tie alone holds two parts together, shape (k, 2), in order."""
    import rustworkx as rx

    found = sorted(tuple(sorted(tie)) for tie in rx.bridges(_graph(n, pairs, rx.PyGraph())))
    return np.array(found, np.int64).reshape(-1, 2)


def _graph(n: int, ties: Ints, empty: Any) -> Any:
    empty.add_nodes_from(range(n))
    empty.add_edges_from_no_data([(one, two) for one, two in ties.tolist()])
    return empty
