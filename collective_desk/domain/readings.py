"""What is known of the actors and ties of a map beyond their places, as columns.

One row an actor (or tie), in the order of `actors` (or `ties`). None where nobody said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .entities import EntityId

Figures = list[float | None]


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What was said in one dimension: the middle, the ends, how many were asked, row by row."""

    median: Figures = field(default_factory=list)
    lowest: Figures = field(default_factory=list)
    highest: Figures = field(default_factory=list)
    raters: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Readings:
    """Columns by which a map is coloured, arranged and filtered."""

    actors: list[EntityId] = field(default_factory=list)
    presence: list[str | None] = field(default_factory=list)
    level: list[str | None] = field(default_factory=list)
    sector: list[str | None] = field(default_factory=list)
    roles: list[tuple[str, ...]] = field(default_factory=list)
    tags: list[tuple[str, ...]] = field(default_factory=list)
    touched: list[str | None] = field(default_factory=list)
    """Day (ISO) on which something was last said of the actor."""
    said: dict[str, SaidOf] = field(default_factory=dict)
    """By dimension; only those in which someone spoke of an actor of the map."""
    asked: dict[str, int] = field(default_factory=dict)
    """How many informants spoke in a dimension (of actors), and under "trust" of ties."""
    ties: list[EntityId] = field(default_factory=list)
    trust: SaidOf = field(default_factory=SaidOf)
    """How far the ends of a tie trust each other, 1 to 4."""
    tie_tags: list[tuple[str, ...]] = field(default_factory=list)
    today: str = ""
    """Day (ISO) on which the map is read."""
    worlds: list[int] = field(default_factory=list)
    """How many realms other than its own an actor is tied to; empty until it is computed."""
    holds: list[bool] = field(default_factory=list)
    """Whether the map would fall into more parts without the actor; empty until computed."""

    def median(self, dimension: str) -> Figures:
        """Give the middle of what was said in a dimension, row by row."""
        told = self.said.get(dimension)
        return told.median if told else [None] * len(self.actors)
