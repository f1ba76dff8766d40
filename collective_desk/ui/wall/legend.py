"""What lines and shapes mean, in the band at the foot of the wall; it counts nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from collective_desk.domain.contents import Pen
from collective_desk.host.words import Words
from collective_desk.picture.legend import legend
from collective_desk.picture.lenses.lens import Lensed
from collective_desk.picture.shapes import Look, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.ties import sample
from collective_desk.ui.canvas.ink.buffers import Strokes
from collective_desk.ui.canvas.ink.dots import Dots
from collective_desk.ui.canvas.ink.symbols import FULL, SMALL, paint_centred, paint_symbol
from collective_desk.ui.canvas.ink.ties import draw_ink
from collective_desk.ui.widgets.text import reads_rtl

ROWS = 3
_SAMPLE, _TIE_NAME, _SYMBOL_NAME, _BETWEEN, _ROW = 62.0, 110.0, 56.0, 44.0, 42.0
_WIDEST = 0.45
"""How much of its room one column may take; longer words are cut."""
_MARKED = 0.8
"""Size of symbols with dots over them, by that of others."""
_LETTER, _SYMBOL, _LETTER_AT = 24.0, 32.0, 86.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a tie or a symbol and what it means, or words alone."""

    words: str
    pen: Pen | None = None
    look: Look | None = None
    strong: bool = False


def entries(
    picture: Picture, say: Words, lensed: Lensed | None = None, *, asked: Pen | None = None,
) -> list[Entry]:
    """List what has to be explained; with a lens its classes instead of the realms."""
    told, words = legend(picture), picture.words
    with_ties = lensed is None or lensed.realms
    lines = [
        Entry(one.name, pen=one.pen, strong=asked is not None and one.pen.id == asked.id)
        for one in told.ties if with_ties or (asked is not None and one.pen.id == asked.id)
    ]
    if lensed is not None and lensed.lens != "realm":
        lens = lensed.legend
        lines.append(Entry(words(lens.words), strong=True))
        if lens.asked:
            lines.append(Entry(say("lens.asked", count=lens.asked)))
        lines += [_of_lens(one.name or words(one.words), picture, one.pen, one.look)
                  for one in lens.entries]
        return lines
    lines += [
        Entry(realm.name, look=Look(realm.shape, realm.fill, realm.edge, "", ""))
        for realm in told.realms
    ]
    chair = next((look for look in picture.looks if look.empty_chair), None)
    if told.chairs and chair is not None:
        lines.append(Entry(words("canvas.empty_chair"), look=chair))
    return lines


