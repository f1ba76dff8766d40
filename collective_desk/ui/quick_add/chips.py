"""The parts of the line that are done: actors in chips, kinds in their colour, links between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

WIDEST = 220


@dataclass(frozen=True, slots=True)
class Token:
    """One part: its words, the link behind it, and its sign or the colour of its kind."""

    text: str
    link: str
    sign: QPixmap | None = None
    colour: QColor | None = None


class Tokens(QWidget):
    """Shows the parts in their order; the earliest go out of view when they are many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tokens: list[Token] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    @property
    def tokens(self) -> list[Token]:
        """The parts that are shown."""
        return self._tokens

    def show_tokens(self, tokens: Sequence[Token]) -> None:
        """Show other parts."""
        self._tokens = list(tokens)
        self.setVisible(bool(tokens))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(token) for token in self._tokens), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = min(self.width() - self.sizeHint().width(), 0)
        for token in self._tokens:
            self._paint_token(painter, token, x)
            x += self._width(token)

    def _paint_token(self, painter: QPainter, token: Token, x: int) -> None:
        theme, high = self._theme, self._theme.px(26)
        body = self._body(token)
        box = self._mirrored(QRect(x, (self.height() - high) // 2, body, high))
        words = QRect(box)
        if token.colour is None:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("paper"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            words = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
            if token.sign is not None:
                words = self._paint_sign(painter, token.sign, words)
        painter.setPen(token.colour or theme.colour("ink"))
        font = self._font(token)
        painter.setFont(font)
        said = QFontMetrics(font).elidedText(
            token.text, Qt.TextElideMode.ElideRight, words.width() + 1)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), said)
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("lead"))
        gap = QRect(x + body, 0, self._width(token) - body, self.height())
        link = token.link
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            link = {"›": "‹", "‹": "›"}.get(link, link)
        painter.drawText(self._mirrored(gap), Qt.AlignmentFlag.AlignCenter, link)

    def _paint_sign(self, painter: QPainter, sign: QPixmap, words: QRect) -> QRect:
        size, room = sign.deviceIndependentSize(), self._theme.px(24)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = words.right() - room / 2 + 4 if mirrored else words.left() + room / 2 - 4
        painter.drawPixmap(
            round(middle - size.width() / 2), round((self.height() - size.height()) / 2), sign)
        return words.adjusted(0, 0, -room, 0) if mirrored else words.adjusted(room, 0, 0, 0)

    def _body(self, token: Token) -> int:
        wide = QFontMetrics(self._font(token)).horizontalAdvance(token.text) + 3
        wide = min(wide, self._theme.px(WIDEST))
        if token.colour is not None:
            return wide
        return wide + self._theme.px(16) + (self._theme.px(24) if token.sign is not None else 0)

    def _width(self, token: Token) -> int:
        return self._body(token) + self._theme.px(12 if token.link == "," else 22)

    def _font(self, token: Token) -> QFont:
        return self._theme.font("lead", strong=token.colour is not None)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return box
        return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
