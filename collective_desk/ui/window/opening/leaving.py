"""How an open desk is left: what the window and the list of recent desks remember of it."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from collective_desk.ui.house import House
from collective_desk.ui.window.desk_files import as_recent
from collective_desk.ui.window.desk_view import DeskView
from collective_desk.ui.window.frame.geometry import keep_panes, keep_pen_width
from collective_desk.ui.window.mac_menus import clear_menu_bar


def put_away(view: DeskView, window: QMainWindow, house: House) -> None:
    """Close a desk and its view."""
    house.preferences.remember(as_recent(view.desk))
    keep_panes(view.map.panes())
    keep_pen_width(view.map.pen_width / house.theme.scale)
    clear_menu_bar(window)
    view.close()
    view.deleteLater()
