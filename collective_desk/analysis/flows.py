"""What flows between realms: knowledge, innovation, resources, legitimacy; and what does not."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

FLOWS: Final[dict[str, frozenset[str]]] = {
    "knowledge": frozenset({"knowledge", "advice"}),
    "innovation": frozenset({"knowledge", "advice", "collaboration"}),
    "resources": frozenset({"money", "material", "support"}),
    "legitimacy": frozenset({"authority", "influence", "membership"}),
}
"""The categories of ties that carry each flow; innovation is what leaves an innovator."""


@dataclass(frozen=True, slots=True)
class Step:
    """A tie as a step from one actor to another: rows of actors, and the tie's category."""

    source: int
    target: int
    category: str


def flow_counts(
    flow: str, steps: Iterable[Step], realms: Sequence[str | None], innovators: Iterable[int] = ()
) -> dict[tuple[str, str], int]:
    """Count the steps of a flow from realm to realm; actors without a realm do not count."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for step in _of(flow, steps, set(innovators)):
        one, other = realms[step.source], realms[step.target]
        if one is not None and other is not None:
            counts[one, other] += 1
    return dict(counts)


def givers(
    flow: str, steps: Iterable[Step], realms: Sequence[str | None], innovators: Iterable[int] = ()
) -> list[int]:
    """List who gives a flow into another realm, by row, those with the most such steps first."""
    given: Counter[int] = Counter(
        step.source for step in _of(flow, steps, set(innovators))
        if None not in (realms[step.source], realms[step.target])
        and realms[step.source] != realms[step.target])
    return sorted(given, key=lambda row: (-given[row], row))


def unreached(
    flow: str, steps: Iterable[Step], realms: Sequence[str | None], innovators: Iterable[int] = ()
) -> list[tuple[str, str]]:
    """List the pairs of different realms between which a flow has no path, even by others."""
    onward: dict[int, set[int]] = defaultdict(set)
    for step in _of(flow, steps, set(innovators)):
        onward[step.source].add(step.target)
    there = dict.fromkeys(realm for realm in realms if realm is not None)
    reached = {
        (one, realms[row])
        for one in there
        for row in _reach([at for at, realm in enumerate(realms) if realm == one], onward)
    }
    return [
        (one, other) for one in there for other in there
        if one != other and (one, other) not in reached
    ]


def _of(flow: str, steps: Iterable[Step], innovators: set[int]) -> list[Step]:
    carried = [step for step in steps if step.category in FLOWS[flow]]
    if flow != "innovation":
        return carried
    return [step for step in carried if step.source in innovators]


def _reach(starts: Iterable[int], onward: dict[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = deque(starts)
    while waiting:
        for row in onward.get(waiting.popleft(), ()):
            if row not in reached:
                reached.add(row)
                waiting.append(row)
    return reached
