"""The legend of a lens in an exported picture: its classes, how many, how many were asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from collective_desk.picture import rough
from collective_desk.picture.lenses.lens import Lensed, LensEntry
from collective_desk.picture.style import Style
from collective_desk.picture.ties import sample
from collective_desk.picture.towers import SAMPLE_TOWER, stack

from .legend import Drawn
from .parts import BASELINE, inked, number, symbol, text, tower

_ROW: Final = 29.0
_SIZE: Final = 12.0
_SMALL: Final = 0.75
_MOST_ROWS: Final = 8
_SAMPLE: Final = 40.0
_GUTTER: Final = 32.0

Say = Callable[..., str]


def lens_legend_svg(lensed: Lensed, style: Style, say: Say) -> Drawn:
    """Draw the legend of a lens, in columns of eight."""
    unit = style.symbol.size / 28.0
    told = lensed.legend
    size = _SIZE * unit
    head = _head(lensed, style, say, unit)
    names = [entry.name or say(entry.words) for entry in told.entries]
    x, below = 0.0, _ROW * unit
    parts = [head.svg]
    width = head.width
    for first in range(0, len(names), _MOST_ROWS):
        chunk = range(first, min(first + _MOST_ROWS, len(names)))
        name_at = (_SAMPLE + 14) * unit
        count_at = name_at + max(rough.width(names[at], size) for at in chunk) + 32 * unit
        for row, at in enumerate(chunk):
            y = below + (row + 0.5) * _ROW * unit
            counted = say("map.number", number=str(told.entries[at].count))
            drawn = _row(
                told.entries[at], (names[at], counted), lensed, style, (name_at, count_at))
            parts.append(f'<g transform="translate({number(x)} {number(y)})">{drawn}</g>')
        x += count_at + _GUTTER * unit
        width = max(width, x - _GUTTER * unit)
    rows = min(len(names), _MOST_ROWS)
    return Drawn("".join(parts), width, below + rows * _ROW * unit)


def _head(lensed: Lensed, style: Style, say: Say, unit: float) -> Drawn:
    told, size = lensed.legend, _SIZE * unit
    said = say(told.words)
    parts = [text(said, 0, size, size, style.colour("ink"), strong=True)]
    notes = [say("lens.asked", count=told.asked)] if told.asked else []
    if told.known < told.total:
        notes.append(say("lens.known", known=told.known, total=told.total))
    note, x = " · ".join(notes), rough.width(said, size, strong=True) + 12 * unit
    if note:
        parts.append(text(note, x, size, size, style.colour("ink_soft")))
        x += rough.width(note, size)
    return Drawn("".join(parts), x, _ROW * unit)


def _row(
    entry: LensEntry, said: tuple[str, str], lensed: Lensed, style: Style,
    columns: tuple[float, float],
) -> str:
    unit = style.symbol.size / 28.0
    size = _SIZE * unit
    name_at, count_at = columns
    base = size * BASELINE
    soft = style.colour("ink_soft")
    drawn = ""
    if entry.look is not None:
        small = style.scaled(_SMALL)
        down = 3.0 * unit if entry.look.mark else 0.0
        drawn = (
            f'<g transform="translate({number(_SAMPLE / 2 * unit)} {number(down)})">'
            f"{symbol(entry.look, small, small.symbol.size)}</g>"
        )
    elif entry.pen is not None:
        pen = lensed.picture.pens[entry.pen]
        drawn = inked(sample(pen, style, _SAMPLE * unit), [style.colour(pen.colour)])
        name_at += 18 * unit if pen.letter else 0.0
        at = columns[0] + 4 * unit
        drawn += text(pen.letter, at, base, size, style.colour(pen.colour), anchor="middle",
                      strong=True) if pen.letter else ""
    else:
        small = style.scaled(_SMALL)
        discs = stack(SAMPLE_TOWER, small.disc)
        drawn = tower(discs, small, _SAMPLE / 2 * unit, small.disc.step * 1.4)
    words = text(said[0], name_at, base, size, style.colour("ink"))
    return drawn + words + text(said[1], count_at, base, size, soft, anchor="end")
