"""Names in a second script, in grey beside the first, where a map has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from collective_desk.briefs.ink.canvas import Ink
from collective_desk.briefs.letters.atoms import Type
from collective_desk.briefs.letters.text import Line, set_text
from collective_desk.domain.entities import EntityId
from collective_desk.picture.labels import LabelSpot
from collective_desk.picture.shapes import Floats

from .fit import Frame

TYPE: Final = Type(6.6, 2.75, colour="ink_soft")
_HIGH: Final = 8.0
"""Height of a line of it, in points."""
_SHARE: Final = {"start": 0.0, "center": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class SecondName:
    """A set name with its left top corner, in points."""

    line: Line
    x: float
    y: float

    @property
    def box(self) -> Frame:
        """The room it takes."""
        return self.x, self.y, self.line.width, _HIGH

    def draw(self, ink: Ink, halo: float) -> None:
        """Draw it on paper of its own, so that ties pause behind it."""
        ink.halo(self.line, self.x, self.y + 0.5 * _HIGH + 0.36 * TYPE.size, halo)


def place_seconds(
    names: Mapping[EntityId, str],
    spots: Mapping[EntityId, LabelSpot],
    middles: list[tuple[float, float]],
    taken: Iterable[Frame],
    frame: Frame,
) -> list[SecondName]:
    """Put second names under first ones, else above; what would meet anything is left out."""
    boxes = np.array(list(taken), float).reshape(-1, 4)
    placed: list[SecondName] = []
    for id, spot in spots.items():
        if not (spot.shown and any(spot.lines) and names.get(id)):
            continue
        x, y = middles[spot.row]
        line = set_text(names[id], TYPE)[0]
        left = x + spot.dx + _SHARE[spot.align] * (spot.width - line.width)
        for top in (y + spot.dy + spot.height, y + spot.dy - _HIGH):
            second = SecondName(line, left, top)
            if _within(second.box, frame) and not _meets(second.box, boxes):
                placed.append(second)
                boxes = np.vstack((boxes, second.box))
                break
    return placed


def _within(box: Frame, frame: Frame) -> bool:
    return (
        box[0] >= frame[0] and box[1] >= frame[1]
        and box[0] + box[2] <= frame[0] + frame[2] and box[1] + box[3] <= frame[1] + frame[3]
    )


def _meets(box: Frame, boxes: Floats) -> bool:
    x, y, width, height = box
    return bool((
        (boxes[:, 0] < x + width) & (x < boxes[:, 0] + boxes[:, 2])
        & (boxes[:, 1] < y + height) & (y < boxes[:, 1] + boxes[:, 3])
    ).any())
