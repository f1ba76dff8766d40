"""Who acts at this desk."""

from __future__ import annotations

import getpass
import platform


def acting_person(said: str = "") -> str:
    """Give the name that changes are signed with: the one said, else the computer's login."""
    said = said.encode("utf-8", "ignore").decode("utf-8")  # half letters of another encoding
    return " ".join(said.split()) or _login() or platform.node() or "desk"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, or a system without accounts
        return ""
