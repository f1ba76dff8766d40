"""How a row of heights looks: sign, name, its answers on a scale, and the middle as a number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from collective_desk.domain.vocabularies import realm_of
from collective_desk.picture.towers import spoken
from collective_desk.ui.models.heights import HeightRow, HeightsModel
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import draw_name

Index = QModelIndex | QPersistentModelIndex
SCALE, NUMBER, SIGN = 54, 26, 26


class HeightDelegate(QStyledItemDelegate):
    """Paints the rows; a filled dot is the group that speaks, an open one another."""

    def __init__(self, theme: Theme, signs: Signs, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._signs, self._view = theme, signs, view
        self.speaker = ""
        self.tallest = 1.0

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._theme.length("control", "row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme, box = index.model(), self._theme, option.rect
        assert isinstance(model, HeightsModel)
        row = model.rows[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign, name, scale, number = self._parts(box)
        pixels = self._signs.sign(
            realm_of(row.realm, row.kind), None, 14, chair=row.chair)
        size = pixels.deviceIndependentSize()
        painter.drawPixmap(QPointF(
            sign.center().x() - size.width() / 2, sign.center().y() - size.height() / 2), pixels)
        painter.setFont(theme.font("body", strong=chosen))
        painter.setPen(theme.colour("ink"))
        draw_name(painter, name, row.name, mirrored=self._view.isRightToLeft())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", strong=True))
        painter.drawText(
            number, int(Qt.AlignmentFlag.AlignTrailing | middle), spoken(row.spread.median))
        self._paint_scale(painter, row, scale)

    def _parts(self, box: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Give the places of sign, name, scale and number in the direction of reading."""
        px, parts, x = self._theme.px, [], 0
        rest = box.width() - px(SIGN) - px(SCALE) - px(NUMBER) - px(12)
        for wide, gap in ((px(SIGN), 0), (rest, px(8)), (px(SCALE), px(4)), (px(NUMBER), 0)):
            left = box.right() + 1 - x - wide if self._view.isRightToLeft() else box.left() + x
            parts.append(QRect(left, box.top(), wide, box.height()))
            x += wide + gap
        return parts[0], parts[1], parts[2], parts[3]

    def _paint_scale(self, painter: QPainter, row: HeightRow, box: QRect) -> None:
        theme, y = self._theme, box.center().y() + 0.5
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(box.left() + 5, y), QPointF(box.right() - 5, y))
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.drawLine(
            QPointF(self._x(row.spread.lowest, box), y),
            QPointF(self._x(row.spread.highest, box), y))
        for rater, value in sorted(row.spread.by.items(), key=lambda one: one[0] == self.speaker):
            speaks = rater == self.speaker
            painter.setPen(QPen(theme.colour("ink"), 1.4))
            painter.setBrush(theme.colour("ink" if speaks else "surface"))
            painter.drawEllipse(QPointF(self._x(value, box), y), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _x(self, value: float, box: QRect) -> float:
        share = min(value / max(self.tallest, 1.0), 1.0)
        along = 5 + share * (box.width() - 10)
        return box.right() - along if self._view.isRightToLeft() else box.left() + along
