"""A field of several parts with type-ahead for the part being written."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from collective_desk.ui.theme.theme import Theme


class PartsField(QLineEdit):
    """Parts are separated as told; Enter sends, Esc gives up."""

    sent = Signal()
    given_up = Signal()

    def __init__(
        self, theme: Theme, name: str, hint: str, *, parts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(theme.font("body"))
        self.setMaxLength(2000)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(8)
        self._popup = QListView()
        self._popup.setFont(theme.font("body"))
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._on_text_edited)

    def offer(self, words: list[str]) -> None:
        """Offer other words."""
        self._offers.setStringList(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup.isVisible() and event.key() in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            # The first offer is taken only where somebody chose it with the arrows.
            if popup.currentIndex().isValid():
                self._take(popup.currentIndex().data())
                popup.hide()
                return
            popup.hide()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> int:
        """Give where the part at the cursor begins."""
        before = self.text()[: self.cursorPosition()]
        return max((before.rfind(mark) for mark in self._parts), default=-1) + 1

    def _on_text_edited(self, _text: str) -> None:
        typed = self.text()[self._begin(): self.cursorPosition()].strip()
        if len(typed) < 2:
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(typed)
        if self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, words: str) -> None:
        begin, cursor = self._begin(), self.cursorPosition()
        text = self.text()
        gap = " " if begin and not text[begin:begin + 1].isspace() else ""
        lead = text[:begin] + (" " if begin else gap)
        self.setText(lead + words + text[cursor:])
        self.setCursorPosition(len(lead) + len(words))
