"""A canvas on the river, a hand to move the pointer, and ears that remember the wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.ui.canvas.ink import layers
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.selection import Selection

from .sample import river

Wish = tuple[object, ...]


class Wishes:
    """Remembers what the canvas asked for."""

    def __init__(self) -> None:
        self.heard: list[Wish] = []

    def move_placements(self, places: dict[str, tuple[float, float]]) -> None:
        self.heard.append(("move", places))

    def add_tie(self, source: str, target: str) -> None:
        self.heard.append(("tie", source, target))

    def new_actor_at(self, x: float, y: float, tied_to: str | None = None) -> None:
        tied = () if tied_to is None else (tied_to,)
        self.heard.append(("new", round(x), round(y), *tied))

    def rename(self, actor: str, name: str) -> None:
        self.heard.append(("rename", actor, name))

    def delete(self, ids: tuple[str, ...]) -> None:
        self.heard.append(("delete", ids))

    def move_ground(self, boxes: dict[str, tuple[float, float, float, float]]) -> None:
        self.heard.append(("ground", boxes))

    def show_menu(self, ids: tuple[str, ...], where: QPoint, at: tuple[float, float]) -> None:
        self.heard.append(("menu", ids))

    def inspect(self) -> None:
        self.heard.append(("inspect",))


class Hand:
    """Moves a pointer over a canvas as a person does, in steps, with real events."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.at = QPointF(2, 2)
        self.held = Qt.MouseButton.NoButton
        self.keys = Qt.KeyboardModifier.NoModifier

    def actor(self, row: int, dx: float = 0.0, dy: float = 0.0) -> QPointF:
        x, y = self.canvas.camera.to_view(self.canvas.picture.xy[row]).tolist()
        return QPointF(x + dx, y + dy)

    def to(self, point: QPointF) -> None:
        for step in (0.3, 0.7, 1.0):
            here = self.at + (point - self.at) * step
            self._send(QEvent.Type.MouseMove, here, Qt.MouseButton.NoButton)
        self.at = point

    def press(self, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.held = button
        self._send(QEvent.Type.MouseButtonPress, self.at, button)

    def release(self) -> None:
        button, self.held = self.held, Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, self.at, button)

    def click(self, point: QPointF) -> None:
        self.to(point)
        self.press()
        self.release()

    def double_click(self, point: QPointF) -> None:
        self.click(point)
        self._send(QEvent.Type.MouseButtonDblClick, point, Qt.MouseButton.LeftButton)
        self.release()

    def drag(self, start: QPointF, end: QPointF) -> None:
        self.to(start)
        self.press()
        self.to(end)
        self.release()

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        screen = QPointF(self.canvas.mapToGlobal(at))
        event = QMouseEvent(kind, at, screen, button, self.held, self.keys)
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture(autouse=True)
def every_frame_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint small maps anew for every frame, however busy the machine is."""
    monkeypatch.setattr(layers, "LIVE_MS", float("inf"))


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def show(qtbot: QtBot, wishes: Wishes) -> Iterator[Callable[..., Canvas]]:
    """Open a canvas on a picture, at rest."""

    def opened(picture: Picture | None = None, theme: str = "light") -> Canvas:
        style = Style.load(theme)
        canvas = Canvas(river() if picture is None else picture, style, Selection(), wishes)
        canvas.motion.reduced = True
        canvas.resize(990, 632)
        qtbot.addWidget(canvas)
        canvas.show()
        canvas.setFocus()
        canvas.grab()
        return canvas

    yield opened


@pytest.fixture
def canvas(show: Callable[..., Canvas]) -> Canvas:
    return show()


@pytest.fixture
def hand(canvas: Canvas) -> Hand:
    return Hand(canvas)
