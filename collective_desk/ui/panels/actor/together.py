"""What an actor brings, wants and belongs to: chips that open where they stand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.capabilities import (
    add_capability,
    delete_capabilities,
    set_capability,
)
from collective_desk.commands.goals import add_goal, hold_goal
from collective_desk.commands.memberships import add_members
from collective_desk.domain.entities import Actor, Capability
from collective_desk.domain.figures import signed
from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.capabilities import capabilities_of
from collective_desk.store.queries.collectives import collectives, memberships_of
from collective_desk.store.queries.goals import goals, holders, positions
from collective_desk.ui.code_words import code_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import TextField
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Section, emptied
from collective_desk.ui.workspace import Workspace

PARTS = ("capabilities", "goals", "memberships")
DELETE = "delete"
LEFT_TO_RIGHT = "\u200e"
"""Keeps a sign before its figure where the window reads from the right."""


class ActorTogether(QWidget):
    """Three small parts, each seen only where it says something or was just opened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._actor: Actor | None = None
        self._opened: set[str] = set()
        self._sections: dict[str, Section] = {}
        self._flows: dict[str, Flow] = {}
        self.fields: dict[str, TextField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workspace.theme.px(4))
        for name in PARTS:
            column.addWidget(self._section(name))

    def known(self, actor: Actor) -> set[str]:
        """Name the parts that say something of an actor."""
        read = self._workspace.desk.read
        there = {
            "capabilities": bool(capabilities_of(read, actor.id)),
            "goals": bool(positions(read, actor=actor.id)) or any(
                actor.id in held for held in holders(read).values()),
            "memberships": bool(memberships_of(read, actor.id)),
        }
        return {name for name, known in there.items() if known}

    def show_actor(self, actor: Actor) -> None:
        """Show what an actor brings, wants and belongs to."""
        if self._actor is None or actor.id != self._actor.id:
            self._opened.clear()
        self._actor = actor
        known = self.known(actor)
        for name in PARTS:
            emptied(self._flows[name])
            self._sections[name].setVisible(name in known | self._opened)
        self._show_capabilities(actor)
        self._show_goals(actor)
        self._show_memberships(actor)
        self.setVisible(bool(known | self._opened))

    def open(self, name: str) -> None:
        """Open a part that says nothing yet; a collective is chosen from those there are."""
        self._opened.add(name)
        self.show()
        self._sections[name].show()
        if name in self.fields:
            self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choose_collective()

    def _section(self, name: str) -> Section:
        theme, words = self._workspace.theme, self._workspace.words
        section = self._sections[name] = Section(theme, words(f"field.{name}"))
        holder = QWidget()
        self._flows[name] = Flow(holder)
        section.body.addWidget(holder)
        if name != "memberships":
            field = self.fields[name] = TextField(inline=False)
            field.setPlaceholderText(words(f"actor.add_{name}"))
            field.setAccessibleName(words(f"actor.add_{name}"))
            field.written.connect(partial(self._on_written, name))
            section.body.addWidget(field)
        return section

    def _add(self, part: str, text: str) -> Chip:
        chip = Chip(self._workspace.theme, text, wraps=True)
        chip.setAccessibleName(text)
        self._flows[part].addWidget(chip)
        chip.show()
        return chip

    def _show_capabilities(self, actor: Actor) -> None:
        words = self._workspace.words
        for one in capabilities_of(self._workspace.desk.read, actor.id):
            used = code_words(words, "used", one.used)
            text = f"{one.text} · {used}" if used else one.text
            chip = self._add("capabilities", text)
            chip.clicked.connect(partial(self._on_capability, chip, one))

    def _show_goals(self, actor: Actor) -> None:
        read = self._workspace.desk.read
        stood, held = positions(read, actor=actor.id), holders(read)
        for goal in goals(read):
            position = stood.get((actor.id, goal.id))
            if position is None and actor.id not in held.get(goal.id, ()):
                continue
            sign = f"{LEFT_TO_RIGHT}{signed(position.value)} " if position else ""
            chip = self._add("goals", f"{sign}{goal.text}")
            chip.clicked.connect(partial(self._go, "goals"))

    def _show_memberships(self, actor: Actor) -> None:
        words = self._workspace.words
        for membership, collective in memberships_of(self._workspace.desk.read, actor.id):
            role = code_words(words, "member_role", membership.role)
            until = membership.period[1] if membership.period else None
            said = " · ".join(part for part in (collective.name, role, until) if part)
            chip = self._add("memberships", said)
            chip.clicked.connect(partial(self._go, "collective"))

    def _go(self, part: str, _checked: bool = False) -> None:
        self._workspace.shell.show_place("collectives", part)

    def _on_capability(self, chip: Chip, one: Capability, _checked: bool = False) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (code, code_words(words, "used", code), None) for code in VOCABULARIES["used"]]
        choices.append((DELETE, words("actor.take_off"), None))
        open_choices(chip, choices, [one.used] if one.used else [], partial(self._take, one.id))

    def _take(self, id: str, code: object) -> None:
        if code == DELETE:
            self._workspace.do(delete_capabilities, (id,))
        else:
            self._workspace.do(set_capability, id, used=code)

    def _on_written(self, name: str, text: str) -> None:
        actor, words = self._actor, text.strip()
        self.fields[name].set_kept("")
        self.fields[name].clear()
        if actor is None or not words:
            return
        if name == "capabilities":
            self._workspace.do(add_capability, actor.id, words)
            return
        same = [one for one in goals(self._workspace.desk.read) if fold(one.text) == fold(words)]
        if same:
            self._workspace.do(hold_goal, same[0].id, (actor.id,))
        else:
            self._workspace.do(add_goal, words, held_by=(actor.id,))

    def _choose_collective(self) -> None:
        known = collectives(self._workspace.desk.read)
        if not known:
            self._workspace.shell.show_place("collectives", "found")
            return
        section = self._sections["memberships"]
        choices: list[Choice] = [(one.id, one.name, None) for one in known]
        open_choices(section, choices, [], self._join)

    def _join(self, collective: object) -> None:
        if self._actor is not None:
            self._workspace.do(add_members, str(collective), (self._actor.id,))
