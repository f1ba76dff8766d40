"""Menus from which a code of a vocabulary is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

Choice = tuple[object, str, QIcon | None]
"""A value, its words and its sign."""
_LONGEST = 60
"""Letters of a word of one's own: it stands on chips and in legends."""


def open_choices(
    holder: QWidget, choices: Iterable[Choice], chosen: Iterable[object],
    take: Callable[[object], None], *, many: bool = False, nothing: str = "", own: str = "",
    at: QPoint | None = None,
) -> QMenu:
    """Open a menu under a widget, or at a point of the screen; `take` hears the value.

    `nothing` offers to take it back, `own` asks for a word that is not in the list.
    """
    menu = QMenu(holder)
    there = {one for one in chosen if one is not None}
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
    if own:
        menu.addSeparator()
        menu.addAction(_own_word(menu, own, take))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at or holder.mapToGlobal(QPoint(0, holder.height() + 4)))
    return menu


def _own_word(menu: QMenu, asks: str, take: Callable[[object], None]) -> QWidgetAction:
    """Make a line in the menu: Enter takes what is written there."""
    field = QLineEdit()
    field.setPlaceholderText(asks)
    field.setAccessibleName(asks)
    field.setMaxLength(_LONGEST)
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(asks) + 32)

    def done() -> None:
        menu.close()
        if said := " ".join(field.text().split()):
            take(said)

    field.returnPressed.connect(done)
    line = QWidgetAction(menu)
    line.setDefaultWidget(field)
    return line


def _told(take: Callable[[object], None], value: object, _checked: bool = False) -> None:
    take(value)
