"""Names broken into lines: one, or two even ones; more only for names of extraordinary length."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

Measure = Callable[[str], float]
"""Gives the width of a text in px."""

_BREAKS: Final = re.compile(r"[ \t\r\n\u200b]+")
_POINTS: Final = ",;:.-–—("
_LETTERS: Final = 3
"""A cut word keeps at least so many."""
_STRETCH: Final = 1.7
"""Two lines may be this much wider than the usual width before a third is begun."""


def wrap(text: str, measure: Measure, width: float) -> tuple[str, ...]:
    """Break a name at its spaces if it is wider than the width; without spaces it stays whole."""
    words = [word for word in _BREAKS.split(text) if word]
    whole = " ".join(words)
    if len(words) < 2:
        return (whole,)
    total = measure(whole)
    if total <= width:
        return (whole,)
    widths = [measure(word) for word in words]
    space = max((total - sum(widths)) / (len(words) - 1), 0.0)
    count = 2 if total <= 2 * _STRETCH * width else math.ceil(total / (_STRETCH * width))
    if count == 2:
        return tuple(_best_two(words, widths, space))
    return tuple(_even(words, widths, space, min(count, len(words))))


def shortened(text: str, measure: Measure, width: float) -> str:
    """Give the first words of a name that fit into a width, or of a long word its first letters."""
    words = [word for word in _BREAKS.split(text) if word]
    whole = " ".join(words)
    if measure(whole) <= width:
        return whole
    for count in range(len(words) - 1, 0, -1):
        begun = " ".join(words[:count]).rstrip(_POINTS) + "…"
        if measure(begun) <= width:
            return begun
    first = words[0] if words else ""
    while len(first) > _LETTERS and measure(first + "…") > width:
        first = first[:-1]
    return first + "…"


def _even(words: list[str], widths: list[float], space: float, count: int) -> list[str]:
    """Break words into lines so that the widest is as narrow as can be."""
    low, high = max(widths), sum(widths) + space * (len(words) - 1)
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill(words, widths, space, middle)) <= count:
            high = middle
        else:
            low = middle
    return _fill(words, widths, space, high)


def _best_two(words: list[str], widths: list[float], space: float) -> list[str]:
    """Part a name where its two lines differ least."""

    def run(first: int, last: int) -> float:
        return sum(widths[first:last]) + space * (last - first - 1)

    cut = min(
        range(1, len(words)),
        key=lambda at: (round(max(run(0, at), run(at, len(words))), 1), -at),
    )
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def _fill(words: list[str], widths: list[float], space: float, limit: float) -> list[str]:
    lines: list[str] = []
    used = math.inf
    for word, width in zip(words, widths, strict=True):
        if used + space + width <= limit + 0.01:
            lines[-1] += f" {word}"
            used += space + width
        else:
            lines.append(word)
            used = width
    return lines
