"""What flows from realm to realm: a figure where something does, a dashed cell where it cannot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import break_line, reads_rtl

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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_flows(self, found: Sequence[Flow]) -> None:
        """Show other flows."""
        self.flows = tuple(found)
        self.setAccessibleName("; ".join(
            f"{self._words(f'flow.{flow.name}')}, {self._pair(pair)}: {flow.counts.get(pair, 0)}"
            for pair in PAIRS for flow in self.flows))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row(width) * len(PAIRS) + self._theme.px(24)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, high = self._cell(self.width()), self._row(self.width())
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
            self._write_pair(painter, self._box(0, top, names - 8, high), pair)
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

    def _write_pair(self, painter: QPainter, box: QRect, pair: tuple[str, str]) -> None:
        """Write whence and whither, on two lines where one has no room for both."""
        font, line = self._theme.font("small"), self._theme.line("small")
        rows = break_line(self._pair(pair), font, box.width())
        top = box.top() + (box.height() - len(rows) * line) // 2
        for at, row in enumerate(rows):
            part = QRect(box.left(), top + at * line, box.width(), line)
            write(painter, part, row, font, mirrored=self.isRightToLeft())

    def _cell(self, width: int) -> int:
        """Give how wide a cell is: as drawn, or what its head needs where names need the rest."""
        heads = QFontMetrics(self._theme.font("caption"))
        least = max((heads.horizontalAdvance(self._words(f"flow.short.{flow.name}"))
                     for flow in self.flows), default=0) + 4
        left = (width - self._widest() - 8) // max(len(self.flows), 1)
        return max(min(left, self._theme.px(CELL)), least)

    def _row(self, width: int) -> int:
        names = width - self._cell(width) * len(self.flows) - 8
        if self._widest() <= names:
            return self._theme.px(ROW)
        return 2 * self._theme.line("small") + self._theme.px(4)

    def _widest(self) -> int:
        names = QFontMetrics(self._theme.font("small"))
        return max(names.horizontalAdvance(self._pair(pair)) for pair in PAIRS) + 2

    def _pair(self, pair: tuple[str, str]) -> str:
        one, other = (self._words(f"flow.realm.{realm}") for realm in pair)
        # The arrow points the way in which the names are read, whatever the window does.
        arrow = "←" if reads_rtl(one) else "→"
        return f"{one} {arrow} {other}"

    def _box(self, x: int, y: int, width: int, height: int) -> QRect:
        left = self.width() - x - width if self.isRightToLeft() else x
        return QRect(left, y, width, height)
