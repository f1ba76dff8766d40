"""The legend laid out along the foot of a narrow map: sections one after the other, in lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .rows import Row, Section

Measure = Callable[[str, bool], float]
"""Gives how wide a text is, in strong letters or not."""
LINE = 28
_SYMBOL, _PEN, _LETTER = 26.0, 39.0, 21.0
_GAP, _COUNT = 20.0, 8.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a line: a head, or a row with its sign; where it begins, which line."""

    x: float
    line: int
    head: str = ""
    row: Row | None = None
    wide: float = 0.0


def mirrored(pieces: list[Piece], room: float) -> list[Piece]:
    """Lay a strip out from the right."""
    return [replace(piece, x=room - piece.x - piece.wide) for piece in pieces]


def strip(sections: list[Section], room: float, wide: Measure) -> tuple[list[Piece], int]:
    """Lay sections out in lines, each section on a new one; give the pieces and the lines."""
    pieces: list[Piece] = []
    line = -1
    for section in sections:
        line += 1
        said = f"{section.head} · {section.note}" if section.note else section.head
        pieces.append(Piece(0.0, line, head=said, wide=wide(said, True)))
        x = wide(said, True) + _GAP
        for row in section.rows:
            needed = sign_width(row) + wide(row.name, False) + _COUNT + wide(str(row.count), False)
            if x + needed > room and x > 0:
                line, x = line + 1, 0.0
            pieces.append(Piece(x, line, row=row, wide=needed))
            x += needed + _GAP
    return pieces, line + 1


def sign_width(row: Row) -> float:
    """Give the room for the sign before the words of a row."""
    return _PEN + _LETTER if row.pen is not None else _SYMBOL + (_GAP / 2 if row.discs else 0.0)
