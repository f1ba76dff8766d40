"""The letters a brief is set in: which file has a character, and what cannot be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from collective_desk.host.resources import resource

from .installed import installed_file

CHAIN: Final = (
    "NotoSans",
    "NotoNaskhArabic",
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansKhmer",
    "NotoSansEthiopic",
)
"""Shipped families; the first that has a character sets it."""

WEIGHTS: Final = {"Regular": ("Regular",), "Bold": ("Bold", "SemiBold", "Regular")}
_SCALE: Final = {"NotoNaskhArabic": 1.12}
"""Naskh looks smaller than Latin at the same size."""


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, ready to shape with; equal only to itself."""

    path: Path
    index: int
    family: str
    scale: float
    hb_face: Any = field(repr=False)
    hb_font: Any = field(repr=False)
    characters: frozenset[int] = field(repr=False)

    @property
    def upem(self) -> int:
        """Units of the em square."""
        return int(self.hb_face.upem)


@cache
def face(path: Path, index: int = 0) -> Face:
    """Open a font file; asked twice it gives the same one."""
    family = path.stem.split("-")[0]
    hb_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    return Face(
        path=path,
        index=index,
        family=family,
        scale=_SCALE.get(family, 1.0),
        hb_face=hb_face,
        hb_font=hb.Font(hb_face),
        characters=frozenset(hb_face.unicodes),
    )


@cache
def face_of(character: str, weight: str = "Regular") -> Face | None:
    """Give the first face of the chain that has a character; None where no font has it."""
    code = ord(character)
    for family in CHAIN:
        shipped = _shipped(family, weight)
        if shipped and code in shipped.characters:
            return shipped
    found = installed_file(code)
    return face(*found) if found else None


def script_of(character: str) -> str:
    """Name the script of a character as its Unicode name begins: "Thai", "Hangul", "Emoji"."""
    name = unicodedata.name(character, "")
    if not name or unicodedata.category(character) == "So":
        return "Emoji" if ord(character) > 0x2000 else "Signs"
    first = name.split()[0]
    return "Chinese" if first == "CJK" else first.capitalize()


def missing_scripts(texts: Iterable[str]) -> list[str]:
    """Name the scripts in these texts that no font here can print, before anything is printed."""
    characters = {c for text in texts for c in text}
    missing = {script_of(c) for c in characters if is_seen(c) and face_of(c) is None}
    return sorted(missing)


def is_seen(character: str) -> bool:
    """Say whether a character leaves a mark or a space on paper (a joiner does not)."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Zl", "Zp")


@cache
def _shipped(family: str, weight: str) -> Face | None:
    for name in WEIGHTS[weight]:
        path = resource("fonts", f"{family}-{name}.ttf")
        if path.is_file():
            return face(path)
    return None
