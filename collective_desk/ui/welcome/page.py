"""The welcome page: start mapping, open the sample, open a desk; a letter typed begins a name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.host.settings import RecentDesk
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.ui.forms.choices import Choice as OfChoice
from collective_desk.ui.forms.choices import open_choices
from collective_desk.ui.theme.mark import paint_mark
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Line, Surface, Text

from .choice import Choice
from .recent import RecentRow

SHOWN = 4
COLUMN = 480
SAMPLE, OPEN = "s", "o"


class WelcomePage(Surface):
    """One column of 480, *Start mapping* focused."""

    started = Signal(str)
    """Begin an empty desk with these first letters."""
    sample_wanted = Signal()
    desk_wanted = Signal(str)
    """A path, or nothing: choose one."""
    help_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self, theme: Theme, words: Words, recent: tuple[RecentDesk, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "paper", parent=parent)
        self._theme, self._words = theme, words
        self.start = Choice(
            theme, words("welcome.start"), words("welcome.start.more"), icon="plus",
            keys="Return", primary=True)
        self.sample = Choice(
            theme, words("welcome.sample"), words("welcome.sample.more"), icon="book-open",
            keys="S")
        self.open = Choice(
            theme, words("welcome.open"), words("welcome.open.more"), icon="folder-open", keys="O")
        self.start.clicked.connect(partial(self._on_start, ""))
        self.sample.clicked.connect(self.sample_wanted)
        self.open.clicked.connect(partial(self._on_open, ""))
        self.rows = [RecentRow(theme, words, desk) for desk in recent[:SHOWN]]
        for row in self.rows:
            row.clicked.connect(partial(self._on_open, row.desk.path))
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no button took: small s and o are keys, any other begins a name."""
        text = event.text()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier)
        if event.key() == Qt.Key.Key_F1:
            self.help_wanted.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif held or not text.strip() or not text.isprintable():
            super().keyPressEvent(event)
        elif text == SAMPLE:
            self.sample_wanted.emit()
        elif text == OPEN:
            self.desk_wanted.emit("")
        else:
            self.started.emit(text)

    def _build(self) -> None:
        theme, words = self._theme, self._words
        help_button = Button(
            theme, words("place.help"), icon="circle-question-mark", look="quiet", keys="F1")
        help_button.clicked.connect(self.help_wanted)
        corner = QHBoxLayout()
        self.language = Button(
            theme, words(f"action.language.{words.language}"), icon="globe", look="quiet",
            arrow=True)
        self.language.setToolTip(words("menu.language"))
        self.language.clicked.connect(self._on_language_clicked)
        corner.addStretch(1)
        corner.addWidget(self.language)
        corner.addWidget(help_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, space in (
            (Mark(theme), 18), (Text(theme, words("app.name"), "display", strong=True), 4),
            (Text(theme, words("welcome.line"), "lead", tone="ink_soft"), 28),
            (self.start, 12), (self.sample, 12), (self.open, 36)):
            column.addWidget(widget)
            column.addSpacing(theme.px(space))
        if self.rows:
            column.addWidget(
                Text(theme, words("welcome.recent"), "caption", tone="ink_soft", strong=True))
            column.addSpacing(theme.px(4))
            column.addWidget(Line(theme))
            for row in self.rows:
                column.addWidget(row)
        holder = QWidget()
        holder.setFixedWidth(theme.px(COLUMN))
        holder.setLayout(column)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(24), theme.px(20), theme.px(28), theme.px(22))
        page.setSpacing(0)
        page.addLayout(corner)
        page.addStretch(2)
        page.addWidget(holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        promise = Text(theme, words("welcome.promise"), "small", tone="ink_soft")
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(promise)

    def _on_language_clicked(self, _checked: bool = False) -> None:
        words = self._words
        choices: list[OfChoice] = [
            (code, words(f"action.language.{code}"), None) for code in LANGUAGES]
        open_choices(self.language, choices, [words.language], self._on_language_chosen)

    def _on_language_chosen(self, code: object) -> None:
        self.language_wanted.emit(str(code))

    def _on_start(self, typed: str, _checked: bool = False) -> None:
        self.started.emit(typed)

    def _on_open(self, path: str, _checked: bool = False) -> None:
        self.desk_wanted.emit(path)


class Mark(QWidget):
    """The program's mark: three shapes, tied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(40))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(76), self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        scale = theme.px(100) / 100
        painter.scale(scale, scale)
        paint_mark(painter, theme.tokens)
