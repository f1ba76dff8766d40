"""How trust moved, as people type it: `Elders > Lab 2 3; Union > Basin 2/1 3/2`.

Two names, then before and after (one figure is after); with a slash each end's own word. Three
figures written together are reliability, shared mission and openness; 0 is not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .errors import DeskError
from .trust import TRUST

_WAY: Final = re.compile(r"\s*(?:<?>|→|↔|⇄|\s[–—-]\s)\s*")
_FIGURE: Final = r"(?:[1-4]|(?!000)[0-4]{3})"
_FIGURES: Final = re.compile(rf"(?:^|\s)({_FIGURE}(?:/{_FIGURE})?)\s*$")
_PARTS: Final = re.compile(r"[;؛\n]")
_NAMES: Final = re.compile(r"[,،;؛\n]")

Said = float | tuple[float | None, ...] | None
"""One overall step, or a step for each of the three sides."""
Both = tuple[Said, Said]
"""What each end says; the second is None where one word stands for all."""


@dataclass(frozen=True, slots=True)
class SaidMove:
    """One tie as it was typed, with trust before and after."""

    first: str
    second: str
    before: Both = (None, None)
    after: Both = (None, None)


def read_moves(text: str) -> list[SaidMove]:
    """Read ties and how trust in them moved.

    Raises DeskError "milestone.no_pair" for a part that does not name two.
    """
    return [_move(part.strip()) for part in _PARTS.split(text) if part.strip()]


def read_names(text: str) -> list[str]:
    """Read names parted by commas."""
    return list(dict.fromkeys(name for part in _NAMES.split(text) if (name := part.strip())))


def read_both(said: str) -> Both:
    """Read `2` as one word for all, `2/1` as one for each end, `232` as the three sides.

    Raises DeskError "assessment.off_scale" for anything else.
    """
    found = _FIGURES.search(said.strip())
    if found is None or found[0].strip() != said.strip():
        raise DeskError("assessment.off_scale", low=1, high=4)
    return _both(found[1])


def _move(part: str) -> SaidMove:
    rest, figures = part, list[Both]()
    while len(figures) < 2 and (found := _FIGURES.search(rest)):
        figures.insert(0, _both(found[1]))
        rest = rest[: found.start()]
    names = [name.strip() for name in _WAY.split(rest, maxsplit=1)]
    if len(names) < 2 or not all(names):
        raise DeskError("milestone.no_pair", said=part)
    before = figures[0] if len(figures) > 1 else (None, None)
    after = figures[-1] if figures else (None, None)
    return SaidMove(names[0], names[1], before, after)


def _both(said: str) -> Both:
    first, _, second = said.partition("/")
    return _said(first), _said(second) if second else None


def by_side(said: Said) -> dict[str, float]:
    """Give the steps that were said, by the dimension of trust."""
    if said is None:
        return {}
    if isinstance(said, tuple):
        return {side: step for side, step in zip(TRUST[1:], said, strict=True) if step is not None}
    return {TRUST[0]: said}


def _said(figures: str) -> Said:
    if len(figures) == 1:
        return float(figures)
    return tuple(float(figure) or None for figure in figures)
