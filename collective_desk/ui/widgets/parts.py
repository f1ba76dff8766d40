"""What panels are made of: sections, labelled fields, links that open a menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collective_desk.ui.theme.theme import Theme

from .pressable import Pressable
from .text import Line, Text, break_line


class Section(QWidget):
    """A part of a panel under a hairline, with a small head and a note at its end."""

    def __init__(self, theme: Theme, title: str, note: str = "", *, ruled: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._note = Text(theme, note, "caption", tone="ink_soft", lines=2)
        named = Text(theme, title, "caption", tone="ink_soft", strong=True)
        # The note gives way, over two lines if need be.
        named.setMinimumWidth(min(named.sizeHint().width(), theme.px(160)))
        head = QHBoxLayout()
        head.addWidget(named, 1)
        head.addWidget(self._note)
        self.head = head
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(8))
        self._rule = Line(theme, parent=self)
        self._rule.setVisible(ruled)
        if ruled:
            column.addWidget(self._rule)
            column.addSpacing(theme.px(4))
        if title:
            column.addLayout(head)
        column.addLayout(self.body)

    def show_rule(self, shown: bool) -> None:
        """Draw the hairline above, or leave it out where nothing stands above."""
        self._rule.setVisible(shown)

    def set_note(self, words: str) -> None:
        """Write another note at the end of the head."""
        self._note.setText(words)


class Labelled(QWidget):
    """A field under its small name."""

    def __init__(self, theme: Theme, label: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Text(theme, label, "caption", tone="ink_soft", strong=True))
        column.addWidget(field)


class Link(Pressable):
    """Words that open a menu, on one line or as many as they need; underlined under the pointer."""

    def __init__(
        self, theme: Theme, text: str = "", *, tone: str = "ink_soft", role: str = "body",
        wraps: bool = False,
    ) -> None:
        super().__init__(theme)
        self._tone, self._role, self._wraps = tone, role, wraps
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A fixed height is one line's height, whatever the width asks for.
        high = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, high)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._theme.line(self._role)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._theme.font(self._role)).horizontalAdvance(self.text())
        return QSize(wide + 2, self._theme.line(self._role))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(40)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self._theme.font(self._role))
        if self.underMouse():
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour(self._tone))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        lines = self._lines(self.width() + 1)
        high = self.height() / len(lines)
        for at, line in enumerate(lines):
            painter.drawText(QRectF(0, at * high, self.width(), high), int(flags), line)

    def _lines(self, width: int) -> list[str]:
        font = self._theme.font(self._role)
        if self._wraps:
            return break_line(self.text(), font, width)
        return [QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)]


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
