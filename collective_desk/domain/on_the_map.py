"""Actors, ties and maps: what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .entity import Entity, EntityId, Period, Point, coded, coded_many, prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Entity):
    """The desk itself: one collective's map and record."""

    kind_name: ClassVar[str] = "desk"
    title: str = ""
    question: str = ""
    place: str = ""
    languages: tuple[str, ...] = ()
    wall_level: str = coded("sensitivity", "open")
    boundary: str = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entity):
    """A person, group or organisation on the map."""

    kind_name: ClassVar[str] = "actor"
    name: str = ""
    short_label: str = ""
    aliases: tuple[str, ...] = ()
    kind: str | None = coded("actor_kind")
    realm: int | None = None
    level: str | None = coded("level")
    sector: str | None = coded("sector")
    presence: str | None = coded("presence")
    roles: tuple[str, ...] = coded_many("role")
    power_form: str | None = coded("power_form")
    power_space: str | None = coded("power_space")
    power_level: str | None = coded("power_level")
    own_team: bool = False
    description: str = prose()
    unique_value: str = prose()
    motivation: str = prose()
    guards: str = ""
    place: str = ""
    contact: str = ""
    symbol: str = ""
    code_name: str = ""
    merged_into: EntityId | None = None
    empty_chair: bool = False
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability(Entity):
    """Something an actor brings, used or idle."""

    kind_name: ClassVar[str] = "capability"
    actor: EntityId = ""
    text: str = ""
    kind: str | None = coded("capability_kind")
    used: str | None = coded("used")


@dataclass(frozen=True, slots=True, kw_only=True)
class TieKind(Entity):
    """A pen: one kind of tie, the question it answers and how it is drawn."""

    kind_name: ClassVar[str] = "tie_kind"
    name: str = ""
    question: str = ""
    category: str | None = coded("tie_category")
    directed: bool = True
    colour: str = ""
    dash: str = coded("dash", "solid")
    letter: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Entity):
    """A claim that two actors are related."""

    kind_name: ClassVar[str] = "tie"
    source: EntityId = ""
    target: EntityId = ""
    kind: EntityId = ""
    direction: str = coded("direction", "directed")
    status: str | None = coded("tie_status")
    formality: str | None = coded("formality")
    valence: str | None = coded("valence")
    period: Period | None = None
    label: str = ""
    description: str = prose()
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Entity):
    """One picture of the actors: its question, arrangement and lens."""

    kind_name: ClassVar[str] = "map"
    title: str = ""
    question: str = ""
    arrangement: str = coded("arrangement", "free")
    arranged_by: EntityId | None = None
    lens: str = coded("lens", "kind")
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Entity):
    """Where an actor stands on a map; its id is made of both, so two desks mean the same one."""

    kind_name: ClassVar[str] = "placement"
    map: EntityId = ""
    actor: EntityId = ""
    at: Point | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entity):
    """A named area of a map, or words written on it: left, top, width, height in map units."""

    kind_name: ClassVar[str] = "region"
    map: EntityId = ""
    label: str = ""
    box: tuple[float, float, float, float] | None = None
    colour: str = ""
    form: str = coded("region_form", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop(Entity):
    """A photo of a paper map behind a map, to trace; strength is how much of it shows, 0 to 1."""

    kind_name: ClassVar[str] = "backdrop"
    map: EntityId = ""
    attachment: EntityId = ""
    box: tuple[float, float, float, float] | None = None
    strength: float = 0.5
    locked: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Entity):
    """A stop of a stepped presentation of a map."""

    kind_name: ClassVar[str] = "frame"
    map: EntityId = ""
    title: str = ""
    box: tuple[float, float, float, float] | None = None
    lens: str | None = coded("lens")
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Entity):
    """A way of looking at a map: filters (as JSON), lens, arrangement, focus, what is in view."""

    kind_name: ClassVar[str] = "saved_view"
    map: EntityId = ""
    title: str = ""
    filters: str = ""
    lens: str | None = coded("lens")
    arrangement: str | None = coded("arrangement")
    arranged_by: EntityId | None = None
    focus: tuple[EntityId, ...] = ()
    focus_steps: int | None = None
    box: tuple[float, float, float, float] | None = None
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entity):
    """A point of the desk's history with a name, to come back to and to compare with."""

    kind_name: ClassVar[str] = "moment"
    title: str = ""
    time: str = ""
    """ISO 8601, in UTC: everything stamped up to it belongs to the moment."""
