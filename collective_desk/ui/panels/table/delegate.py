"""How a row of a table looks: sign, name, states of hover, selection and focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from collective_desk.ui.models.rows_model import RowsModel
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs, paint_tie

Index = QModelIndex | QPersistentModelIndex
LONGEST = 2000


class RowDelegate(QStyledItemDelegate):
    """Paints cells of both tables; the first column of actors and the kind of ties have signs."""

    def __init__(
        self, theme: Theme, signs: Signs, view: QTableView, *, ties: bool,
        write: Callable[[Index, str], None],
    ) -> None:
        super().__init__(view)
        self._theme, self._signs, self._view, self._ties = theme, signs, view, ties
        self._write = write

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("cell_editor")
        field.setMaxLength(LONGEST)
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -1))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tell what was written; the desk says what the cell shows then."""
        assert isinstance(editor, QLineEdit)
        self._write(index, editor.text())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._theme.length("control", "row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected:
            painter.fillRect(box, theme.colour("accent_soft"))
            if index.column() == 0:
                left = box.right() - 2 if self._view.isRightToLeft() else box.left()
                painter.fillRect(left, box.top(), 3, box.height(), theme.colour("accent"))
        elif over:
            painter.fillRect(box, theme.colour("sunk"))
        words = box.adjusted(theme.px(10), 0, -theme.px(8), 0)
        sign = 1 if self._ties else 0
        if index.column() == sign:
            words = self._paint_sign(painter, index, words)
        text = str(index.data() or "")
        strong = selected and index.column() == 0
        font = theme.font("body", strong=strong)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if index.column() == 0 or self._ties else "ink_soft"))
        said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, box)

    def _paint_focus(self, painter: QPainter, box: QRect) -> None:
        """Draw the ring of the cell that F2 would edit."""
        painter.save()
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_sign(self, painter: QPainter, index: Index, words: QRect) -> QRect:
        model = self._view.model()
        assert isinstance(model, RowsModel)
        values, theme = model.values(index.row()), self._theme
        room = theme.px(44 if self._ties else 30)
        mirrored = self._view.isRightToLeft()
        left = words.right() - room if mirrored else words.left()
        place = QRect(left, words.top(), room, words.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ties:
            if values[-1] is not None:
                paint_tie(painter, values[-1], self._signs, place.left(), place.left() + 32,
                          place.center().y() + 0.5)
        else:
            pixels = self._signs.sign(values[-3], values[-2], 20, chair=values[-1])
            size = pixels.deviceIndependentSize()
            painter.drawPixmap(
                round(place.left() + (theme.px(22) - size.width()) / 2),
                round(QRectF(place).center().y() - size.height() / 2), pixels)
        painter.restore()
        return words.adjusted(0, 0, -room, 0) if mirrored else words.adjusted(room, 0, 0, 0)
