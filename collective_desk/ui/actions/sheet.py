"""One sheet over the window: every key, or what everything does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.keys import KeyCap
from collective_desk.ui.widgets.text import Text

from . import NOUNS
from .action import Action

TERMS = (
    "collective", "ecosystem", "middle_ground", "power_over", "power_with", "gatekeeper",
    "empty_chair", "early_win")
LINE_EXAMPLES = ("one", "many", "tie", "kind", "mutual", "fan", "realm", "discs", "chair")
"""What quick add understands, by the ids of its words."""
CANVAS_KEYS = (
    ("C", "connect_on"), ("Left", "walk"), ("Tab", "along"), ("Return", "inspect"),
    ("Shift+F10", "menu"), ("Space", "pan"), ("Escape", "let_go"),
)
"""Keys of the map that are no actions."""
COLUMNS = (3, 4)
"""Of keys, in a window that is narrower or wider than is needed for the most."""
WIDE = 1300


class Sheet(Floating):
    """Shows keys by noun; any key or click closes it, but those that scroll."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(theme, parent, radius="dialog")
        self._words = words
        self._back: QWidget | None = None
        self._helps = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def open(self, *, with_help: bool) -> None:
        """Show every key; with help, also a line on what each thing does."""
        self._back, self._helps = self.window().focusWidget(), with_help
        page = self._help_page() if with_help else self._key_page()
        page.setAutoFillBackground(False)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 60, Qt.Key.Key_Up: -60, Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step)
        elif event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}:
            self.hide()
            if self._back is not None:
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _key_page(self) -> QWidget:
        page, grid = self._page(self._words("keys.title"))
        # What is pressed most comes first.
        blocks: list[Block] = [(
            self._words("keys.canvas"),
            [((keys,), self._words(f"keys.{id}")) for keys, id in CANVAS_KEYS])]
        blocks += [
            (self._words(f"menu.{noun}"), self._keys_of(actions))
            for noun, actions in NOUNS.items() if any(action.keys for action in actions)
        ]
        for number, column in enumerate(balanced(blocks, COLUMNS[self._is_wide()])):
            holder = QVBoxLayout()
            holder.setSpacing(self._theme.px(1))
            for title, rows in column:
                holder.addWidget(Text(self._theme, title, "caption", tone="ink_soft", strong=True))
                for keys, text in rows:
                    holder.addLayout(self._key_row(keys, text))
                holder.addSpacing(self._theme.px(12))
            holder.addStretch(1)
            grid.addLayout(holder, 1, number)
            grid.setColumnStretch(number, 1)
        return page

    def _keys_of(self, actions: tuple[Action, ...]) -> list[tuple[tuple[str, ...], str]]:
        """Give keys and words of actions: those that stand together in a menu have one row."""
        rows: dict[str, tuple[tuple[str, ...], str]] = {}
        for action in actions:
            if not action.keys:
                continue
            if not action.inside:
                rows[action.id] = (action.keys, self._words(f"action.{action.id}"))
                continue
            first = rows[action.inside][0][0] if action.inside in rows else action.keys[0]
            span = " – ".join(dict.fromkeys((first.split(" – ")[0], action.keys[0])))
            rows[action.inside] = ((span,), self._words(f"menu.{action.inside}"))
        return list(rows.values())

    def _help_page(self) -> QWidget:
        page, grid = self._page(self._words("help.title"))
        words, row = self._words, 1
        grid.setColumnStretch(1, 1)
        row = self._title(grid, row, words("help.line"))
        for id in LINE_EXAMPLES:
            row = self._pair(grid, row, words(f"example.{id}"), words(f"example.{id}.means"))
        for noun, actions in NOUNS.items():
            row = self._title(grid, row, words(f"menu.{noun}"))
            for action in actions:
                row = self._help_row(grid, row, action)
        row = self._title(grid, row, words("help.terms"))
        for id in TERMS:
            row = self._pair(grid, row, words(f"term.{id}"), words(f"term.{id}.means"))
        return page

    def _pair(self, grid: QGridLayout, row: int, said: str, means: str) -> int:
        grid.addWidget(Text(self._theme, said, strong=True), row, 0)
        grid.addWidget(Text(self._theme, means, tone="ink_soft", lines=0), row, 1)
        return row + 1

    def _help_row(self, grid: QGridLayout, row: int, action: Action) -> int:
        theme = self._theme
        grid.addWidget(Text(theme, self._words(f"action.{action.id}")), row, 0)
        grid.addWidget(
            Text(theme, self._words(f"help.{action.id}"), tone="ink_soft", lines=0), row, 1)
        caps = QHBoxLayout()
        caps.addStretch(1)
        for keys in action.keys[:1]:
            caps.addWidget(KeyCap(theme, keys))
        grid.addLayout(caps, row, 2)
        return row + 1

    def _title(self, grid: QGridLayout, row: int, text: str) -> int:
        title = Text(self._theme, text, "caption", tone="ink_soft", strong=True)
        title.setContentsMargins(0, self._theme.px(16), 0, 0)
        title.setFixedHeight(self._theme.px(36))
        grid.addWidget(title, row, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)
        return row + 1

    def _page(self, title: str) -> tuple[QWidget, QGridLayout]:
        page = QWidget()
        grid = self._grid = QGridLayout(page)
        grid.setContentsMargins(28, 20, 28, 20)
        grid.setHorizontalSpacing(self._theme.px(32))
        grid.setVerticalSpacing(self._theme.px(6))
        grid.addWidget(Text(self._theme, title, "title", strong=True), 0, 0, 1, 3)
        return page, grid

    def _key_row(self, keys: tuple[str, ...], text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        row.addWidget(Text(self._theme, text, lines=2), 1)
        for one in keys[:1]:
            row.addWidget(KeyCap(self._theme, one))
        return row

    def _is_wide(self) -> bool:
        return self._over.width() >= self._theme.px(WIDE)

    def _place(self) -> None:
        parent = self._over
        room = self._theme.px(1260 if self._is_wide() and not self._helps else 980)
        wide = min(parent.width() - 48, room) + 2 * SHADOW
        natural = self._grid.totalSizeHint().height()
        if self._grid.hasHeightForWidth():
            natural = self._grid.totalHeightForWidth(wide)
        high = min(parent.height() - 48, natural + 16) + 2 * SHADOW
        self.setGeometry(QRect(
            (parent.width() - wide) // 2, (parent.height() - high) // 2, wide, high))


Block = tuple[str, list[tuple[tuple[str, ...], str]]]


def balanced(blocks: list[Block], columns: int) -> list[list[Block]]:
    """Spread blocks over columns so that they are about equally long; each keeps its order."""
    sizes = {number: len(rows) + 2 for number, (_, rows) in enumerate(blocks)}
    spread: list[list[int]] = [[] for _ in range(min(columns, len(blocks)))]
    for number in sorted(sizes, key=lambda number: -sizes[number]):
        min(spread, key=lambda column: sum(sizes[one] for one in column)).append(number)
    return [[blocks[number] for number in sorted(column)] for column in sorted(spread, key=min)]
