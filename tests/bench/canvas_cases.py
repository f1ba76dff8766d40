"""How long the canvas takes for a frame: pure functions that return milliseconds.

Each builds what it measures, so that a process may run one case and nothing else. Frames go
through `QWidget.repaint`, ours and the floor's alike.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsEllipseItem,
    QGraphicsLineItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QWidget,
)

from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.ui.canvas.camera import fitted
from collective_desk.ui.canvas.ink.buffers import Strokes
from collective_desk.ui.canvas.port import NoPort
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.selection import Selection

SIZE = (1920, 1080)
FRAMES = 60


def summary(times: list[float]) -> dict[str, float]:
    """Give median, 95th percentile and worst of some times in ms."""
    array = np.array(times)
    return {
        "median": float(np.median(array)),
        "p95": float(np.percentile(array, 95)),
        "worst": float(array.max()),
    }


def open_canvas(picture: Picture, *, close_up: bool = False) -> Canvas:
    """Show a canvas of the whole map, or of a part of it at 100 %, exactly painted."""
    canvas = Canvas(picture, Style.load("light"), Selection(), NoPort())
    canvas.resize(*SIZE)
    canvas.show()
    QApplication.processEvents()
    width, height = SIZE
    whole = fitted(picture.xy, width, height)
    canvas.look(whole.zoomed(1.0 / whole.zoom, width / 2, height / 2) if close_up else whole)
    canvas.settle()
    canvas.layers.finish(canvas.sight)
    canvas.repaint()
    return canvas


def pan_frames(canvas: Canvas, frames: int = FRAMES) -> dict[str, float]:
    """Push the map by a few pixels a frame."""
    ways = [(7, 3), (-5, 9), (11, -6), (-8, -7)]
    return summary([
        timed(lambda way=ways[n // 15 % 4]: _look(canvas, canvas.camera.moved(*way)))
        for n in range(frames)
    ])


def zoom_frames(canvas: Canvas, frames: int = FRAMES) -> dict[str, float]:
    """Zoom in and out at the middle, a little every frame, without a rest."""
    width, height = SIZE
    start = canvas.camera
    times = []
    for n in range(frames):
        factor = 1.02 ** (n % 20 if n // 20 % 2 == 0 else 20 - n % 20)
        camera = start.zoomed(factor, width / 2, height / 2)
        times.append(timed(lambda camera=camera: _look(canvas, camera)))
    _look(canvas, start)
    return summary(times)


def drag_frames(canvas: Canvas, frames: int = FRAMES) -> dict[str, float]:
    """Drag one actor near the middle of the view."""
    centres = canvas.camera.to_view(canvas.picture.xy)
    row = int(np.argmin(((centres - np.array(SIZE) / 2) ** 2).sum(axis=1)))
    canvas.lift(np.array([row], np.int32))
    canvas.repaint()
    times = []
    for n in range(frames):
        canvas.artist.picture.xy[row] += (3 / canvas.camera.zoom, (n % 5 - 2) / canvas.camera.zoom)
        times.append(timed(canvas.repaint))
    canvas.drop()
    canvas.layers.finish(canvas.sight)
    return summary(times)


def exact_redraw(canvas: Canvas, repeats: int = 5) -> dict[str, float]:
    """Paint the whole picture anew, names and all."""
    def redraw() -> None:
        canvas.layers.forget()
        canvas.layers.finish(canvas.sight)

    return summary([timed(redraw) for _ in range(repeats)])


def refining_slices(canvas: Canvas) -> dict[str, float]:
    """Make the exact picture behind the scenes: how long each slice holds up the rest."""
    canvas.layers.forget()
    times, done = [], False
    while not done:
        start = perf_counter()
        done = canvas.layers.refine(canvas.sight)
        times.append((perf_counter() - start) * 1e3)
    return summary(times) | {"slices": float(len(times))}


def first_frame(picture: Picture) -> float:
    """Open a canvas on a picture that is composed already, to its first exact frame."""
    def first() -> None:
        canvas = Canvas(picture, Style.load("light"), Selection(), NoPort())
        canvas.resize(*SIZE)
        canvas.show()
        canvas.repaint()
        kept.append(canvas)

    kept: list[Canvas] = []
    return timed(first)


class BlitFloor(QWidget):
    """Does nothing but put a pixmap on itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pixels = QPixmap(*SIZE)
        self.pixels.fill(Qt.GlobalColor.white)
        self.resize(*SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.pixels)
        painter.end()


