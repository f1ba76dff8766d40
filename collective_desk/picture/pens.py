"""Pens: a colour, dash and letter for every kind of tie, also for those after the sixth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from collective_desk.domain.contents import Pen

from .style import Style

UNNAMED: Final = "?"
_OF_LENSES: Final = "step_"
"""Patterns that begin so belong to the lens of trust."""
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def next_pen(taken: Iterable[Pen], name: str) -> tuple[str, str, str]:
    """Give the next free colour (a token), dash (a code) and letter for a new kind of tie."""
    pens = list(taken)
    style = Style.load("light")
    colour = _free(style.tie_colours, [p.colour for p in pens])
    offered = tuple(code for code in style.patterns if not code.startswith(_OF_LENSES))
    dash = _free(offered, [p.dash for p in pens])
    return colour, dash, next_letter((p.letter for p in pens), name)


def next_letter(taken: Iterable[str], name: str) -> str:
    """Give a letter for a kind of tie: of its own name if one is free, else of the alphabet."""
    used = {letter.upper() for letter in taken}
    own = [c.upper()[:1] for c in name if c.isalpha()]
    free = [letter for letter in own + list(_ALPHABET) if letter not in used]
    return free[0] if free else UNNAMED


def complete(pens: Sequence[Pen]) -> list[Pen]:
    """Fill in what pens leave open, so that each has a colour, a dash and a letter of its own."""
    done: list[Pen] = []
    for at, pen in enumerate(pens):
        told = [p for p in pens[at + 1 :] if p.colour or p.letter]
        colour, dash, letter = next_pen([*done, *told], pen.name)
        done.append(
            replace(
                pen,
                colour=pen.colour or colour,
                dash=pen.dash or dash,
                letter=pen.letter or letter,
            )
        )
    return done


def _free(offered: Sequence[str], taken: Sequence[str]) -> str:
    """Give the first that is free; when all are taken, the one taken least."""
    uses = [taken.count(one) for one in offered]
    return offered[uses.index(min(uses))]
