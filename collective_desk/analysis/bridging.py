"""Who is tied into other realms, and without whom the map would fall apart."""

from __future__ import annotations

from typing import Final

import numpy as np
import rustworkx

from collective_desk.domain.contents import MapContent
from collective_desk.domain.vocabularies import REALMS, realm_of

NO_BRIDGE: Final = frozenset({"conflict", "competition"})
"""Categories of ties that do not connect."""


def bridging(content: MapContent) -> tuple[list[int], list[bool]]:
    """Give, row by row, in how many other realms an actor has ties, and who holds the map together.

    -1 where an actor has no tie that connects. An actor of an unsaid realm bridges to all it is
    tied to but one. Who holds the map together is an articulation point of such ties.
    """
    n = len(content.actors.ids)
    source, target = _connecting(content)
    realms = [
        REALMS.index(realm) if realm else -1
        for realm in map(realm_of, content.actors.realms, content.actors.kinds)
    ]
    own = np.array(realms, np.int64)
    met = np.zeros((n, len(REALMS)), bool)
    tied = np.zeros(n, bool)
    for here, there in ((source, target), (target, source)):
        tied[here] = True
        known = own[there] >= 0
        met[here[known], own[there[known]]] = True
    said = own >= 0
    met[np.flatnonzero(said), own[said]] = False
    worlds = met.sum(axis=1)
    worlds[~said] = np.maximum(worlds[~said] - 1, 0)
    worlds[~tied] = -1
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from_no_data(list(zip(source.tolist(), target.tolist(), strict=True)))
    cuts = set(rustworkx.articulation_points(graph))
    return worlds.tolist(), [row in cuts for row in range(n)]


def _connecting(
    content: MapContent,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    cold = {pen.id for pen in content.pens if pen.category in NO_BRIDGE}
    ties = content.ties
    kept = np.array([kind not in cold for kind in ties.kinds], bool)
    source, target = np.array(ties.source, np.int64)[kept], np.array(ties.target, np.int64)[kept]
    apart = source != target
    return source[apart], target[apart]
