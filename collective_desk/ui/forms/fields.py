"""Text fields that tell when their text is done: Enter, leaving the field, or 1.5 s of rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from collective_desk.ui.widgets.timers import once

REST_MS = 1500
TALLEST = 260
MOST_LINES = 4


class TextField(QLineEdit):
    """One line; looks like plain text until it is touched."""

    written = Signal(str)

    def __init__(self, *, inline: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("inline", inline)
        self.setMaxLength(2000)
        self._kept = ""
        self._rest = once(self, REST_MS, self.keep)
        self.textEdited.connect(self._on_text_edited)

    def set_kept(self, text: str) -> None:
        """Show what the desk says, unless something else is being written."""
        writing = self.hasFocus() and self.text() != self._kept
        self._kept = text
        if not writing and self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def keep(self) -> None:
        """Tell the text if it says something else than before."""
        self._rest.stop()
        if self.text() != self._kept:
            self._kept = self.text()
            self.written.emit(self._kept)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
            if leaves_to_desk(event, can_undo=undo, can_redo=redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
            self.selectAll()
            return
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self._rest.stop()
            self.setText(self._kept)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
            self.setCursorPosition(0)

    def _on_text_edited(self, _text: str) -> None:
        self._rest.start()


class ProseField(QPlainTextEdit):
    """Several lines; grows with its text."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._rest = once(self, REST_MS, self.keep)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)

    def set_kept(self, text: str) -> None:
        """Show what the desk says, unless something else is being written."""
        writing = self.hasFocus() and self.toPlainText() != self._kept
        self._kept = text
        if not writing and self.toPlainText() != text:
            self.setPlainText(text)
            self._rest.stop()

    def keep(self) -> None:
        """Tell the text if it says something else than before."""
        self._rest.stop()
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.written.emit(self._kept)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            if leaves_to_desk(
                event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held:
            self.keep()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted())

    def _wanted(self) -> int:
        least = 2 * self.fontMetrics().lineSpacing()
        return min(round(max(self._said_height(), least)) + 18, TALLEST)

    def _said_height(self) -> float:
        """Give how high the text stands: the lines of some scripts are higher than others."""
        layout, block, high = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid() and high < TALLEST:
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return high

    def _fit(self) -> None:
        wanted = self._wanted()
        # A bar that comes and goes while the field grows leaves lines too wide.
        scrolls = wanted >= TALLEST
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    def _on_text_changed(self) -> None:
        self._fit()
        if self.hasFocus():
            self._rest.start()


class NameField(ProseField):
    """A name as a heading: as many lines as it needs, Enter keeps it."""

    def __init__(self, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("inline", True)
        self.setFont(font)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
            self.selectAll()
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            self._rest.stop()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def _wanted(self) -> int:
        shown = min(MOST_LINES / max(self.document().size().height(), 1), 1)
        return round(max(self._said_height() * shown, self.fontMetrics().lineSpacing())) + 8


def leaves_to_desk(event: QKeyEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Say whether undo or redo is the desk's: the field has nothing of its own to take back."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
