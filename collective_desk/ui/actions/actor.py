"""Actors: adding, naming, tying, and what is said of them with a single key."""

from __future__ import annotations

from collective_desk.commands.actors import found_chair, mark_empty_chair, set_actors
from collective_desk.commands.assessments import stack_discs, unstack_discs
from collective_desk.commands.merging import merge_actors, split_actors
from collective_desk.commands.placements import pin, unpin
from collective_desk.domain.entities import Actor, Placement, placement_id
from collective_desk.domain.rules import REALM_POSITIONS
from collective_desk.store.queries.same import same
from collective_desk.ui.workspace import Workspace

from . import edit
from .action import Action, has_actors, has_one_actor, has_selection, selected_actors
from .tie import change_strength


def add(workspace: Workspace) -> None:
    """Go to the line that draws."""
    workspace.shell.focus_quick_add()


def add_here(workspace: Workspace) -> None:
    """Begin an actor where the pointer is, or in the middle of the view."""
    workspace.shell.begin_line(workspace.canvas.new_point(), "")


def rename(workspace: Workspace) -> None:
    """Edit the name of the selected actor where it stands."""
    workspace.canvas.edit_name(selected_actors(workspace)[-1])


def connect(workspace: Workspace) -> None:
    """Show a letter on every actor; the one typed is tied to the selected."""
    workspace.canvas.connect_by_letters()


def toggle_pin(workspace: Workspace) -> None:
    """Keep actors where they stand, or let them go again."""
    actors = selected_actors(workspace)
    workspace.do(unpin if is_pinned(workspace) else pin, workspace.map, actors)


def is_pinned(workspace: Workspace) -> bool:
    """Whether every selected actor is pinned."""
    places = [
        workspace.desk.read.get(Placement, placement_id(workspace.map, actor))
        for actor in selected_actors(workspace)
    ]
    return bool(places) and all(place is not None and place.pinned for place in places)


def add_disc(workspace: Workspace) -> None:
    """Put one disc of influence on the tower, as the group that speaks sees it."""
    _stack(workspace, 1)


def take_disc(workspace: Workspace) -> None:
    """Take one disc of influence off the tower; below none there is none."""
    _stack(workspace, -1)


def choose_speaker(workspace: Workspace) -> None:
    """Choose the group whose view is written down."""
    workspace.informants.choice_wanted.emit()


def make_grassroots(workspace: Workspace) -> None:
    """Say that the selected actors are grassroots."""
    _set_realm(workspace, "grassroots")


def make_middle_ground(workspace: Workspace) -> None:
    """Say that the selected actors stand between."""
    _set_realm(workspace, "middle_ground")


def make_institutional(workspace: Workspace) -> None:
    """Say that the selected actors are institutions."""
    _set_realm(workspace, "institutional")


def toggle_chair(workspace: Workspace) -> None:
    """Say that an actor is missing here, or that it has come."""
    actor = selected_actors(workspace)[-1]
    workspace.do(found_chair if is_chair(workspace) else mark_empty_chair, actor)


def is_chair(workspace: Workspace) -> bool:
    """Whether the selected actor is an empty chair."""
    chosen = selected_actors(workspace)
    actor = workspace.desk.read.get(Actor, chosen[-1]) if chosen else None
    return actor is not None and actor.empty_chair


def fill_chair(workspace: Workspace) -> None:
    """Say that who was missing is here now, and write the name it has."""
    actor = selected_actors(workspace)[-1]
    workspace.do(found_chair, actor)
    workspace.canvas.edit_name(actor)


def is_one_chair(workspace: Workspace) -> bool:
    """Whether one empty chair, and nothing else, is selected."""
    return has_one_actor(workspace) and is_chair(workspace)


