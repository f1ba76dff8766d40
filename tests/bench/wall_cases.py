"""Desk and wall at once: what a frame of the desk costs while the room follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from collective_desk.commands.actors import rename_actor
from collective_desk.ui.canvas.camera import fitted
from collective_desk.ui.window.main_window import MainWindow

from . import canvas_cases as cases
from .store_cases import large_desk

_ROUNDS = 3
"""So many more frames than elsewhere: the wall follows in steps of a tenth of a second."""


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Open a desk of so many actors with its wall, and look around on the desk."""
    app = QApplication.instance() or QApplication([])
    frames = 20 if quick else cases.FRAMES
    path, _ = large_desk(folder, actors)
    window = MainWindow(app, path, "Amina")
    window.resize(*cases.SIZE)
    window.show()
    while window.desk_view is None:
        _wait(app, 0.1)
    view = window.desk_view
    canvas, wall = view.map.canvas, view.shell.wall
    _stand_alone(canvas)
    canvas.look(fitted(canvas.picture.xy, canvas.width(), canvas.height()))
    canvas.settle()
    _wait(app, 1.0)
    told: dict[str, float] = {}
    floor = cases.BlitFloor()
    floor.show()
    for name, figures in _all_turns(app, canvas, floor, frames).items():
        told[f"alone.{name}"] = figures[0]
    wall.toggle()
    wall.window.showNormal()
    wall.window.resize(*cases.SIZE)
    _wait(app, 1.5)
    turns: list[float] = []
    for name, (median, together, blit) in _all_turns(app, canvas, floor, frames).items():
        told[name], told[f"blit.{name}"] = median, blit
        turns += together
    told["p95"] = float(np.percentile(turns, 95))
    told["read"] = _after_a_rename(app, view)
    wall.toggle()
    window.close()
    return told


def _all_turns(app, canvas, floor, frames: int) -> dict[str, tuple[float, list[float], float]]:
    """Pan, zoom and drag: the median frame of the desk, every turn with all that follows, a blit."""
    told, start = {}, canvas.camera
    for name, step in _moves(canvas).items():
        desk, together, blits = _turns(app, canvas, floor, step, frames)
        told[name] = float(np.median(desk)), together, float(np.median(blits))
        canvas.look(start)
        _wait(app, 0.8)
    return told


def _stand_alone(canvas) -> None:
    """Take the canvas out of its window: the frames of the other rows are of a bare one, too."""
    for child in canvas.findChildren(QWidget):
        if child.property("over_map"):
            child.setParent(None)
            child.deleteLater()
    canvas.setParent(None)
    canvas.resize(*cases.SIZE)
    canvas.show()


def _moves(canvas) -> dict[str, Callable[[int], None]]:
    ways = [(7, 3), (-5, 9), (11, -6), (-8, -7)]
    width, height = canvas.width(), canvas.height()

    def zoom(n: int) -> None:
        canvas.look(canvas.camera.zoomed(1.02 if n // 20 % 2 == 0 else 1 / 1.02, width / 2, height / 2))

    def drag(n: int) -> None:
        if n == 0:
            canvas.lift(np.array([0], np.int32))
        canvas.artist.picture.xy[0] += (3 / canvas.camera.zoom, (n % 5 - 2) / canvas.camera.zoom)

    return {
        "pan": lambda n: canvas.look(canvas.camera.moved(*ways[n // 15 % 4])),
        "zoom": zoom, "drag": drag,
    }  # fmt: skip


def _turns(app, canvas, floor, step, frames) -> tuple[list[float], list[float], list[float]]:
    """Give the milliseconds of each frame: on the desk alone, with all that follows, of a blit.

    The blit is in between: what follows takes the desk's pixels and its own out of the cache alike.
    """
    desk, together, blits = [], [], []
    for n in range(_ROUNDS * frames):
        start = perf_counter()
        step(n)
        canvas.repaint()
        desk.append((perf_counter() - start) * 1e3)
        app.processEvents()
        together.append((perf_counter() - start) * 1e3)
        blits.append(cases.timed(floor.repaint))
    canvas.drop()
    return desk, together, blits


def _after_a_rename(app, view) -> float:
    """Give the longest that the desk is held up after one edit, in milliseconds."""
    longest = 0.0
    for n in range(5):
        actor = view.map.canvas.picture.actor_ids[n]
        view.desk.do(rename_actor, actor, f"Renamed {n} {perf_counter()}")
        app.processEvents()
        until = perf_counter() + 0.25
        while perf_counter() < until:
            begun = perf_counter()
            app.processEvents()
            longest = max(longest, (perf_counter() - begun) * 1e3)
            sleep(0.001)
    return longest


def _wait(app, seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        app.processEvents()
        sleep(0.002)
