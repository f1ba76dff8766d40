"""Who took part in a milestone, or led it: names that can be put right later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.said_moves import actors_said
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace, sentence

from .field import PartsField


class People(QWidget):
    """A chip for each; the pencil opens a line with all their names."""

    pressed = Signal(str)
    """An actor."""
    written = Signal(object)
    """The ids of all who are named now."""

    def __init__(self, workspace: Workspace, title: str, known: Sequence[Actor]) -> None:
        super().__init__()
        self._workspace, self._known = workspace, known
        theme, words = workspace.theme, workspace.words
        self.change = Button(theme, icon="pencil" if known else "plus", look="quiet", small=True)
        self.change.setAccessibleName(words("milestone.change_people", field=title))
        self.change.setToolTip(words("milestone.change_people", field=title))
        self.change.clicked.connect(self.begin)
        head = QHBoxLayout()
        head.addWidget(Text(theme, title, "caption", tone="ink_soft", strong=True), 1)
        head.addWidget(self.change)
        self.line = PartsField(theme, title, words("milestone.hint.who"), parts=",،")
        self.line.sent.connect(self._send)
        self.line.given_up.connect(self._end)
        self.line.hide()
        self._chips = QWidget()
        flow = Flow(self._chips)
        for actor in known:
            chip = Chip(theme, called(actor))
            chip.clicked.connect(partial(self._on_pressed, actor.id))
            flow.addWidget(chip)
        # Never shown before it has a parent: it would be a window of its own for a blink.
        if not known:
            self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self._chips)
        column.addWidget(self.line)

    def begin(self) -> None:
        """Open the line with all the names."""
        names = self._workspace.desk.read.rows(Actor, "name", "merged_into")
        self.line.offer([name for name, merged in names if merged is None])
        self.line.setText(", ".join(actor.name for actor in self._known))
        self._chips.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _send(self) -> None:
        workspace = self._workspace
        try:
            found = actors_said(NameIndex(workspace.desk.read), self.line.text())
        except DeskError as error:
            # What was typed stays to be put right.
            workspace.shell.say(sentence(workspace.words, error.id, error.facts), warn=True)
            return
        self._end()
        self.written.emit(tuple(found))

    def _end(self) -> None:
        self.line.hide()
        self._chips.setVisible(bool(self._known))
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, id: EntityId, _checked: bool = False) -> None:
        self.pressed.emit(id)


def called(actor: Actor | None) -> str:
    """Give the short name of an actor."""
    return (actor.short_label or actor.name) if actor else ""
