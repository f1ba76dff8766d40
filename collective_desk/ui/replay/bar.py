"""The foot of the map while it is played: play, time, when and what, compare, name, leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.forms.choices import open_choices
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Text

from .time_line import Mark, TimeLine

TIGHT, TIGHTER = 1000, 760
"""Widths under which some buttons are icons, and then more of them."""
LINE = 120
"""Width that the line of time has at least."""


class ReplayBar(QWidget):
    """Shows where the replay stands and passes on what is wanted of it; Esc leaves."""

    play_wanted = Signal()
    compare_wanted = Signal(bool)
    name_written = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words, count: int) -> None:
        super().__init__()
        self._theme, self._words, self._two = theme, words, False
        self.play = Button(theme, icon="play", look="quiet")
        self.line = TimeLine(theme)
        self.line.setRange(0, count)
        self.line.setValue(count)
        self.line.setAccessibleName(words("replay.line"))
        self.when = Text(theme, "", "body", strong=True)
        self.what = Text(theme, "", "small", tone="ink_soft")
        self.go_to = Button(theme, words("replay.moments"), icon="list", look="quiet", arrow=True)
        self.compare = Button(
            theme, words("replay.compare"), icon="columns-3", look="quiet")
        self.compare.setCheckable(True)
        self.name = Button(theme, words("replay.name"), icon="tag", look="quiet")
        self.leave = Button(theme, words("replay.leave"), look="default", keys="Esc")
        self.field = QLineEdit()
        self.field.setPlaceholderText(words("replay.name_here"))
        self.field.setAccessibleName(words("replay.name_here"))
        self.field.setMaxLength(200)
        self.field.hide()
        self.set_playing(False)
        self._build()
        self.play.clicked.connect(self.play_wanted)
        self.line.play_wanted.connect(self.play_wanted)
        self.go_to.clicked.connect(self._open_moments)
        self.compare.toggled.connect(self.compare_wanted)
        self.name.clicked.connect(self._open_field)
        self.field.returnPressed.connect(self._on_name_written)
        self.leave.clicked.connect(self.left)

    def set_playing(self, playing: bool) -> None:
        """Show whether it goes on by itself."""
        self.play.set_icon_name("pause" if playing else "play")
        said = self._words("replay.pause" if playing else "replay.play")
        self.play.setAccessibleName(said)
        self.play.setToolTip(said)

    def show_step(self, step: int, when: str, what: str) -> None:
        """Show where it stands."""
        self.line.setValue(step)
        self.when.setText(when)
        self.what.setText(what)

    def make_room(self, *, two: bool) -> None:
        """Leave room for the words of one moment, or of two that are compared."""
        self._two = two
        px = self._theme.px
        buttons = [one.sizeHint().width() for one in self._buttons() if not one.isHidden()]
        left = self.width() - sum(buttons) - px(8) * (len(buttons) + 1) - px(LINE)
        for text in (self.when, self.what):
            text.setFixedWidth(max(min(left, px(360 if two else 280)), px(168)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, roomy in (
                (self.leave, TIGHT), (self.name, TIGHT), (self.go_to, TIGHTER),
                (self.compare, TIGHTER)):
            tight = self.width() < self._theme.px(roomy)
            button.set_short(tight, bare=tight and button is not self.leave)
        self.make_room(two=self._two)

    def _buttons(self) -> tuple[QWidget, ...]:
        return self.play, self.go_to, self.compare, self.name, self.field, self.leave

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Offer these moments."""
        self.line.set_marks(marks)
        self.go_to.setEnabled(bool(marks))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.field.isVisible():
                self._close_field()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self.when)
        told.addWidget(self.what)
        told.addStretch(1)
        self.make_room(two=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(self.play)
        row.addWidget(self.line, 1)
        row.addLayout(told)
        for widget in (self.go_to, self.compare, self.name, self.field, self.leave):
            row.addWidget(widget)
        self.field.setFixedWidth(self._theme.px(220))

    def _open_moments(self) -> None:
        open_choices(
            self.go_to, [(mark.step, mark.title, None) for mark in self.line.marks],
            [self.line.value()], self._on_moment_chosen)

    def _on_moment_chosen(self, step: object) -> None:
        if isinstance(step, int):
            self.line.wanted.emit(step)
        self.line.setFocus()

    def _open_field(self) -> None:
        self.name.hide()
        self.field.clear()
        self.field.show()
        self.field.setFocus()

    def _close_field(self) -> None:
        self.field.hide()
        self.name.show()
        self.line.setFocus()

    def _on_name_written(self) -> None:
        title = self.field.text().strip()
        self._close_field()
        if title:
            self.name_written.emit(title)
