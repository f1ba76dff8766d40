"""What success would be for each: what they expect, would like, would love, and how far it is."""

from __future__ import annotations

from collections import Counter
from functools import partial

from collective_desk.commands.success import add_criterion, delete_criteria, set_criterion
from collective_desk.domain.entities import Actor, Collective, EntityId, SuccessCriterion
from collective_desk.store.queries.collectives import criteria, present
from collective_desk.ui.code_words import code_words
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, choose_code
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

TEXT, GRADE, STATUS = 1, 2, 3
VOCABULARY = {GRADE: "grade", STATUS: "criterion_status"}
FIELDS = {GRADE: "grade", STATUS: "status"}


class SuccessPart(Section):
    """Name, then what success would be; grade and state are chosen in the list."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("success.title"))
        self._workspace = workspace
        self._collective: Collective | None = None
        self._criteria: dict[EntityId, SuccessCriterion] = {}
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.table = RecordTable(theme, ground.signs, words("success.title"), [
            Column(words("success.whose"), 190),
            Column(words("success.what"), 0, "writes"),
            Column(words("success.grade"), 110, "chooses", words("success.no_grade")),
            Column(words("success.status"), 96, "chooses", words("success.no_status")),
        ])
        self.table.opened.connect(self._on_opened)
        self.table.dropped.connect(self._on_dropped)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.written.connect(self._on_written)
        self.line = ActorLine(
            workspace, ground.index, ground.signs, words("success.line"), then="text")
        self.line.told.connect(self._on_told)
        for part in (self.said, self.table, self.line):
            self.body.addWidget(part)

    def show_collective(self, collective: Collective) -> None:
        """Show what success would be in a collective."""
        self._collective = collective
        read = self._workspace.desk.read
        found = criteria(read, collective=collective.id)
        self._criteria = {one.id: one for one in found}
        self.table.show_records([self._record(one) for one in found])
        silent = present(read, collective.id) - {one.actor for one in found}
        self.said.setText(self._sentence(found, len(silent)))

    def _record(self, one: SuccessCriterion) -> Record:
        words = self._workspace.words
        actor = self._workspace.desk.read.get(Actor, one.actor)
        name = (actor.short_label or actor.name) if actor else ""
        return Record(
            one.id, (name, one.text, code_words(words, "grade", one.grade),
                     code_words(words, "criterion_status", one.status)),
            actor, quiet=one.status == "let_go")

    def _sentence(self, found: list[SuccessCriterion], silent: int) -> str:
        words = self._workspace.words
        if not found:
            return words("success.none")
        states = Counter(one.status for one in found)
        said = [words("success.met", count=states["met"], all=len(found))]
        if states["partly"]:
            said.append(words("success.partly", count=states["partly"]))
        if silent:
            said.append(words("success.silent", count=silent))
        return words("together.sentence", said=" · ".join(said))

    def _on_told(self, actor: str, text: str) -> None:
        if self._collective is not None:
            self._workspace.do(add_criterion, actor, text, collective=self._collective.id)

    def _on_opened(self, id: str) -> None:
        self._workspace.shell.go_to(self._criteria[id].actor)

    def _on_dropped(self, id: str) -> None:
        self._workspace.do(delete_criteria, (id,))

    def _on_choice(self, id: str, column: int) -> None:
        known = getattr(self._criteria[id], FIELDS[column])
        choose_code(
            self.table, self._workspace, VOCABULARY[column], [known],
            partial(self._take, id, column))

    def _take(self, id: str, column: int, code: object) -> None:
        self._workspace.do(set_criterion, id, **{FIELDS[column]: code})

    def _on_written(self, id: str, _column: int, text: str) -> None:
        if text.strip():
            self._workspace.do(set_criterion, id, text=text)
