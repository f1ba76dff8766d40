"""Menus made from the records: the main menu, the bar of a Mac, and what a right click opens."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from collective_desk.host.words import Words

from . import NOUNS
from .action import Action
from .register import Register

ON_ACTOR = (
    "actor.rename", "actor.connect", "actor.pin", "", "actor.disc_add", "actor.disc_take", "",
    "actor.grassroots", "actor.middle_ground", "actor.institutional", "actor.chair",
    "actor.found", "", "look.focus_1", "look.arrange_around", "", "actor.merge", "actor.split", "",
    "edit.copy", "map.take_off", "edit.delete",
)
ON_TIE = (
    "tie.reverse", "tie.take_kind", "", "tie.stronger", "tie.weaker", "", "edit.delete",
)
ON_GROUND = ("map.photo_lock", "edit.delete")
ON_NOTHING = (
    "actor.add_here", "edit.paste", "", "map.area", "map.text", "map.photo", "map.photo_lock", "",
    "map.arrange", "", "edit.select_all", "view.fit", "view.reset",
)


def main_menu(register: Register, words: Words, parent: QWidget) -> QMenu:
    """Make one menu that holds all the others."""
    menu = QMenu(parent)
    for noun, actions in NOUNS.items():
        menu.addMenu(_filled(QMenu(words(f"menu.{noun}"), menu), register, actions))
    return menu


def menu_bar(register: Register, words: Words, bar: QMenuBar) -> None:
    """Fill the bar at the top of a Mac's screen."""
    for noun, actions in NOUNS.items():
        bar.addMenu(_filled(QMenu(words(f"menu.{noun}"), bar), register, actions))


def context_menu(register: Register, ids: tuple[str, ...], parent: QWidget) -> QMenu:
    """Make the menu of a right click; what cannot be done now is left out."""
    menu = QMenu(parent)
    for id in ids:
        if not id:
            menu.addSeparator()
        elif register[id].isEnabled():
            menu.addAction(register[id])
    return menu


def _filled(menu: QMenu, register: Register, actions: tuple[Action, ...]) -> QMenu:
    menu.setToolTipsVisible(False)
    for action in actions:
        if action.begins_group:
            menu.addSeparator()
        menu.addAction(register[action.id])
    return menu
