"""What an action is, and the conditions under which it can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.ui.workspace import Workspace

When = Callable[[Workspace], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do; its words are `action.<id>`, its line of help `help.<id>`."""

    id: str
    run: Callable[[Workspace], object]
    icon: str = ""
    keys: tuple[str, ...] = ()
    when: When | None = None
    where: Literal["window", "canvas"] = "window"
    """Whether its keys hold in the whole window, or only while the map has the keyboard."""
    ticked: When | None = None
    says: Callable[[Workspace], str] | None = None
    """Words that change with the desk, as in *Undo rename actor*."""
    begins_group: bool = False
    inside: str = ""
    """The menu inside the menu in which it stands with others of its kind: `menu.<inside>`."""

    def may(self, workspace: Workspace) -> bool:
        """Say whether it can be done now."""
        return self.when is None or self.when(workspace)

    def text(self, workspace: Workspace) -> str:
        """Give its words, as a menu shows them."""
        return self.says(workspace) if self.says else workspace.words(f"action.{self.id}")


def selected_actors(workspace: Workspace) -> tuple[EntityId, ...]:
    """Give the actors of the selection."""
    return tuple(_selected(workspace, Actor))


def selected_ties(workspace: Workspace) -> tuple[EntityId, ...]:
    """Give the ties of the selection."""
    return tuple(_selected(workspace, Tie))


def has_selection(workspace: Workspace) -> bool:
    """Whether anything is selected."""
    return len(workspace.selection) > 0


def has_actors(workspace: Workspace) -> bool:
    """Whether an actor is selected."""
    return any(True for _ in _selected(workspace, Actor))


def has_one_actor(workspace: Workspace) -> bool:
    """Whether one actor, and only one, is selected."""
    return len(workspace.selection) == 1 and has_actors(workspace)


def has_ties(workspace: Workspace) -> bool:
    """Whether a tie is selected."""
    return any(True for _ in _selected(workspace, Tie))


def _selected(workspace: Workspace, kind: type[Actor | Tie]) -> Iterator[EntityId]:
    """Give what is selected of a kind; the map knows most, the desk is asked for the rest."""
    picture = workspace.canvas.picture
    here, others = (picture.row, picture.tie_row)
    if kind is Tie:
        here, others = others, here
    for id in workspace.selection.ids:
        if id in here:
            yield id
        elif id not in others:
            found = workspace.desk.read.get(kind, id)
            if found is not None and found.alive:
                yield id
