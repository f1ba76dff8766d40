"""Words on the screen, always plain: what people typed is never read as markup."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme


class Text(QLabel):
    """A plain text in one of the roles of the type; breaks anywhere rather than widen its place.

    `lines` is the most it shows, 0 for all; what does not fit ends in an ellipsis, and is told
    in full by the tooltip.
    """

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", *, tone: str = "ink",
        strong: bool = False, lines: int = 1, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self._role, self._tone, self._strong, self._lines = role, tone, strong, lines
        self._fitted: tuple[tuple[str, int], list[str], bool] | None = None
        self.setWordWrap(lines != 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.setFont(theme.font(role, strong=strong))
        self.setText(text)
        theme.changed.connect(self._take_look)

    def set_tone(self, tone: str) -> None:
        """Write in the colour of another token."""
        self._tone = tone
        self.update()

    def set_role(self, role: str) -> None:
        """Write in another role of the type."""
        if role != self._role:
            self._role = role
            self._take_look()

    def minimumSizeHint(self) -> QSize:
        few = min(self._natural_width(), self._theme.px(24))
        return QSize(few, self._line_height())

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        return QSize(width, self.heightForWidth(width) if self._lines != 1 else self._line_height())

    def hasHeightForWidth(self) -> bool:
        return self._lines != 1

    def heightForWidth(self, width: int) -> int:
        return max(len(self._fit(width)[0]), 1) * self._line_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(self._tone if self.isEnabled() else "ink_faint"))
        lines, cut = self._fit(self.width())
        if cut != bool(self.toolTip()):
            self.setToolTip(escaped_tip(self.text()) if cut else "")
        high = self._line_height()
        side = self._side()
        # A sentence keeps its own direction, whichever way the window reads.
        rtl = reads_rtl(self.text())
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        top = (self.height() - high * len(lines)) / 2
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            top = 0
        for number, line in enumerate(lines):
            box = QRectF(0, top + number * high, self.width(), high)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), line)

    def _side(self) -> Qt.AlignmentFlag:
        """Give the side of the window's reading on which the text stands."""
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        end = bool(self.alignment() & Qt.AlignmentFlag.AlignTrailing)
        right = self.isRightToLeft() != end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _natural_width(self) -> int:
        measures = QFontMetrics(self.font())
        return max(measures.horizontalAdvance(row) for row in self.text().split("\n")) + 2

    def _line_height(self) -> int:
        return max(self._theme.line(self._role), QFontMetrics(self.font()).height())

    def _fit(self, width: int) -> tuple[list[str], bool]:
        key = (self.text(), width)
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = (key, *self._broken(max(width, 1)))
        return self._fitted[1], self._fitted[2]

    def _broken(self, width: int) -> tuple[list[str], bool]:
        measures = QFontMetrics(self.font())
        text = self.text()
        if self._lines == 1:
            said = measures.elidedText(text, Qt.TextElideMode.ElideRight, width)
            return [said], said != text
        rows = [row for part in text.split("\n") for row in break_line(part, self.font(), width)]
        if self._lines and len(rows) > self._lines:
            kept = rows[: self._lines]
            rest = " ".join(rows[self._lines - 1 :])
            kept[-1] = measures.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            return kept, True
        return rows, False

    def _take_look(self) -> None:
        self._fitted = None
        self.setFont(self._theme.font(self._role, strong=self._strong))
        self.updateGeometry()
        self.update()


def break_line(text: str, font: object, width: int) -> list[str]:
    """Break one line of text at words, or inside a word that is longer than the place."""
    if not text:
        return [""]
    layout = QTextLayout(text)
    layout.setFont(font)  # type: ignore[arg-type]
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    rows = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        rows.append(utf16_slice(text, line.textStart(), line.textLength()).rstrip(" "))
    layout.endLayout()
    return rows


def utf16_slice(text: str, start: int, length: int) -> str:
    """Cut a text by Qt's counting, in which an emoji is two."""
    if text.isascii() or max(text) < "\U00010000":
        return text[start : start + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def reads_rtl(text: str) -> bool:
    """Say whether a text begins in letters that are written from right to left."""
    first = next((way for way in map(bidirectional, text) if way in {"L", "R", "AL"}), "L")
    return first != "L"


def draw_name(
    painter: QPainter, box: QRect, name: str, *, mirrored: bool
) -> None:
    """Draw a name on the start side of a box, in its own direction; too long, it ends in dots."""
    said = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    before = painter.layoutDirection()
    rtl = reads_rtl(name)
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(flags), said)
    painter.setLayoutDirection(before)


def escaped_tip(text: str) -> str:
    """Write a plain text as a tooltip, which would otherwise read markup in it."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{safe}</span>".replace("\n", "<br>")


class Line(QWidget):
    """A hairline across or down; carries no meaning."""

    def __init__(
        self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("line"))


class Surface(QWidget):
    """A ground in the colour of a token, with hairlines at the sides that are named."""

    def __init__(
        self, theme: Theme, ground: str = "surface", *, lines: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._ground, self._lines = theme, ground, lines
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._ground))
        line, right = self._theme.colour("line"), self.width() - 1
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if "top" in self._lines:
            painter.fillRect(0, 0, self.width(), 1, line)
        if "bottom" in self._lines:
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        if "start" in self._lines:
            painter.fillRect(right if mirrored else 0, 0, 1, self.height(), line)
        if "end" in self._lines:
            painter.fillRect(0 if mirrored else right, 0, 1, self.height(), line)
