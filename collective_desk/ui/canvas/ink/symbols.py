"""An actor's symbol as a painter draws it: shape, letters, and the marks at its corners."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from collective_desk.picture.shapes import Look
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import outline
from collective_desk.ui.canvas.fonts import map_font

from .lens_marks import paint_mark, paint_texture

_INNER = 0.70
"""Size of the second outline of the own team, as a share of the symbol."""
_BADGE = 0.26
"""Radius of a mark at a corner, as a share of the size."""
_LETTERS = 100.0
"""Letters are shaped once at this height and scaled: no jumps between zooms."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a symbol is drawn: letters and marks vanish from afar."""

    letters: bool = True
    marks: bool = True
    edge: bool = True


FULL = Detail()
SMALL = Detail(letters=False)
DOT = Detail(letters=False, marks=False, edge=False)


def symbol_path(shape: int, size: float, style: Style, gap: float = 0.0) -> QPainterPath:
    """Give the outline of a symbol around (0, 0), `gap` pixels outside its edge."""
    form = outline(shape, style.symbol)
    wide, high = form.half_width * size + gap, form.half_height * size + gap
    path = QPainterPath()
    if form.kind == "circle":
        path.addEllipse(QPointF(0, 0), wide, high)
    elif form.kind == "rounded":
        corner = max(form.radius * size + gap, 0.0)
        path.addRoundedRect(QRectF(-wide, -high, 2 * wide, 2 * high), corner, corner)
    else:
        # Parallel sides: a slanted side moves out by the gap along its normal.
        inner = form.half_width * size * style.symbol.hexagon_shoulder
        run = form.half_width * size - inner
        slant = (run**2 + (form.half_height * size) ** 2) ** 0.5 / (form.half_height * size)
        tip = form.half_width * size + gap * slant
        shoulder = tip - run * high / (form.half_height * size)
        path.addPolygon(QPolygonF([
            QPointF(-tip, 0), QPointF(-shoulder, -high), QPointF(shoulder, -high),
            QPointF(tip, 0), QPointF(shoulder, high), QPointF(-shoulder, high),
        ]))
        path.closeSubpath()
    return path


def paint_symbol(
    painter: QPainter, look: Look, size: float, style: Style, detail: Detail = FULL, *,
    ringed: bool = True,
) -> None:
    """Paint a symbol around (0, 0), `size` pixels large; a ring of paper parts it from ties."""
    size *= look.size
    scale = size / style.symbol.size
    paper, edge = QColor(style.colour("paper")), QColor(style.colour(look.edge))
    gap = style.symbol.paper_gap if detail.edge else 1.0
    if ringed:
        painter.fillPath(symbol_path(look.shape, size, style, gap), paper)
    border = style.symbol.border * max(1.0, scale**0.5)
    body = symbol_path(look.shape, size, style, -border / 2 if detail.edge else 0.0)
    if look.empty_chair:
        painter.strokePath(body, _dashed(edge, border, style) if detail.edge else QPen(edge, 1.0))
    else:
        painter.fillPath(body, QColor(style.colour(look.fill)))
        if detail.edge:
            painter.strokePath(body, QPen(edge, border))
    if look.own_team and detail.marks and not look.empty_chair:
        inner = symbol_path(look.shape, size * _INNER, style)
        painter.strokePath(inner, QPen(edge, border * 0.9))
    if detail.edge:
        paint_texture(painter, look, size, style, border)
    if detail.letters:
        _paint_letters(painter, look, size, style)
    if detail.marks:
        paint_mark(painter, look, size, style)
        _paint_marks(painter, look, size, style)


def symbol_pixmap(look: Look, size: float, style: Style, ratio: float = 1.0) -> QPixmap:
    """Give a symbol as a small picture of its own, as lists and panels show it."""
    side = round(size * 1.5 * ratio)
    pixels = QPixmap(side, side)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    paint_symbol(painter, look, size * ratio, style, ringed=False)
    painter.end()
    pixels.setDevicePixelRatio(ratio)
    return pixels


