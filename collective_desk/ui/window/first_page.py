"""What is painted before anything else is loaded: the ground, and the lines that stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.host.paths import config_folder
from collective_desk.ui.theme.tokens import Tokens, load_tokens

if TYPE_CHECKING:  # each type of Qt costs time when it is first named
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class FirstPage(QWidget):
    """Stands for a blink; keys typed meanwhile are kept for the page that follows."""

    def __init__(self, then: Callable[[], None], *, for_desk: bool) -> None:
        super().__init__()
        self.typed: list[QKeyEvent] = []
        self._then: Callable[[], None] | None = then
        self._for_desk = for_desk
        self._tokens = load_tokens(wished_theme(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, then = QPainter(self), self._then
        self._fill(painter, (0, 0, self.width(), self.height()), "paper")
        if self._for_desk:
            self._paint_frame(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2 - 240, self.height() / 2 - 222)
            paint_mark(painter, self._tokens)
        painter.end()
        self._then = None
        if then is not None:
            QTimer.singleShot(0, then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed.append(event.clone())

    def _paint_frame(self, painter: QPainter) -> None:
        layout = self._tokens.tables["layout"]
        wide, high = self.width(), self.height()
        top, rail, foot = layout["top_bar"], layout["rail"], layout["status_bar"]
        for box in ((0, 0, wide, top), (0, 0, rail, high), (0, high - foot, wide, foot)):
            self._fill(painter, box, "surface")
        for box in ((0, top - 1, wide, 0), (rail - 1, top, 0, high - top - foot),
                    (0, high - foot, wide, 0)):
            self._fill(painter, box, "line")

    def _fill(self, painter: QPainter, box: tuple[int, int, int, int], name: str) -> None:
        # Not fillRect: it loads every enumeration of Qt, a tenth of the time there is.
        colour = QColor(self._tokens.colours[name])
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colour)
        painter.drawRect(QRectF(*box).translated(0.5, 0.5))


def paint_mark(painter: QPainter, tokens: Tokens) -> None:
    """Paint the program's mark: three shapes, tied; 76 by 40."""

    def take(realm: str) -> None:
        painter.setPen(QPen(QColor(tokens.colours[f"{realm}_edge"]), 1.2))
        painter.setBrush(QColor(tokens.colours[f"{realm}_fill"]))

    painter.setPen(QPen(QColor(tokens.colours["edge"]), 1.6))
    painter.drawLine(QPointF(19, 21), QPointF(26, 17))
    painter.drawLine(QPointF(48, 17), QPointF(54, 21))
    take("grassroots")
    painter.drawEllipse(QPointF(10.5, 27), 10, 10)
    take("middle_ground")
    painter.drawPolygon([
        QPointF(24.5, 11.5), QPointF(30.5, 1.5), QPointF(43.5, 1.5), QPointF(49.5, 11.5),
        QPointF(43.5, 21.5), QPointF(30.5, 21.5)])
    take("institutional")
    painter.drawRoundedRect(QRectF(54.5, 17.5, 19, 19), 3.5, 3.5)


def wished_theme(widget: QWidget) -> str:
    """Say which theme will be in force, without reading the settings whole."""
    try:
        said = (config_folder() / "settings.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        said = ""
    found = re.search(r'^theme = "(light|dark)"', said, re.MULTILINE)
    if found:
        return found[1]
    ground = widget.palette().color(QPalette.ColorRole.Window)
    return "dark" if ground.lightness() < 128 else "light"
