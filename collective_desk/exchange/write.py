"""A desk as a file for other programs: the form is told by the end of the name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.looking import Looking
from collective_desk.host.words import Words
from collective_desk.store.queries.assessments import spreads
from collective_desk.store.reader import Reader

from .atomic import whole_files
from .csv_out import csv_paths, write_csv
from .json_out import write_json
from .kumu_out import Grid, kumu_tables
from .rows import Progress, silent
from .seen import EVERYONE_OF_THE_DESK, seen
from .xlsx_out import write_workbook

SUFFIXES: Final = (".xlsx", ".csv", ".json", ".svg", ".png")
Paint = Callable[[str, Path], None]
"""Paints the text of an SVG into a PNG file; given by those who can (`paint_png`)."""


def export(
    reader: Reader, out: Path, *, map: EntityId | None = None,
    audience: str = EVERYONE_OF_THE_DESK, words: Words | None = None, theme: str = "light",
    paint_png: Paint | None = None, progress: Progress | None = None,
    looking: Looking | None = None,
) -> Path:
    """Write a desk (tables: one map's actors if a map is named) for an audience; give the path.

    A picture is looked at as told, else as the map says itself. CSV makes the two files of
    `files_of(out)`. What fails leaves no file, and an older one as it was. Raises DeskError
    "export.…".
    """
    told = progress or silent
    suffix = out.suffix.lower()
    said = words or Words(_language(reader))
    targets = files_of(out)
    if suffix not in SUFFIXES:
        raise DeskError("export.suffix", suffix=out.suffix or out.name)
    with whole_files(*targets) as parts:
        told(0.0, "export.reading")
        if suffix in (".svg", ".png"):
            svg = _drawn(reader, suffix, paint_png, map, audience, said, theme, looking)
            if paint_png is not None and suffix == ".png":
                paint_png(svg, parts[0])
            else:
                parts[0].write_text(svg, encoding="utf-8", newline="\n")
        elif suffix == ".json":
            whole = seen(reader, audience, _between(told, 0, 0.4))
            write_json(whole, parts[0], desk=reader.desk_id, audience=audience,
                       progress=_between(told, 0.4, 0.9))
        else:
            grids = _tables(reader, map, audience, said, _between(told, 0, 0.4))
            _write_tables(grids, suffix, parts, _between(told, 0.4, 0.9))
        told(0.9, "export.writing")
    told(1.0, "export.writing")
    return targets[0]


def files_of(out: Path) -> tuple[Path, ...]:
    """Name the files that an export to this path makes: one, or two for CSV."""
    return csv_paths(out) if out.suffix.lower() == ".csv" else (out,)


def _drawn(
    reader: Reader, suffix: str, paint_png: Paint | None, map: EntityId | None,
    audience: str, words: Words, theme: str, looking: Looking | None,
) -> str:
    # Late: tables need neither numpy nor the picture.
    from .drawn import draw_svg

    if suffix == ".png" and paint_png is None:
        raise DeskError("export.no_png")
    return draw_svg(
        reader, map=map, audience=audience, words=words, theme=theme, looking=looking)


def _tables(
    reader: Reader, map: EntityId | None, audience: str, words: Words, progress: Progress
) -> tuple[Grid, Grid]:
    shown = seen(reader, audience, progress)
    said = {
        (subject, dimension): found.median
        for dimension in ("influence", "strength")
        for subject, found in spreads(reader, dimension, audience=audience).items()
    }
    return kumu_tables(shown, said, map=map, words=words)


def _write_tables(
    grids: tuple[Grid, Grid], suffix: str, parts: tuple[Path, ...], progress: Progress
) -> None:
    if suffix == ".xlsx":
        write_workbook(grids, parts[0], progress)
        return
    for number, (grid, part) in enumerate(zip(grids, parts, strict=True)):
        write_csv(grid, part, _between(progress, number / 2, (number + 1) / 2))


def _language(reader: Reader) -> str:
    languages = reader.desk().languages
    return languages[0] if languages else "en"


def _between(progress: Progress, start: float, end: float) -> Progress:
    def share(done: float, words: str) -> None:
        progress(start + (end - start) * done, words)

    return share
