"""Leadership turns: who leads what, from when to when."""

from __future__ import annotations

from functools import partial

from collective_desk.commands.leadership import add_turn, delete_turns, end_turns, set_turn
from collective_desk.domain.entities import Collective, EntityId
from collective_desk.store.queries.leadership import Turn
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, choose_code, period_in_words, period_with
from collective_desk.ui.widgets.parts import Section

FUNCTION, SINCE, UNTIL = 1, 2, 3


class TurnsPart(Section):
    """A name and a function begin a turn today; the list puts its days right."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("turns.title"))
        self._workspace = workspace
        self._collective: Collective | None = None
        self._turns: dict[EntityId, Turn] = {}
        self.table = RecordTable(theme, ground.signs, words("turns.title"), [
            Column(words("field.name")),
            Column(words("turns.function"), 140, "chooses", words("turns.no_function")),
            Column(words("together.from"), 104, "writes", "·"),
            Column(words("together.to"), 104, "writes", words("turns.goes_on")),
        ], most=10)
        self.table.opened.connect(self._on_opened)
        self.table.dropped.connect(self._on_dropped)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.written.connect(self._on_written)
        self.line = ActorLine(
            workspace, ground.index, ground.signs, words("turns.line"), then=self._functions)
        self.line.told.connect(self._on_told)
        self.body.addWidget(self.table)
        self.body.addWidget(self.line)

    def show_turns(self, collective: Collective, found: list[Turn]) -> None:
        """Show the turns of a collective, those that go on first."""
        self._collective = collective
        self._turns = {one.turn.id: one for one in found}
        ordered = sorted(found, key=lambda one: (bool(one.until), one.since))
        self.table.show_records([
            Record(
                one.turn.id,
                (one.actor.short_label or one.actor.name,
                 code_words(self._workspace.words, "leadership_function", one.turn.function),
                 *period_in_words(self._workspace.words, one.since, one.until)),
                one.actor, quiet=bool(one.until))
            for one in ordered
        ])

    def _functions(self) -> list[tuple[str, str]]:
        return codes_in_words(self._workspace.words, "leadership_function")

    def _on_told(self, actor: str, function: str) -> None:
        if self._collective is not None:
            self._workspace.do(add_turn, self._collective.id, actor, function or None)

    def _on_opened(self, id: str) -> None:
        self._workspace.shell.go_to(self._turns[id].actor.id)

    def _on_dropped(self, id: str) -> None:
        one, words = self._turns[id], self._workspace.words
        over = bool(one.until)
        self._workspace.do(delete_turns if over else end_turns, (id,))
        say_undoable(self._workspace, words(
            "turns.taken_off" if over else "turns.ended", name=one.actor.name))

    def _on_choice(self, id: str, _column: int) -> None:
        choose_code(
            self.table, self._workspace, "leadership_function", [self._turns[id].turn.function],
            partial(self._take_function, id))

    def _take_function(self, id: str, function: object) -> None:
        self._workspace.do(set_turn, id, function=function)

    def _on_written(self, id: str, column: int, text: str) -> None:
        period = period_with(
            self._workspace, self._turns[id].turn.period, int(column == UNTIL), text)
        if period is not None:
            self._workspace.do(set_turn, id, period=period)
