"""The legend of an exported picture: ties with their questions, realms, chairs, discs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.contents import Pen
from collective_desk.picture import rough
from collective_desk.picture.legend import Legend, RealmEntry, TieEntry
from collective_desk.picture.shapes import CIRCLE, Look
from collective_desk.picture.strengths import THICKNESS
from collective_desk.picture.style import Style
from collective_desk.picture.ties import sample
from collective_desk.picture.towers import SAMPLE_TOWER, stack

from .parts import BASELINE, inked, symbol, text, tower

_ROW: Final = 22.0
_SIZE: Final = 12.0
_SAMPLE: Final = 36.0
_SMALL: Final = 0.62
"""Size of symbols in a legend, by their size on the map."""
_GUTTER: Final = 40.0
_LINE: Final = Pen("", "", "", None, False, "ink_soft", "solid", "")

Figure = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of SVG from (0, 0) to the right and down, and its size."""

    svg: str
    width: float
    height: float


def legend_svg(
    told: Legend, style: Style, said: dict[str, str], room: float, figure: Figure = str
) -> Drawn:
    """Draw a legend no wider than the room, if it can be.

    `said` are the words of its heads, `figure` writes how many there are of each.
    """
    unit = style.symbol.size / 28.0
    both = _ties(told, style, said, unit, figure), _who(told, style, said, unit, figure)
    columns = [column for column in both if column]
    parts: list[str] = []
    x = y = width = height = 0.0
    for column in columns:
        if x and x + column.width > room:
            x, y = 0.0, height + 12 * unit
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})">{column.svg}</g>')
        width, height = max(width, x + column.width), max(height, y + column.height)
        x += column.width + _GUTTER * unit
    return Drawn("".join(parts), width, height)


def _ties(
    told: Legend, style: Style, said: dict[str, str], unit: float, figure: Figure
) -> Drawn | None:
    if not told.ties:
        return None
    size = _SIZE * unit
    periods = [style.pattern(e.pen.dash).period for e in told.ties]
    line = max(_SAMPLE * unit, 2 * max(periods) + 1.2 * style.tie.arrow[0])
    name_at = line + 30 * unit
    asked_at = name_at + max(rough.width(e.name, size) for e in told.ties) + 14 * unit
    count_at = asked_at + max(rough.width(e.question, size) for e in told.ties) + 44 * unit
    rows = [_head(said["ties"], style, unit)]
    for at, entry in enumerate(told.ties):
        rows.append(
            _tie_row(entry, figure(entry.count), style, unit, _middle(at, unit),
                     (line, name_at, asked_at, count_at))
        )
    if told.strengths:
        middle = _middle(len(told.ties), unit)
        rows.append(_strengths(style, line, middle))
        rows.append(text(said["stronger"], name_at, middle + size * BASELINE, size,
                         style.colour("ink")))
    return Drawn("".join(rows), count_at, (len(told.ties) + 1 + told.strengths) * _ROW * unit)


def _strengths(style: Style, long: float, middle: float) -> str:
    """Draw a line that grows thicker in steps from the start to the end."""
    part = long / len(THICKNESS)
    return "".join(
        inked(sample(_LINE, style, part * 0.8, x=at * part, y=middle, factor=thick),
              [style.colour("ink_soft")])
        for at, thick in enumerate(THICKNESS)
    )


def _tie_row(
    entry: TieEntry,
    counted: str,
    style: Style,
    unit: float,
    middle: float,
    columns: tuple[float, float, float, float],
) -> str:
    long, name_at, asked_at, count_at = columns
    colour, size = style.colour(entry.pen.colour), _SIZE * unit
    base = middle + size * BASELINE
    line = inked(sample(entry.pen, style, long, y=middle), [colour])
    letter = text(
        entry.pen.letter, long + 15 * unit, base, size, colour, anchor="middle", strong=True
    )
    name = text(entry.name, name_at, base, size, style.colour("ink"))
    asked = text(entry.question, asked_at, base, size, style.colour("ink_soft"))
    count = text(counted, count_at, base, size, style.colour("ink_soft"), anchor="end")
    return line + letter + name + asked + count


def _who(
    told: Legend, style: Style, said: dict[str, str], unit: float, figure: Figure
) -> Drawn | None:
    if not (told.realms or told.chairs):
        return None
    size = _SIZE * unit
    lines = [(_realm_look(entry), entry.name, entry.count) for entry in told.realms]
    if told.chairs:
        chair = Look(CIRCLE, "paper", "ink_soft", "ink_soft", said["chair"], empty_chair=True)
        lines.append((chair, said["chairs"], told.chairs))
    if told.own_team:
        own = Look(CIRCLE, "paper", "ink_soft", "ink_soft", "", own_team=True)
        lines.append((own, said["own_team"], 0))
    words = [name for _, name, _ in lines] + ([said["discs"]] if told.towers else [])
    name_at = 34 * unit
    count_at = name_at + max(rough.width(name, size) for name in words) + 44 * unit
    rows = [_head(said["realms"], style, unit)]
    for at, (look, name, count) in enumerate(lines):
        middle = _middle(at, unit)
        base = middle + size * BASELINE
        drawn = symbol(look, style, style.symbol.size * _SMALL)
        rows.append(f'<g transform="translate({12 * unit:.1f} {middle:.1f})">{drawn}</g>')
        rows.append(text(name, name_at, base, size, style.colour("ink")))
        if count:
            soft = style.colour("ink_soft")
            rows.append(text(figure(count), count_at, base, size, soft, anchor="end"))
    if told.towers:
        rows.append(_discs(style, said, unit, _middle(len(lines), unit), name_at))
    return Drawn("".join(rows), count_at, (len(words) + 1) * _ROW * unit)


def _discs(style: Style, said: dict[str, str], unit: float, middle: float, name_at: float) -> str:
    small = style.scaled(_SMALL)
    built = stack(SAMPLE_TOWER, small.disc)
    size = _SIZE * unit
    discs = tower(built, small, 12 * unit, middle + small.disc.step * 1.4)
    return discs + text(said["discs"], name_at, middle + size * BASELINE, size, style.colour("ink"))


def _realm_look(entry: RealmEntry) -> Look:
    return Look(entry.shape, entry.fill, entry.edge, entry.fill, "")


def _middle(at: int, unit: float) -> float:
    return (at + 1.5) * _ROW * unit


def _head(said: str, style: Style, unit: float) -> str:
    size = 11 * unit
    return text(
        said, 0, _ROW * unit / 2 + size * BASELINE, size, style.colour("ink_soft"), strong=True
    )
