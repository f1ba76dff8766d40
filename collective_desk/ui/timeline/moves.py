"""How a milestone moved trust: its ties, each with what was said before and after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.commands.milestones import take_back_trust, touch_ties, untouch_tie
from collective_desk.domain.entities import Actor, EntityId, Milestone, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.domain.trust import Moved
from collective_desk.showing.trust_words import figure
from collective_desk.store.queries.milestones import moves_of
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.said_moves import moves_said, pairs_said
from collective_desk.ui.panels.tie.trust_sides import TrustSides
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link, Section
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .field import PartsField
from .people import called

MOST = 5_000
"""Pairs that are offered at most."""


class Moves(Section):
    """Ties that can be said more of, added by a line, and let go."""

    pressed = Signal(str)
    """A tie to look at."""

    def __init__(self, workspace: Workspace, known: Milestone) -> None:
        super().__init__(workspace.theme, workspace.words("milestone.moved"))
        self._workspace, self._milestone = workspace, known.id
        self.sides: dict[EntityId, TrustSides] = {}
        """Before and after of each tie."""
        moves: dict[EntityId, list[Moved]] = {}
        for one in moves_of(workspace.desk.read, known):
            moves.setdefault(one.tie, []).append(one)
        for tie in known.ties:
            self._tie(tie, moves.get(tie, []))
        words = workspace.words
        self.line = PartsField(
            workspace.theme, words("milestone.add_tie"), words("milestone.hint.ties"), parts=";؛")
        self.line.offer(pairs_said(workspace.desk.read)[:MOST])
        self.line.sent.connect(self._on_sent)
        self.line.given_up.connect(self.line.clear)
        self.line.setToolTip(words("milestone.figures"))
        self.body.addWidget(self.line)

    def _tie(self, id: EntityId, moved: Sequence[Moved]) -> None:
        theme, words, read = self._workspace.theme, self._workspace.words, self._workspace.desk.read
        tie = read.get(Tie, id)
        ends = [read.get(Actor, end) for end in (tie.source, tie.target)] if tie else []
        if len(ends) < 2 or not all(end and end.alive for end in ends):
            return
        said = words("timeline.ends", first=called(ends[0]), second=called(ends[1]))
        link = Link(theme, said, tone="ink", wraps=True)
        link.clicked.connect(partial(self._on_pressed, id))
        gone = Button(theme, icon="x", look="quiet", small=True)
        gone.setAccessibleName(words("milestone.untouch", tie=said))
        gone.setToolTip(words("milestone.untouch", tie=said))
        gone.clicked.connect(partial(self._on_gone, id))
        row = QHBoxLayout()
        row.addWidget(link, 1)
        row.addWidget(gone)
        self.body.addLayout(row)
        for one in moved:
            self.body.addWidget(Text(theme, self._said(one), "small", tone="ink_soft", lines=0))
        self.body.addWidget(self._three_sides(id, moved))

    def _three_sides(self, tie: EntityId, moved: Sequence[Moved]) -> QWidget:
        """Ask for the sides of trust before and after, as whoever speaks now sees them."""
        words, speaker = self._workspace.words, self._workspace.informants.current
        sides = TrustSides(
            self._workspace.theme, words, (words("milestone.before"), words("milestone.after")))
        ours = [one for one in moved if one.rater == speaker]
        sides.show_steps({(one.dimension, at): value for one in ours
                          for at, value in enumerate((one.before, one.after))})
        sides.said.connect(partial(self._on_side_said, tie))
        self.sides[tie] = sides
        return sides

    def _said(self, one: Moved) -> str:
        words = self._workspace.words
        after = figure(one.after) if one.after is not None else "?"
        if one.before is None:
            said = words("milestone.move_to", after=after)
        else:
            said = words("milestone.move", before=figure(one.before), after=after)
        side = words(f"dimension.{one.dimension}") if one.dimension != "trust" else ""
        return words("milestone.move_by", said=said, rater=one.rater, side=side).strip()

    def _on_side_said(self, tie: EntityId, side: str, column: int, step: int) -> None:
        rater = self._workspace.informants.current
        if not step:
            self._workspace.do(
                take_back_trust, self._milestone, tie, side, rater=rater, before=column == 0)
            return
        told = {"before" if column == 0 else "after": float(step)}
        moved = Moved(tie, dimension=side, rater=rater, **told)
        self._workspace.do(touch_ties, self._milestone, [moved])

    def _on_sent(self) -> None:
        """Add the ties that were typed; what is not understood stays to be put right."""
        workspace, read = self._workspace, self._workspace.desk.read
        try:
            moved = moves_said(read, NameIndex(read), self.line.text())
        except DeskError as error:
            workspace.refuse(error)
            return
        self.line.clear()
        if moved:
            workspace.do(touch_ties, self._milestone, moved)

    def _on_gone(self, tie: EntityId, _checked: bool = False) -> None:
        self._workspace.do(untouch_tie, self._milestone, tie)

    def _on_pressed(self, tie: EntityId, _checked: bool = False) -> None:
        self.pressed.emit(tie)