def blit_floor(frames: int = FRAMES) -> dict[str, float]:
    """Repaint a widget that only blits a pixmap of its size."""
    widget = BlitFloor()
    widget.show()
    QApplication.processEvents()
    return summary([timed(widget.repaint) for _ in range(frames)])


def line_floor(canvas: Canvas, repeats: int = 5) -> dict[str, float]:
    """Draw the same lines, points, arrowheads and symbols with ready-made buffers, no more."""
    calls = recorded(canvas)
    pixels = QPixmap(*SIZE)
    strokes = Strokes()

    def draw() -> None:
        pixels.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(pixels)
        painter.setClipRect(canvas.sight.area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for kind, pen, brush, array, extra in calls:
            painter.setPen(pen)
            painter.setBrush(brush)
            getattr(strokes, kind)(painter, array, *extra)
        painter.end()

    return summary([timed(draw) for _ in range(repeats)])


Call = tuple[str, QPen, QBrush, np.ndarray, tuple[object, ...]]


class Recorder(Strokes):
    """Remembers what was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []

    def lines(self, painter: QPainter, segments: np.ndarray) -> None:
        """Remember lines."""
        self._keep("lines", painter, segments)

    def points(self, painter: QPainter, points: np.ndarray) -> None:
        """Remember points."""
        self._keep("points", painter, points)

    def polygons(self, painter: QPainter, polygons: np.ndarray) -> None:
        """Remember polygons."""
        self._keep("polygons", painter, polygons)

    def sprites(self, painter: QPainter, fragments: np.ndarray, atlas: QPixmap) -> None:
        """Remember sprites."""
        self._keep("sprites", painter, fragments, atlas)

    def _keep(self, kind: str, painter: QPainter, array: np.ndarray, *extra: object) -> None:
        array = np.ascontiguousarray(array, dtype=np.float64)
        self.calls.append((kind, QPen(painter.pen()), QBrush(painter.brush()), array, extra))


def recorded(canvas: Canvas) -> list[Call]:
    """Give the drawing calls of one exact picture, buffers and all."""
    recorder, ours = Recorder(), canvas.artist.strokes
    _draw_with(canvas, recorder)
    canvas.layers.forget()
    canvas.layers.finish(canvas.sight)
    _draw_with(canvas, ours)
    canvas.layers.forget()
    canvas.layers.finish(canvas.sight)
    return recorder.calls


def _draw_with(canvas: Canvas, strokes: Strokes) -> None:
    artist = canvas.artist
    artist.strokes = artist.ties.strokes = artist.ties.dots.strokes = strokes


def stock_view(picture: Picture) -> QGraphicsView:
    """Show the same map as a scene of stock items: a circle, a line, a text each."""
    scene = QGraphicsScene()
    pen, brush = QPen(QColor(Qt.GlobalColor.darkGray), 1), QBrush(QColor(Qt.GlobalColor.darkGreen))
    xy = picture.xy.tolist()
    for a, b in zip(picture.source.tolist(), picture.target.tolist(), strict=True):
        line = QGraphicsLineItem(*xy[a], *xy[b])
        line.setPen(pen)
        scene.addItem(line)
    for (x, y), label in zip(xy, picture.labels, strict=True):
        dot = QGraphicsEllipseItem(x - 14, y - 14, 28, 28)
        dot.setBrush(brush)
        scene.addItem(dot)
        text = QGraphicsSimpleTextItem(label)
        text.setPos(x - 30, y + 16)
        scene.addItem(text)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(*SIZE)
    view.fitInView(QRectF(scene.itemsBoundingRect()), Qt.AspectRatioMode.KeepAspectRatio)
    view.show()
    QApplication.processEvents()
    return view


def stock_frames(view: QGraphicsView, frames: int = 5) -> dict[str, float]:
    """Pan a scene of stock items."""
    bar = view.horizontalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + 3)
        view.viewport().repaint()

    return summary([timed(step) for _ in range(frames)])


def timed(call: Callable[[], object]) -> float:
    """Give how many milliseconds a call takes."""
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1e3


def _look(canvas: Canvas, camera: object) -> None:
    canvas.look(camera)  # type: ignore[arg-type]
    canvas.repaint()
