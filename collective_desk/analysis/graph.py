"""The ties of a map as a graph: one chosen kind, a set of kinds, or all of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Actors 0 … n-1 and their ties as drawn, repeated ties and ties to oneself included."""

    n: int
    edges: Ints
    """Source and target of each tie, shape (m, 2)."""
    both_ways: Flags
    """True where a tie is mutual or has no direction."""
    rows: Ints
    """Row of each tie in the contents of the map."""

    def pairs(self) -> Ints:
        """Give each tied pair once, whatever the direction; nobody is tied to oneself."""
        return simple_pairs(self.n, self.edges)

    def arcs(self) -> Ints:
        """Give each step from one actor to another once; a mutual tie makes two."""
        back = self.edges[self.both_ways][:, ::-1]
        arcs = np.concatenate((self.edges, back))
        arcs = arcs[arcs[:, 0] != arcs[:, 1]]
        return np.unique(arcs, axis=0)


def graph_of(content: MapContent, kinds: EntityId | Collection[EntityId] | None = None) -> Graph:
    """Read the ties of a map: of one kind, of some kinds, or of all (None)."""
    ties = content.ties
    wanted = {kinds} if isinstance(kinds, str) else kinds if kinds is None else set(kinds)
    rows = [row for row, kind in enumerate(ties.kinds) if wanted is None or kind in wanted]
    edges = [(ties.source[row], ties.target[row]) for row in rows]
    return Graph(
        n=len(content.actors.ids),
        edges=np.array(edges, np.int64).reshape(-1, 2),
        both_ways=np.array([ties.directions[row] != "directed" for row in rows], bool),
        rows=np.array(rows, np.int64),
    )


def simple_pairs(n: int, edges: npt.ArrayLike) -> Ints:
    """Give each tied pair once as (lower, higher), in order; ties to oneself fall away.

    Raises IndexError if a tie names an actor that is not there.
    """
    ends = np.asarray(edges, np.int64).reshape(-1, 2)
    if len(ends) and (ends.min() < 0 or ends.max() >= n):
        raise IndexError("a tie ends at an actor that is not there")
    low, high = ends.min(1, initial=n), ends.max(1, initial=-1)
    keys = np.unique((low * n + high)[low != high])
    return np.column_stack((keys // max(n, 1), keys % max(n, 1)))


def neighbours(n: int, pairs: Ints) -> tuple[Ints, Ints]:
    """Give the neighbours of all actors in one array, and where those of each begin (n + 1)."""
    ends = np.concatenate((pairs[:, 0], pairs[:, 1]))
    others = np.concatenate((pairs[:, 1], pairs[:, 0]))
    begin = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(ends, minlength=n), out=begin[1:])
    return begin, others[np.argsort(ends, kind="stable")]


def components(n: int, pairs: Ints) -> Ints:
    """Number the parts that hang together: one number an actor, in the order of first actors."""
    label = np.arange(n)
    while len(pairs):
        ends = label[pairs]
        low = ends.min(1)
        if np.array_equal(low, ends.max(1)):
            break
        np.minimum.at(label, ends[:, 0], low)
        np.minimum.at(label, ends[:, 1], low)
        while not np.array_equal(label, label[label]):
            label = label[label]
    return np.unique(label, return_inverse=True)[1].astype(np.int64).reshape(n)
