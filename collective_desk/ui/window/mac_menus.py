"""The menus at the top of a Mac's screen; elsewhere the button in the corner holds them."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QMainWindow

from collective_desk.host.words import Words
from collective_desk.ui.actions.menus import menu_bar
from collective_desk.ui.actions.register import Register


def fill_menu_bar(
    window: QMainWindow, register: Register, words: Words, *, mac: bool = sys.platform == "darwin"
) -> None:
    """Put the menus of an open desk there, in place of those of the one before."""
    if mac:
        window.menuBar().clear()
        menu_bar(register, words, window.menuBar())


def clear_menu_bar(window: QMainWindow, *, mac: bool = sys.platform == "darwin") -> None:
    """Take the menus away: no desk is open."""
    if mac:
        window.menuBar().clear()
