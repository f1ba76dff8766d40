"""Trust: writing milestones down, and saying in words how trust moved."""

from __future__ import annotations

from collective_desk.ui.workspace import Workspace

from .action import Action


def add_milestone(workspace: Workspace) -> None:
    """Go to trust, and open the strip that writes a milestone down."""
    workspace.shell.begin_milestone()


def in_words(workspace: Workspace) -> None:
    """Say in words how trust moved."""
    workspace.shell.tell_trust()


ACTIONS = (
    Action("trust.milestone", add_milestone, icon="flag", keys=("Ctrl+Shift+M",)),
    Action("trust.words", in_words, icon="list"),
)
