"""Two people's edits of one text, put together line by line where that is clean."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise


def merged(base: str, one: str, other: str) -> str | None:
    """Merge two edits of a text against what both began from; None where they touch.

    The result does not depend on which edit is named first.
    """
    if other in (one, base):
        return one
    if one == base:
        return other
    start, mine, theirs = base.split("\n"), one.split("\n"), other.split("\n")
    edits = sorted(set(_edits(start, mine)) | set(_edits(start, theirs)))
    if any(_touch(before, after) for before, after in pairwise(edits)):
        return None
    lines: list[str] = []
    at = 0
    for low, high, new in edits:
        lines += start[at:low]
        lines += new
        at = high
    return "\n".join(lines + start[at:])


Edit = tuple[int, int, tuple[str, ...]]


def _edits(start: list[str], end: list[str]) -> list[Edit]:
    matcher = SequenceMatcher(None, start, end, autojunk=False)
    return [
        (low, high, tuple(end[new_low:new_high]))
        for tag, low, high, new_low, new_high in matcher.get_opcodes()
        if tag != "equal"
    ]


def _touch(before: Edit, after: Edit) -> bool:
    """Ranges of the base that overlap or meet: nobody can say which edit is first."""
    return after[0] <= before[1]
