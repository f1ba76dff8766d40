"""The window: the welcome page, or a desk in its frame. It assembles, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.ui.preferences import Preferences
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.welcome.page import WelcomePage
from collective_desk.ui.widgets.toast import Toast

from .frame import Frame
from .geometry import keep_geometry, restore_geometry

if TYPE_CHECKING:
    from collective_desk.store.desk import Desk

    from .desk_view import DeskView

Opens = Callable[[], "Desk"]
FOOT = 84
"""Toasts stand above line and status bar."""


class MainWindow(QMainWindow):
    """Shows at once what needs no desk; reads the desk after the first paint."""

    def __init__(self, theme: Theme, words: Words, preferences: Preferences, person: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._preferences, self._person = preferences, person
        self._desk_view: DeskView | None = None
        self._frame: Frame | None = None
        self._welcome: WelcomePage | None = None
        self._waiting: Path | None = None
        self._painted = False
        self._stack = QStackedWidget()
        self._toast: Toast | None = None
        self.setCentralWidget(self._stack)
        self.setMinimumSize(720, 480)
        self.setWindowTitle(words("app.name"))
        restore_geometry(self)
        preferences.changed.connect(self._on_preferences_changed)

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
            self._toast = Toast(self._theme, self)
            self._toast.stand_above(self._theme.px(FOOT))
        return self._toast

    def start(self, path: Path | None) -> None:
        """Begin with a desk, or with the welcome page; what is heavy follows the first paint."""
        self._waiting = path
        if path is None:
            self._show_welcome()
        else:
            self._show_frame()
        # The page covers the window: only it is told to paint.
        self._stack.currentWidget().installEventFilter(self)

    def new_desk(self, typed: str = "") -> None:
        """Start mapping on an empty desk, with the letters typed so far."""
        from .desk_files import new_desk

        settings = self._preferences.settings
        self._open(lambda: new_desk(settings, self._words, self._person), typed)

    def open_sample(self) -> None:
        """Open a copy of the sample."""
        from .desk_files import sample_desk

        settings = self._preferences.settings
        self._open(lambda: sample_desk(settings, self._words, self._person))

    def open_path(self, path: Path) -> None:
        """Open a desk."""
        from .desk_files import open_desk

        self._open(lambda: open_desk(path, self._words, self._person))

    def choose_desk(self, path: str = "") -> None:
        """Open the desk of a path, or one that the person chooses."""
        if path:
            self.open_path(Path(path))
            return
        from collective_desk.ui.dialogs.files import choose_desk

        choose_desk(self, self._words, self._preferences.settings, self.open_path)

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
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_geometry(self)
        self._let_go()
        super().closeEvent(event)

    def _after_first_paint(self) -> None:
        self._theme.wake()
        if self._waiting is not None:
            self.open_path(self._waiting)
        # The next keystroke finds everything loaded.
        QTimer.singleShot(0, self._load_the_rest)

    def _load_the_rest(self) -> None:
        from collective_desk.ui.theme.fonts import load_all_fonts

        from . import desk_view  # noqa: F401  # loaded for the first keystroke

        load_all_fonts()

    def _show_welcome(self) -> None:
        self._clear_stack()
        page = WelcomePage(self._theme, self._words, self._preferences.settings.desks.recent)
        page.started.connect(self.new_desk)
        page.sample_wanted.connect(self.open_sample)
        page.desk_wanted.connect(self.choose_desk)
        page.help_wanted.connect(self._show_help)
        self._welcome = page
        self._stack.addWidget(page)
        page.start.setFocus()
        self.setWindowTitle(self._words("app.name"))

    def _show_frame(self, question: str = "") -> Frame:
        self._clear_stack()
        self._frame = Frame(self._theme, self._words, question)
        self._stack.addWidget(self._frame)
        return self._frame

    def _clear_stack(self) -> None:
        self._welcome = self._frame = None
        while (widget := self._stack.widget(0)) is not None:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _open(self, opens: Opens, typed: str = "") -> None:
        """Open first, and let the other desk go only when that went well."""
        try:
            desk = opens()
        except (DeskError, OSError) as error:
            self._on_not_opened(error)
            return
        self._let_go()
        self._show(desk, typed)

    def _show(self, desk: Desk, typed: str = "") -> None:
        from .desk_files import as_recent
        from .desk_view import DeskView

        self._theme.wake()
        frame = self._show_frame()
        self._desk_view = DeskView(
            desk, self, self, frame, self._theme, self._words, self._preferences)
        self._preferences.remember(as_recent(desk, self._words))
        self._name_window(desk)
        self._desk_view.workspace.bridge.committed.connect(self._on_committed)
        self._desk_view.begin(typed)

    def _let_go(self) -> None:
        view, self._desk_view = self._desk_view, None
        if view is None:
            return
        from .desk_files import as_recent

        self._preferences.remember(as_recent(view.desk, self._words))
        view.close()
        view.deleteLater()

    def _on_not_opened(self, error: Exception) -> None:
        from collective_desk.ui.workspace import sentence

        if self._desk_view is None and self._welcome is None:
            self._show_welcome()
        if isinstance(error, DeskError):
            said = sentence(self._words, error.id, error.facts)
        else:
            said = self._words("desk.not_made", reason=error.strerror or str(error))
        self.say(said, warn=True)

    def _on_committed(self, _commit: object) -> None:
        if self._desk_view is not None:
            self._name_window(self._desk_view.desk)

    def _name_window(self, desk: Desk) -> None:
        card = desk.read.desk()
        name = card.title or card.question or (desk.path.stem if desk.path else "")
        self.setWindowTitle(self._words("window.title", name=name))

    def _on_preferences_changed(self) -> None:
        look = self._preferences.settings.look
        rebuild = look.text_scale != self._theme.scale
        self._theme.set_look(
            look.theme, scale=look.text_scale, reduced_motion=look.reduced_motion)
        if rebuild and self._desk_view is not None:
            # Lengths are fixed when a widget is made: the frame is made again around the desk.
            QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        view = self._desk_view
        if view is not None and view.desk.path is not None:
            path = view.desk.path
            self._let_go()
            self.open_path(path)

    def _show_help(self) -> None:
        from collective_desk.ui.actions.sheet import Sheet

        sheet = Sheet(self._theme, self._words, self)
        sheet.open(with_help=True)
