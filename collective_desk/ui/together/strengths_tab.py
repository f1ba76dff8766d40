"""Strengths: what everyone brings, used or idle; who guards which door; what flows between."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt

from collective_desk.commands.actors import set_actor
from collective_desk.commands.capabilities import (
    add_capability,
    delete_capabilities,
    set_capability,
)
from collective_desk.domain.entities import Actor, Capability, Collective, EntityId, Tie
from collective_desk.store.queries.capabilities import capabilities, gatekeepers
from collective_desk.store.queries.webs import web
from collective_desk.ui.code_words import code_words
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

from .actor_line import ActorLine
from .flow_table import FlowTable
from .flow_words import flow_sentences
from .readings import flows
from .record_table import RecordTable
from .records import Column, Record
from .tab import Ground, Tab, choose_code, head

TEXT, KIND, USED = 1, 2, 3
VOCABULARY = {KIND: "capability_kind", USED: "used"}
FIELDS = {TEXT: "text", KIND: "kind", USED: "used"}
MOST = 16


class StrengthsTab(Tab):
    """The list of abilities; gatekeepers and flows beside it."""

    reads = frozenset(kind.kind_name for kind in (Capability, Actor, Tie))

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        theme, words = self.workspace.theme, self.workspace.words
        self._known: dict[EntityId, Capability] = {}
        self.said = Text(theme, role="lead", lines=0)
        self.table = RecordTable(theme, ground.signs, words("strengths.title"), [
            Column(words("field.name"), 210),
            Column(words("strengths.what"), 0, "writes"),
            Column(words("strengths.kind"), 110, "chooses", words("strengths.no_kind")),
            Column(words("strengths.used"), 108, "chooses", words("strengths.not_said")),
        ], most=MOST)
        self.line = ActorLine(
            self.workspace, ground.index, ground.signs, words("strengths.line"), then="text")
        self.conflicts = Conflicts(self.workspace)
        self.doors = GatekeeperPart(ground)
        self.flows = Section(theme, words("flows.title"), ruled=False)
        self.flow_table = FlowTable(theme, words)
        self.flow_said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.flows.body.addWidget(self.flow_table)
        self.flows.body.addWidget(self.flow_said)
        self.main.addWidget(head(theme, words("strengths.title")))
        for part in (self.said, self.conflicts, self.table, self.line):
            self.main.addWidget(part)
        for beside in (self.flows, self.doors):
            self.side.addWidget(beside)
        self.line.told.connect(self._on_told)
        self.table.opened.connect(self._on_opened)
        self.table.dropped.connect(self._on_dropped)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.written.connect(self._on_written)

    def refresh(self, _collective: Collective | None) -> None:
        read, words = self.workspace.desk.read, self.workspace.words
        found = capabilities(read)
        self._known = {one.id: one for one, _ in found}
        self.table.show_records([
            Record(
                one.id,
                (actor.short_label or actor.name, one.text,
                 code_words(words, "capability_kind", one.kind),
                 code_words(words, "used", one.used)),
                actor)
            for one, actor in found
        ])
        used = Counter(one.used for one, _ in found)
        actors = len({actor.id for _, actor in found})
        self.said.setText(
            words("strengths.count", count=len(found), actors=words(
                "strengths.actors", count=actors), used=used["yes"], idle=used["no"])
            if found else words("strengths.none"))
        self.conflicts.show_among(
            ((Capability.kind_name, one.id) for one, _ in found),
            {one.id: actor.name for one, actor in found})
        whole = web(read)
        self.doors.show_gatekeepers(gatekeepers(whole.actors))
        read_flows = flows(whole)
        self.flow_table.show_flows(read_flows)
        self.flow_table.setVisible(bool(whole.strands))
        self.flow_said.setText(flow_sentences(words, read_flows, len(whole.strands)))

    def begin(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told(self, actor: str, text: str) -> None:
        self.workspace.do(add_capability, actor, text)

    def _on_opened(self, id: str) -> None:
        self.workspace.shell.go_to(self._known[id].actor)

    def _on_dropped(self, id: str) -> None:
        self.workspace.do(delete_capabilities, (id,))

    def _on_choice(self, id: str, column: int) -> None:
        known = getattr(self._known[id], FIELDS[column])
        choose_code(
            self.table, self.workspace, VOCABULARY[column], [known],
            partial(self._take, id, column))

    def _take(self, id: str, column: int, code: object) -> None:
        self.workspace.do(set_capability, id, **{FIELDS[column]: code})

    def _on_written(self, id: str, _column: int, text: str) -> None:
        if text.strip():
            self.workspace.do(set_capability, id, text=text)


class GatekeeperPart(Section):
    """Who guards a door, and what is behind it."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("doors.title"))
        self._workspace = workspace
        self.said = Text(theme, words("doors.none"), "small", tone="ink_soft", lines=0)
        self.table = RecordTable(theme, ground.signs, words("doors.title"), [
            Column(words("field.name"), 160),
            Column(words("field.guards"), 0, "writes", words("doors.what_hint")),
        ], most=8, lines=2)
        self.line = ActorLine(
            workspace, ground.index, ground.signs, words("doors.line"), then="text")
        for part in (self.said, self.table, self.line):
            self.body.addWidget(part)
        self.table.opened.connect(workspace.shell.go_to)
        self.table.dropped.connect(self._on_dropped)
        self.table.written.connect(self._on_written)
        self.line.told.connect(self._on_told)

    def show_gatekeepers(self, found: list[Actor]) -> None:
        """Show who guards a door."""
        self.said.setVisible(not found)
        self.table.show_records([
            Record(one.id, (one.short_label or one.name, one.guards), one) for one in found])

    def _on_told(self, actor: str, text: str) -> None:
        known = self._workspace.desk.read.get(Actor, actor)
        if known is not None:
            roles = tuple(dict.fromkeys((*known.roles, "gatekeeper")))
            self._workspace.do(set_actor, actor, guards=text, roles=roles)

    def _on_written(self, id: str, _column: int, text: str) -> None:
        self._workspace.do(set_actor, id, guards=text)

    def _on_dropped(self, id: str) -> None:
        known = self._workspace.desk.read.get(Actor, id)
        if known is not None:
            roles = tuple(role for role in known.roles if role != "gatekeeper")
            self._workspace.do(set_actor, id, guards="", roles=roles)
