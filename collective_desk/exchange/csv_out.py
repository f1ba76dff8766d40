"""A desk as two text files that any spreadsheet opens."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from .kumu_out import Grid
from .rows import Progress, silent
from .safe_text import guard

_STEP: Final = 1_000


def csv_paths(out: Path) -> tuple[Path, Path]:
    """Name the two files: NAME-elements.csv and NAME-connections.csv."""
    return (
        out.with_name(f"{out.stem}-elements{out.suffix}"),
        out.with_name(f"{out.stem}-connections{out.suffix}"),
    )


def write_csv(grid: Grid, path: Path, progress: Progress = silent) -> None:
    """Write a table as UTF-8 with a mark (Excel needs it), commas, and no cell that runs."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guard(header) for header in grid.header])
        for number, row in enumerate(grid.rows):
            if number % _STEP == 0:
                progress(number / len(grid.rows), "export.writing")
            writer.writerow([guard(cell) for cell in row])
