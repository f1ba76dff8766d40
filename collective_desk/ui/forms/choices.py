"""Menus from which a code of a vocabulary is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

Choice = tuple[object, str, QIcon | None]
"""A value, its words and its sign."""


def open_choices(
    holder: QWidget, choices: Iterable[Choice], chosen: Iterable[object],
    take: Callable[[object], None], *, many: bool = False, nothing: str = "",
) -> QMenu:
    """Open a menu under a widget; `take` hears the value, `nothing` offers to take it back."""
    menu = QMenu(holder)
    there = set(chosen)
    for value, words, icon in choices:
        action = menu.addAction(words.replace("&", "&&"))
        if icon is not None:
            action.setIcon(icon)
        action.setCheckable(icon is None or value in there)
        action.setChecked(value in there)
        action.triggered.connect(partial(_told, take, value))
        if value in there and not many:
            menu.setActiveAction(action)
    if nothing and there:
        menu.addSeparator()
        cleared: QAction = menu.addAction(nothing)
        cleared.triggered.connect(partial(_told, take, None))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(holder.mapToGlobal(QPoint(0, holder.height() + 4)))
    return menu


def _told(take: Callable[[object], None], value: object, _checked: bool = False) -> None:
    take(value)
