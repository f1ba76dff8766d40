"""The language that the computer speaks to its person."""

from __future__ import annotations

import locale
import os
import subprocess
import sys

from .words import LANGUAGES


def system_language() -> str:
    """Give the computer's language if the program speaks it, else English."""
    for said in _said():
        code = said.replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in LANGUAGES:
            return code
        if code not in ("", "c", "posix"):
            break
    return "en"


def _said() -> list[str]:
    """Give what the system says, the most binding first."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = [os.environ[name] for name in names if os.environ.get(name)]
    if said:
        return said
    if sys.platform == "win32":
        import ctypes

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    if sys.platform == "darwin":
        return [_mac_language()]
    return []


def _mac_language() -> str:
    command = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
