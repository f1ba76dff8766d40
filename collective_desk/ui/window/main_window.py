"""The window: the welcome page, or a desk in its frame. It assembles, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from collective_desk.domain.errors import DeskError

from .frame.geometry import keep_geometry, kept_panes, restore_geometry
from .opening.first_page import FirstPage

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from collective_desk.store.desk import Desk
    from collective_desk.ui.house import House
    from collective_desk.ui.welcome.page import WelcomePage
    from collective_desk.ui.widgets.toast import Toast

    from .desk_view import DeskView
    from .frame.frame import Frame
    from .opening.arrival import Arrival
    from .opening.first_map import FirstMap

Opens = Callable[[], "Desk"]
FOOT = 84
"""Toasts stand above line and status bar."""


class MainWindow(QMainWindow):
    """Painted at once; looks, words and desks are loaded after the first paint."""

    def __init__(self, app: QApplication, path: Path | None, person: str = "") -> None:
        super().__init__()
        self._app, self._path, self._person = app, path, person
        self._desk_view: DeskView | None = None
        self._frame: Frame | None = None
        self._arrival: Arrival | None = None
        self._welcome: WelcomePage | None = None
        self._toast: Toast | None = None
        self._house: House | None = None
        self.setMinimumSize(720, 480)
        restore_geometry(self)
        self._first = FirstPage(self.furnish, for_desk=path is not None)
        self.setCentralWidget(self._first)
        self._first.setFocus()

    @property
    def desk_view(self) -> DeskView | None:
        """What shows the open desk; none on the welcome page."""
        return self._desk_view

    @property
    def welcome(self) -> WelcomePage | None:
        """The welcome page, while it is shown."""
        return self._welcome

    @property
    def toast(self) -> Toast:
        """The sentence at the foot of the window."""
        if self._toast is None:
            from collective_desk.ui.widgets.toast import Toast

            self._toast = Toast(self.house.theme, self)
            self._toast.stand_above(self.house.theme.px(FOOT))
        return self._toast

    @property
    def house(self) -> House:
        """Looks, words and settings; there from `furnish` on."""
        assert self._house is not None, "asked before the first paint"
        return self._house

    @property
    def arrival(self) -> Arrival:
        """What is wished and typed until a desk can be shown; there from `furnish` on."""
        assert self._arrival is not None, "asked before the first paint"
        return self._arrival

    def furnish(self) -> None:
        """Load looks and words, and show the welcome page or the line; follows the first paint."""
        if self._house is not None:
            return
        # Not above: the first use of `Qt` loads every enumeration of it.
        from PySide6.QtCore import Qt

        from collective_desk.ui.house import House

        from .opening.arrival import Arrival
        from .opening.wished_look import WishedLook

        self._house, self._arrival = House(self._app, self._person), Arrival(self)
        self._person = self._house.person
        WishedLook(self._house, self).outdated.connect(self._rebuild)
        typed = self._first.typed
        if self._path is None:
            self._show_welcome()
        else:
            self.open_path(self._path)
        for event in typed:
            QApplication.sendEvent(self.focusWidget(), event)
        if self.arrival.map is None:
            QTimer.singleShot(0, self._wake)
        else:  # what is typed is seen first; icons and everything else come after it
            self.arrival.map.painted.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def new_desk(self, typed: str = "") -> None:
        """Start mapping on an empty desk, with the letters typed so far."""
        settings = self.house.preferences.settings
        self._open(lambda: _files().new_desk(settings, self.house.words, self._person), typed)

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        settings = self.house.preferences.settings
        self._open(lambda: _files().sample_desk(settings, self.house.words, self._person))

    def open_path(self, path: Path) -> None:
        """Open a desk; the one that is open stays."""
        view = self._desk_view
        if view is not None and view.desk.path and view.desk.path.resolve() == path.resolve():
            self.say(self.house.words("desk.here", file=path.name))
            return
        self._open(lambda: _files().open_desk(path, self.house.words, self._person), path=path)

    def choose_desk(self, path: str = "") -> None:
        """Open the desk of a path, or one that the person chooses."""
        if path:
            self.open_path(Path(path))
            return
        from collective_desk.ui.dialogs.files import choose_desk

        choose_desk(self, self.house.words, self.house.preferences.settings, self.open_path)

    def close_desk(self) -> None:
        """Go back to the welcome page."""
        self._let_go()
        self._show_welcome()

    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None:
        """Say a sentence at the foot of the window."""
        self.toast.say(text, answer, then, warn=warn)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_geometry(self)
        self._let_go()
        if self._arrival is not None:
            self._arrival.close()
        super().closeEvent(event)

    def _wake(self) -> None:
        from collective_desk.ui.theme.fonts import load_all_fonts

        self.house.theme.wake()
        load_all_fonts()
        self.arrival.load()

    def _show_welcome(self) -> None:
        from .opening.welcoming import welcome_page

        self._frame = None
        self.arrival.keep_typed()
        self._welcome = page = welcome_page(self.house, self)
        self._swap(page)
        page.start.setFocus()
        self.setWindowTitle(self.house.words("app.name"))

    def _show_frame(self) -> Frame:
        from .frame.frame import Frame

        self._welcome = None
        self._frame = Frame(self.house.theme, self.house.words)
        self._swap(self._frame)
        return self._frame

    def _show_first_map(self) -> FirstMap:
        """Show the frame with a line that takes keys while the desk is not there yet."""
        from .opening.first_map import FirstMap

        first, frame = FirstMap(self.house.theme, self.house.words), self._show_frame()
        frame.add_place("map", first)
        frame.show_place("map")
        frame.top.question.hide()  # what it is, the desk will say
        self.arrival.show(first)
        return first

    def _swap(self, page: QWidget) -> None:
        """Show another page; the one before goes when nobody is in it any more."""
        # It is not taken out first: its lists would be laid out anew, of a desk that is closed.
        self.setCentralWidget(page)
        if self._toast is not None:
            self._toast.withdraw()

    def _open(self, opens: Opens, typed: str = "", path: Path | None = None) -> None:
        """Open first, and let the other desk go only when that went well."""
        if not self.arrival.loaded:
            self.arrival.wait(partial(self._open, opens, path=path))
            first = self.arrival.map or self._show_first_map()
            first.line.field.insert(typed)
            return
        try:
            desk = opens()
        except (DeskError, OSError) as error:
            self._on_not_opened(error, path)
            return
        self._let_go()
        self._show(desk, typed)

    def _show(self, desk: Desk, typed: str = "") -> DeskView:
        from .desk_files import as_recent
        from .desk_view import DeskView
        from .mac_menus import fill_menu_bar
        from .opening.daily_copy import copy_daily
        from .opening.remembering import Remembering

        waits = self.arrival.map is not None
        frame = self._frame if waits and self._frame else self._show_frame()
        self._desk_view = DeskView(
            desk, self, self, frame, self.house.theme, self.house.words, self.house.preferences)
        self.house.preferences.remember(as_recent(desk))
        self._name_window(desk)
        self._desk_view.workspace.bridge.committed.connect(self._on_committed)
        self._desk_view.map.take_panes(kept_panes())
        fill_menu_bar(self, self._desk_view.register, self.house.words)
        self._desk_view.begin(self.arrival.take_typed(), typed)
        copy_daily(self._desk_view.workspace, self._desk_view)
        Remembering(self._desk_view.workspace, self._desk_view)
        return self._desk_view

    def _let_go(self) -> None:
        view, self._desk_view = self._desk_view, None
        if view is not None:
            from .opening.leaving import put_away

            put_away(view, self, self.house)

    def _on_not_opened(self, error: Exception, path: Path | None) -> None:
        from .opening.way_back import say_not_opened

        if self._desk_view is None and self._welcome is None:
            self._show_welcome()
        say_not_opened(self, error, path)

    def _on_committed(self, _commit: object) -> None:
        if self._desk_view is not None:
            self._name_window(self._desk_view.desk)

    def _name_window(self, desk: Desk) -> None:
        self.setWindowTitle(_files().window_title(desk, self.house.words))

    def _rebuild(self) -> None:
        """Make the page again; of a desk nothing is lost, it stays open meanwhile."""
        from .opening.standing import make_anew

        if self._desk_view is not None and self._frame is not None:
            make_anew(self._desk_view, self._frame.place, self._show)
        else:
            self._show_welcome()

    def show_help(self) -> None:
        """Show what everything does, before a desk is open."""
        from collective_desk.ui.actions.sheet import Sheet

        Sheet(self.house.theme, self.house.words, self).open(with_help=True)


def _files() -> ModuleType:
    """Give what founds and opens desks: loaded after the line."""
    from . import desk_files

    return desk_files