def _dashed(colour: QColor, width: float, style: Style) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([part / width for part in style.symbol.empty_dash])
    return pen


def _paint_letters(painter: QPainter, look: Look, size: float, style: Style) -> None:
    letters = "?" if look.empty_chair else look.letters
    if not letters:
        return
    share = style.symbol.letters * (0.82 if look.own_team else 1.0)
    colour = look.edge if look.empty_chair else look.letter_colour
    ink = QColor(style.colour(colour))
    paint_centred(painter, letters, QPointF(0, 0), size * share, ink, style)


def paint_centred(
    painter: QPainter, text: str, at: QPointF, height: float, colour: QColor, style: Style
) -> None:
    """Fill a short text centred on a point by its capitals, so that lines of symbols agree."""
    font = map_font(style, _LETTERS, strong=True)
    measures = QFontMetricsF(font)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    painter.save()
    painter.translate(at)
    painter.scale(height / _LETTERS, height / _LETTERS)
    painter.translate(-path.boundingRect().center().x(), measures.capHeight() / 2)
    painter.fillPath(path, colour)
    painter.restore()


def _paint_marks(painter: QPainter, look: Look, size: float, style: Style) -> None:
    form = outline(look.shape, style.symbol)
    reach = QPointF(form.half_width * size * 0.86, form.half_height * size * 0.86)
    radius = max(_BADGE * size, 5.5)
    low = 1 if look.mark else -1  # at the foot, where dots are above
    if look.hidden_badge:
        at = QPointF(reach.x(), low * reach.y())
        _ring(painter, at, radius, style, "danger")
        _eye_off(painter, at, radius * 0.60, style)
    if look.values > 1:
        side = -1 if look.hidden_badge else 1
        at = QPointF(side * reach.x(), low * reach.y())
        _ring(painter, at, radius, style, "warn")
        colour = QColor(style.colour("warn"))
        paint_centred(painter, str(look.values), at, radius * 1.35, colour, style)
    if look.pinned:
        side = -1 if look.mark and look.hidden_badge else 1
        _pin(painter, QPointF(side * reach.x(), reach.y()), radius, style)


def _ring(painter: QPainter, at: QPointF, radius: float, style: Style, colour: str) -> None:
    painter.setBrush(QColor(style.colour("surface")))
    painter.setPen(QPen(QColor(style.colour(colour)), max(1.2, radius * 0.18)))
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _eye_off(painter: QPainter, at: QPointF, reach: float, style: Style) -> None:
    painter.save()
    painter.translate(at)
    pen = QPen(QColor(style.colour("danger")), max(1.0, reach * 0.24))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    eye = QPainterPath(QPointF(-reach, 0))
    eye.quadTo(QPointF(0, -1.25 * reach), QPointF(reach, 0))
    eye.quadTo(QPointF(0, 1.25 * reach), QPointF(-reach, 0))
    painter.strokePath(eye, pen)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(0, 0), reach * 0.24, reach * 0.24)
    painter.drawLine(QPointF(-0.8 * reach, -0.8 * reach), QPointF(0.8 * reach, 0.8 * reach))
    painter.restore()


def _pin(painter: QPainter, at: QPointF, radius: float, style: Style) -> None:
    """Draw a drawing pin: head, neck, plate, needle."""
    ink = QColor(style.colour("ink"))
    painter.save()
    painter.translate(at)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.colour("paper")))
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.scale(radius / 10.0, radius / 10.0)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(-4.5, -8, 9, 3), 1.2, 1.2)
    painter.drawConvexPolygon(QPolygonF([
        QPointF(-2.6, -5.5), QPointF(2.6, -5.5), QPointF(3.4, -0.5), QPointF(-3.4, -0.5),
    ]))
    painter.drawRoundedRect(QRectF(-5.6, -1, 11.2, 3), 1.2, 1.2)
    painter.drawRect(QRectF(-0.8, 1.5, 1.6, 6.5))
    painter.restore()
