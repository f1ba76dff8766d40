"""With whom an actor pulls the same way, and with whom not."""

from __future__ import annotations

from collective_desk.analysis.alignment import Alignment, alignments
from collective_desk.domain.entities import Actor
from collective_desk.domain.figures import signed
from collective_desk.domain.folding import fold
from collective_desk.store.queries.goals import Positions, stances
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

EACH = 5
TOGETHER = 0.5


class AlignmentPart(Section):
    """The closest and the farthest of the actor in whose row the keyboard is."""

    def __init__(self, ground: Ground) -> None:
        theme, words = ground.workspace.theme, ground.workspace.words
        super().__init__(theme, words("alignment.title"), ruled=False)
        self._workspace = ground.workspace
        self.said = Text(theme, role="body", lines=0)
        self.table = RecordTable(theme, ground.signs, words("alignment.title"), [
            Column(words("field.name")),
            Column(words("alignment.how"), 106),
            Column(words("alignment.goals"), 64),
        ], most=10)
        self.table.opened.connect(self._workspace.shell.go_to)
        self.body.addWidget(self.said)
        self.body.addWidget(self.table)

    def show_actor(self, actor: Actor | None, found: Positions, people: dict[str, Actor]) -> None:
        """Show who is close to an actor and who is not."""
        words = self._workspace.words
        if actor is None:
            self.table.show_records([])
            self.said.setText(words("alignment.nobody"))
            return
        known = {
            other: one for other, one in alignments(actor.id, stances(found)).items()
            if other in people}
        ranked = sorted(known.items(), key=lambda one: (
            -one[1].value, -one[1].goals, fold(people[one[0]].name)))
        shown = ranked if len(ranked) <= 2 * EACH else ranked[:EACH] + ranked[-EACH:]
        self.table.show_records([self._record(people[other], one) for other, one in shown])
        self.said.setText(self._sentence(actor, ranked, people, found))

    def _record(self, actor: Actor, one: Alignment) -> Record:
        words = self._workspace.words
        how = "together" if one.value >= TOGETHER else (
            "apart" if one.value <= -TOGETHER else "mixed")
        said = words(f"alignment.{how}", value=signed(round(one.value, 2)))
        return Record(actor.id, (actor.short_label or actor.name, said, str(one.goals)), actor)

    def _sentence(
        self, actor: Actor, ranked: list[tuple[str, Alignment]], people: dict[str, Actor],
        found: Positions,
    ) -> str:
        words, name = self._workspace.words, actor.short_label or actor.name
        if not any(of == actor.id for of, _ in found):
            return words("alignment.silent", name=name)
        if not ranked:
            return words("alignment.alone", name=name)
        asked = {
            rater for (of, _), one in found.items() if of == actor.id for rater in one.by}
        best, one = ranked[0]
        said = "alignment.closest" if one.value > 0 else "alignment.no_friend"
        other = people[best].short_label or people[best].name
        return words(
            "together.two", one=words(said, name=name, other=other, count=one.goals),
            two=words("alignment.asked", count=len(asked)))
