"""Who acts at this desk."""

from __future__ import annotations

import getpass
import hashlib
import platform
from typing import Final

NAMELESS: Final = "someone-"
"""How those begin who gave no name; four signs follow that tell them apart."""


def acting_person(said: str = "") -> str:
    """Give the name that changes are signed with: the one said, else one that says nothing.

    A login is often a name with a number, and a desk travels: who gave no name is "someone",
    with a mark that is the same tomorrow and another on another computer.
    """
    said = said.encode("utf-8", "ignore").decode("utf-8")  # half letters of another encoding
    return " ".join(said.split()) or f"{NAMELESS}{_mark()}"


def _mark() -> str:
    account = f"{_login()}\n{platform.node()}".encode("utf-8", "surrogatepass")
    return hashlib.blake2s(account, digest_size=2).hexdigest()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, or a system without accounts
        return ""
