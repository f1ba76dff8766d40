"""How many steps actors are from each other: between all, or from some to all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .graph import Ints, neighbours

Steps = npt.NDArray[np.float32]


def steps_between(n: int, pairs: Ints) -> Steps:
    """Count the steps between all actors of one connected part, shape (n, n)."""
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from_no_data([(low, high) for low, high in pairs.tolist()])
    steps: Steps = rx.distance_matrix(graph, parallel_threshold=400).astype(np.float32)
    return steps


def steps_from(source: int, begin: Ints, others: Ints) -> Steps:
    """Count the steps from one actor to all; infinite where there is no way."""
    n = len(begin) - 1
    found = np.full(n, np.inf, np.float32)
    found[source] = 0
    front = np.array([source])
    step = 0
    while len(front):
        step += 1
        counts = begin[front + 1] - begin[front]
        ends = np.cumsum(counts)
        slots = np.repeat(begin[front] - (ends - counts), counts) + np.arange(ends[-1])
        reached = others[slots]
        found[reached[np.isinf(found[reached])]] = step
        front = np.flatnonzero(found == step)
    return found


def pivots(n: int, pairs: Ints, count: int, chance: np.random.Generator) -> tuple[Ints, Steps]:
    """Choose some actors that lie well apart, with the steps from each to all, (count, n)."""
    begin, others = neighbours(n, pairs)
    chosen = [int(chance.integers(n))]
    steps = np.empty((count, n), np.float32)
    nearest = np.full(n, np.inf)
    for at in range(count):
        steps[at] = steps_from(chosen[at], begin, others)
        nearest = np.minimum(nearest, steps[at])
        if at + 1 < count:
            weight = np.cumsum(nearest * nearest)
            spot = np.searchsorted(weight, chance.random() * weight[-1], side="right")
            chosen.append(min(int(spot), n - 1))
    return np.array(chosen), steps
