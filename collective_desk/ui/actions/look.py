"""How the map is looked at: through a lens, in an arrangement, from how near."""

from __future__ import annotations

from functools import partial
from typing import Final

from collective_desk.commands.looks import set_arrangement, set_lens
from collective_desk.domain.entities import EntityId, Frame, SavedView
from collective_desk.ui.workspace import Workspace

from .action import Action, has_one_actor, selected_actors

LENSES: Final = {
    "kind": "shapes", "realm": "land-plot", "influence": "layers", "stake": "arrow-left-right",
    "stance": "thumbs-up", "trust": "handshake", "presence": "user", "bridge": "network",
    "disagreement": "split", "age": "clock", "missing": "armchair",
}
"""The lenses in the order in which they are offered, with their icons."""
ARRANGEMENTS: Final = {
    "free": "hand", "spectrum": "columns-3", "rings": "orbit", "power_interest": "grid-2x2",
    "around": "target",
}


def look_through(workspace: Workspace, lens: str) -> None:
    """See the map through a lens, and keep that with the map."""
    workspace.do(set_lens, workspace.map, lens)
    workspace.look.set(lens=lens)


def arrange_by(workspace: Workspace, arrangement: str, by: EntityId | None = None) -> None:
    """Place everyone by meaning; where they stood freely is kept."""
    workspace.do(set_arrangement, workspace.map, arrangement, by=by)
    workspace.look.set(arrangement=arrangement, arranged_by=by)


def arrange_around(workspace: Workspace) -> None:
    """Place everyone by how many steps they are from the selected actor."""
    chosen = selected_actors(workspace)
    if chosen:
        arrange_by(workspace, "around", chosen[-1])


def focus(workspace: Workspace, steps: int) -> None:
    """Let everyone step back who is farther from the selection; 0 again ends it."""
    look, chosen = workspace.look, selected_actors(workspace) or workspace.look.looking.focus
    if not chosen or (steps == 0 and look.looking.focus_steps == 0):
        look.set(focus=(), focus_steps=None)
    else:
        look.set(focus=chosen, focus_steps=steps)


def may_focus(workspace: Workspace) -> bool:
    """Whether there is someone from whom to count steps."""
    return bool(selected_actors(workspace) or workspace.look.looking.focus)


def toggle_measures(workspace: Workspace) -> None:
    """Show every answer beside the map under a lens that measures, or hide them."""
    workspace.look.show_measures(not workspace.look.measures)


def measures_shown(workspace: Workspace) -> bool:
    """Whether answers come with a lens that measures."""
    return workspace.look.measures


def take_filters_off(workspace: Workspace) -> None:
    """Show everyone again."""
    workspace.look.set(filters=())


def is_filtered(workspace: Workspace) -> bool:
    """Whether the map has filters."""
    return bool(workspace.look.looking.filters)


def has_views(workspace: Workspace) -> bool:
    """Whether a view of the map is kept."""
    return bool(workspace.desk.read.all(SavedView, map=workspace.map))


def has_frames(workspace: Workspace) -> bool:
    """Whether the map has frames to step through."""
    return bool(workspace.desk.read.all(Frame, map=workspace.map))


def presents(workspace: Workspace) -> bool:
    """Whether a presentation is under way."""
    return workspace.shell.presenting.presents


def is_through(lens: str, workspace: Workspace) -> bool:
    """Whether the map is seen through this lens."""
    return workspace.look.looking.lens == lens


def is_arranged(arrangement: str, workspace: Workspace) -> bool:
    """Whether the map is arranged this way."""
    return workspace.look.looking.arrangement == arrangement


def _lens(code: str, icon: str) -> Action:
    return Action(
        f"look.lens_{code}", partial(_through, code), icon=icon,
        ticked=partial(is_through, code), inside="lens")


def _through(code: str, workspace: Workspace) -> None:
    look_through(workspace, code)


def _arrangement(code: str, icon: str) -> Action:
    run = arrange_around if code == "around" else partial(_by, code)
    return Action(
        f"look.arrange_{code}", run, icon=icon, ticked=partial(is_arranged, code),
        when=has_one_actor if code == "around" else None, inside="arrange")


def _by(code: str, workspace: Workspace) -> None:
    arrange_by(workspace, code)


def _steps(steps: int) -> Action:
    return Action(
        f"look.focus_{steps}", lambda workspace: focus(workspace, steps), icon="scan",
        keys=(str(steps),), where="canvas", when=may_focus, inside="focus")


ACTIONS = (
    *(_arrangement(code, icon) for code, icon in ARRANGEMENTS.items()),
    *(_lens(code, icon) for code, icon in LENSES.items()),
    Action(
        "look.panel", toggle_measures, icon="chart-scatter", keys=("Ctrl+Shift+Y",),
        ticked=measures_shown, begins_group=True),
    Action("look.filter", lambda w: w.shell.presenting.open_filters(), icon="funnel",
           keys=("Ctrl+Shift+S",), begins_group=True),
    Action("look.filters_off", take_filters_off, icon="eye", when=is_filtered),
    Action("look.views", lambda w: w.shell.presenting.open_views(), icon="bookmark",
           keys=("Ctrl+B",), begins_group=True),
    Action("look.next_view", lambda w: w.shell.presenting.step_view(1), icon="chevron-right",
           keys=("Ctrl+Shift+PgDown",), when=has_views),
    Action("look.previous_view", lambda w: w.shell.presenting.step_view(-1), icon="chevron-left",
           keys=("Ctrl+Shift+PgUp",), when=has_views),
    Action("look.frames", lambda w: w.shell.presenting.open_frames(), icon="gallery-horizontal",
           keys=("Ctrl+Shift+B",), begins_group=True),
    Action("look.next_frame", lambda w: w.shell.presenting.step_frame(1), icon="play",
           keys=("PgDown",), where="canvas", when=has_frames),
    Action("look.previous_frame", lambda w: w.shell.presenting.step_frame(-1), icon="chevron-left",
           keys=("PgUp",), where="canvas", when=has_frames),
    Action("look.end_frames", lambda w: w.shell.presenting.end(), icon="x", keys=("Esc",),
           where="canvas", when=presents),
    *map(_steps, range(10)),
)
