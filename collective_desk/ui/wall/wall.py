"""The wall of an open desk: opened and closed, on which screen, following, frozen or blank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from collective_desk.showing.room import RoomReader
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.workspace import Workspace

from .feed import Feed
from .screens import Screens
from .window import WallWindow


class Wall(QObject):
    """What the facilitator does with the wall; what is shown on it is the feed's."""

    opened = Signal()
    changed = Signal()
    """Open or not, frozen, blank, waiting for a screen, or other names without room."""

    def __init__(
        self, workspace: Workspace, canvas: Canvas, desk: QWidget,
        keys: Callable[[QWidget], None], screens: Screens | None = None,
    ) -> None:
        super().__init__(desk)
        self._workspace, self._canvas, self._desk, self._keys = workspace, canvas, desk, keys
        self._reader = RoomReader(workspace.desk.read, workspace.words)
        self._feed: Feed | None = None
        self._screen_name = ""
        self._screens = screens or Screens(self)
        self._screens.came.connect(self._on_screen_came)
        self._screens.went.connect(self._on_screen_went)

    @property
    def is_open(self) -> bool:
        """Whether there is a wall, be it only waiting for its screen."""
        return self._feed is not None

    @property
    def window(self) -> WallWindow | None:
        """The window, while the wall is open."""
        return self._feed.window if self._feed else None

    @property
    def waits(self) -> bool:
        """Whether the wall waits, hidden, for a screen to come back."""
        return self._feed is not None and not self._feed.window.isVisible()

    @property
    def covers_desk(self) -> bool:
        """Whether it lies over the desk, as there is no other screen."""
        return self._feed is not None and self._screen_name == self._desk.screen().name()

    @property
    def is_frozen(self) -> bool:
        """Whether the wall stays as it is while the desk goes on."""
        return self._feed is not None and self._feed.frozen

    @property
    def is_blank(self) -> bool:
        """Whether the wall is plain paper."""
        return self._feed is not None and self._feed.window.blank

    @property
    def has_spotlight(self) -> bool:
        """Whether what is selected on the desk stands in the light."""
        return self._feed is not None and self._feed.spotlight

    @property
    def shows_whole(self) -> bool:
        """Whether everyone is shown, wherever the desk looks."""
        return self._feed is not None and self._feed.whole

    @property
    def unread(self) -> tuple[str, ...]:
        """Names that the last row cannot read: no room for them, or all are too small."""
        return self._feed.unread if self._feed else ()

    @property
    def screen(self) -> str:
        """The name of the screen it is on, or was last."""
        return self._screen_name or self._workspace.preferences.settings.wall.screen

    @property
    def pixels(self) -> int:
        """How many pixels the picture is across."""
        if self._feed is not None:
            return self._feed.window.width()
        screen = self._screens.for_the_room(self._desk, self.screen) or self._desk.screen()
        return screen.geometry().width()

    def screens(self) -> list[str]:
        """Name the screens that are plugged in."""
        return [screen.name() for screen in self._screens.all()]

    def kept_back(self) -> int:
        """Count the actors of the map that are not on the wall."""
        return self._reader.kept_back(self._workspace.map)

    def toggle(self) -> None:
        """Open the wall, or take it down."""
        if self._feed is None:
            self._open()
        else:
            self.take_down()

    def toggle_frozen(self) -> None:
        """Leave the wall as it is while preparing, or let it follow again."""
        if self._feed is not None:
            self._feed.frozen = not self._feed.frozen
            self._feed.read()
            self.changed.emit()

    def toggle_blank(self) -> None:
        """Show plain paper, or what was there."""
        if self._feed is not None:
            self._feed.window.set_blank(not self._feed.window.blank)
            self.changed.emit()

    def toggle_spotlight(self) -> None:
        """Put what is selected into the light, or nothing in particular."""
        if self._feed is not None:
            self._feed.spotlight = not self._feed.spotlight
            self._feed.light()
            self.changed.emit()

    def toggle_whole(self) -> None:
        """Show everyone, or what the desk looks at."""
        if self._feed is not None:
            self._feed.whole = not self._feed.whole
            self._feed.follow()
            self.changed.emit()

    def go_to(self, name: str) -> None:
        """Be on the screen of that name, now or when the wall is opened."""
        self._workspace.preferences.set_wall(screen=name)
        self._screens.make_way(self._desk, name)
        self._fill()
        self.changed.emit()

    def take_down(self) -> None:
        """Close the window of the wall."""
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()
            self._desk.activateWindow()
            self.changed.emit()

    def _open(self) -> None:
        self._feed = Feed(self._workspace, self._canvas, self._reader, self)
        self._feed.checked.connect(self.changed)
        self._feed.window.left.connect(self.take_down)
        self._keys(self._feed.window)
        self._feed.explain()
        self._fill()
        self.changed.emit()
        self.opened.emit()

    def _fill(self) -> None:
        """Go to the screen for the room; with one screen only, lie over the desk."""
        if self._feed is None:
            return
        wanted = self._workspace.preferences.settings.wall.screen
        screen = self._screens.for_the_room(self._desk, wanted)
        chosen = screen or self._desk.screen()
        self._screen_name = chosen.name()
        self._feed.window.fill(chosen, active=screen is None)
        if screen is not None:
            # A screen that was chosen stays so while it is not there.
            if not wanted:
                self._workspace.preferences.set_wall(screen=screen.name())
            self._desk.activateWindow()
        self._feed.follow()

    def _on_screen_went(self) -> None:
        names = {screen.name() for screen in self._screens.all()}
        # The system moves the desk off a screen that is gone: to the wall's, where two are left.
        desk_gone = self._desk.screen().name() not in names
        crowded = desk_gone and len(names) == 1
        if self._feed is not None and (crowded or self._screen_name not in names):
            self._feed.window.hide()
            told = "wall.desk_unplugged" if self._screen_name in names else "wall.unplugged"
            self._workspace.shell.say(self._workspace.words(told), warn=True)
        self._screens.bring_back(self._desk)
        self.changed.emit()

    def _on_screen_came(self, name: str) -> None:
        wanted = self._workspace.preferences.settings.wall.screen
        if self.waits or self.covers_desk or (self.is_open and name == wanted):
            self._fill()
            self.changed.emit()
