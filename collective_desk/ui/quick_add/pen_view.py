"""The pen in hand, beside the line: its stroke, its name, its question and its key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from collective_desk.domain.contents import Pen
from collective_desk.host.words import Words
from collective_desk.ui.pens import Pens
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.keys import KeyCap
from collective_desk.ui.widgets.signs import Signs, TieSample, paint_tie
from collective_desk.ui.widgets.text import Text

LABELLED = 190
"""Width from which on the word for a pen stands before it."""


class PenView(QAbstractButton):
    """Shows the pen; a press offers the others, and the way to change them."""

    change_wanted = Signal()

    def __init__(
        self, theme: Theme, words: Words, pens: Pens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._pens, self._signs = theme, pens, Signs(theme, words)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._sample = TieSample(self._signs)
        self._name = Text(theme, role="small", strong=True)
        self._question = Text(theme, role="small", tone="ink_soft")
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._name)
        named.addWidget(self._question)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        row.setSpacing(theme.px(10))
        self._label = Text(theme, words("pen.label"), "small", tone="ink_soft")
        self._label.setMinimumWidth(self._label.sizeHint().width())
        row.addWidget(self._label)
        row.addWidget(self._sample)
        row.addLayout(named)
        row.addWidget(KeyCap(theme, "K"))
        for child in (self._sample, self._name, self._question):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._on_clicked)
        pens.changed.connect(self._show)
        theme.changed.connect(self.update)
        self._show()

    def sizeHint(self) -> QSize:
        hint = self._row.sizeHint()
        if self._label.isHidden():  # it comes back as soon as there is room for it
            hint += QSize(self._label.sizeHint().width() + self._row.spacing(), 0)
        return hint

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(112), self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.setVisible(self.width() >= self._theme.px(LABELLED))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def _show(self) -> None:
        pen = self._pens.current
        if pen is None:
            self.hide()
            return
        if self.parentWidget() is not None:
            self.show()
        self._sample.show_pen(pen)
        self._name.setText(pen.name)
        self._question.setText(pen.question)
        self._question.setVisible(bool(pen.question))
        self.setAccessibleName(f"{pen.name}. {pen.question}")
        self.updateGeometry()

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        for pen in self._pens.all:
            action = menu.addAction(self._icon(pen), pen.name.replace("&", "&&"))
            action.triggered.connect(partial(self._on_taken, pen.id))
        menu.addSeparator()
        menu.addAction(
            self._theme.icon("palette"), self._words("pens.change")
        ).triggered.connect(self.change_wanted)
        high = menu.sizeHint().height()
        menu.popup(self.mapToGlobal(QPoint(0, -high - 4)))

    def _on_taken(self, id: str, _checked: bool = False) -> None:
        self._pens.take(id)

    def _icon(self, pen: Pen) -> QIcon:
        ratio = self._theme.pixel_ratio()
        pixels = QPixmap(round(32 * ratio), round(16 * ratio))
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tie(painter, pen, self._signs, 1, 31, 8)
        painter.end()
        return QIcon(pixels)
