"""The palette: type a few letters of what you want to do, and Enter does it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row

from .action import Action
from .matching import best_matches
from .register import Register

FIRST = ("actor", "tie", "map", "session", "trust", "collective", "look", "edit", "view", "desk")
"""Before anything is typed, what is on the map comes first; what is not named here comes last."""


class Palette(Chooser):
    """Every action that can be done now, by its words."""

    def __init__(self, theme: Theme, words: Words, register: Register, parent: QWidget) -> None:
        super().__init__(theme, words("palette.placeholder"), words("palette.nothing"), parent)
        self._words, self._register = words, register

    def rows_for(self, typed: str) -> list[Row]:
        """Give the actions whose words fit."""
        possible = sorted(self._register.possible(), key=_turn)
        offered = [(action, self._register.words(action)) for action in possible]
        return [self._row(action) for action in best_matches(typed, offered)]

    def take(self, row: Row) -> None:
        """Do it."""
        self._register.run(row.value)

    def _row(self, action: Action) -> Row:
        return Row(
            action, self._register.words(action), icon=action.icon,
            note=self._words(f"menu.{action.id.split('.')[0]}"),
            keys=action.keys[0] if action.keys else "")


def _turn(action: Action) -> int:
    noun = action.id.split(".")[0]
    return FIRST.index(noun) if noun in FIRST else len(FIRST)
