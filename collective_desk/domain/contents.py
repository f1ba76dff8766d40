"""What stands on one map, as columns: the plain data from which its picture is composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import compress
from typing import TypeVar

from .entities import EntityId

Columns = TypeVar("Columns", "ActorColumns", "TieColumns")


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """One row an actor placed on the map; lists of one length, in a stable order."""

    ids: list[EntityId] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    kinds: list[str | None] = field(default_factory=list)
    realms: list[int | None] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    pinned: list[bool] = field(default_factory=list)
    own_team: list[bool] = field(default_factory=list)
    empty_chair: list[bool] = field(default_factory=list)
    sensitivity: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TieColumns:
    """One row a tie between two placed actors; `source` and `target` are rows of the actors."""

    ids: list[EntityId] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    target: list[int] = field(default_factory=list)
    kinds: list[EntityId] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pen:
    """How one kind of tie is drawn: colour is a token of the styles (`tie.money`) or empty."""

    id: EntityId
    name: str
    question: str
    category: str | None
    directed: bool
    colour: str
    dash: str
    letter: str
    thickness: float = 1.0
    """How many times wider than usual the line is: the stronger a tie, the thicker."""


@dataclass(frozen=True, slots=True)
class Tower:
    """Influence of one actor: the median of what was said, its spread, how many were asked."""

    median: float
    lowest: float
    highest: float
    raters: int
    groups: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    """What each group said, by name, where several were asked and the audience may know them."""


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A labelled area, or words on the map: left, top, width, height in map units.

    The colour is a token of the styles, or empty.
    """

    id: EntityId
    label: str
    box: tuple[float, float, float, float]
    colour: str = ""
    form: str = "area"


@dataclass(frozen=True, slots=True)
class Behind:
    """A photo behind the map, by the hash of its content; its box as that of a region."""

    id: EntityId
    sha256: str
    box: tuple[float, float, float, float]
    strength: float = 0.5
    locked: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything on one map that its audience may see, ready to be drawn."""

    map: EntityId
    title: str
    question: str
    arrangement: str
    lens: str
    actors: ActorColumns
    ties: TieColumns
    pens: list[Pen] = field(default_factory=list)
    towers: dict[EntityId, Tower] = field(default_factory=dict)
    strengths: dict[EntityId, float] = field(default_factory=dict)
    """How strong ties are said to be, 1 to 5; those of which nobody said so are not in."""
    regions: list[NamedRegion] = field(default_factory=list)
    behind: list[Behind] = field(default_factory=list)
    contested: frozenset[EntityId] = frozenset()


def held_back(before: MapContent, now: MapContent) -> MapContent:
    """Give what was seen before, without what is not there any more; nothing new is added.

    Names are those of now: one that was put behind a code name is not said again.
    """
    names = dict(zip(now.actors.ids, now.actors.labels, strict=True))
    stay = [id in names for id in before.actors.ids]
    row: dict[int, int] = {}
    actors = _kept(before.actors, stay)
    for at, stays in enumerate(stay):
        if stays:
            row[at] = len(row)
    there = {*now.ties.ids}
    ties = _kept(before.ties, [
        id in there and source in row and target in row
        for id, source, target in zip(
            before.ties.ids, before.ties.source, before.ties.target, strict=True)
    ])
    pens, areas = {pen.id for pen in now.pens}, {region.id for region in now.regions}
    return replace(
        before,
        title=before.title if now.title else "",
        question=before.question if now.question else "",
        actors=replace(actors, labels=[names[id] for id in actors.ids]),
        ties=replace(
            ties, source=[row[at] for at in ties.source], target=[row[at] for at in ties.target]),
        pens=[pen for pen in before.pens if pen.id in pens],
        towers={id: tower for id, tower in before.towers.items() if id in now.towers},
        regions=[region for region in before.regions if region.id in areas],
        contested=before.contested & now.contested,
    )


def differing(before: MapContent, now: MapContent) -> set[EntityId]:
    """Name the actors that stand on both and are told of in another way."""
    def rows(content: MapContent) -> dict[EntityId, tuple[object, ...]]:
        columns = (getattr(content.actors, part.name) for part in fields(content.actors))
        contested = (id in content.contested for id in content.actors.ids)
        return dict(zip(content.actors.ids, zip(*columns, contested, strict=True), strict=True))

    was, told = rows(before), rows(now)
    return {id for id, row in told.items() if id in was and was[id] != row}


def _kept(columns: Columns, stay: Sequence[bool]) -> Columns:
    """Keep some rows of columns."""
    told = {part.name: getattr(columns, part.name) for part in fields(columns)}
    return replace(columns, **{name: list(compress(rows, stay)) for name, rows in told.items()})
