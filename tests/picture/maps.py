"""Invented maps to compose pictures from."""

from dataclasses import replace

import numpy as np

from collective_desk.domain.contents import ActorColumns, MapContent, Pen, TieColumns, Tower
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose

WORDS = Words("en")
KINDS = VOCABULARIES["actor_kind"]
NAMES = ("money", "knowledge", "advice", "authority", "trust", "conflict")
PENS = [
    Pen(f"k{i}", name, f"Who {name}?", name, True, f"tie.{name}", dash, letter)
    for i, (name, dash, letter) in enumerate(
        zip(NAMES, VOCABULARIES["dash"], "MKVATC", strict=True)
    )
]


def content(actors, ties=(), *, pens=None, **told):
    """A map of actors (name, x, y, kind?, realm?) and ties (source row, target row, pen, direction)."""
    rows = [(*actor, *(None, None)[len(actor) - 3 :]) for actor in actors]
    n = len(rows)
    pens = PENS if pens is None else pens
    columns = ActorColumns(
        ids=[f"a{i}" for i in range(n)],
        labels=[row[0] for row in rows],
        kinds=[row[3] for row in rows],
        realms=[row[4] for row in rows],
        x=[float(row[1]) for row in rows],
        y=[float(row[2]) for row in rows],
        pinned=[False] * n,
        own_team=[False] * n,
        empty_chair=[False] * n,
        sensitivity=["open"] * n,
    )
    drawn = TieColumns(
        ids=[f"t{i}" for i in range(len(ties))],
        source=[tie[0] for tie in ties],
        target=[tie[1] for tie in ties],
        kinds=[tie[2] if isinstance(tie[2], str) else pens[tie[2]].id for tie in ties],
        directions=[tie[3] for tie in ties],
        labels=[""] * len(ties),
    )
    return MapContent("m", "The river", "Who helps?", "free", "kind", columns, drawn, pens, **told)


def picture(actors, ties=(), **told):
    return compose(content(actors, ties, **told), WORDS)


def village(n, m, seed=1):
    """A well laid out map: actors on a loose grid, most ties between neighbours."""
    chance = np.random.default_rng(seed)
    side = int(np.ceil(np.sqrt(n)))
    actors = [
        (
            ("Radio Sun", "Women's rice coop", "Ministry of Environment", "Clinic")[i % 4],
            (i % side) * 150 + chance.uniform(-25, 25),
            (i // side) * 110 + chance.uniform(-15, 15),
            KINDS[i % len(KINDS)],
        )
        for i in range(n)
    ]
    source = chance.integers(0, n, m)
    target = (source + chance.choice([1, side, side + 1, 2 * side], m)) % n
    ways = ("directed", "mutual", "undirected")
    ties = [
        (int(a), int(b), int(p), ways[int(w)])
        for a, b, p, w in zip(
            source, target, chance.integers(0, 6, m), chance.integers(0, 3, m), strict=True
        )
    ]
    return content(actors, ties)


def changed(map_content, **columns):
    """The same map with other columns of its actors."""
    return replace(map_content, actors=replace(map_content.actors, **columns))


def asked(median, lowest=None, highest=None):
    return Tower(median, median if lowest is None else lowest, highest or median, 11)
