"""Is leadership shared: turn-days of everyone who leads or could."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import log, nan
from typing import TypeVar

K = TypeVar("K")

Span = tuple[str, str]
"""First and last day as ISO dates, or parts of them; an empty end is today."""


def turn_days(spans: Iterable[tuple[K, Span]], today: str) -> dict[K, int]:
    """Count the days that each has led; two functions on one day count twice, as work does."""
    days: dict[K, int] = {}
    for who, (since, until) in spans:
        first, last = day_of(since), day_of(until or today, end=True)
        if first is not None and last is not None and last >= first:
            days[who] = days.get(who, 0) + (last - first).days + 1
    return days


def evenness(days: Mapping[K, float], n: int) -> float:
    """Say how evenly turn-days are shared among n who could lead: 1 all alike, 0 one alone.

    Shannon's entropy of the shares over ln n. nan where nobody led or fewer than two could.
    """
    total = sum(days.values())
    n = max(n, len(days))
    if total <= 0 or n < 2:
        return nan
    shares = [value / total for value in days.values() if value > 0]
    return abs(sum(share * log(share) for share in shares)) / log(n)


def concentration(days: Mapping[K, float], n: int) -> float:
    """Say how far leading hangs on one: 0 all alike, 1 one alone; nan as for `evenness`.

    Freeman's centralisation of shares: the sum of distances to the largest, over its most.
    """
    total = sum(days.values())
    n = max(n, len(days))
    if total <= 0 or n < 2:
        return nan
    most = max(days.values())
    return (n * most - total) / ((n - 1) * total)


def day_of(text: str, *, end: bool = False) -> date | None:
    """Read a day; of a month or a year alone the first day, or the last."""
    parts = text[:10].split("-")
    try:
        year, month, day = (int(part) if part else 0 for part in (*parts, "", "")[:3])
        if day:
            return date(year, month, day)
        if not end:
            return date(year, month or 1, 1)
        month = month or 12
        after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except (ValueError, OverflowError):
        return None
