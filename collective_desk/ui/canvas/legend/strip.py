"""The legend laid out along the foot of a narrow map: sections one after the other, in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .rows import Row, Section

Measure = Callable[[str, bool], float]
"""Gives how wide a text is, in strong letters or not."""
LINE = 28
_SYMBOL, _PEN, _LETTER = 30.0, 39.0, 21.0
_GAP, _COUNT = 20.0, 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a line: a head, a row with its sign or a note; where it begins, which line."""

    x: float
    line: int
    head: str = ""
    row: Row | None = None
    note: str = ""
    wide: float = 0.0


def mirrored(pieces: list[Piece], room: float) -> list[Piece]:
    """Lay a strip out from the right."""
    return [replace(piece, x=room - piece.x - piece.wide) for piece in pieces]


def strip(sections: list[Section], room: float, wide: Measure) -> tuple[list[Piece], int]:
    """Lay sections out in lines, each on a new one, heads in a column of their own.

    Gives the pieces and the lines.
    """
    pieces: list[Piece] = []
    line, begin = -1, max((wide(section.head, True) for section in sections), default=0.0) + _GAP
    for section in sections:
        line += 1
        pieces.append(Piece(0.0, line, head=section.head, wide=wide(section.head, True)))
        x = begin
        for piece in _things(section, wide):
            if x + piece.wide > room and x > begin:
                line, x = line + 1, begin
            pieces.append(replace(piece, x=x, line=line))
            x += piece.wide + _GAP
    return pieces, line + 1


def _things(section: Section, wide: Measure) -> Iterator[Piece]:
    """Give what stands beside the head of a section: its rows, at the end its note."""
    for row in section.rows:
        count = wide(str(row.count), False)
        yield Piece(0.0, 0, row=row, wide=sign_width(row) + wide(row.name, False) + _COUNT + count)
    if section.note:
        yield Piece(0.0, 0, note=section.note, wide=wide(section.note, False))


def sign_width(row: Row) -> float:
    """Give the room for the sign before the words of a row."""
    return _PEN + _LETTER if row.pen is not None else _SYMBOL + (_GAP / 2 if row.discs else 0.0)
