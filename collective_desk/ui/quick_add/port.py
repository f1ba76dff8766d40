"""What the line asks of the desk window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from collective_desk.domain.entities import Actor, EntityId, Point

if TYPE_CHECKING:
    from collective_desk.commands.quick_add import Added


class LinePort(Protocol):
    """One wish: draw this line. Refusals come back as a sentence."""

    def draw(
        self, text: str, *, near: Point | None, choices: Mapping[str, EntityId | None]
    ) -> Added | str:
        """Draw a line; give what it brought, or why it cannot be drawn."""

    def actor(self, id: EntityId) -> Actor | None:
        """Read one actor, for its sign and kind."""

    def back_to_map(self) -> None:
        """The keyboard goes back to the map."""
