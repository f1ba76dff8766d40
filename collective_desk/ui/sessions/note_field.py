"""The field of a note: links stand in pills, who does what by when on the accent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from collective_desk.domain.note_line import Mark
from collective_desk.ui.quick_add.field import LineField
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import reads_rtl

SPACE = 2
"""How much wider than elsewhere a blank is: pills need air between them and the words."""


class NoteField(LineField):
    """A line edit that shows what it understood."""

    pictured = Signal(object)
    """Photos were pasted: the data of the clipboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._marks: Sequence[Mark] = ()
        self._shift = 0

    def take(self, data: QMimeData) -> None:
        """Put what was pasted where the caret is; photos are told."""
        if data.hasUrls() or (data.hasImage() and not data.hasText()):
            self.pictured.emit(data)
            return
        super().take(data)

    def show_marks(self, marks: Sequence[Mark], shift: int) -> None:
        """Show marks of the whole line, of which this field holds what follows `shift` letters."""
        self._marks, self._shift = marks, shift
        self._space()
        self.update()

    def _take_look(self) -> None:
        super()._take_look()
        self._space()

    def _space(self) -> None:
        """Set the blanks; those of the hint of an empty line are as anywhere."""
        font = self.font()
        font.setWordSpacing(self._theme.px(SPACE) if self.text() else 0)
        if font != self.font():
            self.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Positions of right-to-left text are not those of its letters one after the other.
        marks = [] if reads_rtl(self.text()) or self.isRightToLeft() else self._marks
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            link = mark.sign == "#"
            painter.setPen(QPen(self._theme.colour("edge"), 1) if link else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sunk" if link else "accent_soft"))
            painter.drawRoundedRect(self._box(mark), 5, 5)
        painter.end()
        super().paintEvent(event)

    def _box(self, mark: Mark) -> QRectF:
        left = self._x(mark.span[0] - self._shift)
        right = self._x(mark.span[1] - self._shift)
        high = self.fontMetrics().height()
        return QRectF(left - 2, (self.height() - high) / 2 - 1, right - left + 4, high + 2)

    def _x(self, at: int) -> float:
        """Give where a letter begins: told from where the caret is, as the line may have moved."""
        measures, text = self.fontMetrics(), self.text()
        caret = self.cursorRect().center().x()
        here = measures.horizontalAdvance(text[: self.cursorPosition()])
        return caret + measures.horizontalAdvance(text[: max(at, 0)]) - here
