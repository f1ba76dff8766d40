"""The widget under the canvas: paints the layers and hands events to pointer and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputDevice,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.picture.shapes import Ints, Picture
from collective_desk.picture.style import Style
from collective_desk.ui.selection import Selection

from .camera import Camera
from .find import find
from .fonts import load_fonts
from .hit import NOTHING, Hit, Part
from .ink.artist import Artist
from .ink.ground_marks import paint_ground_marks
from .ink.layers import Layers, Sight
from .marks import paint_marks
from .pointer import Pointer
from .port import CanvasPort
from .stylus import as_mouse
from .touch import Touch

_REST_MS = 90
_SCREEN = QInputDevice.DeviceType.TouchScreen
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Surface(QWidget):
    """Shows a picture as layers; says where one looks and what is pointed at."""

    camera_changed = Signal()
    rested = Signal()
    typed = Signal(str)
    hovered = Signal(str)
    focus_moved = Signal()
    gesture_ended = Signal()
    letters_wait = Signal(str)
    """Letters to connect by: a "source", "one" tie, "many" ties, or "" when they are gone."""

    def __init__(
        self, picture: Picture, style: Style, selection: Selection, port: CanvasPort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self.picture, self.selection, self.port = picture, selection, port
        self.artist = Artist(style)
        self.artist.use(picture)
        self.layers = Layers(
            self.artist, QColor(style.colour("paper")), self.artist.once, self.artist.few)
        self.words: Callable[..., str] = picture.words
        """How the map is said aloud."""
        self.pen: EntityId | None = None
        self.single_keys: frozenset[str] = frozenset()
        """Letters (capitals) that are keys of the window: they never begin a name."""
        self.hover: Hit = NOTHING
        self.pointer = (0.0, 0.0)
        self.focus: int | None = None
        self.keyboard = False
        self.head_top = 20.0
        """Pixels under the edge at which heads of bands stay; chips of filters stand above."""
        self.opacity = 1.0
        """Of what is lifted off the map: under 1 while new actors fade in."""
        self.hand = Pointer(self, self)
        self.touch = Touch(self, self)
        self._camera = Camera()
        self._without: frozenset[int] = frozenset()
        self._rest, self._refining = QTimer(self), QTimer(self)
        self._build()

    @property
    def camera(self) -> Camera:
        """Where one looks."""
        return self._camera

    @property
    def sight(self) -> Sight:
        """What has to be painted."""
        ratio = self.devicePixelRatioF()
        return Sight(self._camera, self.width(), self.height(), ratio, self._without)

    @property
    def shows_focus(self) -> bool:
        """Whether the ring of keyboard focus is due."""
        return self.keyboard and self.hasFocus()

    def look(self, camera: Camera) -> None:
        """Look elsewhere, at once."""
        self._camera = camera.snapped(self.devicePixelRatioF())
        self._rest.start()
        self.update()
        self.camera_changed.emit()

    def hit(self, x: float, y: float, *, reach: float = 0.0) -> Hit:
        """Say what lies under a pixel of the widget, or within reach of a fingertip."""
        return find(self.artist, self.sight, x, y, reach=reach)

    def id_of(self, hit: Hit) -> EntityId | None:
        """Give the id of what was hit."""
        if hit.actor is not None:
            return self.picture.actor_ids[hit.actor]
        if hit.part is Part.GROUND:
            return self.artist.ground.ids[hit.row]
        return None if hit.tie is None else self.picture.tie_ids[hit.tie]

    def lift(self, rows: Ints) -> None:
        """Take actors and their ties off the map, to be painted on top while they move."""
        self.artist.preview(self.picture)
        self._without = frozenset(rows.tolist())
        self.layers.finish(self.sight)
        self.update()

    def drop(self) -> None:
        """Put back what was lifted: where the picture says."""
        self.artist.preview(None)
        self._without = frozenset()
        self.opacity = 1.0
        self.update()

    def forget(self) -> None:
        """Paint everything anew."""
        self.layers.forget()
        self.update()

    def show_soon(self) -> None:
        """Make the exact picture without waiting for a rest: nothing is on its way elsewhere."""
        self._rest.stop()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the layers, what is lifted, the outlines and the gesture under way."""
        painter = QPainter(self)
        sight = self.sight
        exact = self.layers.show(painter, sight)
        if self.layers.without:
            self._paint_lifted(painter, sight)
        self.artist.guides.paint_heads(painter, sight, self.head_top)
        paint_marks(painter, self)
        paint_ground_marks(painter, self)
        self.hand.paint(painter)
        painter.end()
        if not exact and not self._refining.isActive() and not self._rest.isActive():
            self._refining.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map where it is; names may find other places."""
        self._rest.start()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.keyboard = self.touch.used = False
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        before = self.hover
        self.hand.move(event)
        if self.hover != before:
            self.hovered.emit(self.id_of(self.hover) or "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self.hand.release(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Let a pen press, draw and drag as a mouse does; its eraser too."""
        heard = as_mouse(event)
        event.setAccepted(heard is not None and QApplication.sendEvent(self, heard))

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self.hand.leave()
        self.hovered.emit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan."""
        self.hand.wheel(event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of the selection by keyboard."""
        self.hand.cancel()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_menu_of_selected()
        else:
            x, y = float(event.x()), float(event.y())
            self.ask_menu(x, y, self.hit(x, y))

    def ask_menu_of_selected(self) -> None:
        """Ask for the menu of the selection, where the keyboard is on the map."""
        x, y = self.width() / 2, self.height() / 2
        if self.focus is not None:
            x, y = self.camera.to_view(self.picture.xy[self.focus]).tolist()
        where = self.mapToGlobal(QPointF(x, y).toPoint())
        self.port.show_menu(self.selection.ids, where, self.camera.to_map(x, y))

    def ask_menu(self, x: float, y: float, hit: Hit) -> None:
        """Ask for the menu of what was hit; it is selected first."""
        id = self.id_of(hit)
        if id is not None and id not in self.selection:
            self.selection.set([id])
        where = self.mapToGlobal(QPointF(x, y)).toPoint()
        self.port.show_menu(self.selection.ids, where, self.camera.to_map(x, y))

    def open_at(self, x: float, y: float, hit: Hit) -> None:
        """Answer a double press; a canvas with names and lines says how."""

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space is let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hand.hold_space(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring of focus if a key brought it here."""
        self.keyboard = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Let go of Space and of the ring."""
        self.hand.hold_space(False)
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method composed as typed."""
        if event.commitString().strip():
            self.typed.emit(event.commitString())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Answer trackpads and fingers."""
        if isinstance(event, QNativeGestureEvent):
            return self.hand.native(event)
        if isinstance(event, QTouchEvent) and event.deviceType() is _SCREEN:
            self.keyboard = False
            return self.touch.follow(event)
        return super().event(event)

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._refining.timeout.connect(self._on_refine)

    def _paint_lifted(self, painter: QPainter, sight: Sight) -> None:
        painter.save()
        painter.setOpacity(self.opacity)
        painter.scale(1 / sight.ratio, 1 / sight.ratio)
        for job in self.artist.lifted(self.layers.without, sight):
            job(painter)
        painter.restore()

    def _on_rest(self) -> None:
        self.rested.emit()
        self.update()

    def _on_refine(self) -> None:
        if self.layers.refine(self.sight):
            self._refining.stop()
            self.update()
