"""Fonts of the computer, asked only for characters that no shipped font has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb


@cache
def installed_file(code: int) -> tuple[Path, int] | None:
    """Give the first TrueType file (and the font in it) of this computer that has a character."""
    for path, index, characters in _catalogue():
        if code in characters:
            return path, index
    return None


@cache
def _catalogue() -> tuple[tuple[Path, int, frozenset[int]], ...]:
    """Read what every usable font of the computer has; sans and regular ones come first."""
    paths = sorted(_files(), key=lambda path: (_rank(path.name), path.name))
    return tuple(found for path in paths if (found := _characters(path)))


def _files() -> Iterator[Path]:
    for folder in _folders():
        if folder.is_dir():
            for path in folder.rglob("*"):
                if path.suffix.lower() in (".ttf", ".ttc"):
                    yield path


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path("C:/Windows/Fonts"),
            home / "AppData/Local/Microsoft/Windows/Fonts",
        )
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
    )


def _rank(name: str) -> int:
    """Prefer plain, upright, sans faces, so that a borrowed script looks at home."""
    lower = name.lower()
    unlike = sum(word in lower for word in ("bold", "italic", "oblique", "mono", "serif", "light"))
    return 2 * unlike + (not lower.startswith("notosans"))


def _characters(path: Path) -> tuple[Path, int, frozenset[int]] | None:
    """Read the characters of a font with outlines that can be embedded; None for all others."""
    try:
        face: Any = hb.Face(hb.Blob.from_file_path(str(path)), 0)
        tags = set(face.table_tags)
        if "glyf" not in tags or "OS/2" not in tags or not _may_be_embedded(face):
            return None
        return path, 0, frozenset(face.unicodes)
    except (OSError, hb.HarfBuzzError):
        return None


def _may_be_embedded(face: Any) -> bool:
    """Respect a maker's wish that a font is not put into documents (bits of fsType)."""
    told = face.reference_table("OS/2").data[8:10]
    return len(told) == 2 and int.from_bytes(told, "big") & 0x030F != 0x0002
