"""From characters to glyphs: text of one direction in one face, shaped once and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import uharfbuzz as hb

from .fonts import Face

_UNREADABLE: Final = frozenset("\u200b\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn sign: its number in the font, the text it stands for, and its place (1/1000 em)."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float
    natural: float
    """The advance that the font itself gives this glyph."""


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """Glyphs from left to right, and whether each stands for a text of its own."""

    face: Face
    text: str
    right_to_left: bool
    glyphs: tuple[Glyph, ...]
    clusters: tuple[tuple[int, float], ...]
    """Where clusters start in the text, in its order, and how far each advances (1/1000 em)."""
    advance: float
    plain: bool


@lru_cache(maxsize=50_000)
def shape(text: str, face: Face, *, right_to_left: bool, language: str) -> Shaped:
    """Shape a text that one face has; equal questions are answered from memory."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    told = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    scale = 1000 / face.upem
    starts = sorted({info.cluster for info, _ in told})
    ends = dict(zip(starts, [*starts, len(text)][1:], strict=True))
    glyphs = _glyphs(told, text, ends, scale, face, right_to_left=right_to_left)
    widths = dict.fromkeys(starts, 0.0)
    for info, position in told:
        widths[info.cluster] += position.x_advance * scale
    return Shaped(
        face=face,
        text=text,
        right_to_left=right_to_left,
        glyphs=glyphs,
        clusters=tuple(widths.items()),
        advance=sum(widths.values()),
        plain=all(glyph.text for glyph in glyphs),
    )


def _glyphs(
    told: list[tuple[Any, Any]],
    text: str,
    ends: dict[int, int],
    scale: float,
    face: Face,
    *,
    right_to_left: bool,
) -> tuple[Glyph, ...]:
    """Give the glyphs; the first glyph of a cluster that moves the pen carries its whole text."""
    bearer: dict[int, int] = {}
    for i, (info, position) in enumerate(told):
        if info.cluster not in bearer or (
            position.x_advance and not told[bearer[info.cluster]][1].x_advance
        ):
            bearer[info.cluster] = i
    glyphs = []
    for i, (info, position) in enumerate(told):
        start = info.cluster
        meant = readable(text[start : ends[start]]) if bearer[start] == i else ""
        glyphs.append(
            Glyph(
                number=info.codepoint,
                # Readers turn what runs right to left around, code by code, sign by sign.
                text=meant[::-1] if right_to_left else meant,
                advance=position.x_advance * scale,
                dx=position.x_offset * scale,
                dy=position.y_offset * scale,
                natural=face.hb_font.get_glyph_h_advance(info.codepoint) * scale,
            )
        )
    return tuple(glyphs)


def readable(text: str) -> str:
    """Leave out signs that only steer the layout."""
    return "".join(c for c in text if c not in _UNREADABLE)
