"""The palette: type a few letters of what you want to do, and Enter does it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import SavedView
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row

from .action import Action
from .matching import best_matches
from .register import Register

FIRST = (
    "actor", "tie", "map", "session", "trust", "collective", "look", "edit", "view", "wall", "desk",
)
"""Before anything is typed, what is on the map comes first; what is not named here comes last."""


class Views(Protocol):
    """The saved views of the map, as the palette sees them."""

    def all_views(self) -> list[SavedView]: ...
    def go_to_view(self, view: SavedView) -> None: ...


class Palette(Chooser):
    """Every action that can be done now, by its words, and every saved view by its name."""

    def __init__(
        self, theme: Theme, words: Words, register: Register, parent: QWidget,
        views: Views | None = None,
    ) -> None:
        super().__init__(theme, words("palette.placeholder"), words("palette.nothing"), parent)
        self._words, self._register, self._views = words, register, views

    def rows_for(self, typed: str) -> list[Row]:
        """Give the actions and the saved views whose words fit."""
        possible = sorted(self._register.possible(), key=_turn)
        offered: list[tuple[Action | SavedView, str]] = [
            (action, self._register.words(action)) for action in possible]
        if self._views is not None:
            offered += [(view, view.title) for view in self._views.all_views()]
        return [self._row(found) for found in best_matches(typed, offered)]

    def take(self, row: Row) -> None:
        """Do it, or look at the map as the view does."""
        if not isinstance(row.value, SavedView):
            self._register.run(row.value)
        elif self._views is not None:
            self._views.go_to_view(row.value)

    def _row(self, action: Action | SavedView) -> Row:
        if isinstance(action, SavedView):
            return Row(action, action.title, icon="bookmark", note=self._words("palette.view"))
        return Row(
            action, self._register.words(action), icon=action.icon,
            note=self._words(f"menu.{action.id.split('.')[0]}"),
            keys=action.keys[0] if action.keys else "")


def _turn(action: Action) -> int:
    noun = action.id.split(".")[0]
    return FIRST.index(noun) if noun in FIRST else len(FIRST)
