"""Shaped words as the text operators of PDF: codes, corrections of the pen, rises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from .embedding import Codes, EmbeddedFont
from .shaping import Glyph, Shaped


def operators(
    font: EmbeddedFont, words: Sequence[Shaped], size: float, *, all_of_them: bool
) -> str:
    """Give the operators that show words; without all of them, only glyphs that stand for text."""
    shown, rest = "", 0.0
    for word in words:
        codes = font.words.get((word, all_of_them))
        if codes is None:
            codes = font.words[word, all_of_them] = _codes(font, word, all_of_them=all_of_them)
        if codes.rises:
            glyphs = [glyph for word in words for glyph in word.glyphs]
            return _rising(font, glyphs, size, all_of_them=all_of_them)
        if codes.shown:
            correction = round(rest + codes.lead)
            shown += f">{-correction}<{codes.shown}" if correction else codes.shown
            rest += codes.lead - correction
        rest += codes.rest
    return f"[<{shown}>] TJ".replace("<>", "")


def _codes(font: EmbeddedFont, word: Shaped, *, all_of_them: bool) -> Codes:
    """Write a word for wherever it stands: a document says most of its words many times."""
    placed, rest = _placed(font, word.glyphs, all_of_them=all_of_them)
    lead = placed[0][0] if placed else 0
    shown = _hex([(0, code, rise) for _, code, rise in placed[:1]] + placed[1:])
    return Codes(shown, lead, rest, any(rise for _, _, rise in placed))


def _rising(
    font: EmbeddedFont, glyphs: Iterable[Glyph], size: float, *, all_of_them: bool
) -> str:
    """Give the operators for glyphs of which some stand higher or lower than the line."""
    result: list[str] = []
    placed, _ = _placed(font, glyphs, all_of_them=all_of_them)
    for rise, group in groupby(placed, lambda one: one[2]):
        shift = f"{rise * size / 1000:.4g} Ts " if rise or result else ""
        result.append(f"{shift}[<{_hex(group)}>] TJ".replace("<>", ""))
    if len(result) > 1 or (result and "Ts" in result[0]):
        result.append("0 Ts")
    return " ".join(result)


def _hex(placed: Iterable[tuple[int, int, int]]) -> str:
    return "".join([
        f">{-correction}<{code:04X}" if correction else f"{code:04X}"
        for correction, code, _ in placed])


def _placed(
    font: EmbeddedFont, glyphs: Iterable[Glyph], *, all_of_them: bool
) -> tuple[list[tuple[int, int, int]], float]:
    """Give for each glyph how far the pen must be moved (1/1000 em), its code and its rise.

    Behind them: how far the pen is then from where it should be.
    """
    pen, place = 0, 0.0
    placed = []
    for glyph in glyphs:
        if all_of_them or glyph.text:
            correction = round(place + glyph.dx - pen)
            placed.append((correction, font.code(glyph.number, glyph.text), round(glyph.dy)))
            pen += correction + round(glyph.natural)
        place += glyph.advance
    return placed, place - pen
