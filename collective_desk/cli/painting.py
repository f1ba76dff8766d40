"""Pictures as pixels, painted by a child: nothing below the window knows Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from collective_desk.domain.errors import DeskError

_SECONDS = 300


def paint(svg: Path, png: Path) -> Path:
    """Turn an SVG file into a PNG file; what cannot be painted leaves no file behind.

    Raises DeskError("picture.not_painted").
    """
    part = png.with_name(f".{png.name}.part")
    try:
        subprocess.run(
            [sys.executable, *_program(), "--picture", str(svg.absolute()), str(part.absolute())],
            capture_output=True, check=True, env=_surroundings(), timeout=_SECONDS,
        )
        part.replace(png)
    except subprocess.SubprocessError as error:
        raise DeskError("picture.not_painted", path=png.name) from error
    finally:
        part.unlink(missing_ok=True)
    return png


def _program() -> list[str]:
    return [] if getattr(sys, "frozen", False) else ["-m", "collective_desk"]


def _surroundings() -> dict[str, str]:
    """Let the child find this program from any folder, and paint where there is no screen."""
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, known)))}
