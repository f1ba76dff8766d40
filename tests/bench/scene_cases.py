"""The same map as a scene of stock items: what most programs would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from . import canvas_cases as cases
from .canvas_rows import picture_of, resident


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Open a stock scene of so many actors: its first frame, its memory, one panned frame."""
    application = QApplication.instance() or QApplication([])
    picture = picture_of(actors, folder)
    cases.blit_floor(5)
    before = resident()
    kept = []
    first = cases.timed(lambda: kept.append(cases.stock_view(picture)))
    told = {"first": first, "mib": resident() - before}
    told["pan"] = cases.stock_frames(kept[0], 2 if quick else 5)["median"]
    application.processEvents()
    return told
