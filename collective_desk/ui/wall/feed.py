"""Fills an open wall: reads for the room, follows the desk a little later, puts into the light."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from collective_desk.briefs.letters.numerals import PaperWords
from collective_desk.domain.contents import Pen, differing
from collective_desk.domain.entities import EntityId
from collective_desk.domain.guides import Box, carried
from collective_desk.domain.looking import Looking
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.showing.room import RoomReader
from collective_desk.showing.showing import Known, Showing, seen
from collective_desk.store.records import Commit
from collective_desk.ui.canvas.binder import MANY, elsewhere
from collective_desk.ui.canvas.motion import ARRANGE_MS
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.replay.telling import moments_in_words
from collective_desk.ui.running.step import RunningStep
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .legend import entries
from .measures import measures
from .window import WallWindow

READ_MS: Final = 60
"""What is drawn on the desk comes to the wall so much later; what comes in between, together."""
FOLLOW_MS: Final = 90
"""The wall follows the desk's view in steps, so that the desk stays as quick as alone."""
CHECK_MS: Final = 400


class Feed(QObject):
    """Everything a window of the wall shows comes through here, by the room's own reader."""

    checked = Signal()
    """Other names than before find no room, or others are kept back."""

    def __init__(
        self, workspace: Workspace, canvas: Canvas, reader: RoomReader,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._canvas, self._reader = workspace, canvas, reader
        self._words = PaperWords(workspace.words.language)
        self.frozen = self.spotlight = self.whole = False
        self.unread: tuple[str, ...] = ()
        self._asked: Pen | None = None
        self._touched: set[EntityId] = set()
        self._read_soon = once(self, READ_MS, self.read)
        self._look_soon = once(self, FOLLOW_MS, self.follow)
        self._check_soon = once(self, CHECK_MS, self.check)
        self._shown = self._see(None)
        self.window = self._new_window()
        self._connect()

    def read(self) -> None:
        """Read the map anew; while frozen, only take off what may not be seen any more."""
        wall, touched, self._touched = self.window.map, self._touched, set()
        before, self._shown = self._shown, self._see(self._shown)
        now = self._shown
        wall.explain(now.guides, now.lensed)
        if before.picture.content.map != now.picture.content.map:
            wall.set_picture(now.picture)
        else:
            ids = touched | elsewhere(before.picture, now.picture)
            # The room's eye goes along with those who go to other places.
            fit = now.guides != before.guides
            wall.refresh(now.picture, ids, glide=ARRANGE_MS, fit=fit)
        self.explain()
        self.follow()
        self._check_soon.start()
        self.checked.emit()

    def explain(self) -> None:
        """Say what is asked, what lines and shapes mean, what runs, and put it into the light."""
        window, shown, step = self.window, self._shown, self._step()
        if not self.frozen:
            self._asked = self._workspace.pens.current if step else None
        high = window.question.height()
        window.question.set_text(shown.picture.content.question)
        if window.question.height() != high:
            self._on_resized()
        window.band.set_legend(
            entries(shown.picture, self._words, shown.lensed, asked=self._asked))
        window.band.set_step(step)
        window.band.set_moment(moments_in_words(self._shown.looking, self._words))
        self.light()

    def light(self) -> None:
        """Put the selection, if it is wanted there, and the pen of the step into the light."""
        if self.frozen:
            return
        looking, step = self._workspace.look.looking, self._step()
        self.window.map.count_steps(looking.focus_steps, looking.focus)
        self.window.map.light(
            self._workspace.selection.ids if self.spotlight else (),
            self._workspace.pens.id if step else None)

    def follow(self) -> None:
        """Look where the desk looks, or at all of the frame that is presented.

        Where the desk looks at everyone, and when wanted, at everyone.
        """
        wall = self.window.map
        if self.frozen:
            return
        if wall.motion.running:
            _begin(self._look_soon)
            return
        frame = self._workspace.look.frame_box
        if frame is not None:
            left, top, wide, high = frame
            wall.look(wall.framed(self._carried((left, top, left + wide, top + high))))
            return
        box = self._carried(self._looked_at())
        # The whole map is shown in the wall's own way, larger than the desk's margins leave it.
        everyone = self.whole or wall.lies_within(box)
        wall.look(wall.whole() if everyone else wall.framed(box))

    def _looked_at(self) -> Box:
        """Give the part of the map the desk looks at; a panel beside it takes nothing off."""
        canvas, desk = self._canvas, self._canvas.window()
        begin = canvas.mapTo(desk, canvas.rect().topLeft()).x()
        if desk.isRightToLeft():
            return canvas.camera.moved(begin, 0).seen(canvas.width() + begin, canvas.height())
        return canvas.camera.seen(max(canvas.width(), desk.width() - begin), canvas.height())

    def _carried(self, box: Box) -> Box:
        """Give the part of the wall's map that the desk looks at: their shapes may differ."""
        desk, wall = self._canvas.guides, self.window.map.guides
        return carried(box, desk.frame, wall.frame) if desk and wall else box

    def check(self) -> None:
        """See which names the last row cannot read: those without room, or all."""
        wall = self.window.map
        found = measures(self._workspace.preferences.settings.wall, self.window.width())
        names = tuple(wall.waiting() if found.is_read else wall.picture.labels)
        if names != self.unread:
            self.unread = names
            self.checked.emit()

    def close(self) -> None:
        """Take the window down."""
        for clock in (self._read_soon, self._look_soon, self._check_soon):
            clock.stop()
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.bridge.committed.connect(self._on_committed)
        workspace.look.changed.connect(self._on_look_changed)
        workspace.look.map_changed.connect(self._on_look_changed)
        workspace.selection.changed.connect(self.light)
        workspace.pens.changed.connect(self.explain)
        workspace.running.changed.connect(self.explain)
        workspace.running.ticked.connect(self._on_running_ticked)
        workspace.preferences.changed.connect(self._on_preferences_changed)
        self._canvas.camera_changed.connect(self._on_camera_changed)
        self.window.resized.connect(self._on_resized)
        self.window.map.rested.connect(self.check)

    def _new_window(self) -> WallWindow:
        workspace = self._workspace
        settings = workspace.preferences.settings.wall
        window = WallWindow(self._shown.picture, settings, self._words)
        window.map.motion.reduced = workspace.theme.reduced_motion
        window.map.explain(self._shown.guides, self._shown.lensed)
        # By their content, of which only what is on the room's map is asked for.
        window.map.show_photos(self._canvas.artist.ground.photos)
        return window

    def _see(self, before: Showing | None) -> Showing:
        """See the map as the room may; while frozen, as it was, without what is kept back now."""
        workspace, today = self._workspace, datetime.now().astimezone().date().isoformat()
        if self.frozen and before is not None:
            looking = before.looking
            known = self._reader.held(before.known, looking, today=today)
        else:
            looking = workspace.look.looking
            known = self._reader.map(workspace.map, looking, today=today)
        base, ids = _as_before(before, known, looking)
        style, room = Style.load("wall"), None
        if before is not None:
            style, room = self.window.map.artist.style, self.window.map.room
        return seen(
            known, looking, words=self._words, style=style, before=base, touched=ids,
            quickly=len(known.content.actors.ids) > MANY, room=room)

    def _step(self) -> RunningStep | None:
        """Give the step that runs, if the room may read it."""
        step = self._workspace.running.step
        wanted = step is not None and step.on_wall and self._reader.shows_session(step.session)
        return step if wanted else None

    def _on_committed(self, commit: Commit) -> None:
        for ids in commit.touched.values():
            self._touched |= ids
        _begin(self._read_soon)

    def _on_look_changed(self) -> None:
        _begin(self._read_soon)

    def _on_resized(self) -> None:
        # An arrangement is made for the room it fills.
        _begin(self._read_soon if self._shown.guides else self._look_soon)

    def _on_camera_changed(self) -> None:
        _begin(self._look_soon)

    def _on_running_ticked(self) -> None:
        self.window.band.set_step(self._step())

    def _on_preferences_changed(self) -> None:
        self.window.set_settings(self._workspace.preferences.settings.wall)
        self.window.map.motion.reduced = self._workspace.theme.reduced_motion
        self.follow()
        self._check_soon.start()


def _as_before(
    before: Showing | None, known: Known, looking: Looking
) -> tuple[Picture | None, set[EntityId]]:
    """Give the picture that a new one can be made from, and which actors differ from it."""
    if before is None or before.guides is not None or before.known.like is not None:
        return None, set()
    if replace(looking, focus=(), focus_steps=None) != replace(
        before.looking, focus=(), focus_steps=None
    ):
        return None, set()
    return before.base, differing(before.known.content, known.content)


def _begin(clock: QTimer) -> None:
    """Let a clock run that does not run yet: what comes meanwhile is waited for no longer."""
    if not clock.isActive():
        clock.start()
