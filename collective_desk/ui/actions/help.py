"""Finding one's way: every action by name, every key on one sheet."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action


def open_palette(workspace: Workspace) -> None:
    """Do anything by typing its name."""
    workspace.shell.open_palette()


def open_keys(workspace: Workspace) -> None:
    """Show every key."""
    workspace.shell.open_keys()


def open_help(workspace: Workspace) -> None:
    """Show what everything does."""
    workspace.shell.open_help()


ACTIONS = (
    Action("help.palette", open_palette, icon="command", keys=("Ctrl+Shift+P",)),
    Action("help.keys", open_keys, icon="keyboard", keys=("?",), where="canvas"),
    Action("help.open", open_help, icon="circle-question-mark", keys=("F1",)),
)
