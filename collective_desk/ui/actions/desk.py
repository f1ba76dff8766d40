"""The desk as a file: start, open, bring in, give out."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from collective_desk.ui.workspace import Workspace

from .action import Action


@runtime_checkable
class Prints(Protocol):
    """A page of the window that can be printed."""

    def print_it(self) -> None: ...


def new_desk(workspace: Workspace) -> None:
    """Start another desk."""
    workspace.shell.host.new_desk()


def open_desk(workspace: Workspace) -> None:
    """Choose a desk to open."""
    workspace.shell.host.choose_desk()


def rename_desk(workspace: Workspace) -> None:
    """Give the desk another title."""
    workspace.shell.edit_title()


def say_saved(workspace: Workspace) -> None:
    """Say to whom wants to save that everything is, and where."""
    path = workspace.desk.path
    workspace.shell.say(workspace.words(
        "saved.always", file=path.name if path else "", folder=path.parent.name if path else ""))


def import_file(workspace: Workspace) -> None:
    """Bring in actors and ties from a table."""
    workspace.shell.begin_import()


def export_file(workspace: Workspace) -> None:
    """Write the map or its tables to a file."""
    workspace.shell.begin_export()


def show_briefs(workspace: Workspace) -> None:
    """Show the brief as it will be printed."""
    workspace.shell.show_place("briefs")


def print_brief(workspace: Workspace) -> None:
    """Print the brief of the map."""
    page = workspace.shell.show_place("briefs")
    assert isinstance(page, Prints)
    page.print_it()


def close_desk(workspace: Workspace) -> None:
    """Go back to the welcome page."""
    workspace.shell.host.close_desk()


def quit_program(workspace: Workspace) -> None:
    """Close the window."""
    workspace.shell.host.close()


ACTIONS = (
    Action("desk.new", new_desk, icon="file-plus", keys=("Ctrl+N",)),
    Action("desk.open", open_desk, icon="folder-open", keys=("Ctrl+O",)),
    Action("desk.saved", say_saved, icon="check", keys=("Ctrl+S",)),
    Action("desk.rename", rename_desk, icon="tag"),
    Action("desk.import", import_file, icon="import", keys=("Ctrl+Shift+I",), begins_group=True),
    Action("desk.export", export_file, icon="download", keys=("Ctrl+E",)),
    Action("desk.brief", show_briefs, icon="file-text", keys=("Ctrl+P",)),
    Action("desk.print", print_brief, icon="printer"),
    Action("desk.close", close_desk, icon="x", keys=("Ctrl+W",), begins_group=True),
    Action("desk.quit", quit_program, icon="log-out", keys=("Ctrl+Q",)),
)
