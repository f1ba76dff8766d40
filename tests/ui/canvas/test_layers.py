"""What is scrolled, stretched or made in slices is in the end what is painted at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.ink import layers as layers_module
from collective_desk.ui.canvas.ink.layers import Job, Layers, Sight, exposed
from collective_desk.ui.canvas.view import Canvas

from .sample import crowd, river

SIZE = (300, 200)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), :3].astype(int)


def shot(layers: Layers, sight: Sight) -> np.ndarray:
    image = QImage(sight.width, sight.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    layers.show(painter, sight)
    painter.end()
    return pixels(image)


def exact(canvas: Canvas) -> np.ndarray:
    fresh = Layers(canvas.artist, canvas.layers.paper)
    return shot(fresh, canvas.sight)


@pytest.mark.parametrize("way", [(40, 0), (-40, 0), (0, 25), (0, -25), (33, -21), (-7, 11)])
def test_exposed_strips_cover_what_came_into_sight_and_nothing_twice(way: tuple[int, int]) -> None:
    area = QRect(0, 0, *SIZE)
    seen = np.zeros(SIZE[::-1], int)
    for strip in exposed(area, *way):
        left, top, width, height = strip.getRect()
        seen[top : top + height, left : left + width] += 1
    kept = area.intersected(area.translated(*way))
    left, top, width, height = kept.getRect()
    seen[top : top + height, left : left + width] += 1
    assert (seen == 1).all()


@pytest.mark.parametrize("selected", [(), ("a7",)])
def test_a_pan_in_steps_is_the_exact_picture(
    show: Callable[..., Canvas], selected: tuple[str, ...]
) -> None:
    canvas = show(river())
    canvas.selection.set(selected)
    canvas.layers.finish(canvas.sight)
    for way in [(17, 9), (-30, 4), (3, -41), (120, 60)]:
        canvas.look(canvas.camera.moved(*way))
        scrolled = shot(canvas.layers, canvas.sight)
        # The edges of strips cut lines: a shade of difference there, nowhere a missing line.
        far = np.abs(scrolled - exact(canvas)).max(axis=2) > 24
        assert far.sum() < 40


def test_slices_make_the_same_picture_as_one_go(show: Callable[..., Canvas]) -> None:
    canvas = show(crowd(400))
    layers = Layers(canvas.artist, canvas.layers.paper)
    slices = 0
    while not layers.refine(canvas.sight, 0.1):
        slices += 1
    assert slices > 3
    assert np.array_equal(shot(layers, canvas.sight), exact(canvas))


def test_a_large_map_is_stretched_first_and_sharp_at_rest(
    qtbot: QtBot, show: Callable[..., Canvas]
) -> None:
    canvas = show(crowd(501))
    canvas.zoom_by(1.4)
    canvas.grab()
    assert not canvas.layers.is_exact(canvas.sight)
    qtbot.waitUntil(lambda: canvas.layers.is_exact(canvas.sight), timeout=5000)
    assert np.array_equal(shot(canvas.layers, canvas.sight), exact(canvas))


def test_a_small_map_is_exact_in_every_frame_unless_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, show: Callable[..., Canvas]
) -> None:
    canvas = show(crowd(400))
    canvas.zoom_by(1.4)
    canvas.grab()
    assert canvas.layers.is_exact(canvas.sight)
    monkeypatch.setattr(layers_module, "LIVE_MS", 0.0)
    canvas.zoom_by(1.4)
    canvas.grab()
    assert not canvas.layers.is_exact(canvas.sight)


def test_a_slice_under_way_is_given_up_when_one_looks_elsewhere(qtbot: QtBot) -> None:
    asked: list[Camera] = []

    def artist(sight: Sight, area: QRect) -> Iterator[Job]:
        asked.append(sight.camera)
        for _ in range(3):
            yield lambda painter: painter.fillRect(area, QColor("red"))

    layers = Layers(artist, QColor("white"))
    here, there = (Sight(Camera(zoom), *SIZE, 1.0) for zoom in (1.0, 2.0))
    assert not layers.refine(here, 0.0)
    layers.finish(there)
    assert [camera.zoom for camera in asked] == [1.0, 2.0]
    assert layers.is_exact(there) and not layers.is_exact(here)


def test_twice_the_pixels_are_painted_sharp(show: Callable[..., Canvas]) -> None:
    canvas = show(river())
    sight = Sight(canvas.camera, 300, 200, 2.0)
    layers = Layers(canvas.artist, canvas.layers.paper)
    layers.finish(sight)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    painter = QPainter(image)
    layers.show(painter, sight)
    painter.end()
    green = QColor(canvas.artist.style.colour("grassroots_fill")).rgb()
    x, y = (canvas.camera.to_view(canvas.picture.xy[0]) * 2).tolist()
    assert image.pixelColor(round(x) - 20, round(y)).rgb() == green
