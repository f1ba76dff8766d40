"""What a person can do with the session that runs, from anywhere in the window."""

from __future__ import annotations

from collective_desk.commands.sessions import delete_sessions
from collective_desk.store.queries.notes import entries
from collective_desk.ui.workspace import Workspace

from .action import Action
from .edit import say_undoable


def plan(workspace: Workspace) -> None:
    """Plan a session."""
    workspace.shell.show_place("sessions")
    workspace.sessions.begin_new()


def start(workspace: Workspace) -> None:
    """Start the session that is looked at."""
    chosen = workspace.sessions.chosen
    if chosen is not None:
        workspace.shell.show_place("sessions")
        workspace.sessions.start(chosen)


def write_note(workspace: Workspace) -> None:
    """Go to the note line."""
    workspace.shell.show_place("sessions")
    workspace.sessions.want_line()


def add_photo(workspace: Workspace) -> None:
    """Choose a photo for the note that is written."""
    workspace.shell.show_place("sessions")
    workspace.sessions.want_photo()


def next_step(workspace: Workspace) -> None:
    """Go on to the next step."""
    workspace.sessions.runner.next_step()


def previous_step(workspace: Workspace) -> None:
    """Go back a step."""
    workspace.sessions.runner.previous_step()


def again(workspace: Workspace) -> None:
    """Begin the step from its start."""
    workspace.sessions.runner.again()


def pause(workspace: Workspace) -> None:
    """Stop the clock, or let it go on."""
    workspace.sessions.runner.pause()


def longer(workspace: Workspace) -> None:
    """Give the step five more minutes."""
    workspace.sessions.runner.longer()


def serve_step(workspace: Workspace) -> None:
    """Stack towers or write goals, as the step asks; again goes back."""
    workspace.shell.serve_step()


def toggle_wall(workspace: Workspace) -> None:
    """Show prompt and clock on the wall, or not."""
    clock = workspace.sessions.runner.clock
    if clock is not None:
        workspace.sessions.runner.show_on_wall(not clock.on_wall)


def close(workspace: Workspace) -> None:
    """Read back what was decided and promised, and close."""
    workspace.shell.show_place("sessions")
    running = workspace.sessions.runner.session
    workspace.sessions.show("close", running.id if running else None)


def delete(workspace: Workspace) -> None:
    """Take the session that is looked at off the desk, and say what stays."""
    chosen = workspace.sessions.chosen
    if chosen is not None:
        left = len(entries(workspace.desk.read, chosen.id))
        workspace.do(delete_sessions, (chosen.id,))
        said = workspace.words("session.deleted", title=chosen.title)
        stays = workspace.words("session.notes_stay", count=left)
        say_undoable(workspace, workspace.words(
            "together.two", one=said, two=stays) if left else said)


def search(workspace: Workspace) -> None:
    """Search all notes."""
    workspace.shell.show_place("sessions")
    workspace.sessions.want_search()


def is_running(workspace: Workspace) -> bool:
    """Whether a session runs."""
    return workspace.sessions.runner.session is not None


def is_paused(workspace: Workspace) -> bool:
    """Whether its clock stands still."""
    clock = workspace.sessions.runner.clock
    return clock is not None and clock.paused


def is_on_wall(workspace: Workspace) -> bool:
    """Whether the wall shows prompt and clock."""
    clock = workspace.sessions.runner.clock
    return clock is not None and clock.on_wall


def asks_more(workspace: Workspace) -> bool:
    """Whether the step asks for towers or goals."""
    step = workspace.sessions.runner.step
    return step is not None and bool(step.task)


def may_start(workspace: Workspace) -> bool:
    """Whether the session that is looked at could run; what is over is opened again on its page."""
    chosen = workspace.sessions.chosen
    return chosen is not None and chosen.state != "closed" and not is_running(workspace)


def has_session(workspace: Workspace) -> bool:
    """Whether a session is looked at."""
    return workspace.sessions.chosen is not None


ACTIONS = (
    Action("session.plan", plan, icon="presentation"),
    Action(
        "session.start", start, icon="play", keys=("Ctrl+Shift+Return",), when=may_start),
    Action(
        "session.note", write_note, icon="pencil", keys=("Ctrl+J",), begins_group=True),
    Action("session.photo", add_photo, icon="image", keys=("Ctrl+Shift+J",)),
    Action("session.search", search, icon="search", keys=("Ctrl+Shift+F",)),
    Action(
        "session.next", next_step, icon="chevron-right", keys=("Ctrl+PgDown",), when=is_running,
        begins_group=True),
    Action(
        "session.previous", previous_step, icon="chevron-left", keys=("Ctrl+PgUp",),
        when=is_running),
    Action("session.again", again, icon="rotate-ccw", when=is_running),
    Action(
        "session.pause", pause, icon="pause", keys=("Ctrl+Shift+Space",), when=is_running,
        ticked=is_paused),
    Action(
        "session.task", serve_step, icon="target", keys=("Ctrl+Shift+E",), when=asks_more),
    Action("session.longer", longer, icon="timer", when=is_running),
    Action("session.wall", toggle_wall, icon="projector", when=is_running, ticked=is_on_wall),
    Action("session.close", close, icon="list-checks", begins_group=True),
    Action("session.delete", delete, icon="trash-2", when=has_session),
)
