"""Everything a person can do, as records: menus, keys, palette and help are made from them."""

from __future__ import annotations

from . import actor, desk, edit, help, map, tie, view
from .action import Action

NOUNS: dict[str, tuple[Action, ...]] = {
    "desk": desk.ACTIONS,
    "edit": edit.ACTIONS,
    "actor": actor.ACTIONS,
    "tie": tie.ACTIONS,
    "map": map.ACTIONS,
    "view": view.ACTIONS,
    "help": help.ACTIONS,
}
"""The menus, in their order, and what is in each."""

ALL: tuple[Action, ...] = tuple(action for actions in NOUNS.values() for action in actions)
