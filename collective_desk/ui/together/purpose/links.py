"""How a collective stands to others, and its role in the ecosystem."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.collectives import (
    delete_collective_links,
    link_collectives,
    set_collective,
    set_collective_link,
)
from collective_desk.domain.entities import Collective, EntityId
from collective_desk.store.queries.collectives import Linked, collectives, linked
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.together.quiet_prose import QuietProse
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, choose_code
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled, Section
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

PROSE = ("success", "ecosystem_role")


class PicturePart(QWidget):
    """What it would look like if it went well, and what this collective does for the whole."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._collective: Collective | None = None
        theme, words = workspace.theme, workspace.words
        self.fields = {name: QuietProse() for name in PROSE}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for name, field in self.fields.items():
            field.setPlaceholderText(words(f"collective.{name}_hint"))
            field.written.connect(partial(self._on_written, name))
            column.addWidget(Labelled(theme, words(f"field.{name}"), field))

    def show_collective(self, collective: Collective) -> None:
        """Show the texts of a collective."""
        self._collective = collective
        for name, field in self.fields.items():
            field.set_kept(getattr(collective, name))

    def keep(self) -> None:
        """Keep what is being written."""
        for field in self.fields.values():
            field.keep()

    def _on_written(self, name: str, text: str) -> None:
        if self._collective is not None:
            self._workspace.do(set_collective, self._collective.id, **{name: text})


class LinksPart(Section):
    """Links to other collectives, with the members that both have."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("links.title"))
        self._workspace = workspace
        self._collective: Collective | None = None
        self._links: dict[EntityId, Linked] = {}
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.table = RecordTable(theme, ground.signs, words("links.title"), [
            Column(words("links.how"), 0, "chooses", words("links.no_kind")),
            Column(words("links.other")),
            Column(words("links.shared"), 62),
        ], lines=2)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.dropped.connect(self._on_dropped)
        self.add = Button(theme, words("links.add"), icon="plus", small=True)
        self.add.clicked.connect(self._on_add)
        for part in (self.said, self.table, self.add):
            self.body.addWidget(part)

    def show_collective(self, collective: Collective) -> None:
        """Show how a collective stands to others."""
        self._collective = collective
        read, words = self._workspace.desk.read, self._workspace.words
        found = linked(read, collective.id)
        self._links = {one.link.id: one for one in found}
        self.table.show_records([self._record(one) for one in found])
        others = len(collectives(read)) - 1
        self.add.setVisible(others > 0)
        said = "links.none" if others else "links.alone"
        self.said.setText("" if found else words(said))
        self.said.setVisible(not found)

    def _record(self, one: Linked) -> Record:
        words = self._workspace.words
        id = f"linked_back.{one.link.kind}"
        kind = code_words(words, "collective_link", one.link.kind)
        if not one.outward and id in words:
            kind = words(id)
        shared = str(one.shared) if one.shared else ""
        return Record(one.link.id, (kind, one.other.name, shared))

    def _on_add(self, _checked: bool = False) -> None:
        assert self._collective is not None
        linked_to = {one.other.id for one in self._links.values()} | {self._collective.id}
        found = collectives(self._workspace.desk.read)
        choices: list[Choice] = [
            (one.id, one.name, None) for one in sorted(found, key=lambda o: o.id in linked_to)
            if one.id != self._collective.id]
        open_choices(self.add, choices, [], self._take_other)

    def _take_other(self, other: object) -> None:
        codes = codes_in_words(self._workspace.words, "collective_link")
        choices: list[Choice] = [(code, said, None) for code, said in codes]
        open_choices(self.add, choices, [], partial(self._link, str(other)))

    def _link(self, other: str, kind: object) -> None:
        if self._collective is not None:
            self._workspace.do(link_collectives, self._collective.id, other, str(kind))

    def _on_choice(self, id: str, _column: int) -> None:
        choose_code(
            self.table, self._workspace, "collective_link", [self._links[id].link.kind],
            partial(self._take_kind, id))

    def _take_kind(self, id: str, kind: object) -> None:
        self._workspace.do(set_collective_link, id, kind=kind)

    def _on_dropped(self, id: str) -> None:
        self._workspace.do(delete_collective_links, (id,))
