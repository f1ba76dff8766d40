"""All sessions of the desk, the latest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from collective_desk.domain.entities import EntityId, Session
from collective_desk.host.said_days import said_day
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.pressable import Pressable
from collective_desk.ui.widgets.tab_order import tab_as_laid_out
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace

from .parts import paint_words
from .progress import SIDE, scrolled
from .saying import side_by_side


class SessionRow(Pressable):
    """One session: its title, its day and place, how it stands."""

    def __init__(self, theme: Theme, title: str, under: str) -> None:
        super().__init__(theme)
        self._under = under
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {under}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(52))

    def ring_radius(self) -> float:
        return 5.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunk"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        side = theme.px(12)
        for text, role, tone, top, strong in (
            (self.text(), "body", "ink", 7, self.isChecked()),
            (self._under, "small", "ink_soft", 27, False),
        ):
            font = theme.font(role, strong=strong)
            box = self.rect().adjusted(side, theme.px(top), -side, 0)
            box.setHeight(theme.line(role))
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            said = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, box.width())
            paint_words(painter, self, box, said)


class SessionList(Surface):
    """The side on which a session is chosen."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "paper", lines="end")
        self._workspace = workspace
        theme, words = workspace.theme, workspace.words
        self.setFixedWidth(theme.px(SIDE))
        self.new = Button(theme, words("session.new"), icon="plus")
        self.new.clicked.connect(self.new_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(2))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(16))
        column.setSpacing(theme.px(12))
        head = Text(theme, words("place.sessions"), "lead", strong=True)
        # Head and button begin where the words of the rows do.
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row, widget in ((top, head), (foot, self.new)):
            row.setContentsMargins(theme.px(12), 0, 0, 0)
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addLayout(top)
        column.addLayout(self._rows)
        column.addLayout(foot)
        column.addStretch(1)
        scrolled(self, inner)

    def show_sessions(self, known: list[Session], chosen: EntityId | None) -> None:
        """List the sessions."""
        theme, words = self._workspace.theme, self._workspace.words
        emptied(self._rows)
        for session in known:
            day = said_day(words, session.date)
            under = side_by_side(day, session.place, words(f"session_state.{session.state}"))
            row = SessionRow(theme, session.title, under)
            row.setChecked(session.id == chosen)
            row.clicked.connect(partial(self._on_clicked, session.id))
            self._rows.addWidget(row)
        tab_as_laid_out(self)

    def begin(self) -> None:
        """Take the keyboard: the session that is looked at, else the way to another."""
        rows = (self._rows.itemAt(at) for at in range(self._rows.count()))
        chosen = next((
            row.widget() for row in rows if row is not None
            and isinstance(one := row.widget(), SessionRow) and one.isChecked()), self.new)
        assert chosen is not None
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, session: EntityId, _checked: bool = False) -> None:
        self.chosen.emit(session)
