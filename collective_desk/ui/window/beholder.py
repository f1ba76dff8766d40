"""Keeps the canvas and the way the map is looked at in step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from collective_desk.domain.entities import EntityId, Map
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.past import Past
from collective_desk.showing.showing import Known, Showing, read, seen
from collective_desk.store.desk import Desk
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK
from collective_desk.store.queries.map_changes import FollowedMap
from collective_desk.store.queries.maps import maps
from collective_desk.store.records import Commit
from collective_desk.ui.actions.action import selected_actors
from collective_desk.ui.canvas.binder import CanvasBinder
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.map_look import MapLook
from collective_desk.ui.workspace import Workspace

from .desk_files import today


class Beholder(QObject):
    """Made before the canvas, which is made with its first picture; `use` completes it."""

    def __init__(self, desk: Desk, words: Words, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self.look = MapLook(maps(desk.read)[0], self)
        self.past = Past(desk.read, words, EVERYONE_OF_THE_DESK)
        self._followed = FollowedMap(desk.read, self.map)
        self.first = seen(self._known(), self.look.looking, words=words, style=style)

    def begin(self, canvas: Canvas) -> None:
        """Explain its first picture to a canvas, before anything reads it there."""
        guides, lensed = self.first.guides, self.first.lensed
        canvas.explain(guides, lensed)
        if guides is not None or lensed is not None:
            canvas.take(canvas.picture)

    def use(self, workspace: Workspace, canvas: Canvas) -> None:
        """Keep this canvas true from now on."""
        self._workspace, self._canvas = workspace, canvas
        self.binder = CanvasBinder(canvas, self._known, self._words, lambda: self.look.looking)
        self.binder.showing = self.first
        self._focus = self.look.looking.focus_steps, self.look.looking.focus
        # The map's own word first: a commit is shown in the way it asks for.
        workspace.bridge.committed.connect(self._follow_content)
        workspace.bridge.committed.connect(self._follow_map)
        workspace.bridge.committed.connect(self.binder.on_committed)
        self.look.changed.connect(self._on_look_changed)
        self.look.map_changed.connect(self.binder.reload)
        workspace.selection.changed.connect(self._on_selection_changed)
        workspace.theme.changed.connect(self.binder.look_again)
        canvas.focus_ended.connect(self._on_focus_ended)
        canvas.camera_changed.connect(self._on_camera_changed)

    def close(self) -> None:
        """Keep nothing true any more: the desk goes, the theme stays."""
        self._workspace.theme.changed.disconnect(self.binder.look_again)

    @property
    def showing(self) -> Showing:
        """The map as it is looked at now."""
        return self.binder.showing or self.first

    @property
    def map(self) -> EntityId:
        """The map that is shown."""
        return self.look.map

    def _known(self) -> Known:
        if self.look.looking.moment is not None:
            return self.past.known(self.map, self.look.looking)
        if self._followed.content.map != self.map:
            self._followed = FollowedMap(self._desk.read, self.map)
        return read(
            self._desk.read, self.map, self.look.looking, audience=EVERYONE_OF_THE_DESK,
            today=today(), content=self._followed.content)

    def _follow_content(self, commit: Commit) -> None:
        self._followed.follow(commit.touched)

    def _follow_map(self, commit: Commit) -> None:
        if Map.kind_name in commit.touched:
            found = self._desk.read.get(Map, self.map)
            if found is not None and found.alive:
                self.look.follow(found)
            elif rest := maps(self._desk.read):
                # The map went, by an undo or on another desk.
                self.look.show_map(rest[0])

    def _on_look_changed(self) -> None:
        looking = self.look.looking
        focus = looking.focus_steps, looking.focus
        if focus != self._focus:
            self._focus = focus
            self._canvas.set_focus_radius(looking.focus_steps, looking.focus)
        if self.binder.out_of_date:
            self.binder.look_again()

    def _on_selection_changed(self) -> None:
        """Count steps from who is selected now; clicking on nothing changes no focus."""
        chosen = selected_actors(self._workspace)
        if self.look.looking.focus_steps is not None and chosen:
            self.look.set(focus=chosen)

    def _on_focus_ended(self) -> None:
        self.look.set(focus=(), focus_steps=None)

    def _on_camera_changed(self) -> None:
        canvas = self._canvas
        left, top, right, foot = canvas.camera.seen(canvas.width(), canvas.height())
        self.look.show_box((left, top, right - left, foot - top))
