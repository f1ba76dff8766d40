"""The map: its question, and where everyone stands."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action, selected_actors
from .look import look_through


def edit_question(workspace: Workspace) -> None:
    """Write the question for the room."""
    workspace.shell.edit_question()


def arrange(workspace: Workspace) -> None:
    """Find good places for everyone who is not pinned."""
    workspace.shell.begin_arrange()


def arrange_selected(workspace: Workspace) -> None:
    """Find good places for the selected actors only."""
    workspace.shell.begin_arrange(only=selected_actors(workspace))


def toggle_towers(workspace: Workspace) -> None:
    """Show influence as discs on every actor, or put them away."""
    look_through(workspace, "kind" if towers_shown(workspace) else "influence")


def towers_shown(workspace: Workspace) -> bool:
    """Whether influence stands on the map."""
    return workspace.look.looking.lens == "influence"


def toggle_heights(workspace: Workspace) -> None:
    """Read the heights of the towers back, or put the list away."""
    workspace.shell.show_place("map")
    workspace.side.toggle("heights")


def heights_shown(workspace: Workspace) -> bool:
    """Whether the heights are being read back."""
    return workspace.side.panel == "heights"


def has_several(workspace: Workspace) -> bool:
    """Whether more than one actor stands freely on the map."""
    free = workspace.look.looking.arrangement == "free"
    return free and len(workspace.canvas.picture.actor_ids) > 1


def has_several_selected(workspace: Workspace) -> bool:
    """Whether more than one actor is selected, and they stand freely."""
    free = workspace.look.looking.arrangement == "free"
    return free and len(workspace.selection) > 1 and len(selected_actors(workspace)) > 1


ACTIONS = (
    Action("map.question", edit_question, icon="pencil", keys=("Ctrl+Shift+Q",)),
    Action(
        "map.arrange", arrange, icon="network", keys=("Ctrl+L",), when=has_several,
        begins_group=True),
    Action(
        "map.arrange_selected", arrange_selected, icon="waypoints", keys=("Ctrl+Shift+L",),
        when=has_several_selected),
    Action(
        "map.towers", toggle_towers, icon="list", keys=("Ctrl+Shift+D",), ticked=towers_shown,
        begins_group=True),
    Action(
        "map.heights", toggle_heights, icon="list-checks", keys=("Ctrl+H",), ticked=heights_shown),
)
