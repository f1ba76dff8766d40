"""Invented maps with answers, to arrange and to focus."""

from dataclasses import replace

import numpy as np

from collective_desk.domain.contents import Tower
from collective_desk.domain.readings import Readings, SaidOf
from tests.picture.maps import village

ROLES = ("core", "active", "periphery", "ally", None)


def room(n, seed=1):
    """A map of n actors with towers, answers on interest and parts in a collective, not for all."""
    content, chance = village(n, 3 * n, seed), np.random.default_rng(seed)
    towers = {id: Tower(float(chance.integers(0, 9)), 0, 9, 3)
              for id in content.actors.ids if chance.random() < 0.8}
    interest = [float(chance.integers(0, 9)) / 2 if chance.random() < 0.8 else None
                for _ in range(n)]
    roles = {id: ROLES[int(chance.integers(0, 5))]
             for id in content.actors.ids if chance.random() < 0.6}
    readings = Readings(actors=content.actors.ids, said={"interest": SaidOf(interest)})
    return replace(content, towers=towers), readings, roles


def with_newcomer(content, readings, roles, *, kind="media"):
    """The same map with one more actor in its middle."""
    told = content.actors
    actors = replace(
        told, ids=[*told.ids, "new"], labels=[*told.labels, "Newcomers' union"],
        kinds=[*told.kinds, kind], realms=[*told.realms, None],
        x=[*told.x, float(np.median(told.x)) + 3], y=[*told.y, float(np.median(told.y)) + 3],
        pinned=[*told.pinned, False], own_team=[*told.own_team, False],
        empty_chair=[*told.empty_chair, False], sensitivity=[*told.sensitivity, "open"],
    )
    interest = SaidOf([*readings.median("interest"), 2.0])
    return (
        replace(content, actors=actors, towers=content.towers | {"new": Tower(3, 3, 3, 1)}),
        Readings(actors=actors.ids, said={"interest": interest}),
        roles | {"new": "active"},
    )


def overlapping(xy, sizes):
    """How many boxes of symbol and name touch another one."""
    left, top = xy[:, 0] - sizes[:, 0] / 2, xy[:, 1] - 14
    right, foot = left + sizes[:, 0], top + sizes[:, 1]
    both = (left[:, None] < right) & (left < right[:, None])
    both &= (top[:, None] < foot) & (top < foot[:, None])
    np.fill_diagonal(both, False)
    return int(both.any(axis=1).sum())
