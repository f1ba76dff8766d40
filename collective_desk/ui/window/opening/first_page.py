"""What is painted before anything else is loaded: the ground, and the lines that stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from collective_desk.host.paths import config_folder
from collective_desk.ui.theme.mark import paint_mark
from collective_desk.ui.theme.tokens import load_tokens

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
Box = tuple[int, int, int, int]

if TYPE_CHECKING:  # each type of Qt costs time when it is first named
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent


class FirstPage(QWidget):
    """Stands for a blink; keys typed meanwhile are kept for the page that follows."""

    def __init__(self, then: Callable[[], None], *, for_desk: bool) -> None:
        super().__init__()
        self.typed: list[QKeyEvent] = []
        self._then: Callable[[], None] | None = then
        self._for_desk = for_desk
        self._look = wished_look(self)
        self._tokens = load_tokens(self._look.theme)
        self._colour(self, "paper")
        self._parts: list[tuple[QWidget, Box]] = []
        if for_desk:
            self._make_frame()

    def paintEvent(self, _event: QPaintEvent) -> None:
        then = self._then
        if not self._for_desk:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2 - 240, self.height() / 2 - 222)
            paint_mark(painter, self._tokens)
            painter.end()
        self._then = None
        if then is not None:
            QTimer.singleShot(0, then)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        wide, high = self.width(), self.height()
        for part, (x, y, w, h) in self._parts:
            # A negative figure is counted from the other side.
            left, top = x if x >= 0 else wide + x, y if y >= 0 else high + y
            across, down = w if w > 0 else wide + w - left, h if h > 0 else high + h - top
            part.setGeometry(
                wide - left - across if self._look.mirrored else left, top, across, down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed.append(event.clone())

    def _make_frame(self) -> None:
        layout, scale = self._tokens.tables["layout"], self._look.scale
        top, rail, foot, line = (
            round(layout[name] * scale) for name in ("top_bar", "rail", "status_bar", "quick_add"))
        low = -foot - line
        self._add("surface", (0, 0, 0, top), (0, 0, rail, 0), (rail, low, 0, 0))
        self._add("surface", (0, -foot, 0, 0))
        self._add("line", (0, top - 1, 0, 1), (rail - 1, top, 1, -foot), (rail, low, 0, 1))
        self._add("line", (0, -foot, 0, 1))

    def _add(self, colour: str, *boxes: Box) -> None:
        # Widgets, not strokes of a painter: its first pen or brush loads every enumeration of Qt,
        # a tenth of the time there is.
        for box in boxes:
            part = QWidget(self)
            self._colour(part, colour)
            self._parts.append((part, box))

    def _colour(self, widget: QWidget, name: str) -> None:
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._tokens.colours[name]))
        widget.setPalette(palette)
        widget.setAutoFillBackground(True)


class Look(NamedTuple):
    """How the window will look: its theme, the scale of its text, the side it begins on."""

    theme: str
    scale: float
    mirrored: bool


def wished_look(widget: QWidget) -> Look:
    """Say which look will be in force, without reading the settings whole."""
    try:
        said = (config_folder() / "settings.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        said = ""
    theme = re.search(r'^theme = "(light|dark)"', said, re.MULTILINE)
    scale = re.search(r"^text_scale = ([0-9.]+)", said, re.MULTILINE)
    language = re.search(r'^language = "(\w+)"', said, re.MULTILINE)
    ground = widget.palette().color(QPalette.ColorRole.Window)
    return Look(
        theme[1] if theme else "dark" if ground.lightness() < 128 else "light",
        float(scale[1]) if scale else 1.0,
        language is not None and language[1] in RIGHT_TO_LEFT)
