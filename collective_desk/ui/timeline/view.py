"""The timeline as a widget: pans, zooms, is walked with keys, tells what is pointed at."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from collective_desk.picture.plate import Plate, Spot
from collective_desk.picture.timeline.axis import MONTH
from collective_desk.picture.timeline.draft import HEAD, ROW, axis_of
from collective_desk.picture.timeline.plates import compose_timeline, height_of
from collective_desk.picture.timeline.scene import Scene, Sight
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import escaped_tip

from .painter import PlatePainter
from .walk import Focus, Way, step

MONTHS = 9
SHORTEST, LONGEST = 20.0, 40 * 365.0
"""Days that can be in view, at least and at most."""
WORDS, WORDLESS = 190.0, 720
"""Room for the words at the end of the rows, and the width under which they have none."""
_ZOOM = 1.25
_AFTER = 0.018
"""Room after today, as a share of what is in view."""
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down", Qt.Key.Key_Home: "home", Qt.Key.Key_End: "end",
}


class TimelineView(QWidget):
    """Shows a scene; changes nothing, only tells what a person wants."""

    opened = Signal(str, str)
    """Kind and id of what Enter or a click opens."""
    followed = Signal(str, str)
    """Kind and id of what two clicks follow to the map."""
    left = Signal()
    """Esc: back to where nothing is chosen."""
    resized = Signal()

    def __init__(self, theme: Theme, signs: Signs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._painter = theme, PlatePainter(theme, signs)
        self._scene = Scene(today=1)
        self._span = MONTHS * MONTH
        self._end = 1.0
        self._scroll = 0.0
        self._focus: Focus | None = None
        self._plate: Plate | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.refresh)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def focus(self) -> Focus | None:
        """What is chosen."""
        return self._focus

    @property
    def plate(self) -> Plate:
        """The drawing as it stands now."""
        if self._plate is None:
            plate = compose_timeline(self._scene, self._sight(), self._painter.measure)
            self._plate = plate.mirrored() if self.isRightToLeft() else plate
        return self._plate

    def rows_that_fit(self) -> int:
        """Give how many ties there is room for, above posture and turns."""
        rest = height_of(replace(self._scene, tracks=()), self._theme.scale)
        return int((self.height() - rest) / (ROW * self._theme.scale))

    def show_scene(self, scene: Scene) -> None:
        """Show another scene, at the same days."""
        first = self._scene.today == 1
        self._scene = scene
        if first:
            self.show_months(MONTHS)
        if self._focus and not self._stands(self._focus):
            self._focus = None
        self._scroll = min(self._scroll, self._most_scroll())
        self.refresh()

    def show_months(self, months: int) -> None:
        """Show the months up to today; 0 is everything."""
        self._span = months * MONTH
        if not months:
            days = [event.day for event in self._scene.events]
            days += [run.day for track in self._scene.tracks for run in track.first[:1]]
            self._span = self._scene.today - min(days, default=self._scene.today - 270) + 10.0
        self._span = max(self._span, SHORTEST)
        self._end = self._scene.today + _AFTER * self._span
        self.refresh()

    def choose(self, focus: Focus | None) -> None:
        """Choose something, bring it into view and say what it is."""
        self._focus = focus
        if focus is not None:
            self._bring(focus)
        self.refresh()
        self._say()

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Look at fewer or more days; the day under `at` stays where it is."""
        axis = axis_of(self._sight())
        share = 1.0 if at is None else (at - axis.left) / (axis.right - axis.left)
        share = min(max(share, 0.0), 1.0)
        fixed = axis.start + share * self._span
        self._span = min(max(self._span / factor, SHORTEST), LONGEST)
        self._end = fixed + (1 - share) * self._span
        self.refresh()

    def pan(self, dx: float, dy: float) -> None:
        """Move what is in view by pixels."""
        self._end -= dx / axis_of(self._sight()).scale
        self._end = min(self._end, self._scene.today + self._span * 0.5)
        self._scroll = min(max(self._scroll - dy, 0.0), self._most_scroll())
        self.refresh()

    def refresh(self) -> None:
        """Draw anew at the next paint."""
        self._plate = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        self._painter.paint(painter, self.plate)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll = min(self._scroll, self._most_scroll())
        self.refresh()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.refresh()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot(event.pos())
            QToolTip.showText(event.globalPos(), escaped_tip(spot.name) if spot else "", self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        moved, held = event.angleDelta(), event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            x = event.position().x()
            self.zoom_by(_ZOOM ** (moved.y() / 120), self.width() - x if self._turned() else x)
        elif held & Qt.KeyboardModifier.ShiftModifier or abs(moved.x()) > abs(moved.y()):
            along = moved.x() or moved.y()
            self.pan(-along if self._turned() else along, 0)
        else:
            self.pan(0, moved.y() / 2)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons():
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > 4:
            self._dragged, self._pressed = True, event.position()
            self.pan(-moved.x() if self._turned() else moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint())
        if not self._dragged and self._pressed is not None:
            self.choose(Focus(spot.kind, spot.id) if spot else None)
            self._open()
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint())
        if spot is not None:
            self.followed.emit(spot.kind, spot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS:
            self._walk(_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = (self.height() - HEAD) * (1 if key == Qt.Key.Key_PageUp else -1)
            self.pan(0, page)
        elif key == Qt.Key.Key_Escape:
            self.choose(None)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _walk(self, way: Way) -> None:
        if self._turned() and way in ("left", "right"):
            way = "right" if way == "left" else "left"
        self.choose(step(self._scene, self._focus, way))

    def _open(self) -> None:
        if self._focus is not None:
            self.opened.emit(self._focus.kind, self._focus.id)

    def _say(self) -> None:
        """Tell those who listen what the keyboard is on."""
        if self._focus is None:
            return
        said = self._scene.names.get(self._focus.id) or next(
            (self._scene.say(track).name for track in self._scene.tracks
             if track.bond.tie == self._focus.id), "")
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _stands(self, focus: Focus) -> bool:
        return focus.id in self._scene.names or any(
            track.bond.tie == focus.id for track in self._scene.tracks)

    def _bring(self, focus: Focus) -> None:
        """Roll and pan until the chosen is in view."""
        if focus.kind == "milestone":
            day = next((one.day for one in self._scene.events if one.id == focus.id), None)
            start = self._end - self._span
            if day is not None and not start + 2 <= day <= self._end:
                self._end = day + self._span / 2
        elif focus.kind == "tie":
            at = next((n for n, track in enumerate(self._scene.tracks)
                       if track.bond.tie == focus.id), 0)
            unit = self._theme.scale
            top, room = at * ROW * unit, self.height() - HEAD * unit
            self._scroll = min(max(self._scroll, top + ROW * unit - room), top)
            self._scroll = max(self._scroll, 0.0)

    def _spot(self, at: QPoint) -> Spot | None:
        return self.plate.at(at.x(), at.y())

    def _turned(self) -> bool:
        return bool(self.isRightToLeft())

    def _sight(self) -> Sight:
        # Where the field of time would be a strip, what the rows say is told in words beside.
        tells = self.width() >= WORDLESS * self._theme.scale
        return Sight(
            words_width=WORDS if tells else 0.0,
            width=self.width(), height=self.height(), start=self._end - self._span, end=self._end,
            scroll=self._scroll, unit=self._theme.scale,
            focus=self._focus.id if self._focus else None)

    def _most_scroll(self) -> float:
        return max(height_of(self._scene, self._theme.scale) - self.height(), 0.0)
