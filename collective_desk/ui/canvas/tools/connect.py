"""Drag from an actor's rim: a tie of the current pen, to another actor or a new one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.domain.contents import Pen
from collective_desk.picture.shapes import Picture
from collective_desk.ui.canvas.ink.symbols import symbol_path
from collective_desk.ui.canvas.ink.ties import draw_ink

from .tool import Spot, Stage

_SLIP = 40.0
"""Pixels from the rim under which letting go over nothing was a slip of the hand."""
_PLAIN = Pen("", "", "", None, True, "ink_soft", "solid", "")


class ConnectTool:
    """Draw a tie; over nothing begin the actor that it ends at, over its own start do nothing."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, spot: Spot) -> None:
        self.stage = stage
        self.source = spot.hit.row
        self.start = self.now = spot
        self.moved = False

    @property
    def target(self) -> int | None:
        """The actor under the pointer, if the tie may end there."""
        row = self.now.hit.actor
        return None if row == self.source else row

    def move(self, spot: Spot) -> None:
        """Let the end follow the pointer; near an actor it takes hold of it."""
        self.now = spot
        self.moved = True
        self.stage.update()

    def release(self, spot: Spot) -> None:
        """Ask for the tie; a click on the rim selects the actor."""
        self.now = spot
        ids = self.stage.picture.actor_ids
        if not self.moved:
            self.stage.selection.set([ids[self.source]])
        elif self.target is not None:
            self.stage.port.add_tie(ids[self.source], ids[self.target])
        elif spot.hit.actor is None and self._is_far():
            self.stage.port.new_actor_at(*spot.at, tied_to=ids[self.source])
        self.stage.update()

    def cancel(self) -> None:
        """Draw nothing."""
        self.stage.update()

    def paint(self, painter: QPainter) -> None:
        """Show the tie in the pen's pattern and the accent colour."""
        if not self.moved:
            return
        stage, style = self.stage, self.stage.artist.style
        accent = QColor(style.colour("accent"))
        ties, sight = stage.artist.ties, stage.sight
        ink = ties.ink(np.array([0], np.int32), sight, of=self._preview())
        painter.save()
        painter.scale(1 / sight.ratio, 1 / sight.ratio)
        draw_ink(painter, ink, ties.dots, lambda _: accent)
        painter.restore()
        size = stage.artist.view(sight).symbol
        ends = [self.source] if self.target is None else [self.source, self.target]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, style.symbol.selection_width))
        for row in ends:
            x, y = stage.camera.to_view(stage.picture.xy[row]).tolist()
            shape = stage.picture.looks[stage.picture.look[row]].shape
            path = symbol_path(shape, size, style, style.symbol.selection_gap)
            painter.drawPath(path.translated(QPointF(x, y)))

    def _is_far(self) -> bool:
        """Whether the pointer went somewhere, and not merely off the rim."""
        return max(abs(self.now.x - self.start.x), abs(self.now.y - self.start.y)) > _SLIP

    def _preview(self) -> Picture:
        """Give a picture of this one tie, to the target or to the pointer."""
        picture = self.stage.picture
        pens = [pen.id for pen in picture.pens]
        pen = pens.index(self.stage.pen) if self.stage.pen in pens else 0
        end = self.now.at if self.target is None else picture.xy[self.target]
        look = picture.look[[self.source, self.source if self.target is None else self.target]]
        directed = picture.pens[pen].directed if picture.pens else True
        return replace(
            picture,
            xy=np.vstack((picture.xy[self.source], end)),
            look=look,
            source=np.array([0], np.int32),
            target=np.array([1], np.int32),
            pen=np.array([pen], np.int32),
            pens=picture.pens or [_PLAIN],
            bend=np.array([0.1]),
            arrow_source=np.array([False]),
            arrow_target=np.array([directed]),
        )
