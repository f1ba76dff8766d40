"""Set a checkout up on its first start, and be no burden on the others."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import NoReturn

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# What a Python of one's own must have to be trusted with the rest.
WITNESSES = {
    "": ("PySide6", "sqlalchemy"),
    "dev": ("PySide6", "sqlalchemy", "pytest", "mypy"),
    "build": ("PySide6", "sqlalchemy", "PyInstaller"),
}
ROOT = Path(__file__).resolve().parents[2]
STARTED = "COLLECTIVE_DESK_STARTED"


def prepare(module: str, *, extra: str = "", libraries: dict[str, str] | None = None) -> None:
    """Return when this Python can run `module`; else set up, and start it again in `.venv`."""
    if sys.version_info < (3, 11):  # noqa: UP036  # a checkout is started by any Python
        from .installation import leave

        leave("setup.python", 2, version=".".join(map(str, sys.version_info[:3])))
    if os.environ.pop(STARTED, "") == str(venv()):
        return
    ours = is_ours(extra)
    packages = missing(libraries or {})
    if packages or (ours and not is_ready(extra)):
        from .installation import complete

        complete(extra, packages, ours=ours)
    if ours and not venv().samefile(sys.prefix):
        _start_again(module)


def is_ours(extra: str) -> bool:
    """Whether the libraries are ours to bring: not when frozen, installed, or in another venv."""
    if getattr(sys, "frozen", False) or not (ROOT / "pyproject.toml").is_file():
        return False
    if os.environ.get("COLLECTIVE_DESK_OWN_PYTHON"):
        return False
    in_other_venv = sys.prefix not in (sys.base_prefix, str(venv()))
    return not (in_other_venv and all(map(importlib.util.find_spec, WITNESSES[extra])))


def is_ready(extra: str) -> bool:
    """Whether `.venv` was last seen whole, and nothing that it rests on has changed since."""
    try:
        return ready_file(extra).read_text(encoding="utf-8") == ready_text()
    except OSError:
        return False


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


def missing(libraries: dict[str, str]) -> list[str]:
    """Give the packages of shared libraries that Qt would abort without."""
    if sys.platform != "linux" or not libraries:
        return []
    import ctypes

    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def _start_again(module: str) -> NoReturn:
    command = [str(venv_python()), "-m", module, *sys.argv[1:]]
    os.environ[STARTED] = str(venv())
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.run(command, check=False).returncode)
    sys.stdout.flush()
    os.execv(command[0], command)
