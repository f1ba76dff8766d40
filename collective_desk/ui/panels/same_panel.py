"""Is this the same actor? One pair after the other, with what speaks for it and three answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.domain.entities import Actor, EntityId
from collective_desk.store.queries.likeness import Likeness
from collective_desk.store.queries.ties import ties_of
from collective_desk.ui.code_words import code_words
from collective_desk.ui.likenesses import Likenesses
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.signs import Signs, SignView
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

WIDTH = 432
_EDGE = 16
_LEGEND = 216
"""The legend stays in sight beside it, where there is room."""


class TwinRow(QWidget):
    """One of the two: sign, name, kind and ties, and whether its name stays."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        theme = workspace.theme
        self._workspace = workspace
        self._signs = Signs(theme, workspace.words)
        self._sign = SignView(theme.px(28))
        self.name = Text(theme, strong=True)
        self._note = Text(theme, role="small", tone="ink_soft")
        self.stays = Chip(theme, workspace.words("same.stays"))
        self.stays.setCheckable(True)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(told, 1)
        row.addWidget(self.stays, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_actor(self, actor: Actor) -> None:
        """Show one of the two."""
        words = self._workspace.words
        self._sign.show_pixmap(self._signs.actor(actor, 28))
        self.name.setText(actor.name)
        ties = words("canvas.ties", count=len(ties_of(self._workspace.desk.read, actor.id)))
        kind = code_words(words, "actor_kind", actor.kind)
        self._note.setText(f"{kind} · {ties}" if kind else ties)
        self.stays.setAccessibleName(words("same.stays_of", name=actor.name))


class SamePanel(Floating):
    """Floats over the map, which shows the two; Esc puts it away, answers wait in it."""

    def __init__(self, workspace: Workspace, likenesses: Likenesses, parent: QWidget) -> None:
        super().__init__(workspace.theme, parent, radius="dialog")
        self._workspace, self._likenesses = workspace, likenesses
        self._pair: Likeness | None = None
        self._keep: EntityId = ""
        self._build()
        likenesses.changed.connect(self._on_changed)
        self.hide()

    @property
    def pair(self) -> Likeness | None:
        """The two that are asked about."""
        return self._pair

    def open(self) -> None:
        """Ask the first question; with none left, say so."""
        self._likenesses.ask_all()
        if not self._likenesses.open:
            self._workspace.shell.say(self._workspace.words("same.nobody"))
            return
        self._show(self._likenesses.open[0])
        self.show()
        self.raise_()
        self.same.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Put it away, and give the keyboard to the map."""
        self.hide()
        self._pair = None
        self._workspace.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        self._title = Text(theme, words("same.title"), "lead", strong=True)
        self._count = Text(theme, role="caption", tone="ink_soft")
        self.rows = (TwinRow(self._workspace), TwinRow(self._workspace))
        for number, row in enumerate(self.rows):
            row.stays.clicked.connect(partial(self._on_stays, number))
        self._reason = Text(theme, role="small", tone="ink_soft", lines=3)
        self.same = Button(theme, words("same.same"), icon="merge", look="primary")
        self.two = Button(theme, words("same.two"), icon="split")
        self.later = Button(theme, words("same.later"), look="quiet")
        self.same.clicked.connect(self._on_same)
        self.two.clicked.connect(self._on_two)
        self.later.clicked.connect(self._on_later)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        for button in (self.same, self.two, self.later):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        for widget in (*self.rows, self._reason):
            column.addWidget(widget)
        column.addLayout(foot)

    def _show(self, pair: Likeness) -> None:
        words, read = self._workspace.words, self._workspace.desk.read
        actors = [read.get(Actor, id) for id in (pair.one, pair.other)]
        if actors[0] is None or actors[1] is None:
            self._likenesses.put_off(pair)
            return
        self._pair = pair
        open_now = self._likenesses.open
        self._count.setText(words("same.count", at=open_now.index(pair) + 1, of=len(open_now)))
        for row, actor in zip(self.rows, actors, strict=True):
            if actor is not None:
                row.show_actor(actor)
        reason = words(f"likeness.{pair.reason}")
        if pair.shared:
            reason = f"{reason} {words('likeness.shared', count=pair.shared)}"
        self._reason.setText(reason)
        ties = [len(ties_of(read, id)) for id in (pair.one, pair.other)]
        chairs = [actor.empty_chair for actor in actors if actor is not None]
        self._on_stays(int((not chairs[1], ties[1]) > (not chairs[0], ties[0])))
        self._workspace.selection.set([pair.one, pair.other])
        for id in (pair.other, pair.one):
            self._workspace.canvas.show_actor(id)
        self._place()

    def _on_stays(self, number: int, _checked: bool = False) -> None:
        for at, row in enumerate(self.rows):
            row.stays.setChecked(at == number)
        if self._pair is not None:
            self._keep = (self._pair.one, self._pair.other)[number]

    def _on_same(self) -> None:
        if self._pair is not None:
            self._likenesses.say_same(self._pair, self._keep)
            self._workspace.selection.set([self._keep])

    def _on_two(self) -> None:
        if self._pair is not None:
            self._likenesses.say_two(self._pair)

    def _on_later(self) -> None:
        if self._pair is not None:
            self._likenesses.put_off(self._pair)

    def _on_changed(self) -> None:
        if self.isHidden():
            return
        open_now = self._likenesses.open
        if not open_now:
            self.close_panel()
        elif self._pair not in open_now:
            self._show(open_now[0])
            self.same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        theme, parent = self._workspace.theme, self._over
        wide = min(theme.px(WIDTH), parent.width() - 2 * _EDGE) + 2 * SHADOW
        layout = self.layout()
        high = layout.totalHeightForWidth(wide) if layout else self.sizeHint().height()
        foot = theme.length("layout", "status_bar") + theme.length("layout", "quick_add") + _EDGE
        beside = theme.length("layout", "rail") + theme.px(_LEGEND) - SHADOW
        left = max(min(beside, parent.width() - wide), 0)
        if self.isRightToLeft():
            left = parent.width() - left - wide
        self.setGeometry(QRect(left, parent.height() - foot - high + SHADOW, wide, high))
