"""Connect without a pointer: a letter appears on every actor, typing it draws the tie."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from collective_desk.picture.shapes import Floats
from collective_desk.picture.symbols import outline, symbol_size
from collective_desk.ui.canvas.fonts import map_font
from collective_desk.ui.canvas.ink.symbols import paint_centred

from .tool import Spot, Stage

LETTERS = "ASDFGHJKLQWERTYUPZVBNM"
"""One letter for the nearest 22: no I and O, which look like 1 and 0."""
MORE, AGAIN = "X", "C"
"""X begins the letters of the rest; C keeps the source, for several ties in a row."""
_HIGH, _TEXT, _RADIUS = 20.0, 12.0, 4.0


def hints(
    xy: Floats, source: int | None, shown: list[int], middle: tuple[float, float] = (0.0, 0.0)
) -> dict[str, int]:
    """Give letters to actors, the nearest to the source first, or to the middle of the view."""
    others = [row for row in shown if row != source]
    start = np.array(middle) if source is None else xy[source]
    far = np.hypot(*(xy[others] - start).T) if others else np.empty(0)
    order = np.argsort(far, kind="stable").tolist()
    return {name: others[at] for name, at in zip(names(len(others)), order, strict=False)}


def names(count: int) -> list[str]:
    """Give so many hints, the shortest first: no hint is the beginning of another."""
    single, firsts, seconds = LETTERS, "", LETTERS + MORE + AGAIN
    if count > len(single):
        firsts = MORE
    while len(single) + len(firsts) * len(seconds) < count and single:
        single, firsts = single[:-1], firsts + single[-1]
    return [*single, *(first + second for first in firsts for second in seconds)]


class HintsTool:
    """Waits for the letter of the actor to tie to, or for a press on it; Esc ends it.

    Without a source the first letter names it. A second C keeps the source: the letters stay, and
    each draws one more tie.
    """

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, source: int | None) -> None:
        self.stage, self.source = stage, source
        self.typed = ""
        self.stays = False
        self.hints = self._hints()

    def key(self, text: str) -> bool:
        """Take a letter; say whether the tool is done."""
        typed = self.typed + text.upper()
        if typed in self.hints:
            return self.take(self.hints[typed])
        if typed == AGAIN:
            self.stays = True
        elif any(name.startswith(typed) for name in self.hints):
            self.typed = typed
        self.stage.update()
        return False

    def back(self) -> bool:
        """Take back the first of two letters; say whether there was one."""
        had, self.typed = bool(self.typed), ""
        self.stage.update()
        return had

    def look_again(self) -> None:
        """Let those who came into view have letters too; who was begun keeps the letters."""
        if not self.typed:
            self.hints = self._hints()

    @property
    def waits_for(self) -> str:
        """What the next letter means: the "source", "one" tie, or "many" ties."""
        return "source" if self.source is None else "many" if self.stays else "one"

    def take(self, row: int) -> bool:
        """Begin from an actor, or draw the tie to it; say whether the tool is done."""
        self.typed = ""
        ids = self.stage.picture.actor_ids
        if self.source is None:
            self.source = row
            self.stage.selection.set([ids[row]])
            self.hints = self._hints()
            self.stage.update()
            return False
        if row != self.source:
            self.stage.port.add_tie(ids[self.source], ids[row])
        self.stage.update()
        return not self.stays

    def move(self, spot: Spot) -> None:
        """The pointer may wander."""

    def release(self, spot: Spot) -> None:
        """Only letters count."""

    def cancel(self) -> None:
        """Take the letters away."""
        self.stage.update()

    def _hints(self) -> dict[str, int]:
        """Give letters to all that is in view."""
        stage, sight = self.stage, self.stage.sight
        at = stage.camera.to_view(stage.picture.xy)
        seen = ((at >= 0) & (at <= (sight.width, sight.height))).all(axis=1)
        middle = stage.camera.to_map(sight.width / 2, sight.height / 2)
        return hints(stage.picture.xy, self.source, np.flatnonzero(seen).tolist(), middle)

    def paint(self, painter: QPainter) -> None:
        """Draw a key cap at the start side of every symbol that can still be meant."""
        stage, style = self.stage, self.stage.artist.style
        size = symbol_size(stage.camera.zoom, style)
        font = map_font(style, _TEXT, strong=True)
        metrics = QFontMetricsF(font)
        for name, row in self.hints.items():
            if not name.startswith(self.typed):
                continue
            x, y = stage.camera.to_view(stage.picture.xy[row]).tolist()
            half = outline(stage.picture.looks[stage.picture.look[row]].shape, style.symbol)
            wide = max(_HIGH - 2, metrics.horizontalAdvance(name) + 10)
            left = x - half.half_width * size - wide + 3
            spot = stage.artist.labels.spots.get(stage.picture.actor_ids[row])
            if spot is not None and spot.shown and spot.align == "end":
                left = x + half.half_width * size - 3  # its name stands where the cap would
            box = QRectF(left, y - _HIGH / 2, wide, _HIGH)
            painter.setPen(QColor(style.colour("paper")))
            painter.setBrush(QColor(style.colour("hint")))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colour = QColor(style.colour("on_hint"))
            paint_centred(painter, name, QPointF(box.center()), _TEXT, colour, style)
