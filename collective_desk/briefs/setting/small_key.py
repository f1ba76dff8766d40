"""The legend of a small map, in the margin column."""

from __future__ import annotations

from collective_desk.briefs.brief import SmallMap
from collective_desk.briefs.ink.marks import Symbol, TieSample
from collective_desk.briefs.ink.paper_style import SMALL_ZIGZAG, THIN
from collective_desk.briefs.ink.sheet import COLUMN
from collective_desk.briefs.letters.typography import SMALL
from collective_desk.domain.contents import Pen

from .flow import Flow

_ROW = 5.0
_SIGN = 2.3
"""Middle of the signs, from the margin."""
_WORDS = 6.5


def set_small_key(block: SmallMap, flow: Flow, y: float) -> float:
    """Set signs and words below each other; gives the last baseline."""
    margin = flow.sheet.margin
    for look, words in block.key:
        flow.put(Symbol(look, margin + _SIGN, y - 1.0, 0.78))
        y = _words(words, flow, y)
    for words, dash in ((block.help_tie, THIN), (block.conflict_tie, SMALL_ZIGZAG)):
        if words:
            colour = "edge" if dash == THIN else "ink"
            pen = Pen("", "", "", None, False, colour, dash, "")
            flow.put(TieSample(pen, margin + 0.2, y - 1.0, 4.4))
            y = _words(words, flow, y)
    return y - _ROW if block.key else y


def _words(words: str, flow: Flow, y: float) -> float:
    lines = flow.set(words, SMALL, COLUMN - _WORDS)
    return flow.lines(lines, flow.sheet.margin + _WORDS, y, SMALL.leading) + _ROW
