"""Who else the shown actor is: each name that was merged into it, and the way to part them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from collective_desk.commands.merging import split_actors
from collective_desk.domain.entities import Actor, EntityId
from collective_desk.store.queries.same import same
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Section, emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace


class SameNames(Section):
    """One line for each actor that this one stands for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, workspace.words("same.also"))
        self._workspace = workspace
        self.buttons: list[Button] = []
        self.hide()

    def show_actor(self, actor: Actor) -> None:
        """Show who was merged into this actor."""
        theme, words = self._workspace.theme, self._workspace.words
        emptied(self.body)
        self.buttons = []
        read = self._workspace.desk.read
        others = [read.get(Actor, id) for id in same(read).group(actor.id)[1:]]
        for other in others:
            if other is None:
                continue
            button = Button(theme, words("same.part"), icon="split", look="quiet", small=True)
            button.setAccessibleName(words("same.part_from", name=other.name))
            button.clicked.connect(partial(self._on_part, other.id))
            self.buttons.append(button)
            line = QHBoxLayout()
            line.addWidget(Text(theme, other.name), 1)
            line.addWidget(button)
            self.body.addLayout(line)
        self.setVisible(bool(self.buttons))

    def _on_part(self, id: EntityId) -> None:
        self._workspace.do(split_actors, [id])
