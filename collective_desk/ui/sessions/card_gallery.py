"""The method cards: one is picked, and a session is planned from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from collective_desk.commands.method_cards import cards
from collective_desk.domain.entities import MethodCard
from collective_desk.host.said_days import said_day
from collective_desk.store.queries.sessions import agreed_next
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.pressable import Pressable
from collective_desk.ui.widgets.text import Text, break_line
from collective_desk.ui.workspace import Workspace

from .parts import paint_words
from .saying import side_by_side

HIGH, COLUMNS = 128, 2


class CardTile(Pressable):
    """A card: its name, what it is for, with how many people."""

    def __init__(self, theme: Theme, card: MethodCard) -> None:
        super().__init__(theme)
        self.card = card
        self.setAccessibleName(f"{card.name}. {card.purpose} {card.people}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(HIGH))

    def ring_radius(self) -> float:
        return float(self._theme.size("radius", "popup"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.size("radius", "popup")
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("sunk" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        side, top = theme.px(16), theme.px(14)
        wide = self.width() - 2 * side
        parts = [
            (self.card.name, "lead", "ink", True, 1),
            (self.card.purpose, "body", "ink_soft", False, 2),
            (self.card.people, "small", "ink_faint", False, 2),
        ]
        for text, role, tone, strong, most in parts:
            font = theme.font(role, strong=strong)
            lines = break_line(text, font, wide)
            if len(lines) > most:
                rest = " ".join(lines[most - 1:])
                cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, wide)
                lines = [*lines[: most - 1], cut]
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            for line in lines:
                box = self.rect().adjusted(side, top, -side, 0)
                box.setHeight(theme.line(role))
                paint_words(painter, self, box, line)
                top += theme.line(role)
            top += theme.px(4)


class CardGallery(QWidget):
    """All cards, and the way to begin without one."""

    picked = Signal(object)
    """A MethodCard, or None for a session without a card."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        theme, words = workspace.theme, workspace.words
        self._tiles: list[CardTile] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        self.without = Button(theme, words("session.without_card"), icon="plus", look="quiet")
        self.without.clicked.connect(partial(self._on_clicked, None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Text(theme, words("session.pick_card"), "heading", strong=True, lines=2))
        column.addWidget(Text(
            theme, words("session.pick_card_why"), "body", tone="ink_soft", lines=3))
        self._agreed = Text(theme, lines=3)
        column.addWidget(self._agreed)
        column.addLayout(self._grid)
        column.addWidget(self.without, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    @property
    def tiles(self) -> list[CardTile]:
        """The cards that are shown."""
        return self._tiles

    @property
    def agreed(self) -> str:
        """What it says of the meeting that waits to be planned."""
        return self._agreed.text()

    def refresh(self) -> None:
        """Show the cards of this desk."""
        self._say_agreed()
        known = cards(self._workspace.desk.read, self._workspace.words)
        if known == [tile.card for tile in self._tiles]:
            return
        emptied(self._grid)
        self._tiles = [CardTile(self._workspace.theme, card) for card in known]
        for number, tile in enumerate(self._tiles):
            tile.clicked.connect(partial(self._on_clicked, tile.card))
            self._grid.addWidget(tile, number // COLUMNS, number % COLUMNS)

    def _say_agreed(self) -> None:
        """Say which meeting was agreed on and waits to be planned."""
        words = self._workspace.words
        before = agreed_next(self._workspace.desk.read)
        self._agreed.setVisible(before is not None)
        self._agreed.setText("" if before is None else words(
            "session.agreed_next", title=before.title, what=side_by_side(
                said_day(words, before.next_date, weekday=True), before.next_place,
                before.next_bring)))

    def begin(self) -> None:
        """Take the keyboard."""
        if self._tiles:
            self._tiles[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, card: MethodCard | None, _checked: bool = False) -> None:
        self.picked.emit(card)
