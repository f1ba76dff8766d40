"""What lines, shapes and the lens on the map mean, with counts, in the corner of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from collective_desk.domain.contents import Tower
from collective_desk.picture.legend import Legend, legend
from collective_desk.picture.ties import sample
from collective_desk.picture.towers import stack
from collective_desk.picture.wrapping import wrap

from .fonts import map_font
from .legend_rows import Row, Section, sections
from .letters import paint_tower
from .symbols import FULL, SMALL, paint_centred, paint_symbol
from .tie_ink import draw_ink
from .view import Canvas

WIDTH = 172
_LENS_WIDTH = 232
_ROW, _LINE_HIGH, _HEAD, _NOTE, _BETWEEN = 20, 15, 24, 18, 8
_TALL = 26
"""Height of a row whose sign has dots over it."""
_PAPER = 0.86
"""No box, but the map steps back where it lies under the words."""
_LEAST, _LEAST_UNDER_LENS = 1.6, 1.25
"""How much higher than the legend the window of the map must be."""
_LINE, _LETTER, _NAME = 33.0, 48.0, 62.0


class LegendOverlay(QWidget):
    """Lists what the lens shows, the kinds of ties and the realms; it lets the pointer through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._height = 0
        self._read()
        self.setProperty("over_map", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.picture_changed.connect(self._on_picture_changed)
        self._on_picture_changed()

    def make_room(self, height: int) -> None:
        """Say less, or step back, where the map's window is too low."""
        self._height = height
        self._columns = self._fitted()
        self.setVisible(bool(self._columns))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Give the room its rows take."""
        wide = sum(_width(column) for column in self._columns)
        wide += 24 * max(len(self._columns) - 1, 0)
        return QSize(wide + 6, max(map(self._high, self._columns), default=0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QColor(self._colour("paper"))
        paper.setAlphaF(_PAPER)
        x = 0.0
        for column in self._columns:
            y = float(self.height() - self._high(column))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paper)
            painter.drawRoundedRect(
                QRectF(x, y, _width(column) + 6, self._high(column)), 6, 6)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.save()
            painter.translate(x, y)
            self._column(painter, column)
            painter.restore()
            x += _width(column) + 24
        painter.end()

    def _column(self, painter: QPainter, column: list[Section]) -> None:
        y, wide = 4.0, float(_width(column))
        for section in column:
            y = self._head(painter, section, y, wide)
            for row in section.rows:
                high = self._row_high(row, wide)
                self._sign(painter, row, y + high / 2)
                self._words(painter, row, y, high, wide)
                y += high
            y += _BETWEEN

    def _head(self, painter: QPainter, section: Section, y: float, wide: float) -> float:
        painter.setFont(map_font(self.canvas.artist.style, 11, strong=True))
        painter.setPen(QColor(self._colour("ink_soft")))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y, wide, 16), middle, section.head)
        if not section.note:
            return y + _HEAD
        font = map_font(self.canvas.artist.style, 11)
        painter.setFont(font)
        said = QFontMetricsF(font).elidedText(section.note, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRectF(0, y + 16, wide, 16), middle, said)
        return y + _HEAD + _NOTE - 2

    def _sign(self, painter: QPainter, row: Row, middle: float) -> None:
        if row.pen is not None:
            self._tie(painter, row.pen, middle)
            return
        style = self.canvas.artist.style
        painter.save()
        if row.look is not None:
            down = 4 if row.full and row.look.mark else 0
            painter.translate(_LINE / 2, middle + down)
            size, detail = (19.0, FULL) if row.full else (13.0, SMALL)
            paint_symbol(painter, row.look, size, style, detail)
        elif row.discs:
            painter.translate(_LINE / 2, middle + 9)
            small = style.scaled(0.7)
            paint_tower(painter, stack(Tower(3, 3, 3, 1), small.disc), small, number=False)
        painter.restore()

    def _tie(self, painter: QPainter, number: int, middle: float) -> None:
        style, picture = self.canvas.artist.style, self.canvas.picture
        pen = picture.pens[number]
        colour = self.canvas.artist.ties.colour(number, quiet=False)
        ties, ratio = self.canvas.artist.ties, self.devicePixelRatioF()
        ink = sample(pen, ties.scaled(ratio), _LINE * ratio, y=middle * ratio)
        painter.save()
        # The sample is in device pixels of the whole legend; the painter stands in a column.
        painter.scale(1 / ratio, 1 / ratio)
        draw_ink(painter, ink, ties.dots, lambda _: colour)
        painter.restore()
        paint_centred(painter, pen.letter, QPointF(_LETTER, middle), 12.0, colour, style)

    def _words(self, painter: QPainter, row: Row, y: float, high: float, wide: float) -> None:
        font = map_font(self.canvas.artist.style, 12)
        painter.setFont(font)
        painter.setPen(QColor(self._colour("ink")))
        metrics, middle = QFontMetricsF(font), Qt.AlignmentFlag.AlignVCenter
        number = str(row.count)
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
        metrics = QFontMetricsF(map_font(self.canvas.artist.style, 12))
        return tuple(wrap(name, metrics.horizontalAdvance, wide - _NAME - 24))[:3]

    def _row_high(self, row: Row, wide: float) -> float:
        lines = _LINE_HIGH * len(self._lines(row.name, wide)) + 5
        tall = row.discs or (row.full and row.look is not None)
        return max(lines, _TALL if tall else _ROW)

    def _high(self, column: list[Section]) -> int:
        wide = _width(column)
        return 8 + sum(
            _HEAD + (_NOTE - 2 if section.note else 0)
            + int(sum(self._row_high(row, wide) for row in section.rows))
            for section in column
        ) + _BETWEEN * (len(column) - 1)

    def _fitted(self) -> list[list[Section]]:
        """Give all that fits: of a lens at least what it says itself."""
        if not self._sections or not self._height:
            return [self._sections] if self._sections else []
        ways = [[self._sections]]
        if self._sections[0].note or self.canvas.lensed:
            ways += [[self._sections[:2]], [self._sections[:1]]]
        least = _LEAST_UNDER_LENS if self.canvas.lensed else _LEAST
        for way in ways:
            columns = [column for column in way if column]
            if max(map(self._high, columns)) * least <= self._height:
                return columns
        # A lens is never without its legend.
        return [self._sections[:1]] if self.canvas.lensed else []

    def _colour(self, name: str) -> str:
        return self.canvas.artist.style.colour(name)

    def _read(self) -> None:
        lensed, picture = self.canvas.lensed, self.canvas.picture
        self.legend: Legend = legend(picture)
        lens, seen = (lensed.lens, lensed.legend) if lensed else ("kind", None)
        self._sections = sections(self.legend, picture, lens, seen)
        self._columns = self._fitted()

    def _on_picture_changed(self) -> None:
        self._read()
        self.setVisible(bool(self._columns))
        bottom = self.y() + self.height()
        self.resize(self.sizeHint())
        self.move(self.x(), bottom - self.height())
        self.update()


def _width(column: list[Section]) -> int:
    lens = any(section.note or row.full for section in column for row in section.rows)
    return _LENS_WIDTH if lens else WIDTH
