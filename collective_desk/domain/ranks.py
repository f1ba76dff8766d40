"""Ranks that keep an order when two desks sort apart: words between which another always fits."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)


def rank_between(before: str, after: str) -> str:
    """Give a rank after `before` and ahead of `after`; an empty one is the open end."""
    bounded = before < after
    rank = ""
    for place in range(len(before) + len(after) + 2):
        low = _digit(before, place)
        bounded = bounded and place < len(after)
        high = _digit(after, place) if bounded else _BASE
        if high - low > 1:
            return rank + _DIGITS[(low + high) // 2]
        rank += _DIGITS[low]
        # Once a digit lies below the upper end, nothing that follows can pass it.
        bounded = bounded and low == high
    return rank + _DIGITS[_BASE // 2]


def ranks(count: int) -> list[str]:
    """Give this many ranks in order, with room between them."""
    width = 1
    while _BASE**width < 2 * count + 2:
        width += 1
    step = _BASE**width / (count + 1)
    return [_written(int(step * (place + 1)), width) for place in range(count)]


def _digit(rank: str, place: int) -> int:
    return max(_DIGITS.find(rank[place]), 0) if place < len(rank) else 0


def _written(number: int, width: int) -> str:
    """Write a number as a rank, without trailing zeros (nothing fits below those)."""
    digits = ""
    for _ in range(width):
        number, rest = divmod(number, _BASE)
        digits = _DIGITS[rest] + digits
    return digits.rstrip("0")
