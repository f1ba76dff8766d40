"""Names on an arranged map: how many of a hundred lie over another, how many wait for room."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from collective_desk.analysis.arrangements import arrange as arrange_by
from collective_desk.analysis.layout import arrange
from collective_desk.analysis.standing import boxes_of
from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words
from collective_desk.picture.boxes import overlaps
from collective_desk.picture.compose import compose
from collective_desk.picture.labels import place
from collective_desk.picture.rough import width
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.picture.view import View

from .layout_cases import actor_map

_WORDS = ["river", "council", "women", "savings", "group", "youth", "watch", "upper", "lower", "basin", "office", "trust"]
_ARRANGEMENTS = ("spectrum", "rings")


def case(n: int, folder: Path, quick: bool) -> dict[str, float]:
    """Arrange by ties and by meaning; names over others, and names that wait, of a hundred."""
    told: dict[str, float] = {"over": 0.0, "waiting": 0.0}
    for seed in (1,) if quick else (1, 2, 3):
        content = actors(n, seed)
        edges = actor_map(n, seed)
        places = [arrange(n, edges, sizes=boxes_of(content.actors.labels))]
        places += [arrange_by(name, content).xy for name in _ARRANGEMENTS]
        for xy in places:
            picture = compose(content, Words("en"))
            picture.xy[:] = xy
            over, waiting = names_over(picture)
            told["over"] = max(told["over"], 100.0 * over / n)
            told["waiting"] = max(told["waiting"], 100.0 * waiting / n)
    return told


def actors(n: int, seed: int) -> MapContent:
    """Invent actors with names of one to four words, and their ties."""
    chance = np.random.default_rng(seed)
    labels = [" ".join(chance.choice(_WORDS, chance.integers(1, 5))).capitalize() for _ in range(n)]
    edges = actor_map(n, seed)
    kinds = VOCABULARIES["actor_kind"]
    side = np.sqrt(n) * 160
    columns = ActorColumns(
        [f"a{at}" for at in range(n)], labels, [kinds[at % len(kinds)] for at in range(n)],
        [None] * n, (chance.random(n) * side).tolist(), (chance.random(n) * side).tolist(),
        [False] * n, [False] * n, [False] * n, ["open"] * n)
    m = len(edges)
    ties = TieColumns(
        [f"t{at}" for at in range(m)], edges[:, 0].tolist(), edges[:, 1].tolist(), ["k"] * m,
        ["directed"] * m, [""] * m)
    return MapContent("m", "", "", "free", "kind", columns, ties)


def names_over(picture: Picture) -> tuple[int, int]:
    """Count the names that lie over another one, and those that found no place."""
    style = Style.load("light")
    spots = place(picture, View.at(1.0, style), style, lambda text: width(text, style.label.size))
    shown = [spot for spot in spots.values() if spot.shown]
    boxes = np.array(
        [(*(picture.xy[one.row] + (one.dx, one.dy)), one.width, one.height) for one in shown])
    first, second, area = overlaps(boxes, boxes)
    over = set(first[(first != second) & (area > 1.0)].tolist())
    return len(over), len(spots) - len(shown)