def merge(workspace: Workspace) -> None:
    """Say that the selected actors are one; the first chosen stays, before an empty chair."""
    chosen = selected_actors(workspace)
    read = workspace.desk.read
    here = [id for id in chosen if (actor := read.get(Actor, id)) and not actor.empty_chair]
    keep = (here or chosen)[0]
    if workspace.do(merge_actors, keep, [id for id in chosen if id != keep]) is None:
        return
    workspace.selection.set([keep])
    known, words = read.get(Actor, keep), workspace.words
    said = words("same.merged", name=known.name if known else "")
    workspace.shell.say(said, words("undo.short"), lambda: edit.undo(workspace))


def has_several_actors(workspace: Workspace) -> bool:
    """Whether more than one actor is selected."""
    return len(workspace.selection) > 1 and len(selected_actors(workspace)) > 1


def split(workspace: Workspace) -> None:
    """Part the selected actor from all who were merged into it."""
    for actor in selected_actors(workspace):
        workspace.do(split_actors, same(workspace.desk.read).group(actor)[1:])


def is_several(workspace: Workspace) -> bool:
    """Whether the selected actor stands for others too."""
    known = same(workspace.desk.read)
    return bool(known.of) and any(
        len(known.group(actor)) > 1 for actor in selected_actors(workspace))


def ask_who_is_who(workspace: Workspace) -> None:
    """Go through those who may be the same."""
    workspace.shell.asking.open()


def _set_realm(workspace: Workspace, realm: str) -> None:
    workspace.do(set_actors, selected_actors(workspace), realm=REALM_POSITIONS[realm])


def _stack(workspace: Workspace, by: int) -> None:
    """Stack discs on actors; where only ties are selected, make them stronger or weaker."""
    actors, rater = selected_actors(workspace), workspace.informants.current
    if not actors:
        change_strength(workspace, by)
        return
    command = stack_discs if by > 0 else unstack_discs
    # The first disc shows itself; later a person may have put the towers away.
    first = not workspace.canvas.picture.content.towers
    heights = workspace.do(command, actors, rater=rater, on=workspace.map if first else None)
    if heights and len(heights) == 1:
        height = int(next(iter(heights.values())))
        workspace.shell.say(workspace.words("discs.now", count=height))


ACTIONS = (
    Action("actor.add", add, icon="user-plus", keys=("/", "Ctrl+K"), where="canvas"),
    Action("actor.add_here", add_here, icon="circle-plus", keys=("E",), where="canvas"),
    Action(
        "actor.rename", rename, icon="pencil", keys=("R", "F2"), when=has_one_actor,
        where="canvas"),
    Action(
        "actor.connect", connect, icon="spline", keys=("C",), when=has_one_actor, where="canvas"),
    Action(
        "actor.pin", toggle_pin, icon="pin", keys=("P",), when=has_actors, where="canvas",
        ticked=is_pinned),
    Action(
        "actor.disc_add", add_disc, icon="plus", keys=("+", "="), when=has_selection,
        where="canvas", begins_group=True),
    Action(
        "actor.disc_take", take_disc, icon="minus", keys=("-",), when=has_selection,
        where="canvas"),
    Action("actor.speaker", choose_speaker, icon="users", keys=("Ctrl+Shift+G",)),
    Action(
        "actor.grassroots", make_grassroots, icon="users-round", keys=("G",), when=has_actors,
        where="canvas", begins_group=True),
    Action(
        "actor.middle_ground", make_middle_ground, icon="handshake", keys=("M",), when=has_actors,
        where="canvas"),
    Action(
        "actor.institutional", make_institutional, icon="scale", keys=("I",), when=has_actors,
        where="canvas"),
    Action(
        "actor.chair", toggle_chair, icon="circle-dashed", when=has_one_actor, ticked=is_chair,
        begins_group=True),
    Action("actor.found", fill_chair, icon="user-round-check", when=is_one_chair),
    Action(
        "actor.merge", merge, icon="merge", keys=("Ctrl+U",), when=has_several_actors,
        begins_group=True),
    Action("actor.split", split, icon="split", keys=("Ctrl+Shift+U",), when=is_several),
    Action("actor.who", ask_who_is_who, icon="users-round", keys=("Ctrl+Shift+W",)),
)
