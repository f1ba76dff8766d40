"""Set a checkout up on its first start, and be no burden on the others."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import NoReturn

from . import checkout
from .checkout import venv

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
    if getattr(sys, "frozen", False) or not (checkout.ROOT / "pyproject.toml").is_file():
        return False
    if os.environ.get("COLLECTIVE_DESK_OWN_PYTHON"):
        return False
    in_other_venv = sys.prefix not in (sys.base_prefix, str(venv()))
    return not (in_other_venv and all(map(importlib.util.find_spec, WITNESSES[extra])))


def is_ready(extra: str) -> bool:
    """Whether `.venv` was last seen whole, and nothing that it rests on has changed since."""
    try:
        return checkout.ready_file(extra).read_text(encoding="utf-8") == checkout.ready_text()
    except OSError:
        return False


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
    command = [str(checkout.venv_python()), "-m", module, *sys.argv[1:]]
    os.environ[STARTED] = str(venv())
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.run(command, check=False).returncode)
    sys.stdout.flush()
    os.execv(command[0], command)
