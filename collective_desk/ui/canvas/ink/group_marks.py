"""The towers of several groups over an actor that is chosen or pointed at, on a plate of paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from collective_desk.picture.group_towers import GroupTowers, side_by_side
from collective_desk.picture.style import Style
from collective_desk.picture.towers import tower_feet

from .artist import Artist
from .layers import Sight
from .letters import paint_tower
from .symbols import paint_centred

_MOST = 60


def paint_groups(
    painter: QPainter, artist: Artist, sight: Sight, rows: Iterable[int]
) -> None:
    """Show who says how much of these actors, where towers are on the map and can be counted."""
    picture, style, built = artist.picture, artist.style, artist.towers.built
    ids = picture.actor_ids
    shown = [row for row in rows if ids[row] in built][:_MOST]
    # What is asked of all actors is asked only where somebody is chosen.
    if not shown or not artist.towers.headroom(sight.camera.zoom):
        return
    feet = tower_feet(picture, artist.view(sight), style)
    for row in shown:
        tower = picture.content.towers[ids[row]]
        groups = side_by_side(tower, artist.towers.letters, style.disc)
        if groups is not None:
            painter.save()
            painter.translate(*feet[row].tolist())
            _paint(painter, groups, style)
            painter.restore()


def _paint(painter: QPainter, groups: GroupTowers, style: Style) -> None:
    painter.setPen(QPen(QColor(style.colour("line")), 1.0))
    painter.setBrush(QColor(style.colour("paper")))
    painter.drawRoundedRect(QRectF(*groups.box), 4, 4)
    soft, ink = QColor(style.colour("ink_soft")), QColor(style.colour("ink"))
    for one in groups.towers:
        painter.save()
        painter.translate(one.x, groups.foot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_tower(painter, one.discs, style, number=False)
        over = QPointF(0.0, -max(one.discs.height, 4.0) - 0.55 * groups.line)
        paint_centred(painter, one.discs.number, over, 0.8 * groups.line, ink, style)
        under = QPointF(0.0, 0.6 * groups.line)
        paint_centred(painter, one.letter, under, 0.8 * groups.line, soft, style)
        painter.restore()
    if groups.middle is not None:
        left, _, wide, _ = groups.box
        painter.setPen(QPen(QColor(style.colour("accent")), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(left + 3, groups.middle, left + wide - 3, groups.middle))
