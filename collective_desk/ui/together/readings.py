"""Readings of the desk for the collective: counted by analysis, not yet said in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import isnan

from collective_desk.analysis.bridges import betweenness, cut_points
from collective_desk.analysis.flows import FLOWS, Step, flow_counts, givers, unreached
from collective_desk.analysis.graph import Ints, simple_pairs
from collective_desk.analysis.leadership import concentration, evenness, turn_days
from collective_desk.analysis.leaving import without
from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.vocabularies import realm_of
from collective_desk.store.queries.leadership import Turn
from collective_desk.store.queries.webs import Strand, Web

SHARED, PARTLY = 0.7, 0.4
"""Evenness from which leading counts as shared, and as partly shared."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Who has led how many days, most first, and how far that is shared."""

    days: tuple[tuple[Actor, int], ...]
    could: int
    """How many could lead."""
    evenness: float
    concentration: float
    turns: int

    @property
    def how(self) -> str:
        """Name how leading is shared: one, few, partly, shared, or unknown."""
        if isnan(self.evenness):
            return "unknown"
        if len(self.days) == 1:
            return "one"
        return "shared" if self.evenness >= SHARED else (
            "partly" if self.evenness >= PARTLY else "few")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes with our own team: how many tied pairs, who is alone then, who is cut off."""

    ours: tuple[Actor, ...]
    ties: int
    all_ties: int
    alone: tuple[Actor, ...]
    cut_off: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What flows from realm to realm, and between which realms nothing does."""

    name: str
    counts: dict[tuple[str, str], int]
    missing: tuple[tuple[str, str], ...]
    givers: tuple[Actor, ...] = ()
    """Who gives it into another realm, most ties first."""


def shares_of(turns: list[Turn], members: Collection[EntityId], today: str) -> Shares:
    """Read how far leading is shared among those who could lead: members, and who did."""
    actors = {one.actor.id: one.actor for one in turns}
    days = turn_days(((one.actor.id, (one.since, one.until)) for one in turns), today)
    ranked = sorted(days.items(), key=lambda one: (-one[1], actors[one[0]].name))
    n = len({*members, *days})
    return Shares(
        tuple((actors[id], count) for id, count in ranked), n, evenness(days, n),
        concentration(days, n), len(turns))


def if_we_leave(found: Web) -> Leaving:
    """Read what our own team holds together alone."""
    pairs = pairs_of(found.strands, len(found.actors))
    ours = [row for row, actor in enumerate(found.actors) if actor.own_team]
    left = without(len(found.actors), pairs, ours)
    actors = found.actors
    return Leaving(
        tuple(actors[row] for row in ours), left.ties, len(pairs),
        tuple(actors[row] for row in left.alone), tuple(actors[row] for row in left.cut_off))


def flows(found: Web) -> list[Flow]:
    """Read the four flows between the realms."""
    realms = [realm_of(actor.realm, actor.kind) for actor in found.actors]
    innovators = [
        row for row, actor in enumerate(found.actors) if "innovator" in actor.roles]
    steps = [
        step for strand in found.strands for step in _steps(strand)]
    return [
        Flow(name, flow_counts(name, steps, realms, innovators),
             tuple(unreached(name, steps, realms, innovators)),
             tuple(found.actors[row] for row in givers(name, steps, realms, innovators)))
        for name in FLOWS
    ]


def share_of_ways(found: Web) -> float:
    """Say which share of the shortest ways between others leads over our own team, 0 to 1."""
    over = betweenness(len(found.actors), pairs_of(found.strands, len(found.actors)))
    total = float(over.sum())
    ours = sum(float(over[row]) for row, one in enumerate(found.actors) if one.own_team)
    return ours / total if total else 0.0


def holding(found: Web) -> list[tuple[Actor, int]]:
    """Name those without whom the map falls apart, and into how many parts, most first."""
    cuts = cut_points(len(found.actors), pairs_of(found.strands, len(found.actors)))
    ranked = sorted(cuts.items(), key=lambda one: (-one[1], found.actors[one[0]].name))
    return [(found.actors[row], parts) for row, parts in ranked]


def alone(found: Web) -> list[Actor]:
    """Name those to whom nobody is tied."""
    tied = {end for strand in (*found.strands, *found.conflicts)
            for end in (strand.source, strand.target)}
    return [actor for row, actor in enumerate(found.actors) if row not in tied]


def pairs_of(strands: list[Strand], n: int) -> Ints:
    """Give each tied pair once."""
    return simple_pairs(n, [(one.source, one.target) for one in strands])


def _steps(strand: Strand) -> list[Step]:
    there = Step(strand.source, strand.target, strand.category)
    if not strand.mutual:
        return [there]
    return [there, Step(strand.target, strand.source, strand.category)]
