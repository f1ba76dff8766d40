"""Pictures as pixels, painted by a child: nothing below the window knows Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from collective_desk.domain.errors import DeskError

_SECONDS: Final = 300


def paint_png(svg: str, png: Path) -> None:
    """Paint the text of an SVG into a PNG file.

    Raises DeskError("picture.not_painted").
    """
    with TemporaryDirectory() as folder:
        source, painted = Path(folder) / "map.svg", Path(folder) / "map.png"
        source.write_text(svg, encoding="utf-8")
        try:
            subprocess.run(
                [sys.executable, *_program(), "--picture", str(source), str(painted)],
                capture_output=True, check=True, env=_surroundings(), timeout=_SECONDS,
            )
        except subprocess.SubprocessError as error:
            raise DeskError("picture.not_painted", path=png.name) from error
        png.write_bytes(painted.read_bytes())


def _program() -> list[str]:
    return [] if getattr(sys, "frozen", False) else ["-m", "collective_desk"]


def _surroundings() -> dict[str, str]:
    """Let the child find this program from any folder."""
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, known)))}
