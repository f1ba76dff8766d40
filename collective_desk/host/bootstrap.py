"""Set a checkout up on its first start: `.venv` with the pinned libraries, and what Qt needs."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from .language import system_language
from .words import Words

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
ROOT = Path(__file__).resolve().parents[2]


def prepare(module: str, *, extra: str = "", libraries: dict[str, str] | None = None) -> None:
    """Return when this Python can run `module`; else set up, and start it again in `.venv`."""
    if sys.version_info < (3, 11):  # noqa: UP036  # a checkout is started by any Python
        _leave("setup.python", 2, version=".".join(map(str, sys.version_info[:3])))
    lists = _lists(extra)
    ready = lists is None or _is_ready(ROOT / ".venv", lists)
    packages = _missing(libraries or {})
    if not ready and not shutil.which("uv") and importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if packages:
        _install_packages(packages)
    if lists is None:
        return
    if not ready:
        with _alone(ROOT / ".venv.lock"):
            if not _is_ready(ROOT / ".venv", lists):
                _set_up(ROOT / ".venv", lists)
    if not (ROOT / ".venv").samefile(sys.prefix):
        _start_again(module)


def _lists(extra: str) -> dict[str, list[str]] | None:
    """Give what has to be installed, by the name of the list; None where that is not our task."""
    if getattr(sys, "frozen", False) or not (ROOT / "pyproject.toml").is_file():
        return None
    if os.environ.get("COLLECTIVE_DESK_OWN_PYTHON"):
        return None
    import tomllib  # an older Python has none, and must get as far as its sentence

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists: dict[str, list[str]] = {"run": project["dependencies"]}
    if extra:
        lists[extra] = project["dependencies"] + project["optional-dependencies"][extra]
    in_other_venv = sys.prefix not in (sys.base_prefix, str(ROOT / ".venv"))
    return None if in_other_venv and all(map(_is_installed, lists[extra or "run"])) else lists


def _is_installed(requirement: str) -> bool:
    name = re.match(r"[\w.-]+", requirement)
    return name is not None and any(importlib.metadata.distributions(name=name[0]))


def _is_ready(venv: Path, lists: dict[str, list[str]]) -> bool:
    """Whether `.venv` was made for this place and this Python, and holds these lists."""
    made_for, sums = _stamp(venv)
    return made_for == _place(venv) and _sums(lists).items() <= sums.items()


def _stamp(venv: Path) -> tuple[str, dict[str, str]]:
    """Read for what `.venv` was made and what it holds; nothing where the stamp is not whole."""
    try:
        stamp = json.loads((venv / "stamp.json").read_text(encoding="utf-8"))
        return str(stamp["place"]), dict(stamp["lists"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", {}


def _place(venv: Path) -> str:
    """Name the folder and its Python: moving the one or replacing the other breaks `.venv`."""
    return f"{venv} {_python(venv).resolve()}"


def _sums(lists: dict[str, list[str]]) -> dict[str, str]:
    pins = (ROOT / "resources" / "constraints.txt").read_text(encoding="utf-8")
    texts = {name: "\n".join([*wanted, pins]) for name, wanted in lists.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def _set_up(venv: Path, lists: dict[str, list[str]]) -> None:
    """Install the longest list; what was left half made, or for another place, begins afresh."""
    _tell("setup.begins")
    place, sums = _stamp(venv)
    kept = place == _place(venv)
    (venv / "stamp.json").unlink(missing_ok=True)
    if not any(_install(venv, tool, lists, clear=not kept or tool == "pip") for tool in _tools()):
        _leave("setup.failed", 1)
    stamp = {"place": _place(venv), "lists": (sums if kept else {}) | _sums(lists)}
    (venv / "stamp.json").write_text(json.dumps(stamp), encoding="utf-8")


def _tools() -> list[str]:
    return ["uv", "pip"] if shutil.which("uv") else ["pip"]


def _install(venv: Path, tool: str, lists: dict[str, list[str]], *, clear: bool) -> bool:
    python, wanted = str(_python(venv)), max(lists.values(), key=len)
    pins = ["-c", str(ROOT / "resources" / "constraints.txt")]
    if tool == "uv":
        make = ["uv", "venv", "-q", "--python", sys.executable, str(venv)]
        install = ["uv", "pip", "install", "-q", "--python", python, *pins, *wanted]
    else:
        make = [sys.executable, "-m", "venv", str(venv)]
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        install += [*pins, *wanted]
    if clear:
        shutil.rmtree(venv, ignore_errors=True)
    return (not clear or _run(make)) and _run(install)


def _missing(libraries: dict[str, str]) -> list[str]:
    """Give the packages of shared libraries that Qt would abort without."""
    return [] if sys.platform != "linux" else [p for so, p in libraries.items() if not _loads(so)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_packages(packages: Sequence[str]) -> None:
    """Install packages as root on Debian; else name the one line that does, and stop."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if sys.platform != "linux" or not shutil.which("apt-get"):
        _leave("setup.libraries", 2, names=", ".join(packages))
    if os.geteuid() != 0:
        _leave("setup.sudo", 2, line=" ".join(["sudo", *line]))
    _tell("setup.packages", names=", ".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    if not (_run(["apt-get", "update", "-qq"]) and _run(line)):
        _leave("setup.sudo", 2, line=" ".join(["sudo", *line]))


def _run(command: list[str]) -> bool:
    """Run a command quietly; show what it said only when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
    except OSError as why:
        print(why, file=sys.stderr)
        return False
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
    return done.returncode == 0


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _start_again(module: str) -> NoReturn:
    command = [str(_python(ROOT / ".venv")), "-m", module, *sys.argv[1:]]
    if sys.platform == "win32":
        sys.exit(subprocess.run(command, check=False).returncode)
    sys.stdout.flush()
    os.execv(command[0], command)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other start of the program is setting up the same checkout."""
    try:
        held = lock.open("a+b")
    except OSError:
        _leave("setup.folder", 1, folder=str(lock.parent))
    with held:
        if sys.platform == "win32":
            import msvcrt

            waiting = True
            while waiting:  # gives up after ten seconds, each time
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
                    waiting = False
                except OSError:
                    continue
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _tell(id: str, **facts: object) -> None:
    print(Words(system_language())(id, **facts), file=sys.stderr, flush=True)


def _leave(id: str, code: int, **facts: object) -> NoReturn:
    _tell(id, **facts)
    sys.exit(code)
