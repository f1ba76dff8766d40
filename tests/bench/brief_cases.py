"""A printed brief of a large map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from collective_desk.briefs.pdf import write_brief
from collective_desk.store.reader import Reader

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
