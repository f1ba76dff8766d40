"""Somebody who presses anything anywhere: every place, panel, menu and dialog of an open desk.

`python3 -m tests.journeys.wanderer SECONDS [SEED]` plays desk after desk and tells what failed.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from .monkey import LINES, Monkey, main

PLACES = ("map", "sessions", "trust", "collectives", "briefs")
WORDS = (
    "i The well is low", "q “Water first” #Mayor", "a Test the well @Radio Sun by Friday", "d", "@",
    "3", "Tuesday", "31 February", "-1", "", "A" * 200, "نهر", "😀", *LINES[:6],
)


class Wanderer(Monkey):
    """Goes from place to place, presses what it finds there and writes into what takes letters."""

    def __init__(self, window: QWidget, seed: int) -> None:
        super().__init__(window, seed)
        self.deeds = (
            (5, self.goes_somewhere), (34, self.presses_something), (14, self.writes_somewhere),
            (8, self.lets_go), (6, self.holds_ctrl), (6, self.runs_an_action), (12, self.walks_on),
            (4, self.presses_a_letter), (3, self.drags), (2, self.types_a_line), (3, self.goes_on),
            (1, self.resizes),
        )

    def plays(self, steps: int) -> None:
        """Do so many things; whoever closed the desk begins another one."""
        for _ in range(steps):
            if self.window.desk_view is None:
                self._notes("another desk")
                self.window.new_desk()
            super().plays(1)

    def goes_somewhere(self) -> None:
        place = self.chance.choice(PLACES)
        self._notes(f"place {place}")
        if not QApplication.activeModalWidget():
            self.window.desk_view.shell.show_place(place)

    def presses_something(self) -> None:
        """Click on any widget that can be seen: a button, a row, a chip, a bar."""
        found = self._in_reach()
        if not found:
            return
        widget = self.chance.choice(found)
        at = self._point_in(widget)
        button = Qt.MouseButton.RightButton if self.chance.random() < 0.08 else (
            Qt.MouseButton.LeftButton)
        self._notes(f"press {_named(widget)} {button.name}")
        click = QTest.mouseDClick if self.chance.random() < 0.1 else QTest.mouseClick
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        click(target, button, Qt.KeyboardModifier.NoModifier, at)

    def writes_somewhere(self) -> None:
        """Write into what takes letters, and end it somehow."""
        takes = [one for one in self._in_reach()
                 if one.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)]
        if takes:
            self.chance.choice(takes).setFocus()
        for letter in self.chance.choice(WORDS):
            self._text(letter)
        self._key(self.chance.choice(("Return", "Return", "Return", "Escape", "Tab", "Down", "F2")))

    def walks_on(self) -> None:
        held = self.chance.choice(("", "", "", "Shift", "Alt", "Control"))
        self._key(self.chance.choice(
            ("Tab", "Tab", "Backtab", "Down", "Up", "Left", "Right", "Return", "Space", "Delete",
             "F2", "F6", "Home", "End", "PageDown")), held)

    def resizes(self) -> None:
        size = self.chance.choice(((720, 480), (1000, 700), (1366, 768), (1920, 1080)))
        self._notes(f"size {size}")
        self.window.resize(*size)

    def _in_reach(self) -> list[QWidget]:
        top = (QApplication.activePopupWidget() or QApplication.activeModalWidget()
               or self.window)
        return [
            one for one in top.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.width() > 4 and one.height() > 4
            and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and one.window() is top.window()
        ] or [top]

    def _point_in(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.chance.randrange(max(widget.width(), 1)),
            self.chance.randrange(max(widget.height(), 1)))


def _named(widget: QWidget) -> str:
    said = getattr(widget, "text", "")
    said = widget.accessibleName() or (said() if callable(said) else said)
    return f"{type(widget).__name__} {str(said)[:24]!r}"


if __name__ == "__main__":
    sys.exit(bool(main(
        float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, Wanderer)))
