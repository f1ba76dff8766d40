"""Key caps: how a key is written, and the small cap it is shown in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme

SHORT = {"Return": "↵", "Enter": "↵", "Backspace": "⌫", "Escape": "Esc", "Left": "←", "Right": "→"}


def written_keys(keys: str) -> str:
    """Write a key as people see it: `Ctrl+Return` is Ctrl ↵, on a Mac with its signs."""
    if keys in SHORT:
        return SHORT[keys]
    said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    parts = said.split("+") if not said.endswith("+") else [*said[:-1].rstrip("+").split("+"), "+"]
    return " ".join(SHORT.get(part, part) for part in parts if part)


def cap_size(theme: Theme, text: str) -> QSize:
    """Give how large the cap of a key is."""
    wide = QFontMetrics(theme.font("caption")).horizontalAdvance(text)
    return QSize(max(wide + theme.px(12), theme.px(18)), theme.px(18))


def paint_cap(
    painter: QPainter, theme: Theme, text: str, box: QRect, ink: QColor, edge: QColor
) -> None:
    """Paint a key cap: a hairline that is a little stronger below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    radius = theme.size("radius", "key")
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.drawLine(box.left() + 3, box.bottom() - 1, box.right() - 3, box.bottom() - 1)
    painter.setPen(ink)
    painter.setFont(theme.font("caption"))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyCap(QWidget):
    """One key, as it is written on the keyboard."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = written_keys(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._take_look)

    @property
    def text(self) -> str:
        """What is written on it."""
        return self._text

    def set_keys(self, keys: str) -> None:
        """Write another key."""
        self._text = written_keys(keys)
        self._take_look()

    def sizeHint(self) -> QSize:
        return cap_size(self._theme, self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_cap(
            painter, self._theme, self._text, self.rect(), self._theme.colour("ink_soft"),
            self._theme.colour("line").darker(108),
        )

    def _take_look(self) -> None:
        self.updateGeometry()
        self.update()
