"""The wall of an open desk: opened and closed, following or frozen, filled only by its reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from collective_desk.domain.contents import held_back
from collective_desk.domain.entities import EntityId
from collective_desk.picture.compose import compose
from collective_desk.picture.lenses import Lensed, apply
from collective_desk.picture.style import Style
from collective_desk.store.queries.wall import OnWall, WallReader
from collective_desk.store.records import Commit
from collective_desk.ui.canvas.motion import ARRANGE_MS
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.running import RunningStep
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .legend import entries
from .measures import measures
from .screens import Screens
from .window import WallWindow

READ_MS: Final = 60
"""What is drawn on the desk comes to the wall so much later; what comes in between, together."""
FOLLOW_MS: Final = 90
"""The wall follows the desk's view in steps, so that the desk stays as quick as alone."""
CHECK_MS: Final = 400


class Wall(QObject):
    """What the facilitator does with the wall; the window itself knows only what is shown."""

    changed = Signal()
    """Open or not, frozen, blank, waiting for a screen, or other names without room."""

    def __init__(
        self, workspace: Workspace, canvas: Canvas, desk: QWidget,
        keys: Callable[[QWidget], None], screens: Screens | None = None,
    ) -> None:
        super().__init__(desk)
        self._workspace, self._canvas, self._desk, self._keys = workspace, canvas, desk, keys
        self._reader = WallReader(workspace.desk.read)
        self._screens = screens or Screens(self)
        self._window: WallWindow | None = None
        self._screen_name = ""
        self._shown: OnWall | None = None
        self._touched: set[EntityId] = set()
        self._frozen = self._spotlight = self._whole = False
        self._unread: tuple[str, ...] = ()
        self._read_soon = once(self, READ_MS, self._read)
        self._look_soon = once(self, FOLLOW_MS, self._follow)
        self._check_soon = once(self, CHECK_MS, self._check)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether there is a wall, be it only waiting for its screen."""
        return self._window is not None

    @property
    def window(self) -> WallWindow | None:
        """The window, while the wall is open."""
        return self._window

    @property
    def waits(self) -> bool:
        """Whether the wall waits, hidden, for a screen to come back."""
        return self._window is not None and not self._window.isVisible()

    @property
    def is_frozen(self) -> bool:
        """Whether the wall stays as it is while the desk goes on."""
        return self._frozen

    @property
    def is_blank(self) -> bool:
        """Whether the wall is plain paper."""
        return self._window is not None and self._window.blank

    @property
    def has_spotlight(self) -> bool:
        """Whether what is selected on the desk stands in the light."""
        return self._spotlight

    @property
    def shows_whole(self) -> bool:
        """Whether everyone is shown, wherever the desk looks."""
        return self._whole

    @property
    def unread(self) -> tuple[str, ...]:
        """Names that the last row cannot read: no room for them, or all are too small."""
        return self._unread

    @property
    def screen(self) -> str:
        """The name of the screen it is on, or was last."""
        return self._screen_name or self._workspace.preferences.settings.wall.screen

    @property
    def pixels(self) -> int:
        """How many pixels the picture is across."""
        screen = self._screens.for_the_room(self._desk, self.screen) or self._desk.screen()
        return screen.geometry().width() if self._window is None else self._window.width()

    def screens(self) -> list[str]:
        """Name the screens that are plugged in."""
        return [screen.name() for screen in self._screens.all()]

    def go_to(self, name: str) -> None:
        """Be on the screen of that name."""
        self._workspace.preferences.set_wall(screen=name)
        self._fill()
        self._follow()
        self.changed.emit()

    def kept_back(self) -> int:
        """Count the actors of the map that are not on the wall."""
        return self._reader.kept_back(self._workspace.map)

    def toggle(self) -> None:
        """Open the wall, or take it down."""
        if self._window is None:
            self._open()
        else:
            self.take_down()

    def toggle_frozen(self) -> None:
        """Leave the wall as it is while preparing, or let it follow again."""
        self._frozen = not self._frozen
        if not self._frozen:
            self._read()
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Show plain paper, or what was there."""
        if self._window is not None:
            self._window.set_blank(not self._window.blank)
            self.changed.emit()

    def toggle_spotlight(self) -> None:
        """Put what is selected into the light, or nothing in particular."""
        self._spotlight = not self._spotlight
        self._light()
        self.changed.emit()

    def toggle_whole(self) -> None:
        """Show everyone, or what the desk looks at."""
        self._whole = not self._whole
        self._follow()
        self.changed.emit()

    def take_down(self) -> None:
        """Close the window of the wall."""
        for clock in (self._read_soon, self._look_soon, self._check_soon):
            clock.stop()
        window, self._window = self._window, None
        if window is not None:
            window.hide()
            window.deleteLater()
        self._frozen, self._shown, self._unread = False, None, ()
        self._desk.activateWindow()
        self.changed.emit()

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.bridge.committed.connect(self._on_committed)
        workspace.selection.changed.connect(self._light)
        workspace.pens.changed.connect(self._light)
        workspace.running.changed.connect(self._on_running_changed)
        workspace.running.ticked.connect(self._show_step)
        workspace.preferences.changed.connect(self._on_preferences_changed)
        self._canvas.camera_changed.connect(self._on_camera_changed)
        self._screens.came.connect(self._on_screen_came)
        self._screens.went.connect(self._on_screen_went)

    def _open(self) -> None:
        settings = self._workspace.preferences.settings.wall
        self._shown = self._reader.map(self._workspace.map, today=today())
        seen = self._seen(self._shown)
        self._window = window = WallWindow(seen.picture, settings, self._workspace.words)
        window.map.motion.reduced = self._workspace.theme.reduced_motion
        window.left.connect(self.take_down)
        window.resized.connect(self._look_soon.start)
        window.map.rested.connect(self._check)
        self._keys(window)
        self._explain(seen)
        self._show_step()
        self._light()
        self._fill()
        self._follow()
        self.changed.emit()

    def _fill(self) -> None:
        """Go to the screen for the room; with one screen only, lie over the desk."""
        if self._window is None:
            return
        settings = self._workspace.preferences.settings.wall
        screen = self._screens.for_the_room(self._desk, settings.screen)
        chosen = screen or self._desk.screen()
        self._screen_name = chosen.name()
        self._window.fill(chosen, active=screen is None)
        if screen is not None:
            self._workspace.preferences.set_wall(screen=screen.name())
            self._desk.activateWindow()

    def _on_screen_went(self) -> None:
        names = {screen.name() for screen in self._screens.all()}
        if self._window is not None and self._screen_name not in names:
            self._window.hide()
            self._workspace.shell.say(self._workspace.words("wall.unplugged"), warn=True)
        self._screens.bring_back(self._desk)
        self.changed.emit()

    def _on_screen_came(self) -> None:
        over_the_desk = self._screen_name == self._desk.screen().name()
        if self._window is not None and (self.waits or over_the_desk):
            self._fill()
            self._follow()
            self.changed.emit()

    def _on_committed(self, commit: Commit) -> None:
        if self._window is None:
            return
        for ids in commit.touched.values():
            self._touched |= ids
        if not self._read_soon.isActive():
            self._read_soon.start()

    def _read(self) -> None:
        """Read the map anew; while frozen, only take off what may not be seen any more."""
        window, touched = self._window, self._touched
        if window is None:
            return
        self._touched = set()
        now = self._reader.map(self._workspace.map, today=today())
        if self._frozen and self._shown is not None:
            now = OnWall(held_back(self._shown.content, now.content), self._shown.readings)
        before, self._shown = self._shown, now
        seen = self._seen(now)
        if before is None or before.content.map != now.content.map:
            window.map.set_picture(seen.picture)
        else:
            window.map.refresh(seen.picture, touched, glide=ARRANGE_MS)
        self._explain(seen)
        self._show_step()
        self._light()
        self._follow()
        self._check_soon.start()
        self.changed.emit()

    def _seen(self, on: OnWall) -> Lensed:
        picture = compose(on.content, self._workspace.words)
        return apply(on.content.lens, picture, on.readings, Style.load("wall"))

    def _explain(self, seen: Lensed) -> None:
        window = self._window
        if window is None:
            return
        window.question.set_text(seen.picture.content.question)
        pen = self._workspace.pens.current if self._step() else None
        legend = None if seen.lens in ("kind", "realm") else seen.legend
        window.band.set_legend(entries(
            seen.picture, self._workspace.words, legend, asked=pen, with_ties=seen.realms))

    def _light(self) -> None:
        window = self._window
        if window is None or self._frozen:
            return
        lit = self._workspace.selection.ids if self._spotlight else ()
        window.map.light(lit, self._workspace.pens.id if self._step() else None)

    def _on_running_changed(self) -> None:
        self._show_step()
        self._light()
        if self._window is not None and not self._frozen and self._shown is not None:
            self._explain(self._seen(self._shown))

    def _show_step(self) -> None:
        if self._window is not None:
            self._window.band.set_step(self._step())

    def _step(self) -> RunningStep | None:
        """Give the step that runs, if the room may read it."""
        step = self._workspace.running.step
        wanted = step is not None and step.on_wall and self._reader.shows_session(step.session)
        return step if wanted else None

    def _on_camera_changed(self) -> None:
        if self._window is not None and not self._look_soon.isActive():
            self._look_soon.start()

    def _follow(self) -> None:
        """Look where the desk looks, or at everyone."""
        window, canvas = self._window, self._canvas
        if window is None or self._frozen:
            return
        seen = canvas.camera.seen(canvas.width(), canvas.height())
        # Where the desk shows everyone, the wall does so in its own way: larger.
        if self._whole or window.map.lies_within(seen):
            window.map.look(window.map.whole())
        else:
            window.map.look(window.map.framed(seen))

    def _check(self) -> None:
        """See which names the last row cannot read."""
        window = self._window
        if window is None:
            return
        found = measures(self._workspace.preferences.settings.wall, window.width())
        names = window.map.waiting() if found.is_read else window.map.picture.labels
        if tuple(names) != self._unread:
            self._unread = tuple(names)
            self.changed.emit()

    def _on_preferences_changed(self) -> None:
        if self._window is not None:
            self._window.set_settings(self._workspace.preferences.settings.wall)
            self._window.map.motion.reduced = self._workspace.theme.reduced_motion
            self._follow()
            self._check_soon.start()


def today() -> str:
    """Give the day as people here count it."""
    return datetime.now().astimezone().date().isoformat()
