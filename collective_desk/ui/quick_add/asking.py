"""What the line asks back: a name that several actors have, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collective_desk.domain.entities import EntityId

if TYPE_CHECKING:
    from collective_desk.commands.quick_add import Ambiguous


class Asking:
    """The open questions, and the answers so far; true while something is open."""

    def __init__(self) -> None:
        self._open: list[Ambiguous] = []
        self.choices: dict[str, EntityId | None] = {}

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def current(self) -> Ambiguous:
        """The question that is shown."""
        return self._open[0]

    def ask(
        self, questions: tuple[Ambiguous, ...], choices: Mapping[str, EntityId | None]
    ) -> None:
        """Open these questions."""
        self._open, self.choices = list(questions), dict(choices)

    def answer(self, actor: EntityId | None) -> None:
        """Say who is meant by the name in question; None is a new actor."""
        self.choices[self._open.pop(0).text] = actor

    def clear(self) -> None:
        """Ask no more."""
        self._open, self.choices = [], {}

