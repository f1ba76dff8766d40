"""Bytes of a text file become text; where that was a guess, it says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from collective_desk.domain.errors import DeskError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD: Final = "cp1252"
_OLD_ARABIC: Final = "cp1256"
_HIGH: Final = re.compile(rb"[\x80-\xff]{3,}")
_SAMPLE: Final = 4096
_MOSTLY: Final = 0.9
_GARBLED: Final = ("Ã", "Â", "â€", "Ø", "Ù", "à¤")
"""How accents, quotes, Arabic and Devanagari look when UTF-8 was read as Western European."""


@dataclass(slots=True)
class Decoded:
    """The text of a file, its encoding, and which lines were a guess (1 is the first)."""

    text: str
    encoding: str
    guessed: bool = False
    guessed_lines: list[int] = field(default_factory=list)


def decode(content: bytes, file: str, encoding: str | None = None) -> Decoded:
    """Read bytes as text: by their mark, as UTF-8, else in an old way of writing, with a doubt.

    Raises DeskError import.not_text for what is no text at all.
    """
    if encoding is not None:
        return _as_told(content, file, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(name, "replace").lstrip("\ufeff"), name)
    wide = _wide(content)
    if wide:
        return Decoded(content.decode(wide, "replace"), wide, guessed=True)
    if content[:_SAMPLE].count(0) > 8:
        raise DeskError("import.not_text", file=file)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_line(content)


def looks_garbled(text: str) -> bool:
    """Whether a text was UTF-8 that some other program read and saved as Western European."""
    if text.isascii() or not any(sign in text for sign in _GARBLED):
        return False
    try:
        return not text.encode(_OLD).decode("utf-8").isascii()
    except UnicodeError:
        return False


def _as_told(content: bytes, file: str, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding, "replace").lstrip("\ufeff"), encoding)
    except (LookupError, UnicodeError) as error:
        raise DeskError("import.unknown_encoding", file=file, encoding=encoding) from error


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every second byte of its header is zero."""
    sample = content[: _SAMPLE & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _by_line(content: bytes) -> Decoded:
    """Read each line by itself: one bad line does not garble the names of all others."""
    lines: list[str] = []
    guessed: list[int] = []
    unicode_lines = 0
    old = _OLD_ARABIC if _sounds_arabic(content) else _OLD
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            text = line.decode("utf-8")
            unicode_lines += not text.isascii()
        except UnicodeDecodeError:
            text = _old(line, old)
            guessed.append(number)
        lines.append(text)
    if unicode_lines:
        return Decoded("\n".join(lines), "utf-8", guessed_lines=guessed)
    return Decoded("\n".join(lines), old, guessed=True)


def _sounds_arabic(content: bytes) -> bool:
    """Whether runs of high bytes, which accents do not make, are letters of Arabic."""
    runs = b"".join(_HIGH.findall(content)).decode(_OLD_ARABIC, "replace")
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in runs)
    return arabic > _MOSTLY * len(runs) > 0


def _old(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode("latin-1")
