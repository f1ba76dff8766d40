"""Where a checkout stands, where its libraries are, and by what they are known to be whole."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def ready_file(extra: str) -> Path:
    """Give the file that says that a list is installed."""
    return venv() / f"ready-{extra or 'run'}"


def ready_text() -> str:
    """Name the place, its Python and the state of both lists: what `.venv` rests on."""
    lists = (ROOT / "pyproject.toml", ROOT / "resources" / "constraints.txt")
    changed = " ".join(str(path.stat().st_mtime_ns) for path in lists)
    return f"{place()}\n{changed}\n"


def place() -> str:
    """Name the folder and its Python: moving the one or replacing the other breaks `.venv`."""
    return f"{venv()} {venv_python().resolve()}"


def venv() -> Path:
    """Give the folder of the libraries."""
    return ROOT / ".venv"


def venv_python() -> Path:
    """Give the Python that has the libraries."""
    return venv() / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