class LegendInk:
    """Lays entries out in columns of three and paints them."""

    def __init__(self, style: Style, factor: float, font: QFont, strong: QFont) -> None:
        self._style, self._factor = style, factor
        self._font, self._strong = font, strong
        self._columns: list[tuple[float, list[Entry]]] = []
        self._dots = Dots(Strokes())

    @property
    def entries(self) -> list[Entry]:
        """What it explains."""
        return [entry for _, column in self._columns for entry in column]

    def set_entries(self, told: list[Entry], room: float, share: float = 1.0) -> None:
        """Explain these, as many as a share of the room takes, the pen that is asked about first.

        Ties and symbols have columns of their own; a column is left out before it is cut.
        """
        words = [entry for entry in told if entry.pen is None and entry.look is None]
        ties = [entry for entry in told if entry.pen is not None]
        symbols = [entry for entry in told if entry.look is not None]
        columns = [part[at : at + ROWS] for part in (words, ties, symbols)
                   for at in range(0, len(part), ROWS)]
        sized = [(min(max(self._width(entry) for entry in column), room * _WIDEST), column)
                 for column in columns]
        # Room is kept for the pen that is asked about, wherever it stands.
        kept = sum(width for width, column in sized if _asked_in(column))
        self._columns, wide = [], 0.0
        for width, column in sized:
            kept -= width if _asked_in(column) else 0.0
            if not _asked_in(column) and wide + width + kept > room * share:
                continue
            self._columns.append((width, column))
            wide += width + _BETWEEN * self._factor

    def width(self) -> float:
        """Give how wide it is."""
        gaps = max(len(self._columns) - 1, 0) * _BETWEEN * self._factor
        return sum(width for width, _ in self._columns) + gaps

    def paint(self, painter: QPainter, left: float, middle: float, *, mirrored: bool) -> None:
        """Paint from `left` on, around a middle line; mirrored where the window reads leftwards."""
        columns = list(reversed(self._columns)) if mirrored else self._columns
        row = _ROW * self._factor
        for width, column in columns:
            for number, entry in enumerate(column):
                y = middle + (number - (ROWS - 1) / 2) * row
                self._entry(painter, entry, QRectF(left, y - row / 2, width, row), mirrored)
            left += width + _BETWEEN * self._factor

    def _entry(self, painter: QPainter, entry: Entry, box: QRectF, mirrored: bool) -> None:
        factor, y = self._factor, box.center().y()
        name_at = self._before(entry)
        start = box.right() - _SAMPLE * factor if mirrored and entry.pen else box.left()
        if entry.pen is not None:
            colour = QColor(self._style.colour(entry.pen.colour or "ink_soft"))
            self._tie(painter, entry.pen, start, y, colour)
            at = box.right() - _LETTER_AT * factor if mirrored else box.left() + _LETTER_AT * factor
            height = _LETTER * factor
            paint_centred(painter, entry.pen.letter, QPointF(at, y), height, colour, self._style)
        elif entry.look is not None:
            half = _SYMBOL * factor * 0.63
            painter.save()
            size = _SYMBOL * factor
            if entry.look.mark:
                # Its dots stay in the row.
                size, y = _MARKED * size, y + (1 - _MARKED) / 2 * size
            painter.translate(box.right() - half if mirrored else box.left() + half, y)
            detail = FULL if entry.look.letters or entry.look.empty_chair else SMALL
            paint_symbol(painter, replace(entry.look, size=1.0), size, self._style, detail)
            painter.restore()
        painter.setFont(self._strong if entry.strong else self._font)
        painter.setPen(QColor(self._style.colour("ink" if entry.strong else "ink_soft")))
        words = box.adjusted(0 if mirrored else name_at, 0, -name_at if mirrored else 0, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        # Rows may be closer than lines of the font are high; what hangs below is not cut for it.
        side |= Qt.TextFlag.TextDontClip
        painter.setLayoutDirection(direction_of(entry.words))
        # A hair more than measured: rounding is no reason to cut.
        fitted = painter.fontMetrics().elidedText(
            entry.words, Qt.TextElideMode.ElideRight, round(words.width()) + 2)
        painter.drawText(words, side, fitted)

    def _tie(self, painter: QPainter, pen: Pen, x: float, y: float, colour: QColor) -> None:
        ratio = painter.device().devicePixelRatio()
        style = self._style if ratio == 1.0 else self._style.scaled(ratio)
        ink = sample(pen, style, _SAMPLE * self._factor * ratio, x=x * ratio, y=y * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        draw_ink(painter, ink, self._dots, lambda _: colour)
        painter.restore()

    def _width(self, entry: Entry) -> float:
        font = self._strong if entry.strong else self._font
        return self._before(entry) + QFontMetricsF(font).horizontalAdvance(entry.words) + 2

    def _before(self, entry: Entry) -> float:
        """Give the room of the sample before the words."""
        share = _TIE_NAME if entry.pen else _SYMBOL_NAME if entry.look else 0.0
        return share * self._factor


def _asked_in(column: list[Entry]) -> bool:
    """Say whether the pen that is asked about is explained here."""
    return any(entry.strong and entry.pen is not None for entry in column)


def direction_of(text: str) -> Qt.LayoutDirection:
    """Say in which direction a text runs."""
    rtl = reads_rtl(text)
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def _of_lens(words: str, picture: Picture, pen: int | None, look: Look | None) -> Entry:
    return Entry(words, pen=None if pen is None else picture.pens[pen], look=look)
