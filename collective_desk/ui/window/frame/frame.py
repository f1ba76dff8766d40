"""The frame that never moves: top bar, rail, status bar; the places are in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.tab_order import tab_as_laid_out
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.window.places import PLACES

from .rail import Rail
from .status_bar import StatusBar
from .top_bar import TopBar


class Frame(QWidget):
    """Painted before the desk is read; the places come when it is."""

    place_shown = Signal(str)

    def __init__(self, theme: Theme, words: Words, question: str = "") -> None:
        super().__init__()
        self.top = TopBar(theme, words("question.placeholder"))
        self.top.question.set_kept(question)
        self.undo = Button(theme, icon="undo-2", look="quiet")
        self.redo = Button(theme, icon="redo-2", look="quiet")
        self.menu = Button(theme, icon="ellipsis", look="quiet")
        self.menu.setAccessibleName(words("top.menu"))
        self.menu.setToolTip(words("top.menu"))
        self.wall = Button(theme, words("top.wall"), icon="projector", keys="F5")
        for button in (self.undo, self.redo, self.menu, self.wall):
            button.setEnabled(False)
            self.top.add_tool(button)
        places = [(place.id, words(f"place.{place.id}"), place.icon) for place in PLACES]
        self.rail = Rail(theme, places, words("place.help"))
        self.rail.show_place("map")
        self.status = StatusBar(theme, words("work.stop"))
        self.status.set_saved(words("status.saved_always"))
        self._stack = QStackedWidget()
        self._places: dict[str, QWidget] = {}
        self._tools: dict[str, tuple[QWidget, ...]] = {}
        self._stack.addWidget(Surface(theme, "paper"))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    @property
    def place(self) -> str:
        """The place that is shown."""
        shown = self._stack.currentWidget()
        return next((id for id, widget in self._places.items() if widget is shown), "map")

    def add_place(self, id: str, widget: QWidget, tools: Sequence[QWidget] = ()) -> None:
        """Put a place into the middle, for the one that stood there before.

        Its tools are in the top bar while it is shown.
        """
        before = self._places.get(id)
        self._places[id] = widget
        self._tools[id] = tuple(tools)
        self._stack.addWidget(widget)
        for tool in tools:
            self.top.add_place_tool(tool)
            tool.setVisible(self.place == id)
        tab_as_laid_out(self.top)
        if before is not None:
            self._stack.setCurrentWidget(widget)
            self._stack.removeWidget(before)
            before.deleteLater()

    def has_place(self, id: str) -> bool:
        """Whether a place was made already."""
        return id in self._places

    def page(self, id: str) -> QWidget:
        """Give the page of a place that was made."""
        return self._places[id]

    def show_place(self, id: str) -> None:
        """Go to a place."""
        self._stack.setCurrentWidget(self._places[id])
        for place, tools in self._tools.items():
            for tool in tools:
                tool.setVisible(place == id)
        self.rail.show_place(id)
        self.status.show_zoom(id == "map")
        self.place_shown.emit(id)

    def clear(self) -> None:
        """Take the places out: another desk comes."""
        for widget in self._places.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        for tool in (tool for tools in self._tools.values() for tool in tools):
            self.top.take_place_tool(tool)
        self._places.clear()
        self._tools.clear()
