"""The influence of an actor: towers of discs, plus and minus, and whose view it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from collective_desk.commands.assessments import stack_discs, unstack_discs
from collective_desk.domain.entities import Actor
from collective_desk.picture.towers import spoken
from collective_desk.store.queries.assessments import Spread, said_of
from collective_desk.ui.panels.towers import COLUMNS, TowerColumn, Towers
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link, Section
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace


class Influence(Section):
    """One tower for each group asked; discs are added for the group that speaks now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, workspace.words("panel.influence"))
        self._workspace = workspace
        self._actor: Actor | None = None
        theme, words = workspace.theme, workspace.words
        self._towers = Towers(theme)
        self._who = Link(theme, tone="accent")
        self._who.clicked.connect(workspace.informants.choice_wanted)
        self._middle = Text(theme, role="small", tone="ink_soft", lines=2)
        workspace.informants.changed.connect(self._on_informants_changed)
        self.less = Button(theme, icon="minus", small=True)
        self.more = Button(theme, icon="plus", small=True)
        self.less.setAccessibleName(words("action.actor.disc_take"))
        self.more.setAccessibleName(words("action.actor.disc_add"))
        self.less.clicked.connect(partial(self._change, -1))
        self.more.clicked.connect(partial(self._change, 1))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(Text(theme, words("influence.said_by"), "small", tone="ink_soft"))
        row.addWidget(self._who)
        row.addStretch(1)
        row.addWidget(self.less)
        row.addWidget(self.more)
        self.body.addWidget(self._towers)
        self.body.addWidget(self._middle)
        self.body.addLayout(row)

    @property
    def columns(self) -> list[TowerColumn]:
        """The towers that are shown."""
        return self._towers.columns

    def show_actor(self, actor: Actor) -> None:
        """Show how influential an actor is said to be."""
        self._actor = actor
        spread = said_of(self._workspace.desk.read, actor.id).get("influence")
        self._towers.show_columns(self._columns(spread) if spread else [])
        self._towers.setVisible(spread is not None)
        words = self._workspace.words
        self.set_note(words("influence.asked", count=spread.raters) if spread else "")
        self._who.setText(self._workspace.informants.current)
        self._middle.setVisible(spread is not None and spread.raters > 1)
        if spread is not None:
            self._middle.setText(words(
                "heights.spread", count=spread.raters, median=spoken(spread.median),
                low=spoken(spread.lowest), high=spoken(spread.highest)))
        self._who.updateGeometry()
        self.setVisible(spread is not None)

    def begin(self) -> None:
        """Open the towers of an actor of whom nobody spoke yet."""
        self.show()
        self.more.setFocus(Qt.FocusReason.TabFocusReason)

    def _columns(self, spread: Spread) -> list[TowerColumn]:
        words = self._workspace.words
        said = sorted(spread.by.items(), key=lambda one: -one[1])
        if len(said) == 1:
            rater, value = said[0]
            return [TowerColumn(value, rater)]
        if len(said) <= COLUMNS:
            return [TowerColumn(value, rater) for rater, value in said]
        return [TowerColumn(
            spread.median, words("influence.median"), words("influence.asked", count=spread.raters),
            spread.lowest, spread.highest)]

    def _change(self, by: int, _checked: bool = False) -> None:
        if self._actor is None:
            return
        command = stack_discs if by > 0 else unstack_discs
        self._workspace.do(
            command, [self._actor.id], rater=self._workspace.informants.current)

    def _on_informants_changed(self) -> None:
        if self._actor is not None and not self.isHidden():
            self.show_actor(self._actor)
            self.show()
