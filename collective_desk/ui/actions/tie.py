"""Ties: the pen in hand, and which way a tie points."""

from __future__ import annotations

from collective_desk.commands.ties import reverse_ties, set_ties
from collective_desk.ui.workspace import Workspace

from .action import Action, has_selection, has_ties, selected_ties


def next_pen(workspace: Workspace) -> None:
    """Take the next pen in hand."""
    workspace.pens.turn(1)


def previous_pen(workspace: Workspace) -> None:
    """Take the pen before in hand."""
    workspace.pens.turn(-1)


def select_next(workspace: Workspace) -> None:
    """Select the next tie of the selected actor."""
    workspace.canvas.select_next_tie()


def reverse(workspace: Workspace) -> None:
    """Let the selected ties point the other way."""
    workspace.do(reverse_ties, selected_ties(workspace))


def take_kind_of_pen(workspace: Workspace) -> None:
    """Make the selected ties the kind of the pen in hand."""
    workspace.do(set_ties, selected_ties(workspace), kind=workspace.pens.id)


def has_pens(workspace: Workspace) -> bool:
    """Whether there is more than one pen."""
    return len(workspace.pens.all) > 1


ACTIONS = (
    Action("tie.next_pen", next_pen, icon="pencil", keys=("K",), when=has_pens, where="canvas"),
    Action(
        "tie.previous_pen", previous_pen, icon="rotate-ccw", keys=("Shift+K",), when=has_pens,
        where="canvas"),
    Action(
        "tie.select_next", select_next, icon="spline", keys=("T",), when=has_selection,
        where="canvas", begins_group=True),
    Action(
        "tie.reverse", reverse, icon="arrow-left-right", keys=("Ctrl+R",), when=has_ties),
    Action("tie.take_kind", take_kind_of_pen, icon="spline", keys=("Ctrl+D",), when=has_ties),
)
