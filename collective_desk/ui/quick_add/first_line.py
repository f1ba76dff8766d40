"""The line before the desk is read: it takes every key, and hands on what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme

from .chips import Token
from .line_box import LineBox

CHOICE = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down))
"""Keys that choose among what is offered; nothing is offered yet."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line that Enter ended; `as_new` when its last name shall be a new actor."""

    text: str
    as_new: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed so far: lines that are ended, and the one that is still open."""

    lines: tuple[TypedLine, ...] = ()
    text: str = ""
    """The open line; a text of several rows was pasted."""
    cursor: int | None = None
    """Where the caret stands in the open line; none for its end."""

    def followed_by(self, letters: str) -> Typed:
        """Give what it is when more letters begin another line."""
        if not letters:
            return self
        ended = (TypedLine(self.text),) if self.text else ()
        return Typed((*self.lines, *ended), letters)

    def __bool__(self) -> bool:
        return bool(self.lines or self.text)


class FirstLine(LineBox):
    """Stands where the bar will stand, and looks the same."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._lines: list[TypedLine] = []
        self._pasted = ""
        # A pointer could put the caret where nobody can follow: keys alone, for half a second.
        self._field.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._field.pressed.connect(self._on_pressed)
        self._field.pasted.connect(self._on_pasted)
        self._field.textChanged.connect(self._show)

    @property
    def typed(self) -> Typed:
        """What was typed until now."""
        text = self._field.text()
        at = self._field.cursorPosition()
        if self._pasted:
            return Typed(tuple(self._lines), self._pasted)
        return Typed(tuple(self._lines), text, at if at < len(text) else None)

    def _on_pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        done = key in CHOICE
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._end(as_new=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            done = True
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Backspace and self._pasted):
            self._clear()
            done = True
        elif self._pasted and event.text().isprintable() and event.text():
            done = True  # a pasted column is ended by Enter or let go
        event.setAccepted(done)

    def _end(self, *, as_new: bool) -> None:
        text = self._pasted or self._field.text().strip()
        if text:
            self._lines.append(TypedLine(text, as_new))
        self._clear()

    def _clear(self) -> None:
        self._pasted = ""
        self._field.setText("")
        self._show()

    def _on_pasted(self, text: str) -> None:
        self._pasted = text
        self._field.setText("")
        self._show()

    def _show(self, _text: str = "") -> None:
        tokens = []
        if self._pasted:
            count = sum(1 for row in self._pasted.splitlines() if row.strip())
            tokens = [Token(self._words("quick_add.pasted", count=count), "")]
        self.dress(tokens, empty=not (self._pasted or self._field.text()))
