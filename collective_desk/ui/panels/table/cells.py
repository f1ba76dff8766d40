"""Editing in a table: names and words are written in their cell, codes are chosen from a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint

from collective_desk.commands.actors import rename_actor, set_actors
from collective_desk.commands.ties import set_tie, set_ties
from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.domain.vocabularies import realm_of
from collective_desk.ui.actions.action import selected_actors, selected_ties
from collective_desk.ui.code_words import code_meant, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.panels.actor.chips import kind_choices, realm_choices
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

Write = Callable[[EntityId, str], None]


@dataclass(frozen=True, slots=True)
class Choosing:
    """What can be chosen for a cell, what is chosen now, and whether a word of one's own may be."""

    choices: list[Choice]
    chosen: object = None
    clears: str = ""
    own: bool = False


class ActorCells:
    """How the cells of the table of actors are edited; a choice counts for all that is selected."""

    written = frozenset({"name"})
    chosen = frozenset({"kind", "realm", "presence"})

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        self._workspace, self._signs = workspace, signs

    def write(self, id: EntityId, _head: str, text: str) -> None:
        """Give an actor the name that was written."""
        actor = self._workspace.desk.read.get(Actor, id)
        if actor is not None and text.strip() and text != actor.name:
            self._workspace.do(rename_actor, id, text)

    def choosing(self, id: EntityId, head: str) -> Choosing:
        """Say what can be chosen for an actor."""
        workspace, words = self._workspace, self._workspace.words
        actor = workspace.desk.read.get(Actor, id)
        if actor is None:
            return Choosing([])
        if head == "kind":
            return Choosing(
                kind_choices(workspace, self._signs), actor.kind, words("value.clear"), own=True)
        if head == "realm":
            clears = words("realm.by_kind") if actor.realm is not None else ""
            return Choosing(
                realm_choices(workspace, self._signs), realm_of(actor.realm, actor.kind), clears)
        codes: list[Choice] = [(code, said, None) for code, said in codes_in_words(words, head)]
        return Choosing(codes, actor.presence, words("value.clear"))

    def take(self, id: EntityId, head: str, value: object) -> None:
        """Say what was chosen of this actor, and of all that are selected with it."""
        if isinstance(value, str) and head == "kind":
            value = code_meant(self._workspace.words, "actor_kind", value)
        _say(self._workspace, set_actors, id, selected_actors(self._workspace), **{head: value})


class TieCells:
    """How the cells of the table of ties are edited; a choice counts for all that is selected."""

    written = frozenset({"label"})
    chosen = frozenset({"tie_kind", "direction"})

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write(self, id: EntityId, _head: str, text: str) -> None:
        """Give a tie the words that were written."""
        tie = self._workspace.desk.read.get(Tie, id)
        if tie is not None and text != tie.label:
            self._workspace.do(set_tie, id, label=text)

    def choosing(self, id: EntityId, head: str) -> Choosing:
        """Say what can be chosen for a tie."""
        tie = self._workspace.desk.read.get(Tie, id)
        if tie is None:
            return Choosing([])
        if head == "tie_kind":
            pens: list[Choice] = [(pen.id, pen.name, None) for pen in self._workspace.pens.all]
            return Choosing(pens, tie.kind)
        ways: list[Choice] = [
            (code, said, None) for code, said in codes_in_words(self._workspace.words, head)]
        return Choosing(ways, tie.direction)

    def take(self, id: EntityId, head: str, value: object) -> None:
        """Say what was chosen of this tie, and of all that are selected with it."""
        field = "kind" if head == "tie_kind" else head
        _say(self._workspace, set_ties, id, selected_ties(self._workspace), **{field: value})


Cells = ActorCells | TieCells


def open_cell_choices(
    cells: Cells, workspace: Workspace, holder: Any, id: EntityId, head: str, at: QPoint
) -> None:
    """Open the list of a cell at a point of the screen."""
    choosing = cells.choosing(id, head)
    if choosing.choices:
        open_choices(
            holder, choosing.choices, [choosing.chosen], partial(cells.take, id, head),
            nothing=choosing.clears, own=workspace.words("value.own") if choosing.own else "",
            at=at)


def _say(
    workspace: Workspace, command: Callable[..., None], id: EntityId,
    selected: tuple[EntityId, ...], **fields: object,
) -> None:
    workspace.do(command, selected if id in selected else (id,), **fields)
