"""What flows from realm to realm: a figure where something does, a dashed cell where it cannot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import reads_rtl

from .flow_words import PAIRS
from .inked import write
from .readings import Flow

ROW, CELL = 28, 49


class FlowTable(QWidget):
    """Six directions between three realms, four flows."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.flows: tuple[Flow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_flows(self, found: Sequence[Flow]) -> None:
        """Show other flows."""
        self.flows = tuple(found)
        self.setAccessibleName("; ".join(
            f"{self._words(f'flow.{flow.name}')}, {self._pair(pair)}: {flow.counts.get(pair, 0)}"
            for pair in PAIRS for flow in self.flows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._theme.px(ROW) * len(PAIRS) + self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, high = theme.px(CELL), theme.px(ROW)
        names = self.width() - cell * len(self.flows)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        for column, flow in enumerate(self.flows):
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink_soft"))
            box = self._box(names + column * cell, 0, cell, theme.px(22))
            said = QFontMetrics(theme.font("caption")).elidedText(
                self._words(f"flow.short.{flow.name}"), Qt.TextElideMode.ElideRight, cell - 2)
            painter.drawText(box, centre, said)
        for row, pair in enumerate(PAIRS):
            top = theme.px(24) + row * high
            painter.setPen(theme.colour("ink"))
            write(painter, self._box(0, top, names - 8, high), self._pair(pair),
                  theme.font("small"), mirrored=self.isRightToLeft())
            for column, flow in enumerate(self.flows):
                box = self._box(names + column * cell, top, cell, high)
                self._paint_cell(painter, box, flow, pair)

    def _paint_cell(
        self, painter: QPainter, box: QRect, flow: Flow, pair: tuple[str, str]
    ) -> None:
        theme, count = self._theme, flow.counts.get(pair, 0)
        inner = QRectF(box).adjusted(2, 2, -2, -2)
        if pair in flow.missing:
            pen = QPen(theme.colour("edge"), 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 4, 4)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(inner, 4, 4)
        painter.setPen(theme.colour("ink" if count else "ink_faint"))
        painter.setFont(theme.font("body", strong=bool(count)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(count) if count else "·")

    def _pair(self, pair: tuple[str, str]) -> str:
        one, other = (self._words(f"flow.realm.{realm}") for realm in pair)
        # The arrow points the way in which the names are read, whatever the window does.
        arrow = "←" if reads_rtl(one) else "→"
        return f"{one} {arrow} {other}"

    def _box(self, x: int, y: int, width: int, height: int) -> QRect:
        left = self.width() - x - width if self.isRightToLeft() else x
        return QRect(left, y, width, height)
