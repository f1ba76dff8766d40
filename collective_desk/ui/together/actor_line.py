"""A line that begins with an actor: a name by a few letters, then a choice or some words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QScrollArea

from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.folding import fold
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.quick_add.popup import Popup
from collective_desk.ui.widgets.floating import SHADOW
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

LIMIT = 6
LINK = ": "
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
Choices = Sequence[tuple[str, str]]


class ActorLine(EntryLine):
    """Enter takes the name that is offered; with `then`, what follows is chosen or written.

    `then` is "text" for words after the name, or a function that gives codes with their words.
    """

    told = Signal(str, str)
    """Actor, and the code or the words that followed."""
    unknown = Signal(str, str)
    """A name that no actor has, and what followed; said only where new names are taken."""

    def __init__(
        self, workspace: Workspace, index: SuggestIndex, signs: Signs, hint: str, *,
        then: str | Callable[[], Choices] = "", takes_new: str = "",
    ) -> None:
        super().__init__(hint)
        self._workspace, self._index, self._signs = workspace, index, signs
        self._then, self._takes_new = then, takes_new
        self._actor: EntityId | None = None
        self._name = ""
        self._popup: Popup | None = None
        self.textEdited.connect(self._offer)

    @property
    def offered(self) -> list[Row]:
        """What the line offers now."""
        return self._popup.rows.rows if self._popup and self._popup.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, popup = event.key(), self._popup
        if self.offered and popup and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            popup.rows.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in ENTER or (key == Qt.Key.Key_Tab and self.offered and not self._name):
            self._take()
        elif key == Qt.Key.Key_Escape and (self.text() or self.offered):
            self._begin_again()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._popup is not None:
            self._popup.hide()

    def _offer(self, _typed: str = "") -> None:
        if self._name and not self.text().startswith(self._name + LINK):
            self._actor, self._name = None, ""
        rows = self._second_rows() if self._name else self._name_rows()
        if self._popup is None and rows:
            self._popup = Popup(self._workspace.theme, self.window())
            self._popup.rows.chosen.connect(self._on_chosen)
        if self._popup is not None:
            self._place(self._popup, rows)

    def _place(self, popup: Popup, rows: list[Row]) -> None:
        """Open upwards, as the line stands below its list; downwards where there is no room."""
        gap = QPoint(0, self._workspace.theme.px(4))
        side = self.width() if self.isRightToLeft() else 0
        popup.offer(rows, 0, foot=self.mapTo(self.window(), QPoint(side, 0)) - gap)
        if popup.y() < 0:
            foot = self.mapTo(self.window(), QPoint(side, self.height())) + gap
            popup.move(popup.x(), foot.y() - SHADOW)

    def _name_rows(self) -> list[Row]:
        typed, words = self.text().strip(), self._workspace.words
        if not typed:
            return []
        rows = []
        known = False
        for one in self._index.suggest(typed, len(typed), LIMIT):
            actor = self._workspace.desk.read.get(Actor, one.id)
            if actor is None or one.how == "kind":
                continue
            known = known or fold(one.said) == fold(typed)
            start = fold(one.name).find(fold(typed))
            match = (start, start + len(typed)) if start >= 0 else (0, 0)
            rows.append(Row(
                one.id, one.name, note=one.said if one.said != one.name else "",
                picture=self._signs.actor(actor), match=match))
        if self._takes_new and not known:
            rows.append(Row(
                "", words(self._takes_new, name=typed), icon="plus", begins_group=True,
                facts={"name": typed}))
        return rows

    def _second_rows(self) -> list[Row]:
        if not callable(self._then):
            return []
        typed = fold(self.text()[len(self._name + LINK):].strip())
        return [
            Row(code, said) for code, said in self._then()
            if any(part.startswith(typed) for part in (fold(said), *fold(said).split()))
        ]

    def _take(self) -> None:
        popup = self._popup
        if popup is not None and self.offered:
            popup.rows.choose()
        elif self._name and self._then == "text":
            text = self.text()[len(self._name + LINK):].strip()
            if text:
                self._tell(text)

    def _on_chosen(self, row: Row) -> None:
        if self._name:
            self._tell(str(row.value))
            return
        self._actor = str(row.value) or None
        self._name = row.text if self._actor else row.facts["name"]
        if not self._then:
            self._tell("")
            return
        self.setText(self._name + LINK)
        self._offer()

    def _tell(self, said: str) -> None:
        actor, name = self._actor, self._name
        self._begin_again()
        if actor is not None:
            self.told.emit(actor, said)
        else:
            self.unknown.emit(name, said)

    def _begin_again(self) -> None:
        self._actor, self._name = None, ""
        self.clear()
        if self._popup is not None:
            self._popup.hide()
