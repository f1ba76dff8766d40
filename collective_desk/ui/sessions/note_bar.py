"""The line of a note: a letter for the kind, `#` for whom, `@who by Friday` for a promise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.domain.days import today
from collective_desk.domain.entities import Actor
from collective_desk.domain.folding import fold
from collective_desk.domain.note_line import NoteLanguage, NoteLine, read_note
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.note_links import Linked, NoteLinks, link_offers
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.reader import Reader
from collective_desk.ui.quick_add.popup import Popup, word_corner
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.frame import paint_frame
from collective_desk.ui.widgets.keys import KeyCap
from collective_desk.ui.widgets.kind_badge import KindBadge
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Text

from .note_field import NoteField


class NoteBar(QWidget):
    """Tells a line when Enter is pressed; shows meanwhile how it is read."""

    written = Signal(object)
    """A NoteLine to be written down."""
    drafted = Signal(str)
    """What is half typed."""
    hinted = Signal(str)
    """What was not understood, in words; empty when all was."""
    left = Signal()
    """Esc on an empty line: the keyboard goes to the page."""
    list_wanted = Signal()
    """Up or Down on an empty line: the keyboard goes to what is written already."""
    cleared = Signal(str)
    """Esc on a line: what stood there."""

    def __init__(
        self, theme: Theme, words: Words, language: NoteLanguage, read: Reader,
        index: SuggestIndex, signs: Signs,
    ) -> None:
        super().__init__()
        self._theme, self._words, self._language = theme, words, language
        self._read, self._index, self._signs = read, index, signs
        self._links = NoteLinks(read, index.names)
        self.may_be_empty = False
        """Whether Enter writes a note without words: one that is a photo."""
        self._letter = ""
        self._popup: Popup | None = None
        self._build()

    @property
    def field(self) -> NoteField:
        """The field in which the line is typed."""
        return self._field

    @property
    def text(self) -> str:
        """The whole line, with its letter."""
        return f"{self._letter} {self._field.text()}" if self._letter else self._field.text()

    @property
    def popup(self) -> Popup:
        """What opens above the line."""
        if self._popup is None:
            self._popup = Popup(self._theme, self.window())
            self._popup.rows.chosen.connect(self._on_chosen)
        return self._popup

    def begin(self, text: str | None = None) -> None:
        """Take the keyboard; go on with a draft where there is one."""
        if text is not None:
            self.set_text(text)
        # Not as by a shortcut: that selects what is there, and the next letter replaces it.
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text(self, text: str) -> None:
        """Show another line."""
        self._letter = ""
        self._field.setText(text)
        self._take_letter()
        self._show()

    def line(self, text: str | None = None) -> NoteLine:
        """Read the line as it stands."""
        said = self.text if text is None else text
        return read_note(said, self._language, today=today(), who=self._links.who)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self, self._theme, busy=self._field.hasFocus())

    def _build(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(42))
        self._badge = KindBadge(theme)
        self._badge.hide()
        self._field = NoteField(theme)
        self.setFocusProxy(self._field)
        self._field.setPlaceholderText(self._words("session.note_placeholder"))
        self._field.setAccessibleName(self._words("session.note_name"))
        self._field.pressed.connect(self._on_pressed)
        self._field.textEdited.connect(self._on_edited)
        self._field.cursorPositionChanged.connect(self._offer)
        self._field.pasted.connect(self._on_pasted)
        self._field.left.connect(self._on_left)
        self._day = Text(theme, role="small", tone="ink_soft")
        self._cap = KeyCap(theme, "Return")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        for widget in (self._badge, self._field, self._day, self._cap):
            row.addWidget(widget, int(widget is self._field))

    def _show(self) -> None:
        """Let badge, pills, day and hint say how the line is read."""
        line = self.line()
        kind = self._language.letters.get(self._letter, "")
        self._badge.show_kind(self._letter, kind)
        self._field.show_marks(
            [mark for mark in line.marks if mark.sign != "letter"], 2 if self._letter else 0)
        self._day.setText(said_day(self._words, line.due, weekday=True))
        self._field.setPlaceholderText(
            "" if self._letter else self._words("session.note_placeholder"))
        told = [
            self._words(hint.id, text=hint.text, days=hint.days) for hint in line.hints[:1]
            if not self._is_typing_link()
        ]
        self.hinted.emit(" ".join(told))
        self._offer()
        self.update()

    def _take_letter(self) -> None:
        """Take a letter and a blank at the start as the kind."""
        text = self._field.text()
        if self._letter or text[:1] not in self._language.letters:
            return
        glued = text[:1] in "?؟" and len(text) > 1
        if text[1:2] != " " and not glued:
            return
        self._letter = text[:1]
        at = self._field.cursorPosition()
        rest = text[1:].removeprefix(" ")
        self._field.setText(rest)
        self._field.setCursorPosition(max(at - (len(text) - len(rest)), 0))

    def _typed_link(self) -> tuple[int, str] | None:
        """Give where the sign before the caret stands, and what is typed behind it."""
        before = self._field.text()[: self._field.cursorPosition()]
        at = max(before.rfind("#"), before.rfind("@"))
        if at < 0 or (at and before[at - 1] != " "):
            return None
        typed = before[at + 1:]
        return (at, typed) if typed and not typed.startswith((" ", '"')) else None

    def _is_typing_link(self) -> bool:
        typed = self._typed_link()
        return typed is not None and " " not in typed[1]

    def _offer(self) -> None:
        if not self._field.hasFocus():
            return
        typed = self._typed_link()
        offers: list[Linked] = []
        if typed and not typed[1].endswith(" "):
            sign = self._field.text()[typed[0]]
            known = self._links.who(typed[1])
            if not known:
                offers = link_offers(self._read, self._index, typed[1], ties=sign == "#")
        rows = [self._row(one, typed[1]) for one in offers] if typed else []
        self.popup.offer(rows, 0, foot=word_corner(self._theme, self._field, self))

    def _row(self, one: Linked, typed: str) -> Row:
        start = fold(one.name).find(fold(typed))
        match = (start, start + len(typed)) if start >= 0 else (0, 0)
        if one.is_tie:
            return Row(one.id, one.name, note=one.note, icon="spline", match=match)
        actor = self._read.get(Actor, one.id)
        return Row(
            one.id, one.name, match=match,
            picture=self._signs.actor(actor) if actor is not None else None)

    def _on_edited(self, _text: str) -> None:
        self._take_letter()
        self._show()
        self.drafted.emit(self.text)

    def _on_pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        offered = self._popup is not None and self._popup.isVisible()
        done = False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            done = True
            if offered:
                self.popup.rows.choose()
            else:
                self._write()
        elif key == Qt.Key.Key_Tab and offered:
            done = self.popup.rows.choose()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and offered:
            self.popup.rows.step(1 if key == Qt.Key.Key_Down else -1)
            done = True
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not self.text:
            self.list_wanted.emit()
            done = True
        elif key == Qt.Key.Key_Escape:
            done = self._escape(offered=offered)
        elif key == Qt.Key.Key_Backspace and self._letter and not self._field.cursorPosition():
            done = self._give_letter_back()
        event.setAccepted(done)

    def _give_letter_back(self) -> bool:
        if self._field.hasSelectedText():
            return False
        letter, self._letter = self._letter, ""
        self._field.setText(letter + self._field.text())
        self._field.setCursorPosition(1)
        self._show()
        self.drafted.emit(self.text)
        return True

    def _escape(self, *, offered: bool) -> bool:
        if offered:
            self.popup.hide()
        elif self.text:
            self.cleared.emit(self.text)
            self.set_text("")
            self.drafted.emit("")
        else:
            self.left.emit()
        return True

    def _on_chosen(self, row: Row) -> None:
        """Take a name into the line."""
        typed = self._typed_link()
        if typed is None:
            return
        at, said = typed
        name = row.text if len(self._links.who(row.text)) else said
        text = self._field.text()
        whole = f"{text[: at + 1]}{name} {text[at + 1 + len(said):].lstrip()}"
        self._field.setText(whole)
        self._field.setCursorPosition(at + len(name) + 2)
        self.popup.hide()
        self._show()
        self.drafted.emit(self.text)

    def _write(self) -> None:
        if not self._field.text().strip() and not self.may_be_empty:
            return
        line = self.line()
        self.set_text("")
        self.written.emit(line)
        self.drafted.emit("")

    def _on_pasted(self, text: str) -> None:
        for row in text.splitlines():
            if row.strip():
                self.written.emit(self.line(row))

    def _on_left(self) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.update()
