"""The canvas at one size: frames of pan, zoom and drag, the exact redraw, its first frame."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.shapes import Picture
from collective_desk.store.queries.maps import map_content
from collective_desk.store.reader import Reader

from . import canvas_cases as cases
from .store_cases import large_desk


def picture_of(actors: int, folder: Path) -> Picture:
    """Compose a map of many actors with three times as many ties."""
    path, map = large_desk(folder, actors)
    with Reader.open(path) as reader:
        return compose(map_content(reader, map), Words("en"))


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Measure everything of a canvas of so many actors, and its floors beside it."""
    application = QApplication.instance() or QApplication([])
    picture = picture_of(actors, folder)
    cases.blit_floor(5)
    before = resident()
    told: dict[str, float] = {"first": cases.first_frame(picture)}
    frames = 20 if quick else cases.FRAMES
    told["p95"] = 0.0
    for view in ("whole", "close"):
        canvas = cases.open_canvas(picture, close_up=view == "close")
        told.setdefault("mib", resident() - before)
        for move in ("pan", "zoom", "drag"):
            figures = getattr(cases, f"{move}_frames")(canvas, frames)
            told[f"{view}.{move}"] = figures["median"]
            told["p95"] = max(told["p95"], figures["p95"])
        if view == "whole":
            told["redraw"] = cases.exact_redraw(canvas)["median"]
            told["lines"] = cases.line_floor(canvas)["median"]
            told["slice"] = cases.refining_slices(canvas)["worst"]
        canvas.close()
    told["blit"] = cases.blit_floor(frames)["median"]
    application.processEvents()
    return told


def resident() -> float:
    """Give the memory this process holds, in MiB."""
    gc.collect()
    if sys.platform == "linux":
        # What was freed goes back to the system first, or it would hide what is taken next.
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
