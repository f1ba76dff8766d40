"""The canvas: a map to look at and to work on; it holds no truth and asks for what it cannot do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Guides
from collective_desk.picture.lenses.lens import Lensed
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.ui.selection import Selection

from .changes import Changes
from .emphasis import Emphasis, emphasis
from .framed import Framed
from .hit import NOTHING, Hit, Part
from .ink.artist import Artist
from .ink.ground import Photos
from .ink.labels import WHOLE
from .ink.layers import Layers
from .keys import Keys
from .nudge import nudge
from .port import CanvasPort
from .rename import NameEditor
from .tools.area import AreaTool
from .tools.hints import HintsTool


class Canvas(Framed):
    """A map in a widget: look at it, select, move, connect, rename; the port hears the wishes."""

    picture_changed = Signal()
    focus_ended = Signal()
    """Somebody let the focus go."""

    def __init__(
        self, picture: Picture, style: Style, selection: Selection, port: CanvasPort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(picture, style, selection, port, parent)
        self.editor = NameEditor(self)
        self.keys = Keys(self, partial(nudge, self))
        self._changes = Changes(self)
        self._looked = False
        self._radius: int | None = None
        self._around: tuple[EntityId, ...] | None = None
        self.lensed: Lensed | None = None
        selection.changed.connect(self._on_selection_changed)
        self.rested.connect(self._on_rested)
        self.camera_changed.connect(self.editor.follow)
        self.camera_changed.connect(self.hand.look_again)

    def set_picture(self, picture: Picture) -> None:
        """Show another map, all of it."""
        self.hand.cancel()
        self.motion.finish()
        self.focus, self.hover, self._looked = None, NOTHING, False
        self.artist.labels.spots = {}
        self.take(picture)
        self._first_look()

    def refresh(
        self, picture: Picture, ids: Iterable[EntityId], *, glide: int = 0, fit: bool = False
    ) -> None:
        """Show what became of some actors and ties; those that moved take `glide` ms to go.

        `fit` brings the whole map into view meanwhile.
        """
        self._changes.apply(picture, set(ids), glide, fit=fit)

    def set_style(self, style: Style) -> None:
        """Show the map in another theme."""
        spots, ground = self.artist.labels.spots, self.artist.ground
        self.artist = Artist(style)
        self.artist.ground.take_over(ground)
        self.artist.labels.spots = spots
        self.layers = Layers(
            self.artist, QColor(style.colour("paper")), self.artist.once, self.artist.few)
        self.take(self.picture)

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

    def connect_by_letter(self, source: EntityId | None) -> None:
        """Show a letter on every actor in view; the one typed is tied to the source.

        Without a source the first letter names it.
        """
        self.motion.finish()  # letters are for those who are in view when all stands still
        self.hand.begin(HintsTool(self, self.picture.row.get(source or "")))

    def draw_area(self, form: str) -> None:
        """Wait for an area to be drawn, or for the place of words."""
        self.hand.begin(AreaTool(self, form))

    def show_photos(self, photos: Photos) -> None:
        """Get photos behind the map from here."""
        self.artist.ground.photos = photos
        self.forget()

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
        self.artist.emphasis = self.stands_out()
        if len(picture.xy) <= WHOLE and self._looked:
            self.settle()
        else:
            self._rest.start()
        self.forget()
        self.picture_changed.emit()

    def stands_out(self) -> Emphasis:
        """Say what stands out now, and what steps back."""
        return emphasis(self.picture, self.selection.ids, self._radius, self._around)

    def settle(self, moved: Iterable[EntityId] = ()) -> None:
        """Find places for the names."""
        changed = self.artist.labels.settle(
            self.sight, selected=self.selection.ids, moved=set(moved),
            obstacles=np.concatenate(
                (self.obstacles(), self.artist.obstacles(self.sight, self.head_top))),
            headroom=self.artist.headroom(self.camera.zoom),
        )
        if changed:
            self.forget()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Answer a double click as a double press."""
        x, y = event.position().x(), event.position().y()
        self.open_at(x, y, self.hit(x, y))

    def open_at(self, x: float, y: float, hit: Hit) -> None:
        """Rename on a name or symbol, write on a tie; on nothing, begin an actor here."""
        if hit.part is Part.NOTHING:
            self.port.new_actor_at(*self.camera.to_map(x, y))
        elif hit.actor is not None and hit.part is not Part.RIM:
            self.edit_name(self.picture.actor_ids[hit.actor])
        elif hit.part is Part.GROUND:
            self.edit_name(self.artist.ground.ids[hit.row])
        elif hit.tie is not None:
            self.port.inspect()

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
        """Keep the map where it is: panels come from the left where the window reads so."""
        super().resizeEvent(event)
        wider = event.size().width() - event.oldSize().width()
        if wider and self._looked and self.window().isRightToLeft():
            self.look(self.camera.moved(wider, 0))
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
        self.look(self.fitted_camera(largest=1.0))
        self.settle()

    def _on_selection_changed(self) -> None:
        self.artist.emphasis = self.stands_out()
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
