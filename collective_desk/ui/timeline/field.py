"""A field of several parts with type-ahead for the part being written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from collective_desk.domain.folding import fold
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.rows import Row, Rows

MOST = 7
WIDTH = 300


class Offers(Floating):
    """Rows that open under a field; none is chosen until somebody goes down to it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.rows = Rows(theme, self, most=MOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.rows)
        self.hide()

    def open_under(self, field: QWidget, rows: list[Row]) -> None:
        """Show rows under a field; nothing to show closes them."""
        if not rows:
            self.hide()
            return
        self.rows.show_rows(rows, -1)
        wide = max(field.width(), self._theme.px(WIDTH)) + 2 * SHADOW
        high = self.rows.sizeHint().height() + 12 + 2 * SHADOW
        corner = field.mapTo(self._over, QPoint(0, field.height() + 4))
        left = corner.x() - SHADOW
        if self.isRightToLeft():
            left = corner.x() + field.width() - wide + SHADOW
        left = max(min(left, self._over.width() - wide), -SHADOW)
        self.setGeometry(left, corner.y() - SHADOW, wide, high)
        self.show()
        self.raise_()


class PartsField(QLineEdit):
    """Parts are separated as told; Enter sends, Esc gives up."""

    sent = Signal()
    given_up = Signal()
    entered = Signal(bool)
    """Somebody comes to write here, or leaves."""

    def __init__(
        self, theme: Theme, name: str, hint: str, *, parts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._parts = theme, parts
        self._words: list[tuple[str, str]] = []
        self._offers: Offers | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(theme.font("body"))
        self.setMaxLength(2000)
        self.textEdited.connect(self._on_text_edited)

    def offer(self, words: list[str]) -> None:
        """Offer other words."""
        self._words = [(fold(said), said) for said in words]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, offers = event.key(), self._offers
        open_now = offers is not None and offers.isVisible()
        if offers is not None and open_now and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            offers.rows.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._took_offer():
                self.sent.emit()
        elif key == Qt.Key.Key_Escape:
            if open_now:
                self._close()
            else:
                self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab leaves a field before its keyPressEvent hears of it.
        if (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Tab and self._took_offer()):
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit(False)
        self._close()

    def _close(self) -> None:
        if self._offers is not None:
            self._offers.hide()

    def _took_offer(self) -> bool:
        """Take the offer that somebody chose with the arrows; the offers go away."""
        offers = self._offers
        if offers is None or not offers.isVisible():
            return False
        chosen = offers.rows.current
        offers.hide()
        if chosen is None:
            return False
        self._on_chosen(chosen)
        return True

    def _begin(self) -> int:
        """Give where the part at the cursor begins."""
        before = self.text()[: self.cursorPosition()]
        return max((before.rfind(mark) for mark in self._parts), default=-1) + 1

    def _on_text_edited(self, _text: str) -> None:
        key = fold(self.text()[self._begin(): self.cursorPosition()])
        if len(key) < 2:
            self._close()
            return
        starts = [said for folded, said in self._words if folded.startswith(key)]
        inside = [said for folded, said in self._words if key in folded[1:]]
        found = list(dict.fromkeys(starts + inside))[:MOST]
        if found == [self.text().strip()]:
            found = []
        if self._offers is None:
            self._offers = Offers(self._theme, self.window())
            self._offers.rows.chosen.connect(self._on_chosen)
        self._offers.open_under(self, [Row(said, said) for said in found])

    def _on_chosen(self, row: Row) -> None:
        begin, cursor, text = self._begin(), self.cursorPosition(), self.text()
        lead = text[:begin] + (" " if begin else "")
        self.setText(lead + row.text + text[cursor:])
        self.setCursorPosition(len(lead) + len(row.text))
        self._close()
