"""The heads of the matrix: goals in full above, actors with their signs at the start."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.together.inked import write
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import break_line

from .matrix import GoalMatrix

LINES = 4
NAMES = 206


class GoalHead(QHeaderView):
    """The words of each goal on up to four lines, and how many are for and against."""

    def __init__(self, theme: Theme, matrix: GoalMatrix, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._matrix = theme, matrix
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        theme = self._theme
        return QSize(100, LINES * theme.line("small") + theme.line("caption") + theme.px(18))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        theme = self._theme
        painter.fillRect(box, theme.colour("paper"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("edge"))
        words = box.adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(6))
        font = theme.font("small")
        rows = break_line(self._matrix.goals[section].text, font, words.width())
        if len(rows) > LINES:
            rest = " ".join(rows[LINES - 1:])
            rows = [*rows[: LINES - 1], rest]
        mirrored = self.isRightToLeft()
        foot = words.bottom() - theme.line("caption")
        top = foot - len(rows) * theme.line("small")
        painter.setPen(theme.colour("ink"))
        for number, row in enumerate(rows):
            line = QRect(words.left(), top + number * theme.line("small"), words.width(),
                         theme.line("small"))
            write(painter, line, row, font, mirrored=mirrored)
        inside, against = self._matrix.column_counts(section)
        painter.setPen(theme.colour("ink_soft"))
        line = QRect(words.left(), foot, words.width(), theme.line("caption"))
        write(painter, line, f"+ {inside}   − {against}", theme.font("caption"),
              mirrored=mirrored)


class ActorHead(QHeaderView):
    """Sign and name of each actor; they stay while the goals scroll."""

    def __init__(self, theme: Theme, signs: Signs, matrix: GoalMatrix, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme, self._signs, self._matrix, self._view = theme, signs, matrix, view
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NAMES), 100)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        theme, actor = self._theme, self._matrix.actors[section]
        view = self._view
        at = view.currentIndex()
        current = at.isValid() and at.row() == section
        painter.fillRect(box, theme.colour("accent_soft" if current else "paper"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        room, mirrored = theme.px(30), view.isRightToLeft()
        pixels = self._signs.actor(actor, 18)
        size = pixels.deviceIndependentSize()
        left = box.right() - room if mirrored else box.left() + theme.px(4)
        painter.drawPixmap(
            round(left + (theme.px(22) - size.width()) / 2),
            round(box.center().y() - size.height() / 2 + 0.5), pixels)
        words = box.adjusted(0 if mirrored else room + 4, 0, -room - 4 if mirrored else -4, 0)
        font = theme.font("body", strong=current)
        painter.setPen(theme.colour("ink"))
        write(painter, words, actor.short_label or actor.name, font, mirrored=mirrored)
