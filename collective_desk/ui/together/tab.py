"""One page of the place Collectives: what is written at the start, what follows from it beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collective_desk.commands.typed_days import day_gone, shown_day
from collective_desk.domain.entities import Collective, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.records import Commit
from collective_desk.ui.code_words import codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace

from .record_table import RecordTable

SIDE, SHARE = 412, 0.36
"""Width of the side, and the most it takes of a page."""
PAGE = 24
WIDEST = 980


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tabs share: the open desk, signs, and the names that lines offer."""

    workspace: Workspace
    signs: Signs
    index: SuggestIndex


class Scroll(QScrollArea):
    """A column that scrolls when it is longer than its place."""

    def __init__(self, theme: Theme, ground: str, padding: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = Surface(theme, ground)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(8))
        row = QHBoxLayout(holder)
        row.setContentsMargins(*(theme.px(padding),) * 4)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDEST))
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.column)
        outer.addStretch(1)
        # What is wider than a line that can be read stays empty at the end.
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(holder)


class Tab(QWidget):
    """Two columns; a tab below fills them and reads the desk again when it is told to."""

    reads: frozenset[str] = frozenset()
    """Kinds of things of which a change is shown here."""

    def __init__(self, ground: Ground, *, side: int = SIDE) -> None:
        super().__init__()
        self.ground, self.workspace = ground, ground.workspace
        theme = self.workspace.theme
        left, right = self.start(), Scroll(theme, "surface", 20)
        self.side = right.column
        edge = Surface(theme, lines="start")
        self._edge, self._side_wide = edge, side
        beside = QHBoxLayout(edge)
        beside.setContentsMargins(1, 0, 1, 0)
        beside.addWidget(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most = round(event.size().width() * SHARE)
        self._edge.setFixedWidth(min(self.workspace.theme.px(self._side_wide), most))

    def start(self) -> QWidget:
        """Make the column at the start, which `main` lays out."""
        scroll = Scroll(self.workspace.theme, "paper", PAGE)
        self.main = scroll.column
        return scroll

    def refresh(self, collective: Collective | None, /) -> None:
        """Read the desk again and show it."""
        raise NotImplementedError

    def took(self, _commit: Commit) -> bool:
        """Show what a commit changed without reading everything again; False where it cannot."""
        return False

    def begin(self) -> None:
        """Take the keyboard where one begins."""

    def go_to(self, _id: EntityId) -> None:
        """Put the keyboard where a thing stands, if it stands here."""

    def keep(self) -> None:
        """Keep what is being written."""


def head(theme: Theme, title: str, note: Text | None = None) -> QWidget:
    """Give the head of a page: its title, and a soft note beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, theme.px(4))
    row.setSpacing(theme.px(12))
    row.addWidget(Text(theme, title, "lead", strong=True))
    if note is not None:
        row.addWidget(note, 1)
    else:
        row.addStretch(1)
    return holder


def choose_code(
    table: RecordTable, workspace: Workspace, vocabulary: str, chosen: Iterable[str | None],
    take: object,
) -> None:
    """Open the codes of a vocabulary under the current cell of a table."""
    choices: list[Choice] = [
        (code, said, None) for code, said in codes_in_words(workspace.words, vocabulary)]
    menu = open_choices(
        table, choices, [one for one in chosen if one], take,  # type: ignore[arg-type]
        nothing=workspace.words("value.clear"))
    # The list is tall: the menu belongs to the cell, not to the foot of the list.
    menu.popup(table.cell_corner() + QPoint(0, 2))


def period_in_words(words: Words, since: str | None, until: str | None) -> tuple[str, str]:
    """Say both ends of a period as they can be typed again."""
    first, last = (shown_day(words, day, gone=True, weekday=False) for day in (since, until))
    return first, last


def period_with(
    workspace: Workspace, period: tuple[str | None, str | None] | None, end: int, text: str
) -> tuple[str | None, str | None] | None:
    """Give a period with one end written anew; says what a day looks like where it is none."""
    try:
        day = day_gone(workspace.words, text)
    except DeskError as error:
        workspace.refuse(error)
        return None
    since, until = period or (None, None)
    return (since, day) if end else (day, until)


