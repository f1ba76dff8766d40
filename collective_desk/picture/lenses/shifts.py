"""What changed between two moments of a map, drawn: the new in full, the rest stepping back."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Final

import numpy as np

from collective_desk.domain.contents import ActorColumns, MapContent, Pen, TieColumns
from collective_desk.domain.shift import Shift
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style

from .guises import Guise, Sorted
from .lens import Lensed, see

CAME, SHIFTED, LEFT, STAYED = range(4)
_GUISES: Final = (
    Guise("lens.shift.came"),
    Guise("lens.shift.shifted", hollow=True, texture="hatched"),
    Guise("lens.shift.left", hollow=True, texture="crossed"),
    Guise("lens.shift.stayed", hollow=True),
)
_QUIET: Final = 0.30
_GONE: Final = "gone"


def both(before: MapContent, after: MapContent) -> MapContent:
    """Put on one map what stands there after, and where it stood what has left."""
    row_of = {id: row for row, id in enumerate(after.actors.ids)}
    left = [row for row, id in enumerate(before.actors.ids) if id not in row_of]
    row_of |= {before.actors.ids[row]: len(row_of) + at for at, row in enumerate(left)}
    known = set(after.ties.ids)
    parted = [row for row, id in enumerate(before.ties.ids) if id not in known]
    ties = TieColumns(**{
        name: getattr(after.ties, name) + [getattr(before.ties, name)[row] for row in parted]
        for name in _names(TieColumns)
    })
    names = before.actors.ids
    first = len(after.ties.ids)
    for column in (ties.source, ties.target):
        column[first:] = [row_of[names[row]] for row in column[first:]]
    actors = ActorColumns(**{
        name: getattr(after.actors, name) + [getattr(before.actors, name)[row] for row in left]
        for name in _names(ActorColumns)
    })
    pens = {pen.id for pen in after.pens}
    kept = [pen for pen in before.pens if pen.id not in pens]
    return replace(after, actors=actors, ties=ties, pens=[*after.pens, *kept])


def shifted(picture: Picture, shift: Shift, style: Style) -> Lensed:
    """See what changed on a picture of `both` moments."""
    changed = {*shift.moved, *shift.turned, *shift.taken, *shift.rose, *shift.fell}
    came, left = set(shift.came), set(shift.left)
    which = [
        CAME if id in came else LEFT if id in left else SHIFTED if id in changed else STAYED
        for id in picture.actor_ids
    ]
    seen = see("shift", picture, Sorted(_GUISES, which), style)
    tied, parted = set(shift.tied), set(shift.parted)
    gone = Pen(_GONE, "lens.shift.parted", "", None, True, "ink_faint", "dotted", "−")
    pen = np.where([id in parted for id in picture.tie_ids], len(picture.pens), picture.pen)
    opacity = np.array([1.0 if id in tied or id in parted else _QUIET for id in picture.tie_ids])
    pens = [*picture.pens, replace(gone, name=picture.words(gone.name))]
    drawn = replace(seen.picture, pens=pens, pen=pen.astype(np.int32))
    return replace(seen, picture=drawn, tie_opacity=opacity)


def _names(columns: type[ActorColumns | TieColumns]) -> list[str]:
    return [column.name for column in fields(columns)]
