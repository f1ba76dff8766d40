"""What the canvas asks of the desk window: one wish each, and the window runs one command."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint

from collective_desk.domain.entities import EntityId

Box = tuple[float, float, float, float]


class CanvasPort(Protocol):
    """The wishes of a canvas; it changes nothing itself."""

    def move_placements(self, places: dict[EntityId, tuple[float, float]]) -> None:
        """Put actors at these map points."""

    def add_tie(self, source: EntityId, target: EntityId) -> None:
        """Tie two actors with the current pen."""

    def new_actor_at(self, x: float, y: float, tied_to: EntityId | None = None) -> None:
        """Begin an actor at a map point, tied to another if one is given."""

    def rename(self, actor: EntityId, name: str) -> None:
        """Give an actor another name."""

    def delete(self, ids: tuple[EntityId, ...]) -> None:
        """Delete actors and ties."""

    def show_menu(self, ids: tuple[EntityId, ...], where: QPoint, at: tuple[float, float]) -> None:
        """Open the menu of what is selected, at a point of the screen and of the map."""

    def move_ground(self, boxes: dict[EntityId, Box]) -> None:
        """Let areas, words and photos lie in these boxes."""

    def draw_area(self, box: Box, form: str) -> None:
        """Draw an area, or words, in this box, and ask for its name."""

    def lay_files(self, paths: list[str], at: tuple[float, float]) -> None:
        """Lay photos from files behind the map, around a point of it."""

    def place_actors(self, ids: list[EntityId], at: tuple[float, float]) -> None:
        """Put actors of the desk on the map, at a point or around it."""

    def inspect(self) -> None:
        """Give the keyboard to what is known of the selected."""


class NoPort:
    """Nobody listens: a canvas that only shows, as a preview does."""

    def move_placements(self, places: dict[EntityId, tuple[float, float]]) -> None:
        """Let it be."""

    def add_tie(self, source: EntityId, target: EntityId) -> None:
        """Let it be."""

    def new_actor_at(self, x: float, y: float, tied_to: EntityId | None = None) -> None:
        """Let it be."""

    def rename(self, actor: EntityId, name: str) -> None:
        """Let it be."""

    def delete(self, ids: tuple[EntityId, ...]) -> None:
        """Let it be."""

    def show_menu(self, ids: tuple[EntityId, ...], where: QPoint, at: tuple[float, float]) -> None:
        """Let it be."""

    def move_ground(self, boxes: dict[EntityId, Box]) -> None:
        """Let it be."""

    def draw_area(self, box: Box, form: str) -> None:
        """Let it be."""

    def lay_files(self, paths: list[str], at: tuple[float, float]) -> None:
        """Let it be."""

    def place_actors(self, ids: list[EntityId], at: tuple[float, float]) -> None:
        """Let it be."""

    def inspect(self) -> None:
        """Let it be."""
