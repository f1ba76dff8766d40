"""What stands on one map, as columns: the plain data from which its picture is composed."""

from __future__ import annotations

from dataclasses import dataclass, field

from .entities import EntityId


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


@dataclass(frozen=True, slots=True)
class Tower:
    """Influence of one actor: the median of what was said, its spread, how many were asked."""

    median: float
    lowest: float
    highest: float
    raters: int


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
    regions: list[NamedRegion] = field(default_factory=list)
    behind: list[Behind] = field(default_factory=list)
    contested: frozenset[EntityId] = frozenset()
