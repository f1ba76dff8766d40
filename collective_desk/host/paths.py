"""The folders of one person on this computer; `COLLECTIVE_DESK_HOME` moves all of them."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path

NAME = "Collective Desk" if sys.platform in ("win32", "darwin") else "collective-desk"


def config_folder() -> Path:
    """Where the person's settings lie."""
    return _folder("config", "APPDATA", "Library/Application Support", "XDG_CONFIG_HOME", ".config")


def data_folder() -> Path:
    """Where backups and keys lie: what must not be lost."""
    support = "Library/Application Support"
    return _folder("data", "APPDATA", support, "XDG_DATA_HOME", ".local/share")


def backups_folder(desk: Path) -> Path:
    """Where the copies of one desk lie; two desks of one name in two folders have one each."""
    from hashlib import sha256  # not above: folders are asked for before the first paint

    place = sha256(os.fsencode(os.path.realpath(desk))).hexdigest()[:12]
    return data_folder() / "backups" / place


def cache_folder() -> Path:
    """Where lies what can be made again."""
    return _folder("cache", "LOCALAPPDATA", "Library/Caches", "XDG_CACHE_HOME", ".cache")


def log_folder() -> Path:
    """Where the log lies."""
    return _folder("log", "LOCALAPPDATA", "Library/Logs", "XDG_STATE_HOME", ".local/state")


def documents_folder() -> Path:
    """Where a new desk is offered a place."""
    moved = os.environ.get("COLLECTIVE_DESK_HOME")
    if moved:
        return Path(moved) / "documents"
    said = _windows_documents() if sys.platform == "win32" else _linux_documents()
    return said or Path.home() / "Documents"


def made(folder: Path) -> Path:
    """Give the folder, made if it was not there; for this person's eyes where the system can."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _folder(purpose: str, windows: str, mac: str, variable: str, linux: str) -> Path:
    moved = os.environ.get("COLLECTIVE_DESK_HOME")
    if moved:
        return Path(moved) / purpose
    if sys.platform == "win32":
        base = os.environ.get(windows) or str(Path.home() / "AppData" / "Roaming")
        return Path(base) / NAME / purpose
    if sys.platform == "darwin":
        return Path.home() / mac / NAME
    said = Path(os.environ.get(variable) or "")
    return (said if said.is_absolute() else Path.home() / linux) / NAME


def _linux_documents() -> Path | None:
    """Read the folder from the file in which desktops keep it, whatever its language."""
    said = Path(os.environ.get("XDG_CONFIG_HOME") or "")
    config = said if said.is_absolute() else Path.home() / ".config"
    try:
        text = (config / "user-dirs.dirs").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r'^XDG_DOCUMENTS_DIR="(.+)"', text, re.MULTILINE)
    return Path(found[1].replace("$HOME", str(Path.home()))) if found else None


def _windows_documents() -> Path | None:
    """Ask the registry: the folder is often moved into a synchronised one."""
    if sys.platform == "win32":
        import winreg

        place = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key,
        ):
            return Path(os.path.expandvars(str(winreg.QueryValueEx(key, "Personal")[0])))
    return None
