"""The ties of the actor that is shown."""

from __future__ import annotations

from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.store.queries.assessments import said_of
from collective_desk.store.queries.ties import other_end, ties_of
from collective_desk.ui.panels.tie_rows import TieRow, TieRows
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

MOST = 40


class ActorTies(Section):
    """Rows of ties; a press selects the tie, two presses go to the other actor."""

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        super().__init__(workspace.theme, workspace.words("panel.ties"))
        self._workspace, self._signs = workspace, signs
        self._actor: Actor | None = None
        self._rows = TieRows(workspace.theme)
        self._rows.chosen.connect(self._on_chosen)
        self._rows.followed.connect(self._on_followed)
        self._more = Text(workspace.theme, role="small", tone="ink_soft")
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)

    @property
    def rows(self) -> list[TieRow]:
        """The ties that are shown."""
        return self._rows.rows

    def show_actor(self, actor: Actor) -> None:
        """Show the ties of an actor."""
        self._actor = actor
        ties = ties_of(self._workspace.desk.read, actor.id)
        rows = [self._row(tie, actor.id) for tie in ties[:MOST]]
        self._rows.show_rows(rows)
        words, more = self._workspace.words, len(ties) - MOST
        trusted = any(row.trust for row in rows)
        self.set_note(words("panel.ties_trust" if trusted else "panel.ties_count", count=len(ties)))
        self._more.setText(words("panel.more_ties", count=more) if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(ties))

    def _row(self, tie: Tie, actor: EntityId) -> TieRow:
        workspace = self._workspace
        other = workspace.desk.read.get(Actor, other_end(tie, actor))
        pen = workspace.pens.named(tie.kind)
        way = "out" if tie.source == actor else "in"
        way = {"mutual": "mutual", "undirected": "none"}.get(tie.direction, way)
        trust = said_of(workspace.desk.read, tie.id).get("trust")
        return TieRow(
            tie.id, pen.letter if pen else "?",
            self._signs.pen_colour(pen) if pen else workspace.theme.colour("ink_soft"), way,
            self._signs.actor(other, 13, letters=False) if other
            else self._signs.sign(None, None, 13),
            other.name if other else "", round(trust.median) if trust else None)

    def _on_chosen(self, tie: str) -> None:
        self._workspace.selection.set([tie])

    def _on_followed(self, id: str) -> None:
        tie = self._workspace.desk.read.get(Tie, id)
        if tie is not None and self._actor is not None:
            other = other_end(tie, self._actor.id)
            self._workspace.selection.set([other])
            self._workspace.canvas.show_actor(other)
