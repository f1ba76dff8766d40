"""Make `.venv` with the pinned libraries, and bring what Qt needs of the system."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from . import checkout
from .checkout import place, venv, venv_python
from .language import system_language
from .words import Words


def complete(extra: str, packages: Sequence[str], *, ours: bool) -> None:
    """Install what is missing: packages of the system, and the list of the project."""
    wanted = list(packages)
    if ours and not shutil.which("uv") and importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    if wanted:
        install_packages(wanted)
    if not ours:
        return
    with alone(checkout.ROOT / ".venv.lock"):
        lists = read_lists(extra)
        if not is_whole(lists):
            set_up(lists)
        checkout.ready_file(extra).write_text(checkout.ready_text(), encoding="utf-8")


def read_lists(extra: str) -> dict[str, list[str]]:
    """Give what has to be installed, by the name of the list."""
    import tomllib  # an older Python has none, and must get as far as its sentence

    text = (checkout.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    lists: dict[str, list[str]] = {"run": project["dependencies"]}
    if extra:
        lists[extra] = project["dependencies"] + project["optional-dependencies"][extra]
    return lists


def is_whole(lists: dict[str, list[str]]) -> bool:
    """Whether `.venv` was made for this place and this Python, and holds these lists."""
    made_for, sums = _stamp()
    return made_for == place() and _sums(lists).items() <= sums.items()


def _stamp() -> tuple[str, dict[str, str]]:
    """Read for what `.venv` was made and what it holds; nothing where the stamp is not whole."""
    try:
        stamp = json.loads((venv() / "stamp.json").read_text(encoding="utf-8"))
        return str(stamp["place"]), dict(stamp["lists"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", {}


def _sums(lists: dict[str, list[str]]) -> dict[str, str]:
    pins = (checkout.ROOT / "resources" / "constraints.txt").read_text(encoding="utf-8")
    texts = {name: "\n".join([*wanted, pins]) for name, wanted in lists.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def set_up(lists: dict[str, list[str]]) -> None:
    """Install the longest list; what was left half made, or for another place, begins afresh."""
    tell("setup.begins")
    made_for, sums = _stamp()
    kept = made_for == place()
    (venv() / "stamp.json").unlink(missing_ok=True)
    tries = [(_tools()[0], False)] if kept else []
    tries += [(tool, True) for tool in _tools()]
    if not any(_install(tool, lists, clear=clear) for tool, clear in tries):
        leave("setup.failed", 1)
    stamp = {"place": place(), "lists": (sums if kept else {}) | _sums(lists)}
    (venv() / "stamp.json").write_text(json.dumps(stamp), encoding="utf-8")


def _tools() -> list[str]:
    return ["uv", "pip"] if shutil.which("uv") else ["pip"]


def _install(tool: str, lists: dict[str, list[str]], *, clear: bool) -> bool:
    python, wanted = str(venv_python()), max(lists.values(), key=len)
    pins = ["-c", str(checkout.ROOT / "resources" / "constraints.txt")]
    if tool == "uv":
        make = ["uv", "venv", "-q", "--python", sys.executable, str(venv())]
        install = ["uv", "pip", "install", "-q", "--python", python, *pins, *wanted]
    else:
        make = [sys.executable, "-m", "venv", str(venv())]
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        install += [*pins, *wanted]
    if clear:
        shutil.rmtree(venv(), ignore_errors=True)
    return (not clear or _run(make)) and _run(install)


def install_packages(packages: Sequence[str]) -> None:
    """Install packages as root on Debian; else name the one line that does, and stop."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if sys.platform != "linux" or not shutil.which("apt-get"):
        leave("setup.libraries", 2, names=", ".join(packages))
    if os.geteuid() != 0:
        leave("setup.sudo", 2, line=" ".join(["sudo", *line]))
    tell("setup.packages", names=", ".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    if not (_run(["apt-get", "update", "-qq"]) and _run(line)):
        leave("setup.sudo", 2, line=" ".join(["sudo", *line]))


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


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other start of the program is setting up the same checkout."""
    try:
        held = lock.open("a+b")
    except OSError:
        leave("setup.folder", 1, folder=str(lock.parent))
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


def tell(id: str, **facts: object) -> None:
    """Say a sentence to the person who starts the program."""
    print(Words(system_language())(id, **facts), file=sys.stderr, flush=True)


def leave(id: str, code: int, **facts: object) -> NoReturn:
    """Say a sentence and stop."""
    tell(id, **facts)
    sys.exit(code)
