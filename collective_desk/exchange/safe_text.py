"""Text that is safe in other people's programs, and comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# A spreadsheet takes a cell that begins with one of these as a formula (full-width forms too).
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?\Z", re.ASCII)
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNCODED: Final = re.compile(r"_x(005F|000A|000D)_", re.IGNORECASE)
_MEANT: Final = {"005F": "_", "000A": "\n", "000D": "\r"}
_SPLIT: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED: Final = re.compile(r"\\([\\|])")


def guard(text: str) -> str:
    """Put a quote before what a spreadsheet would run as a formula; numbers stay numbers."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def unguard(text: str) -> str:
    """Take off the quote that `guard` put there."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def printable(text: str) -> str:
    """Drop what no text file, workbook or picture can hold: control characters, half characters."""
    return _UNPRINTABLE.sub("", text)


def sheet_coded(text: str) -> str:
    """Write text for a workbook, where `_x0041_` alone would be read as the letter A."""
    return _CODED.sub("_x005F_", text)


def sheet_decoded(text: str) -> str:
    """Read text of a workbook."""
    return _UNCODED.sub(lambda found: _MEANT[found[1].upper()], text)


def joined(values: Iterable[str]) -> str:
    """Write several values into one cell, as Kumu does: a|b; a bar inside a value is escaped."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def parted(text: str) -> tuple[str, ...]:
    """Read the several values of one cell."""
    if "\\" not in text:
        return tuple(part for each in text.split("|") if (part := each.strip()))
    marked = _SPLIT.sub("\\1\x00", text).split("\x00")
    return tuple(part for each in marked if (part := _ESCAPED.sub(r"\1", each).strip()))
