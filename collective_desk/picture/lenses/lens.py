"""Lenses: the same map, coloured and marked by what a person asks of it.

A lens exchanges looks and pens, never places: symbols keep shape and room, so nothing jumps when
a lens is changed, and whoever paints pictures paints lensed ones. Each class has colour, letters,
and dots or a texture: cover any one and the map still reads. Shapes go on saying the realm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from collective_desk.domain.readings import Readings
from collective_desk.picture.shapes import Floats, Ints, Look, Picture
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import SHAPE_OF_REALM

from . import answers as lens_answers
from . import facts as lens_facts
from . import trust as lens_trust
from .guises import AS_IT_IS, LENSES, Guise, Rows, Sorted, dressed

FAMILIES: Final = (lens_answers, lens_facts, lens_trust)
"""The modules that register lenses."""
_QUIET: Final = 0.64
"""Ties under a lens of actors are context: still three to one on paper."""
_SEEN_IN_REALMS: Final = frozenset({"kind", "realm", "influence"})
_WITH_TIES: Final = _SEEN_IN_REALMS | {"bridge"}
"""Lenses of actors whose ties are part of what one looks for."""


@dataclass(frozen=True, slots=True)
class LensEntry:
    """One class in the legend: its symbol or its pen (by number), else discs; how many it has."""

    words: str
    """Id of the words; where there are none, `name` is said."""
    count: int
    look: Look | None = None
    pen: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class LensLegend:
    """The legend of a lens: what it asks, its classes, how many people were asked."""

    words: str
    entries: tuple[LensEntry, ...]
    asked: int
    """0 where nobody has to be asked."""
    known: int
    """Of how many actors (or ties) it is known."""
    total: int
    towers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lensed:
    """A picture seen through a lens: paint `picture`, and explain it with `legend`."""

    lens: str
    picture: Picture
    classes: tuple[Guise, ...]
    which: Ints
    """Class of each actor."""
    tie_opacity: Floats
    """1 where ties are the subject, less where they are context."""
    legend: LensLegend

    @property
    def realms(self) -> bool:
        """Whether colours still say the realm."""
        return self.lens in _SEEN_IN_REALMS


def apply(lens: str, picture: Picture, readings: Readings, style: Style) -> Lensed:
    """See a picture through a lens (a code of the vocabulary; an unknown one shows kinds)."""
    code = lens if lens in LENSES else "kind"
    told = LENSES[code](picture.content, Rows.of(picture.content, readings))
    return see(code, picture, told, style)


def see(code: str, picture: Picture, told: Sorted, style: Style) -> Lensed:
    """See a picture whose actors were sorted; the words of `code` are `lens.<code>`."""
    which = np.array(told.which, np.int32)
    looks, look = _looks(picture, told, which, style)
    ties_speak = bool(told.tie_pens) or code in _WITH_TIES
    seen = replace(picture, looks=looks, look=look)
    if told.pens:
        seen = replace(
            seen,
            pens=[replace(pen, name=picture.words(pen.name)) for pen in told.pens],
            pen=np.array(told.tie_pens, np.int32),
        )
    opacity = np.full(len(picture.source), 1.0 if ties_speak else _QUIET)
    return Lensed(code, seen, tuple(told.guises), which, opacity, _legend(code, seen, told, style))


def _looks(
    picture: Picture, told: Sorted, which: Ints, style: Style
) -> tuple[list[Look], Ints]:
    """Dress each pair of look and class once."""
    if not len(which):
        return [], picture.look
    classes = len(told.guises)
    pairs, look = np.unique(picture.look.astype(np.int64) * classes + which, return_inverse=True)
    looks = []
    for pair in pairs.tolist():
        base, guise = picture.looks[pair // classes], told.guises[pair % classes]
        letters = _letters(guise, picture)
        if base.empty_chair and not guise.seats:
            looks.append(base)  # dashed, whatever is asked
        else:
            looks.append(dressed(replace(base, empty_chair=False), guise, letters, style))
    return looks, look.astype(np.int32)


def _letters(guise: Guise, picture: Picture) -> str:
    told = guise.letters
    if told == AS_IT_IS:
        return ""
    return picture.words(told) if told.startswith("letters.") else told


def _legend(code: str, picture: Picture, told: Sorted, style: Style) -> LensLegend:
    if told.tie_pens:
        return _tie_legend(code, picture, told)
    chairs = picture.content.actors.empty_chair
    counted = [
        number
        for number, chair in zip(told.which, chairs, strict=True)
        if told.guises[number].seats or not chair
    ]
    counts = np.bincount(np.array(counted, np.int64), minlength=len(told.guises)).tolist()
    entries = []
    for number, (guise, count) in enumerate(zip(told.guises, counts, strict=True)):
        if count and told.towers and not guise.hollow:
            entries.append(LensEntry(guise.words, count))
        elif count and guise.words:
            first = _first(told.which, number, chairs)
            base = picture.looks[int(picture.look[first])]
            sample = _sample(base, guise, picture, style, code)
            entries.append(LensEntry(guise.words, count, sample, name=guise.name))
    last = told.guises[-1].words
    known = sum(e.count for e in entries if e.words != last or not last.endswith("not_said"))
    return LensLegend(f"lens.{code}", tuple(entries), told.asked, known, len(counted),
                      towers=told.towers)


def _sample(base: Look, guise: Guise, picture: Picture, style: Style, code: str) -> Look:
    """Give the symbol of a class: of the first actor's shape only where shapes belong to it."""
    plain = replace(base, own_team=False, hidden_badge=False, pinned=False, values=0)
    if code in ("kind", "realm") or not (guise.fill or guise.hollow):
        return plain
    shape = SHAPE_OF_REALM[None]
    letters = "" if guise.hollow else _letters(guise, picture)
    edge = "lens_edge" if guise.fill else "ink_soft"
    neutral = Look(shape, "paper", edge, "ink_soft", letters)
    return replace(dressed(neutral, guise, letters, style), size=1.0)


def _tie_legend(code: str, picture: Picture, told: Sorted) -> LensLegend:
    counts = np.bincount(np.array(told.tie_pens, np.int64), minlength=len(told.pens)).tolist()
    entries = [
        LensEntry(pen.id, count, pen=number, name=picture.pens[number].name)
        for number, (pen, count) in enumerate(zip(told.pens, counts, strict=True))
        if count
    ]
    known = sum(counts[:-1])
    return LensLegend(f"lens.{code}", tuple(entries), told.asked, known, len(told.tie_pens))


def _first(which: list[int], number: int, chairs: list[bool]) -> int:
    """Give the first actor of a class, one who sits if there is any."""
    rows = [row for row, one in enumerate(which) if one == number]
    return next((row for row in rows if not chairs[row]), rows[0])
