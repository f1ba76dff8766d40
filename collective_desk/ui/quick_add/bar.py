"""Quick add: type a line, see whom it means, press Enter, and it is on the map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collective_desk.commands.quick_add import Added
from collective_desk.domain.entities import EntityId, Point
from collective_desk.domain.quick_pieces import holds_table, is_first_words
from collective_desk.host.words import Words
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.ui.pens import Pens
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs

from .asking import Asking
from .draft import LINKS, Draft
from .line_box import LineBox
from .offers import Offers
from .popup import Popup, word_corner
from .port import LinePort

HISTORY = 50


class QuickAddBar(LineBox):
    """The line at the foot of the map."""

    drawn = Signal(object)
    """What a line brought."""
    taken = Signal(str, str)
    """Enter took who is known for a word that may be a name of its own: the actor, the word."""
    refused = Signal(str)
    table_pasted = Signal(str)
    """Rows of several cells were pasted: they are looked at before they come in."""
    emptied = Signal()
    """The line was drawn or let go; the next one may begin."""

    def __init__(
        self, theme: Theme, words: Words, pens: Pens, index: SuggestIndex, port: LinePort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, parent)
        self._port = port
        self._offers = Offers(index, pens, Signs(theme, words), words, port)
        self._draft, self._asking = Draft(), Asking()
        self._near: Point | None = None
        self._pasted = ""
        self._history: list[str] = []
        self._popup: Popup | None = None
        self._connect()

    @property
    def text(self) -> str:
        """The whole line."""
        return self._pasted or self._draft.text

    @property
    def popup(self) -> Popup:
        """What opens above the line; it lies over the whole window."""
        if self._popup is None:
            self._popup = Popup(self._theme, self.window())
            self._popup.rows.chosen.connect(self._on_chosen)
        return self._popup

    def begin(self, text: str = "", *, near: Point | None = None, tied_to: str = "") -> None:
        """Take the keyboard; begin with some letters, at a point of the map, or from an actor."""
        self._near = near or self._near
        if tied_to:
            self._draft.begin_from(tied_to)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if "\n" in text:
            self._on_pasted(text)
        elif text:
            self._field.insert(text)
        self._show()

    def write(self, text: str, *, cursor: int | None = None) -> None:
        """Write a line as if it were typed; the caret at its end, or so many letters into it."""
        if "\n" in text or "\r" in text:
            self._on_pasted(text)
            return
        self._draft.type_in(text)
        self._show()
        tail = len(text) - len(self._draft.tail)
        if cursor is not None and cursor >= tail:
            self._field.setCursorPosition(cursor - tail)

    def draw(self, *, as_new: bool = False) -> None:
        """Draw the line as it is written, with no name completed."""
        self._draw(as_new=as_new)

    def draw_new(self, name: str) -> None:
        """Draw somebody of this name, whoever else is called so; what is being typed stays."""
        typed = self.text
        self._clear()
        self._draft.type_in(name)
        self._draw(as_new=True)
        self.write(typed)

    def aim(self, at: Point | None) -> None:
        """Let the next line stand near a point of the map."""
        self._near = at

    def refresh(self) -> None:
        """Take in what a commit changed."""
        self._offers.forget()

    def _connect(self) -> None:
        self._field.pressed.connect(self._on_pressed)
        self._field.textEdited.connect(self._on_text_edited)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.cursorPositionChanged.connect(self._offer)
        self._field.pasted.connect(self._on_pasted)
        self._field.left.connect(self._on_left)

    def _show(self) -> None:
        """Let chips, field and hint say what the draft says."""
        tokens = self._offers.tokens(self._draft, self._pasted)
        if self._field.text() != self._draft.tail:
            self._field.setText(self._draft.tail)
        self.dress(tokens, empty=not self.text)
        self._offer()

    def _offer(self) -> None:
        if not self._field.hasFocus():
            return
        if self._asking:
            rows, title = self._offers.answers(self._asking), self._offers.question(self._asking)
            self.popup.offer(rows, 0, foot=word_corner(self._theme, self._field, self), title=title)
            self._field.show_ghost("")
            return
        cursor = len(self._draft.head) + self._field.cursorPosition()
        rows, at = ([], 0) if self._pasted else self._offers.rows(self._draft, cursor)
        self.popup.offer(rows, at, foot=word_corner(self._theme, self._field, self))
        self._field.show_ghost(self._offers.ghost(self._draft, rows[at] if rows else None))

    def _on_text_changed(self, text: str) -> None:
        self._draft.tail = text
        self.update()

    def _on_text_edited(self, text: str) -> None:
        # Told before textChanged: the draft has to know first.
        self._draft.tail = text
        self._asking.clear()
        self._show()

    def _on_pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        done = False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            done = self._enter(as_new=control)
        elif key == Qt.Key.Key_Escape:
            done = self._cancel()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            done = self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Right} and self._at_end():
            done = self._complete()
        elif key == Qt.Key.Key_Backspace and not self._field.cursorPosition():
            done = self._reopen()
        elif event.text() in LINKS and not control:
            done = self._link(event.text())
        elif event.text() == "/" and not self.text:
            done = True  # one is here already
        elif event.text() == " ":
            done = bool(self._draft.parts) and not self._draft.tail  # already behind the link
        event.setAccepted(done)

    def _at_end(self) -> bool:
        return self._field.cursorPosition() == len(self._field.text())

    def _link(self, link: str) -> bool:
        """End a part by `>`, `<` or a comma typed at its end; it means whom Enter would take."""
        if not self._at_end() or self._pasted or self._asking:
            return False
        if self.popup.isVisible():
            self._complete()
        if not self._draft.close_part(link):
            return False
        self._show()
        return True

    def _reopen(self) -> bool:
        if self._field.hasSelectedText():
            return False
        if self._pasted:
            self._pasted = ""
        elif not self._draft.reopen():
            return False
        self._asking.clear()
        self._show()
        return True

    def _complete(self) -> bool:
        """Take the name that is meant into the line."""
        row = self.popup.rows.current if self.popup.isVisible() else None
        if row is None or self._asking or "insert" not in row.facts:
            return False
        start, end = row.facts["span"]
        text = self._draft.text
        whole = text[:start] + row.facts["insert"] + text[end:]
        self._draft.tail = whole[len(self._draft.head):]
        self._show()
        return True

    def _enter(self, *, as_new: bool) -> bool:
        if self._asking:
            return self.popup.rows.choose()
        typed = self.text.strip()
        if not as_new and self.popup.isVisible():
            self._complete()
        told = self._draw(as_new=as_new)
        if told and told.reused and not (told.actors or told.ties):
            actor = self._port.actor(told.reused[0])
            if actor is not None and is_first_words(typed, actor.name):
                self.taken.emit(actor.id, typed)
        return True

    def _on_chosen(self, row: Row) -> None:
        """A row was clicked, or answers what was asked."""
        if self._asking:
            self._asking.answer(row.value)
            if self._asking:
                self._show()
            else:
                self._draw()
            return
        self.popup.rows.show_rows([row])
        self._complete()
        self._draw(as_new="insert" not in row.facts)

    def _draw(self, *, as_new: bool = False) -> Added | None:
        text = self.text.strip()
        if not text:
            return None
        choices: dict[str, EntityId | None] = dict(self._asking.choices)
        if as_new and self._draft.tail.strip():
            choices.setdefault(self._draft.tail.strip(), None)
        told = self._port.draw(text, near=self._near, choices=choices)
        if isinstance(told, str):
            self.refused.emit(told)
            return None
        if told.asked:
            self._asking.ask(told.asked, choices)
            self._show()
            return None
        self._history = [*self._history, text][-HISTORY:]
        self._clear()
        self.drawn.emit(told)
        return told

    def _cancel(self) -> bool:
        if self._asking:
            self._asking.clear()
            self._show()
        elif self.text:
            self._clear()
        else:
            self._port.back_to_map()
        return True

    def _clear(self) -> None:
        self._draft.clear()
        self._asking.clear()
        self._pasted, self._near = "", None
        self._field.setText("")
        self._show()
        self.emptied.emit()

    def _step(self, by: int) -> bool:
        if self.popup.isVisible():
            self.popup.rows.step(by)
            self._field.show_ghost(self._offers.ghost(self._draft, self.popup.rows.current))
        elif by < 0 and self._history and not self.text:
            self._draft.tail = self._history[-1]
            self._show()
        return True

    def _on_pasted(self, text: str) -> None:
        if holds_table(text):
            self.table_pasted.emit(text)
            return
        self._draft.clear()
        self._pasted = text
        self._show()

    def _on_left(self) -> None:
        self.popup.hide()
        self._field.show_ghost("")
        self.update()
