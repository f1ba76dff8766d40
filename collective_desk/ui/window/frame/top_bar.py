"""The top bar: the question of the room, edited where it stands, and undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, draw_name


class QuestionField(QLineEdit):
    """The question as large text; a click makes it a field, Enter or leaving keeps it."""

    written = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = ""
        self.setProperty("inline", True)
        self.setProperty("large", True)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(1000)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._take_look()
        self.textChanged.connect(self.updateGeometry)
        theme.changed.connect(self._take_look)

    def set_kept(self, text: str) -> None:
        """Show what the desk says, unless the person is writing here."""
        self._kept = text
        if not self.hasFocus():
            self.setText(text)
            self.setCursorPosition(0)
            self._take_look()

    def sizeHint(self) -> QSize:
        shown = self.text() or self.placeholderText()
        wide = QFontMetrics(self.font()).horizontalAdvance(shown) + self._theme.px(34)
        return QSize(max(wide, self._theme.px(260)), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clearFocus()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        box, inset = self._words_box(), self._theme.px(2)
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self.hasFocus() or wide <= box.width() - 2 * inset:
            super().paintEvent(event)
            return
        # A line edit would cut a longer question off between two letters.
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("ink"))
        draw_name(
            painter, box.adjusted(inset, 0, -inset, 0), self.text(), mirrored=self.isRightToLeft())

    def _words_box(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(
            QStyle.SubElement.SE_LineEditContents, option, self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.setCursorPosition(0)
        self.keep()

    def keep(self) -> None:
        """Keep what is written, if it says something else than before."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.written.emit(self._kept)
        self._take_look()

    def _take_look(self) -> None:
        strong = bool(self.text())
        self.setFont(self._theme.font("title", strong=strong))


class TopBar(Surface):
    """The question at the start, tools at the end."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, lines="bottom", parent=parent)
        self.setFixedHeight(theme.length("layout", "top_bar"))
        self.question = QuestionField(theme, placeholder)
        self.question.setAccessibleName(placeholder)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(13), 0, theme.px(16), 1)
        self._row.setSpacing(theme.px(4))
        # The question has all the room it asks for before any is left empty.
        self._row.addWidget(self.question, 100)
        self._row.addStretch(1)
        # Tools of the place stand before those that are always there.
        self._of_place = QHBoxLayout()
        self._of_place.setSpacing(theme.px(4))
        self._row.addLayout(self._of_place)

    def add_place_tool(self, tool: QWidget) -> None:
        """Put in what belongs to one place only."""
        self._of_place.addWidget(tool)

    def take_place_tool(self, tool: QWidget) -> None:
        """Take out what belonged to a place that goes."""
        self._of_place.removeWidget(tool)
        tool.hide()
        tool.deleteLater()

    def add_tool(self, button: Button) -> None:
        """Put a button at the end of the bar."""
        self._row.addWidget(button)
