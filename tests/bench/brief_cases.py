"""A printed brief of a large map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from collective_desk.briefs.data import gather
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.pdf import draw, save, write_brief
from collective_desk.briefs.setting.blocks import lay_out
from collective_desk.briefs.templates import collective_brief
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader

from .brief_floor import QtPages
from .canvas_cases import timed
from .store_cases import large_desk


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Write the brief of so many actors again and again; the first one warms up."""
    path, map = large_desk(folder, actors)
    times = []
    for _ in range(2 if quick else 4):
        with Reader.open(path) as reader:
            began = perf_counter()
            write_brief(reader, folder / "brief.pdf", map=map, date=date(2026, 3, 1))
            times.append((perf_counter() - began) * 1e3)
    return {"ms": median(times[1:]), "cold": times[0],
            "kb": (folder / "brief.pdf").stat().st_size / 1000}


def pages(folder: Path, quick: bool) -> dict[str, float]:
    """Draw pages that are laid out; in turn let QPdfWriter paint the same."""
    path, map = large_desk(folder, 200)
    day = date(2026, 3, 1)
    with Reader.open(path) as reader:
        floor = QtPages(write_brief(reader, folder / "pages.pdf", map=map, date=day))
        data = gather(reader, map=map, today=day.isoformat())
    sheet = Sheet.of("A4")
    brief = collective_brief(data, Words("en"), day=day)
    flow = lay_out(brief, sheet)
    ours, qt = [], []
    for _ in range(3 if quick else 9):
        ours.append(timed(lambda: save(draw(brief, sheet, flow), folder / "drawn.pdf")))
        qt.append(timed(lambda: floor.paint(folder / "painted.pdf")))
    return {"ours": median(ours[1:]), "qt": median(qt[1:])}
