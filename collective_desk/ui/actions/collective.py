"""Collectives: founding one, and going to what is known of them."""

from __future__ import annotations

from functools import partial

from collective_desk.ui.workspace import Workspace

from .action import Action


def open_part(part: str, workspace: Workspace) -> None:
    """Go to a part of the place Collectives."""
    workspace.shell.show_place("collectives", part)


ACTIONS = (
    Action("collective.found", partial(open_part, "found"), icon="plus"),
    Action(
        "collective.purpose", partial(open_part, "collective"), icon="users-round",
        begins_group=True),
    Action("collective.leadership", partial(open_part, "leadership"), icon="hand"),
    Action("collective.goals", partial(open_part, "goals"), icon="focus"),
    Action("collective.strengths", partial(open_part, "strengths"), icon="sparkles"),
    Action("collective.reflection", partial(open_part, "reflection"), icon="book-open"),
)
