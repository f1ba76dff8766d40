"""Where the files that ship with the program lie: in a checkout, installed, or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Give the path of a shipped file, as in `resource("styles", "tokens.toml")`."""
    frozen = getattr(sys, "_MEIPASS", None)
    beside = Path(__file__).resolve().parents[2] / "resources"
    installed = Path(__file__).resolve().parents[1] / "resources"
    root = Path(frozen) / "resources" if frozen else beside if beside.is_dir() else installed
    return root.joinpath(*parts)
