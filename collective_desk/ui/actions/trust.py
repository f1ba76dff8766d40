"""Trust: writing milestones down, and saying in words how trust moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from collective_desk.ui.workspace import Workspace

from .action import Action

if TYPE_CHECKING:
    from collective_desk.ui.pages.trust import TrustPage


def add_milestone(workspace: Workspace) -> None:
    """Go to trust, and open the strip that writes a milestone down."""
    _page(workspace).begin_milestone()


def in_words(workspace: Workspace) -> None:
    """Say in words how trust moved."""
    _page(workspace).show_words()


def _page(workspace: Workspace) -> TrustPage:
    return cast("TrustPage", workspace.shell.show_place("trust"))


ACTIONS = (
    Action("trust.milestone", add_milestone, icon="flag", keys=("Ctrl+Shift+M",)),
    Action("trust.words", in_words, icon="list"),
)
