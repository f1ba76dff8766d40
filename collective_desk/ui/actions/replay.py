"""Playing how the map grew."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action


def toggle_replay(workspace: Workspace) -> None:
    """Play how the map grew, or go back to now."""
    workspace.shell.show_replay(not replay_shown(workspace))


def replay_shown(workspace: Workspace) -> bool:
    """Whether the map is shown as it stood at another moment."""
    return workspace.look.looking.moment is not None


ACTIONS = (
    Action(
        "map.replay", toggle_replay, icon="history", keys=("Ctrl+Shift+H",),
        ticked=replay_shown, begins_group=True),
)
