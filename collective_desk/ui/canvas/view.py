"""The canvas: a map to look at and to work on; it holds no truth and asks for what it cannot do."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides
from collective_desk.picture.lenses import Lensed
from collective_desk.picture.shapes import Floats, Picture
from collective_desk.picture.style import Style
from collective_desk.ui.selection import Selection

from .artist import Artist
from .camera import FIT_MARGIN, GUIDED_MARGIN, Camera, covered, fitted, fitted_beside
from .changes import Changes
from .emphasis import emphasis
from .ground import Photos
from .hit import NOTHING, Part
from .keys import Keys
from .labels import WHOLE
from .layers import Layers
from .motion import FIT_MS, Motion
from .port import CanvasPort
from .rename import NameEditor
from .surface import Surface
from .tools.area import AreaTool
from .tools.hints import HintsTool
from .tools.lay import resized

_MARGIN = 72.0


class Canvas(Surface):
    """A map in a widget: look at it, select, move, connect, rename; the port hears the wishes."""

    picture_changed = Signal()
    focus_ended = Signal()
    """Somebody let the focus go."""

    def __init__(
        self, picture: Picture, style: Style, selection: Selection, port: CanvasPort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(picture, style, selection, port, parent)
        self.motion = Motion(self)
        self.editor = NameEditor(self)
        self.keys = Keys(self)
        self._changes = Changes(self)
        self._looked = False
        self._radius: int | None = None
        self._around: tuple[EntityId, ...] | None = None
        self.guides: Guides | None = None
        self.lensed: Lensed | None = None
        selection.changed.connect(self._on_selection_changed)
        self.rested.connect(self._on_rested)
        self.camera_changed.connect(self.editor.follow)

    def set_picture(self, picture: Picture) -> None:
        """Show another map, all of it."""
        self.hand.cancel()
        self.motion.finish()
        self.focus, self.hover, self._looked = None, NOTHING, False
        self.artist.labels.spots = {}
        self.take(picture)
        self._first_look()

    def refresh(self, picture: Picture, ids: Iterable[EntityId], *, glide: int = 0) -> None:
        """Show what became of some actors and ties; those that moved take `glide` ms to go."""
        self._changes.apply(picture, set(ids), glide)

    def set_style(self, style: Style) -> None:
        """Show the map in another theme."""
        spots, ground = self.artist.labels.spots, self.artist.ground
        self.artist = Artist(style)
        self.artist.ground.take_over(ground)
        self.artist.labels.spots = spots
        self.layers = Layers(self.artist, QColor(style.colour("paper")), self.artist.once)
        self.take(self.picture)

    def glide(self, camera: Camera, length: int = FIT_MS) -> None:
        """Look elsewhere, moving there."""
        start = self.camera
        self.motion.run(length, lambda share: self.look(start.between(camera, share)))

    def fit(self) -> None:
        """Bring the whole map into view."""
        self.glide(self._fitted())

    def fit_if_covered(self) -> None:
        """Bring the map into view if somebody stands under what lies over it."""
        if covered(self.camera.to_view(self.picture.xy), self.obstacles()):
            self.fit()

    def reset_view(self) -> None:
        """Look at the middle of the map at 100 %."""
        whole = fitted(self._extent(), self.width(), self.height())
        self.glide(whole.zoomed(1.0 / whole.zoom, self.width() / 2, self.height() / 2))

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle of the view."""
        self.look(self.camera.zoomed(factor, self.width() / 2, self.height() / 2))

    def show_actor(self, id: EntityId) -> None:
        """Push the map until an actor is in view."""
        row = self.picture.row.get(id)
        if row is None:
            return
        x, y = self.camera.to_view(self.picture.xy[row]).tolist()
        right, foot = self.width() - _MARGIN, self.height() - _MARGIN
        dx = min(right - x, 0.0) + max(_MARGIN - x, 0.0)
        dy = min(foot - y, 0.0) + max(_MARGIN - y, 0.0)
        if dx or dy:
            self.glide(self.camera.moved(dx, dy))

    def set_focus_radius(
        self, ties: int | None, around: tuple[EntityId, ...] | None = None
    ) -> None:
        """Fade what these (else the selection) cannot reach in so many ties; None ends it."""
        self._radius, self._around = ties, around
        self._on_selection_changed()

    def explain(self, guides: Guides | None, lensed: Lensed | None) -> None:
        """Say what the next picture is arranged by, and through which lens it is seen."""
        self.guides, self.lensed = guides, lensed

    def edit_name(self, id: EntityId) -> None:
        """Open an editor where the actor's name stands."""
        self.editor.open(id)

    def connect_by_letter(self, source: EntityId) -> None:
        """Show a letter on every actor in view; the one typed is tied to the source."""
        row = self.picture.row.get(source)
        if row is not None:
            self.hand.begin(HintsTool(self, row))

    def draw_area(self, form: str) -> None:
        """Wait for an area to be drawn, or for the place of words."""
        self.hand.begin(AreaTool(self, form))

    def show_photos(self, photos: Photos) -> None:
        """Get photos behind the map from here."""
        self.artist.ground.photos = photos
        self.forget()

    def nudge(self, dx: float, dy: float, *, sizes: bool) -> bool:
        """Move what is selected a little, or change the size of areas; False if nothing is."""
        ground, picture = self.artist.ground, self.picture
        boxes = {id: box for id in self.selection.ids if (box := ground.box(id))}
        if boxes:
            sides = (1, 1) if sizes else (0, 0)
            self.port.move_ground({
                id: resized(box, sides, dx, dy, in_proportion=ground.is_photo(id)) if sizes
                else (box[0] + dx, box[1] + dy, *box[2:])
                for id, box in boxes.items()})
        actors = {id: picture.xy[picture.row[id]].tolist()
                  for id in self.selection.ids if id in picture.row}
        if actors and not sizes:
            self.port.move_placements({id: (x + dx, y + dy) for id, (x, y) in actors.items()})
        return bool(boxes or actors)

    def let_go(self) -> bool:
        """End one thing: a gesture, the focus radius, the selection; say whether there was one."""
        if self.hand.cancel():
            return True
        if self._radius is not None:
            self.set_focus_radius(None)
            self.focus_ended.emit()
            return True
        had = bool(self.selection.ids) or self.focus is not None
        self.focus = None
        self.selection.clear()
        self.update()
        return had

    def take(self, picture: Picture) -> None:
        """Work with this picture from now on and paint it anew."""
        self.picture = picture
        self.artist.use(picture, self.guides, self.lensed)
        self.artist.emphasis = emphasis(
            picture, self.selection.ids, self._radius, self._around)
        if len(picture.xy) <= WHOLE and self._looked:
            self.settle()
        else:
            self._rest.start()
        self.forget()
        self.picture_changed.emit()

    def settle(self, moved: Iterable[EntityId] = ()) -> None:
        """Find places for the names."""
        changed = self.artist.labels.settle(
            self.sight, selected=self.selection.ids, moved=set(moved),
            obstacles=np.concatenate((self.obstacles(), self.artist.guides.boxes(self.sight))),
            headroom=self.artist.headroom(self.camera.zoom),
        )
        if changed:
            self.forget()

    def obstacles(self) -> Floats:
        """Give the boxes of what lies over the map: names keep off them."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        boxes = [
            child.geometry().getRect()
            for child in self.findChildren(QWidget, options=direct)
            if child.property("over_map") and child.isVisibleTo(self)
        ]
        return np.array(boxes, dtype=float).reshape(-1, 4)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename on a name or symbol; on nothing, begin an actor here."""
        x, y = event.position().x(), event.position().y()
        hit = self.hit(x, y)
        if hit.part is Part.NOTHING:
            self.port.new_actor_at(*self.camera.to_map(x, y))
        elif hit.actor is not None and hit.part is not Part.RIM:
            self.edit_name(self.picture.actor_ids[hit.actor])
        elif hit.part is Part.GROUND:
            self.edit_name(self.artist.ground.ids[hit.row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer a key, or leave it to the window."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.hand.hold_space(True)
        elif not self.keys.press(event):
            event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk along ties with Tab; with nothing in focus Tab leaves the canvas."""
        return self.keys.tab(back=not next) or super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the whole map the first time."""
        super().showEvent(event)
        self._first_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map where it is."""
        super().resizeEvent(event)
        self._first_look()

    def changeEvent(self, event: QEvent) -> None:
        """Sharpen the picture for another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.look(self.camera)
        super().changeEvent(event)

    def _first_look(self) -> None:
        if self._looked or not self.isVisible() or self.width() < 2:
            return
        self._looked = True
        self.look(self._fitted(largest=1.0))
        self.settle()

    def _fitted(self, largest: float = 1.5) -> Camera:
        margin = FIT_MARGIN if self.guides is None else GUIDED_MARGIN
        return fitted_beside(
            self._extent(), self.width(), self.height(), self.obstacles(), largest=largest,
            margin=margin)

    def _extent(self) -> Floats:
        """Give the points that belong in view: everyone, what lies under them, the guides."""
        if self.guides is None:
            return np.concatenate((self.picture.xy, self.artist.ground.corners))
        corners = np.array(self.guides.frame, float).reshape(2, 2)
        return np.concatenate((self.picture.xy, corners))

    def _on_selection_changed(self) -> None:
        self.artist.emphasis = emphasis(
            self.picture, self.selection.ids, self._radius, self._around)
        latest = self.selection.latest
        # A selected tie leaves the keyboard with the actor from which it was reached.
        self.focus = self.picture.row.get(latest, self.focus) if latest else self.focus
        if self._looked and len(self.picture.xy) <= WHOLE:
            self.settle()
        else:
            self._rest.start()
        self.forget()

    def _on_rested(self) -> None:
        if self._looked and not self.motion.running:
            self.settle()
