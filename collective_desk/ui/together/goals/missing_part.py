"""Empty chairs of all kinds: what is missing, where it may be found, who brings it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from collective_desk.commands.missing import (
    add_missing,
    delete_missing,
    fill_chair,
    set_missing,
)
from collective_desk.domain.entities import Actor, EntityId, MissingItem
from collective_desk.store.queries.missing import missing_items
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, choose_code
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

KIND, TEXT, WHERE = 0, 1, 2
FIELDS = {TEXT: "text", WHERE: "where"}


class MissingPart(Section):
    """One line adds a chair; the line below says who brings what the current row misses."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("missing.title"))
        self._workspace = workspace
        self._items: dict[EntityId, MissingItem] = {}
        self._kind = "actor"
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.table = RecordTable(theme, ground.signs, words("missing.title"), [
            Column(words("missing.kind"), 94, "chooses"),
            Column(words("missing.what"), 0, "writes"),
            Column(words("missing.where"), 118, "writes", words("missing.where_hint")),
        ], most=6, lines=2)
        self.table.dropped.connect(self._on_dropped)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.written.connect(self._on_written)
        self.table.selectionModel().currentRowChanged.connect(self._show_finding)
        self.kind = Chip(theme, "")
        self.kind.clicked.connect(self._on_kind)
        self.line = EntryLine(words("missing.line"))
        self.line.returnPressed.connect(self._on_return)
        self.finding = ActorLine(workspace, ground.index, ground.signs, words("missing.found_line"))
        self.finding.told.connect(self._on_found)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.line, 1)
        self.conflicts = Conflicts(workspace)
        for part in (self.said, self.conflicts, self.table, self.finding):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self._take_kind("actor")

    def refresh(self) -> None:
        """Read the empty chairs again."""
        words = self._workspace.words
        found = missing_items(self._workspace.desk.read)
        self._items = {one.id: one for one in found}
        self.table.show_records([self._record(one) for one in found])
        empty = sum(one.found is None for one in found)
        self.said.setText(
            words("together.two", one=words("missing.count", count=empty),
                  two=words("missing.found_count", count=len(found) - empty))
            if found else words("missing.none"))
        self._show_finding()
        self.conflicts.show_among((MissingItem.kind_name, id) for id in self._items)

    def _record(self, one: MissingItem) -> Record:
        words = self._workspace.words
        where = one.where
        if one.found:
            actor = self._workspace.desk.read.get(Actor, one.found)
            where = words("missing.found", name=actor.name if actor else "")
        kind = code_words(words, "missing_kind", one.kind)
        return Record(one.id, (kind, one.text, where), quiet=one.found is not None)

    def _show_finding(self, *_rows: object) -> None:
        item = self._items.get(self.table.current or "")
        words = self._workspace.words
        self.finding.setVisible(item is not None)
        if item is not None:
            asked = words("missing.found_line") if not item.text else words(
                "missing.who_brings", text=item.text)
            self.finding.set_hint(asked)

    def _on_return(self) -> None:
        text = self.line.text().strip()
        if text and self._workspace.do(add_missing, text, kind=self._kind) is not None:
            self.line.clear()

    def _on_kind(self, _checked: bool = False) -> None:
        codes = codes_in_words(self._workspace.words, "missing_kind")
        choices: list[Choice] = [(code, said, None) for code, said in codes]
        open_choices(self.kind, choices, [self._kind], self._take_kind)

    def _take_kind(self, kind: object) -> None:
        self._kind = str(kind)
        words = self._workspace.words
        said = code_words(words, "missing_kind", self._kind)
        self.kind.setText(said)
        self.kind.setAccessibleName(words("missing.kind_is", kind=said))
        self.kind.updateGeometry()

    def _on_found(self, actor: str, _said: str) -> None:
        id = self.table.current
        if id:
            self._workspace.do(fill_chair, id, actor)

    def _on_choice(self, id: str, _column: int) -> None:
        choose_code(
            self.table, self._workspace, "missing_kind", [self._items[id].kind],
            partial(self._take_other_kind, id))

    def _take_other_kind(self, id: str, kind: object) -> None:
        if kind:
            self._workspace.do(set_missing, id, kind=kind)

    def _on_written(self, id: str, column: int, text: str) -> None:
        if text.strip() or column == WHERE:
            self._workspace.do(set_missing, id, **{FIELDS[column]: text})

    def _on_dropped(self, id: str) -> None:
        if self._items[id].found:
            self._workspace.do(fill_chair, id, None)
        else:
            self._workspace.do(delete_missing, (id,))
