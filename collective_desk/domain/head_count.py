"""Who came, as it is said at the door: *Fishers 7*, *7 fishers*, and *Fishers +2* for late ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MOST_HEADS: Final = 9999
_BEFORE: Final = re.compile(r"([+＋]?)\s*(\d{1,4})\s+(\D.*)")
_AFTER: Final = re.compile(r"(.*[^\s+＋])\s*([+＋]|\s)\s*(\d{1,4})")


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A name and how many: None where no number was said; `more` are added to those counted."""

    name: str
    heads: int | None = None
    more: bool = False


def read_heads(said: str, is_name: Callable[[str], bool]) -> HeadCount:
    """Read who came and how many; a number that belongs to a known name stays in it."""
    text = " ".join(said.split())
    if is_name(text):
        return HeadCount(text)
    if found := _AFTER.fullmatch(text):
        name, plus, number = found.groups()
    elif found := _BEFORE.fullmatch(text):
        plus, number, name = found.groups()
    else:
        return HeadCount(text)
    return HeadCount(name, int(number), more=bool(plus.strip()))
