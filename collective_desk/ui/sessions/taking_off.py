"""Taking what was written down off the desk, with the way back beside it."""

from __future__ import annotations

from collections.abc import Collection

from collective_desk.commands.notes import delete_entries
from collective_desk.domain.entities import EntityId
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.workspace import Workspace


def take_off(workspace: Workspace, entries: Collection[EntityId]) -> None:
    """Delete notes and promises, and say so."""
    workspace.do(delete_entries, tuple(entries))
    say_undoable(workspace, workspace.words("session.entries_gone", count=len(entries)))
