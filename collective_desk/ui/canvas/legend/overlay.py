"""What lines, shapes and the lens on the map mean, with counts, in the corner of the canvas."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from collective_desk.picture.legend import Legend, legend
from collective_desk.picture.wrapping import wrap
from collective_desk.ui.canvas.fonts import map_font
from collective_desk.ui.canvas.view import Canvas

from .rows import Row, Section, sections
from .signs import LegendSigns
from .strip import LINE, Piece, mirrored, sign_width, strip

WIDTH = 184
_LENS_WIDTH = 232
_ROW, _LINE_HIGH, _HEAD, _NOTE, _BETWEEN = 20, 15, 24, 18, 8
_TALL, _LESS_TALL = 30, 26
"""Height of a row whose sign has dots over it, where there is room and where there is less."""
_LEAST_OVER_STRIP = 4
_NARROW, _BESIDE = 1100, 204
"""Width of the map's window under which the legend lies along its foot, beside the minimap."""
_UNDER_PANEL, _BESIDE_PANEL = 1200, 316
"""Width under which the inspector lies over the map: the legend leaves it its room."""
_PAPER = 0.86
"""No box, but the map steps back where it lies under the words."""
_LEAST, _LEAST_UNDER_LENS = 1.6, 1.25
"""How much higher than the legend the window of the map must be."""
_TIGHTER = (1.0, 0.6, 0.4)
"""Words are broken as names on the map are, which may be wider than asked; then more tightly."""
_NAME = 62.0


