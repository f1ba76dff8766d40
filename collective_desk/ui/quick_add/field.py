"""The field of the line: letters, the pale rest of the name that is meant, pasted columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import reads_rtl

LONGEST = 100_000


class LineField(QLineEdit):
    """A bare line edit; asks its bar about keys before it takes them as letters."""

    pressed = Signal(object)
    """A key, to be accepted by whoever answers it."""
    pasted = Signal(str)
    """A text of several rows."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ghost = ""
        self.setProperty("bare", True)
        self.setMaxLength(LONGEST)
        self.setFont(theme.font("lead"))
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        theme.changed.connect(self._take_look)

    @property
    def ghost(self) -> str:
        """The rest of the name that is meant."""
        return self._ghost

    def show_ghost(self, rest: str) -> None:
        """Show what would complete the word, pale, behind the caret."""
        self._ghost = rest
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Undo belongs to the text first; an untouched line leaves it to the desk.
            untouched = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            over = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if untouched or over:
                event.ignore()
                return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (
            self._answered(event)
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
            return
        super().keyPressEvent(event)

    def take(self, data: QMimeData | None) -> None:
        """Put a text where the caret is; one of several rows is told to the bar."""
        if data is None:  # nothing was copied yet, on some systems
            return
        text = data.text().strip("\r\n")
        if "\n" in text or "\r" in text:
            self.pasted.emit(text)
        else:
            self.insert(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ghost or not self.hasFocus() or self.cursorPosition() < len(self.text()):
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("ink_faint"))
        caret, measures = self.cursorRect().center().x(), QFontMetrics(self.font())
        back = reads_rtl(self.text())
        room = caret if back else self.width() - caret
        wide = measures.horizontalAdvance(self._ghost)
        if wide > room:  # at the end of the field, or of letters that begin at its other side
            return
        base = (self.height() + measures.ascent() - measures.descent()) // 2
        painter.drawText(caret - wide if back else caret, base, self._ghost)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _answered(self, event: QKeyEvent) -> bool:
        event.ignore()
        self.pressed.emit(event)
        if event.isAccepted():
            return True
        event.accept()
        return False

    def _take_look(self) -> None:
        self.setFont(self._theme.font("lead"))
        self.update()
