"""`--self-check`: is the program whole, and may it work here?"""

from __future__ import annotations

import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import collective_desk
from collective_desk.host import paths
from collective_desk.host.language import system_language
from collective_desk.host.words import Words

SCRIPTS = {
    "latin": ("NotoSans", "é"),
    "arabic": ("NotoNaskhArabic", "ص"),
    "devanagari": ("NotoSansDevanagari", "म"),
    "bengali": ("NotoSansBengali", "ন"),
    "khmer": ("NotoSansKhmer", "ស"),
    "ethiopic": ("NotoSansEthiopic", "ሶ"),
}
LIBRARIES = (
    "sqlalchemy", "numpy", "scipy", "rustworkx", "reportlab", "uharfbuzz",
    "pypdfium2", "PIL", "openpyxl", "rapidfuzz",
)
WEIGHTS = ("Regular", "SemiBold", "Bold")
Finding = tuple[bool, str]


def main() -> int:
    """Print what was found, a line each; give 0 when all is well, else 1."""
    words = Words(system_language())
    window = ask_window()
    findings = [
        *versions(words, window),
        *fonts(words, window),
        *folders(words),
        *screens(words, window),
    ]
    for good, said in findings:
        mark = words("self.good" if good else "self.bad")
        print(f"  {mark:6} {said}")
    wrong = sum(not good for good, _ in findings)
    print(words("self.wrong", count=wrong) if wrong else words("self.well"))
    return int(wrong > 0)


def ask_window() -> dict[str, Any]:
    """Let a child ask Qt: it may abort, and nothing below the window knows it."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "collective_desk"]
    try:
        done = subprocess.run(
            [sys.executable, *program, "--screens"],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            timeout=60,
        )
        told = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def versions(words: Words, window: dict[str, Any]) -> Iterator[Finding]:
    """Say which versions work together here."""
    yield True, words("self.program", version=collective_desk.__version__)
    yield True, words("self.python", version=platform.python_version(), system=platform.platform())
    yield "qt" in window, words("self.qt", version=window.get("qt", "?"))
    for name in LIBRARIES:  # loaded to see that they load; used on their own floors only
        try:
            version = getattr(importlib.import_module(name), "__version__", "") or _installed(name)
        except ImportError:
            version = ""
        yield bool(version), words("self.library", name=name, version=version or "?")


def _installed(name: str) -> str:
    """Ask the installation for the version of a library that does not say it itself."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a frozen program carries no such notes
        return "?"


def fonts(words: Words, window: dict[str, Any]) -> Iterator[Finding]:
    """Say which scripts can be written in every weight."""
    for script, (family, letter) in SCRIPTS.items():
        drawn = [letter in window.get("fonts", {}).get(f"{family}-{w}", ()) for w in WEIGHTS]
        yield all(drawn), words("self.script", script=words(f"self.script.{script}"))


def folders(words: Words) -> Iterator[Finding]:
    """Say where the program may write."""
    own = (paths.config_folder(), paths.data_folder(), paths.cache_folder(), paths.log_folder())
    for folder in (*own, paths.documents_folder()):
        yield may_write(folder), words("self.folder", folder=str(folder))


def may_write(folder: Path) -> bool:
    """Whether a file can be written in a folder, or in the one it would be made in."""
    there = folder
    while not os.access(there, os.F_OK) and there != there.parent:
        there = there.parent
    try:
        with tempfile.NamedTemporaryFile(dir=there) as file:
            file.write(b"desk")
            file.flush()
    except OSError:
        return False
    return True


def screens(words: Words, window: dict[str, Any]) -> Iterator[Finding]:
    """Say on which screens a window would open."""
    found = window.get("screens", [])
    if not found:
        yield False, words("self.no_window")
    elif window.get("platform") == "offscreen":
        yield True, words("self.no_screen")
    else:
        sizes = ", ".join(f"{screen['width']} x {screen['height']}" for screen in found)
        yield True, words("self.screens", count=len(found), sizes=sizes)