class LegendOverlay(QWidget):
    """Lists what the lens shows, the kinds of ties and the realms; it lets the pointer through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._height = 0
        self._column: list[Section] = []
        self._pieces: list[Piece] = []
        self._lines_high = 0
        self._tall, self._grown = _TALL, 1.0
        self._take_style()
        self._read()
        self.setProperty("over_map", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.picture_changed.connect(self._on_picture_changed)
        self._on_picture_changed()

    def make_room(self, height: int) -> None:
        """Stand in a column, lie along the foot, or step back, by the room there is."""
        self._height = height
        self._fit()
        self.setVisible(bool(self._column or self._pieces))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Give the room it takes."""
        size = QSize()
        if self._pieces:
            size = QSize(self._strip_room(), self._lines_high * LINE + 4)
        elif self._column:
            size = QSize(_width(self._column) + 6, self._high(self._column))
        return QSize(ceil(size.width() * self._grown), ceil(size.height() * self._grown))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._grown, self._grown)
        paper = QColor(self._colour("paper"))
        paper.setAlphaF(_PAPER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(
            QRectF(0, 0, self._across(), self.height() / self._grown), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in self._pieces:
            self._piece(painter, piece)
        if not self._pieces:
            self._paint_column(painter)
        painter.end()

    def _paint_column(self, painter: QPainter) -> None:
        y, wide = 4.0, float(_width(self._column))
        for section in self._column:
            y = self._head(painter, section, y, wide)
            for row in section.rows:
                high = self._row_high(row, wide)
                self._signs.paint(painter, row, y + high / 2)
                self._words(painter, row, y, high, wide)
                y += high
            y += _BETWEEN

    def _piece(self, painter: QPainter, piece: Piece) -> None:
        """Paint one thing of the strip."""
        style, top = self._style, 2.0 + piece.line * LINE
        box = QRectF(piece.x, top, self._across() - piece.x, LINE)
        middle = Qt.AlignmentFlag.AlignVCenter
        if piece.row is None:
            painter.setFont(map_font(style, 12, strong=not piece.note))
            painter.setPen(QColor(self._colour("ink_soft")))
            painter.drawText(box, middle, piece.note or piece.head)
            return
        row = piece.row
        painter.save()
        painter.translate(piece.x - (0 if row.pen is not None else 4), 0)
        self._signs.paint(painter, row, top + LINE / 2)
        painter.restore()
        left = piece.x + sign_width(row)
        painter.setFont(map_font(style, 12))
        painter.setPen(QColor(self._colour("ink")))
        count = "" if row.count is None else str(row.count)
        room = self._across() - left - self._wide(count) - 8
        said = QFontMetricsF(painter.font()).elidedText(
            row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.adjusted(left - piece.x, 0, 0, 0), middle, said)
        painter.setPen(QColor(self._colour("ink_soft")))
        left += self._wide(said) + 8
        painter.drawText(box.adjusted(left - piece.x, 0, 0, 0), middle, count)

    def _wide(self, text: str, strong: bool = False) -> float:
        return QFontMetricsF(
            map_font(self._style, 12, strong=strong)).horizontalAdvance(text)

    def _across(self) -> float:
        """Give the width in its own measure, in which words are of the usual size."""
        return self.width() / self._grown

    def _strip_room(self) -> int:
        """Give the width beside the minimap, or beside the inspector that may lie over it."""
        wide = round(self.canvas.width() / self._grown)
        under_panel = _BESIDE_PANEL * 2.5 < wide < _UNDER_PANEL
        return max(wide - (_BESIDE_PANEL if under_panel else _BESIDE), WIDTH)

    def _head(self, painter: QPainter, section: Section, y: float, wide: float) -> float:
        painter.setFont(map_font(self._style, 11, strong=True))
        painter.setPen(QColor(self._colour("ink_soft")))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y, wide, 16), middle, section.head)
        if not section.note:
            return y + _HEAD
        font = map_font(self._style, 11)
        painter.setFont(font)
        said = QFontMetricsF(font).elidedText(section.note, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRectF(0, y + 16, wide, 16), middle, said)
        return y + _HEAD + _NOTE - 2

    def _words(self, painter: QPainter, row: Row, y: float, high: float, wide: float) -> None:
        font = map_font(self._style, 12)
        painter.setFont(font)
        painter.setPen(QColor(self._colour("ink")))
        metrics, middle = QFontMetricsF(font), Qt.AlignmentFlag.AlignVCenter
        number = "" if row.count is None else str(row.count)
        room = wide - _NAME - metrics.horizontalAdvance(number) - 8
        lines = self._lines(row.name, wide)
        top = y + (high - _LINE_HIGH * len(lines)) / 2
        for at, line in enumerate(lines):
            said = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            box = QRectF(_NAME, top + at * _LINE_HIGH, room + 8, _LINE_HIGH)
            painter.drawText(box, middle, said)
        painter.setPen(QColor(self._colour("ink_soft")))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, y, wide, high), right, number)

    def _lines(self, name: str, wide: float) -> tuple[str, ...]:
        measure = QFontMetricsF(map_font(self._style, 12)).horizontalAdvance
        room = wide - _NAME - 24
        lines: tuple[str, ...] = ()
        for share in _TIGHTER:
            lines = wrap(name, measure, share * room)
            if max(map(measure, lines)) <= room:
                break
        return lines[:3]

    def _row_high(self, row: Row, wide: float) -> float:
        lines = _LINE_HIGH * len(self._lines(row.name, wide)) + 5
        tall = row.discs or (row.full and row.look is not None)
        return max(lines, self._tall if tall else _ROW)

    def _high(self, column: list[Section]) -> int:
        wide = _width(column)
        return 8 + sum(
            _HEAD + (_NOTE - 2 if section.note else 0)
            + int(sum(self._row_high(row, wide) for row in section.rows))
            for section in column
        ) + _BETWEEN * (len(column) - 1)

    def _fit(self) -> None:
        """Choose how to stand: words as large as names where all can be said so, else smaller."""
        wanted = self.canvas.artist.style.grown
        for grown in dict.fromkeys((wanted, wanted**0.5, 1.0)):
            self._grown = grown
            whole = self._stand()
            if whole:
                return

    def _stand(self) -> bool:
        """Stand in a column or along the foot; of a lens at least what it says is always there."""
        told, lensed = self._sections, self.canvas.lensed
        self._column, self._pieces, self._lines_high = list(told), [], 0
        if not told or not self._height:
            return True
        height = self._height / self._grown
        least = _LEAST_UNDER_LENS if lensed else _LEAST
        narrow = lensed is not None and self.canvas.width() / self._grown < _NARROW
        for self._tall in () if narrow else (_TALL, _LESS_TALL):
            if self._high(told) * least <= height:
                return True
        self._column = []
        for some in (told, told[:2], told[:1]) if lensed else ():
            pieces, lines = strip(some, self._strip_room(), self._wide)
            if lines * LINE * _LEAST_OVER_STRIP <= height or some == told[:1]:
                from_right = self.canvas.window().isRightToLeft()
                self._pieces = mirrored(pieces, self._strip_room()) if from_right else pieces
                self._lines_high = lines
                return some == told
        return False

    def _colour(self, name: str) -> str:
        return self._style.colour(name)

    def _take_style(self) -> None:
        """Write in the usual sizes: the painter enlarges them."""
        self._signs = LegendSigns(self.canvas)
        self._style = self._signs.style

    def _read(self) -> None:
        self._take_style()
        lensed, picture = self.canvas.lensed, self.canvas.picture
        self.legend: Legend = legend(picture)
        lens, seen = (lensed.lens, lensed.legend) if lensed else ("kind", None)
        self._sections = sections(self.legend, picture, lens, seen)
        self._fit()

    def _on_picture_changed(self) -> None:
        self._read()
        self.setVisible(bool(self._column or self._pieces))
        right, bottom = self.x() + self.width(), self.y() + self.height()
        self.resize(self.sizeHint())
        at_the_right = self.canvas.window().isRightToLeft()
        x = right - self.width() if at_the_right else self.x()
        self.move(x, bottom - self.height())
        self.update()


def _width(column: list[Section]) -> int:
    lens = any(section.note or row.full for section in column for row in section.rows)
    return _LENS_WIDTH if lens else WIDTH
