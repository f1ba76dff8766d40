"""The pages of a brief as QPdfWriter paints them: the same words and shapes, at the same places.

What stands where is read off our own pages before the clock runs; nothing is left to lay out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c
from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QTransform,
)

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

Draw = Callable[[QPainter], None]


class QtPages:
    """The pages of a brief, ready to be painted."""

    def __init__(self, brief: Path) -> None:
        self._application = QGuiApplication.instance() or QGuiApplication([])
        for file in sorted(FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        document = pdfium.PdfDocument(brief)
        self._pages = [_recorded(page) for page in document]
        document.close()

    def paint(self, out: Path) -> None:
        """Paint them into a file."""
        _paint(self._pages, out)


def _paint(pages: list[tuple[QSizeF, list[Draw]]], out: Path) -> None:
    writer = QPdfWriter(str(out))
    writer.setResolution(1200)
    painter = QPainter()
    for size, marks in pages:
        layout = QPageLayout(
            QPageSize(size, QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF())
        writer.setPageLayout(layout)
        if painter.isActive():
            writer.newPage()
        else:
            painter.begin(writer)
        for draw in marks:
            painter.setWorldTransform(QTransform.fromScale(1200 / 72, 1200 / 72))
            draw(painter)
    painter.end()


def _recorded(page: pdfium.PdfPage) -> tuple[QSizeF, list[Draw]]:
    width, height = page.get_size()
    texts = page.get_textpage()
    marks = []
    for mark in page.get_objects(max_depth=8):
        if mark.type == c.FPDF_PAGEOBJ_TEXT:
            marks.append(_text(mark, texts, height))
        elif mark.type == c.FPDF_PAGEOBJ_PATH:
            marks.append(_path(mark, height))
    return QSizeF(width, height), marks


def _matrix(mark: pdfium.PdfObject, height: float) -> QTransform:
    return QTransform(*mark.get_matrix().get()) * QTransform(1, 0, 0, -1, 0, height)


def _colour(get, mark: pdfium.PdfObject) -> QColor:
    parts = [ctypes.c_uint() for _ in range(4)]
    get(mark, *parts)
    return QColor(*(part.value for part in parts))


def _text(mark: pdfium.PdfObject, texts: pdfium.PdfTextPage, height: float) -> Draw:
    said = _said(lambda room, size: c.FPDFTextObj_GetText(mark, texts, room, size))
    size = ctypes.c_float()
    c.FPDFTextObj_GetFontSize(mark, size)
    font = QFont("Noto Sans")
    if "Bold" in mark.get_font().get_base_name():
        font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(max(1, round(size.value * 10)))
    matrix = QTransform(0.1, 0, 0, -0.1, 0, 0) * _matrix(mark, height)
    colour = _colour(c.FPDFPageObj_GetFillColor, mark)

    def draw(painter: QPainter) -> None:
        painter.setWorldTransform(matrix, True)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(0, 0, said)

    return draw


def _said(ask: Callable[[object, int], int]) -> str:
    size = ask(None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    ask(room, size)
    return bytes(room)[:size].decode("utf-16-le").rstrip("\0")


def _path(mark: pdfium.PdfObject, height: float) -> Draw:
    path, matrix = _outline(mark), _matrix(mark, height)
    fill, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    c.FPDFPath_GetDrawMode(mark, fill, stroked)
    c.FPDFPageObj_GetStrokeWidth(mark, width)
    pen = QPen(_colour(c.FPDFPageObj_GetStrokeColor, mark), width.value)
    brush = QBrush(_colour(c.FPDFPageObj_GetFillColor, mark))

    def draw(painter: QPainter) -> None:
        painter.setWorldTransform(matrix, True)
        painter.setPen(pen if stroked.value else Qt.PenStyle.NoPen)
        painter.setBrush(brush if fill.value else QBrush())
        painter.drawPath(path)

    return draw


def _outline(mark: pdfium.PdfObject) -> QPainterPath:
    path, bend = QPainterPath(), []
    for at in range(c.FPDFPath_CountSegments(mark)):
        part = c.FPDFPath_GetPathSegment(mark, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        c.FPDFPathSegment_GetPoint(part, x, y)
        kind = c.FPDFPathSegment_GetType(part)
        if kind == c.FPDF_SEGMENT_MOVETO:
            path.moveTo(x.value, y.value)
        elif kind == c.FPDF_SEGMENT_LINETO:
            path.lineTo(x.value, y.value)
        else:
            bend += [x.value, y.value]
            if len(bend) == 6:
                path.cubicTo(*bend)
                bend = []
        if c.FPDFPathSegment_GetClose(part):
            path.closeSubpath()
    return path
