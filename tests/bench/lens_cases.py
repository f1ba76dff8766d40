"""A lens and an arrangement on a large map: put on, arranged by, painted."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from collective_desk.domain.looking import Looking
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.showing import Showing, show
from collective_desk.store.queries.maps import EVERYONE_OF_THE_DESK
from collective_desk.store.reader import Reader

from . import canvas_cases as cases
from .store_cases import large_desk


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Time of another lens, of another arrangement; redraw beside its floor."""
    application = QApplication.instance() or QApplication([])
    path, map = large_desk(folder, actors)
    words, style = Words("en"), Style.load("light")

    with Reader.open(path) as reader:

        def shown(looking: Looking) -> Showing:
            return show(
                reader, map, looking, audience=EVERYONE_OF_THE_DESK, words=words, style=style,
                today="2026-11-25")

        repeats = 2 if quick else 5
        told = {
            "plain": timed(lambda: shown(Looking()), repeats),
            "lens": timed(lambda: shown(Looking(lens="presence")), repeats),
            "arrange": timed(lambda: shown(Looking(arrangement="spectrum")), repeats),
        }
        seen = shown(Looking(lens="presence", arrangement="spectrum"))
    canvas = cases.open_canvas(seen.picture)
    canvas.explain(seen.guides, seen.lensed)
    canvas.take(seen.picture)
    told["redraw"] = cases.exact_redraw(canvas)["median"]
    told["lines"] = cases.line_floor(canvas)["median"]
    canvas.close()
    application.processEvents()
    return told


def timed(act, repeats: int) -> float:
    """Give the median milliseconds."""
    times = []
    for _ in range(repeats + 1):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times[1:])
