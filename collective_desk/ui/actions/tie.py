"""Ties: the pen in hand, and which way a tie points."""

from __future__ import annotations

from collective_desk.commands.assessments import strengthen_ties, weaken_ties
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


def make_stronger(workspace: Workspace) -> None:
    """Say that the selected ties are stronger."""
    change_strength(workspace, 1)


def make_weaker(workspace: Workspace) -> None:
    """Say that the selected ties are weaker."""
    change_strength(workspace, -1)


def change_strength(workspace: Workspace, by: int) -> None:
    """Make the selected ties stronger or weaker, as the group that speaks sees them."""
    command = strengthen_ties if by > 0 else weaken_ties
    steps = workspace.do(
        command, selected_ties(workspace), rater=workspace.informants.current)
    if steps and len(steps) == 1:
        step = int(next(iter(steps.values())))
        workspace.shell.say(workspace.words("strength.now", count=step))


def edit_pens(workspace: Workspace) -> None:
    """Show the pens, to name, order, add and change them."""
    workspace.shell.show_place("map")
    workspace.side.toggle("pens")


def pens_shown(workspace: Workspace) -> bool:
    """Whether the pens are being changed."""
    return workspace.side.panel == "pens"


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
    Action("tie.stronger", make_stronger, icon="plus", when=has_ties),
    Action("tie.weaker", make_weaker, icon="minus", when=has_ties),
    Action(
        "tie.edit_pens", edit_pens, icon="palette", keys=("Ctrl+Shift+K",), ticked=pens_shown,
        begins_group=True),
)
