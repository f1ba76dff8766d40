"""Arrays reach the painter through pointers; lists draw the same pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from pytestqt.qtbot import QtBot

from collective_desk.ui.canvas.ink.buffers import FRAGMENT, Strokes, outlines

SIZE = 200


def drawn(strokes: Strokes, kind: str, array: np.ndarray, *extra: object) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor("black"), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(QColor("red"))
    try:
        getattr(strokes, kind)(painter, array, *extra)
    finally:
        painter.end()
    return image


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(3).random(shape) * SIZE


@pytest.mark.parametrize(
    ("kind", "array"),
    [("lines", numbers(400, 4)), ("points", numbers(400, 2)), ("polygons", numbers(300, 3, 2))],
)
def test_pointers_and_lists_draw_the_same_pixels(
    qtbot: QtBot, kind: str, array: np.ndarray
) -> None:
    by_pointer = drawn(Strokes(pointers=True), kind, array)
    by_list = drawn(Strokes(pointers=False), kind, array)
    assert by_pointer == by_list
    assert by_pointer != drawn(Strokes(), kind, array[:0])


def test_sprites_are_the_same_by_pointer_and_by_list(qtbot: QtBot) -> None:
    atlas = QPixmap(16, 8)
    atlas.fill(QColor("blue"))
    rows = np.zeros((50, FRAGMENT))
    rows[:, :2] = np.floor(numbers(50, 2))
    rows[:, 2] = np.arange(50) % 2 * 8
    rows[:, 4:8] = (8, 8, 1, 1)
    rows[:, 9] = np.where(np.arange(50) % 3, 1.0, 0.4)
    by_pointer = drawn(Strokes(pointers=True), "sprites", rows, atlas)
    assert by_pointer == drawn(Strokes(pointers=False), "sprites", rows, atlas)


def test_a_slice_that_is_not_contiguous_is_drawn_as_it_reads(qtbot: QtBot) -> None:
    wide = numbers(60, 8)
    assert drawn(Strokes(), "lines", wide[::2, 1:5]) == drawn(
        Strokes(pointers=False), "lines", wide[::2, 1:5].copy()
    )


def test_rows_of_another_width_are_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="rows of 4"):
        drawn(Strokes(), "lines", numbers(3, 2))


def test_outlines_are_closed_polygons(qtbot: QtBot) -> None:
    path = outlines(np.array([[(0, 0), (10, 0), (0, 10)], [(20, 20), (30, 20), (20, 30)]], float))
    assert path.elementCount() == 8
    assert path.fillRule() is Qt.FillRule.WindingFill
    assert path.boundingRect().getRect() == (0, 0, 30, 30)
