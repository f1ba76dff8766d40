"""A row of a dot plot: sign, name, a dot for each who was asked, the spread as a line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from collective_desk.ui.models.measures import (
    BETWEEN,
    MOST_RATERS,
    Index,
    Measured,
    MeasureModel,
)
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs

ROW = 28
_SIGN, _PLOT, _INSET = 24, 132, 8
_DOT = 3.6


class Plot:
    """Where values lie in the plot of a row; mirrored with the window."""

    def __init__(self, theme: Theme, told: Measured, box: QRect, *, mirrored: bool) -> None:
        wide = theme.px(_PLOT) - 2 * theme.px(_INSET)
        self._begin = float(
            box.left() + theme.px(_INSET) if mirrored
            else box.right() - theme.px(_PLOT) + theme.px(_INSET))
        self._wide, self._told, self._mirrored = float(wide), told, mirrored

    def at(self, value: float) -> float:
        """Give where a value lies."""
        told = self._told
        share = (value - told.low) / max(told.high - told.low, 1e-9)
        share = 1.0 - share if self._mirrored else share
        return self._begin + share * self._wide

    def ticks(self) -> list[float]:
        """Give three or four values worth a line."""
        told = self._told
        step = max(round((told.high - told.low) / 3), 1)
        return [told.low + at * step for at in range(int((told.high - told.low) / step) + 1)]


class DotRow(QStyledItemDelegate):
    """Paints the rows of a measure."""

    def __init__(self, theme: Theme, signs: Signs, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._signs, self._view = theme, signs, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box, model = self._theme, option.rect, index.model()
        assert isinstance(model, MeasureModel)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        mirrored = self._view.isRightToLeft()
        if selected:
            painter.fillRect(box, theme.colour("accent_soft"))
            left = box.right() - 2 if mirrored else box.left()
            painter.fillRect(left, box.top(), 3, box.height(), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = box.adjusted(theme.px(16), 0, -theme.px(16), 0)
        self._paint_name(painter, model, index.row(), inner, strong=selected)
        self._paint_plot(painter, model, index.row(), inner)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, model: MeasureModel, at: int, box: QRect, *, strong: bool
    ) -> None:
        theme, row, mirrored = self._theme, model.row(at), self._view.isRightToLeft()
        sign = 0 if row.tie else theme.px(_SIGN)
        if sign:
            pixels = self._signs.sign(row.realm, None, 14)
            size = pixels.deviceIndependentSize()
            left = box.right() - size.width() if mirrored else box.left()
            painter.drawPixmap(QPointF(left, box.center().y() - size.height() / 2 + 0.5), pixels)
        plot = theme.px(_PLOT)
        words = box.adjusted(plot, 0, -sign, 0) if mirrored else box.adjusted(sign, 0, -plot, 0)
        font = theme.font("body", strong=strong)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        said = _shortened(row.name, QFontMetrics(font), words.width(), of_two=row.tie)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), said)

    def _paint_plot(self, painter: QPainter, model: MeasureModel, at: int, box: QRect) -> None:
        theme, row, told = self._theme, model.row(at), model.told
        plot = Plot(theme, told, box, mirrored=self._view.isRightToLeft())
        y = box.center().y() + 0.5
        painter.setPen(QPen(theme.colour("line"), 1))
        for tick in plot.ticks():
            x = round(plot.at(tick)) + 0.5
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom() + 1))
        ends = plot.at(row.seen.lowest), plot.at(row.seen.highest)
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
        if len(told.raters) > MOST_RATERS:
            paint_dot(painter, theme, plot.at(row.seen.median), y, 0)
            return
        for number, rater in reversed(list(enumerate(told.raters))):
            value = row.seen.by.get(rater)
            if value is not None:
                paint_dot(painter, theme, plot.at(value), y, number)


def _shortened(name: str, metrics: QFontMetrics, room: int, *, of_two: bool) -> str:
    """Shorten a name to the room there is; of a tie both ends can still be told."""
    ends = name.split(BETWEEN)
    right = Qt.TextElideMode.ElideRight
    if not of_two or len(ends) != 2 or metrics.horizontalAdvance(name) <= room:
        return metrics.elidedText(name, right, room)
    left = room - metrics.horizontalAdvance(BETWEEN)
    wide = [metrics.horizontalAdvance(end) for end in ends]
    # A short end keeps its whole name, and leaves the rest to the other.
    rooms = [max(left - wide[1], left // 2), max(left - wide[0], left // 2)]
    return BETWEEN.join(
        metrics.elidedText(end, right, part) for end, part in zip(ends, rooms, strict=True))


def paint_dot(painter: QPainter, theme: Theme, x: float, y: float, number: int) -> None:
    """Paint the dot of the first who was asked (filled, smaller) or of the second (hollow)."""
    ink, ground = theme.colour("ink"), QColor(theme.colour("surface"))
    small = theme.px(10) * _DOT / 10
    if number:
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(x, y), small + 0.6, small + 0.6)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), small, small)
