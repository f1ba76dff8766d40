"""Arrange against Kamada and Kawai of networkx, and one new actor among thousands."""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median

import networkx as nx
import numpy as np

from collective_desk.analysis.distances import steps_between
from collective_desk.analysis.graph import simple_pairs
from collective_desk.analysis.layout import arrange
from collective_desk.analysis.overlaps import overlapping
from collective_desk.analysis.places import place_new
from collective_desk.analysis.stress import stress_of


def actor_map(n: int, seed: int = 1) -> np.ndarray:
    """Draw about three ties an actor, a few hubs among them, all in one part: (m, 2)."""
    if n < 5:
        return np.array([(at, at + 1) for at in range(n - 1)]).reshape(-1, 2)
    return np.array(nx.barabasi_albert_graph(n, 3, seed=seed).edges())


def boxes_for(n: int, seed: int = 1) -> np.ndarray:
    """Give boxes of symbol and name: names of one and two lines, up to 104 wide."""
    chance = np.random.default_rng(seed)
    return np.column_stack((chance.integers(40, 105, n), chance.choice((45, 60), n))).astype(float)


def kamada(n: int, edges: np.ndarray) -> np.ndarray:
    """Arrange with networkx: places (n, 2)."""
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges.tolist())
    found = nx.kamada_kawai_layout(graph)
    return np.array([found[row] for row in range(n)])


def arranged(n: int, seed: int = 1, repeats: int = 3) -> dict[str, float]:
    """Time and stress of Arrange, bare; the stress and what still overlaps with boxes."""
    edges, sizes = actor_map(n, seed), boxes_for(n, seed)
    steps = steps_between(n, simple_pairs(n, edges))
    arrange(8, actor_map(8))
    times, full = [], []
    for _ in range(repeats):
        begun = time.perf_counter()
        bare = arrange(n, edges)
        times.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        parted = arrange(n, edges, sizes=sizes)
        full.append((time.perf_counter() - begun) * 1000)
    return {
        "ms": median(times), "stress": stress_of(steps, bare),
        "boxes_ms": median(full), "boxes_stress": stress_of(steps, parted),
        "overlaps": float(len(overlapping(parted, sizes))),
    }


def peer(n: int, seed: int = 1) -> dict[str, float]:
    """Time and stress of Kamada and Kawai on the same map."""
    edges = actor_map(n, seed)
    steps = steps_between(n, simple_pairs(n, edges))
    kamada(8, actor_map(8))
    begun = time.perf_counter()
    xy = kamada(n, edges)
    return {
        "kamada_ms": (time.perf_counter() - begun) * 1000, "kamada_stress": stress_of(steps, xy),
    }


def case(n: int, folder: Path, quick: bool) -> dict[str, float]:
    """Both in one process, on three maps unless quick; medians."""
    seeds = (1,) if quick else (1, 2, 3)
    runs = [arranged(n, seed, 1 if quick else 3) | peer(n, seed) for seed in seeds]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def place(folder: Path, quick: bool) -> dict[str, float]:
    """One new actor tied to one, two or three of 5,000 that stand; `ms` at 5,000."""
    return {"ms": placing(5000, 10 if quick else 60), "ms_200": placing(200, 10 if quick else 60)}


def placing(n: int, repeats: int) -> float:
    """Find a place for one new actor: median milliseconds."""
    chance = random.Random(2)
    side = n ** 0.5 * 170
    xy = [(chance.random() * side, chance.random() * side) for _ in range(n)]
    sizes = [(104.0, 46.0)] * n
    ties = [(chance.randrange(n), chance.randrange(n)) for _ in range(3 * n)]
    times = []
    for _ in range(repeats):
        near = [chance.randrange(n) for _ in range(chance.choice((1, 1, 2, 3)))]
        begun = time.perf_counter()
        place_new(xy, sizes, [near], sizes[:1], ties=ties)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)
