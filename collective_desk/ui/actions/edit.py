"""Taking back, copying, deleting, finding."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from collective_desk.commands.clipboard import copied, is_copied, paste, shareable
from collective_desk.commands.ties import delete_items
from collective_desk.domain.entities import Actor, Backdrop, EntityId, Region
from collective_desk.domain.quick_pieces import holds_table
from collective_desk.store.queries.actors import actors_on
from collective_desk.store.records import Deed, Undone
from collective_desk.ui.field_words import field_words
from collective_desk.ui.workspace import Workspace

from .action import Action, has_actors, has_selection, selected_actors, selected_ties
from .ground import selected_ground

COPIED = "application/x-collective-desk-actors"
"""What actors are copied as between desks; other programs take the text beside it."""


def undo(workspace: Workspace) -> None:
    """Take back the last deed, and say what was kept as others made it."""
    if can_undo(workspace):
        _told(workspace, workspace.desk.undo(), "undo.done")


def say_undoable(workspace: Workspace, said: str) -> None:
    """Say what was just done, with the way back beside it."""
    workspace.shell.say(said, workspace.words("undo.short"), partial(undo, workspace))


def redo(workspace: Workspace) -> None:
    """Do again what was undone."""
    _told(workspace, workspace.desk.redo(), "redo.done")


def can_undo(workspace: Workspace) -> bool:
    """Whether there is something to take back."""
    return workspace.desk.next_undo() is not None


def can_redo(workspace: Workspace) -> bool:
    """Whether there is something to do again."""
    return workspace.desk.next_redo() is not None


def undo_words(workspace: Workspace) -> str:
    """Say what undo would take back."""
    if not can_undo(workspace):
        return workspace.words("action.edit.undo")
    return workspace.words("undo.words", action=_deed(workspace, workspace.desk.next_undo()))


def redo_words(workspace: Workspace) -> str:
    """Say what redo would do again."""
    if not can_redo(workspace):
        return workspace.words("action.edit.redo")
    return workspace.words("redo.words", action=_deed(workspace, workspace.desk.next_redo()))


def copy(workspace: Workspace) -> None:
    """Put the selected actors and the ties among them on the clipboard; as text, their names."""
    chosen, get = selected_actors(workspace), workspace.desk.read.get
    open_ = shareable(workspace.desk.read, chosen)
    names = [actor.name for id in open_ if (actor := get(Actor, id)) is not None]
    put_on_clipboard(workspace, open_, "\n".join(names), left=len(chosen) - len(open_))


def put_on_clipboard(
    workspace: Workspace, ids: Collection[EntityId], text: str, *, left: int = 0
) -> None:
    """Copy what everybody may see: as a text, and for desks with all that is said of actors.

    `left` says how much stayed because not everybody may see it.
    """
    words, read = workspace.words, workspace.desk.read
    actors = [id for id in ids if read.get(Actor, id) is not None]
    data = QMimeData()
    data.setText(text)
    if actors:
        data.setData(COPIED, copied(read, actors, map=workspace.map).encode())
    QGuiApplication.clipboard().setMimeData(data)
    said = words("copy.done" if actors else "copy.ties_done", count=len(ids))
    workspace.shell.say(f"{said}. {words('copy.stayed', count=left)}" if left else said)


def paste_here(workspace: Workspace) -> None:
    """Put copied actors on the map, look at a copied table first, or begin names from a text."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:  # nothing was copied yet, on some systems
        return
    own = bytes(data.data(COPIED).data()).decode() if data.hasFormat(COPIED) else ""
    text = own or data.text()
    if not is_copied(text):
        if holds_table(text):
            workspace.shell.begin_import(text)
        else:
            workspace.shell.focus_quick_add(text)
        return
    brought = workspace.do(paste, text, on=workspace.map)
    if brought is not None:
        workspace.selection.set(brought.actors)
        workspace.canvas.show_new(brought.actors)


def delete(workspace: Workspace) -> None:
    """Take what is selected off the desk."""
    actors, ties = selected_actors(workspace), selected_ties(workspace)
    lying = selected_ground(workspace, Region), selected_ground(workspace, Backdrop)
    name = _only(workspace, actors, ties) if not any(lying) else workspace.words(
        "ground.photo" if lying[1] else "ground.area")
    workspace.do(delete_items, actors, ties, *lying)
    said = workspace.words(
        "delete.done", count=len(actors) + len(ties) + sum(map(len, lying)), name=name)
    workspace.shell.say(said, workspace.words("undo.short"), lambda: undo(workspace))


def select_all(workspace: Workspace) -> None:
    """Select every actor of the map."""
    workspace.selection.set(actors_on(workspace.desk.read, workspace.map))


def select_nothing(workspace: Workspace) -> None:
    """Let go of the selection."""
    workspace.selection.clear()


def find(workspace: Workspace) -> None:
    """Find by name and go there."""
    workspace.shell.open_find()


def _only(workspace: Workspace, actors: tuple[EntityId, ...], ties: tuple[EntityId, ...]) -> str:
    """Give the name of the one actor that was deleted, or a word for the one tie."""
    if len(actors) == 1 and not ties:
        actor = workspace.desk.read.get(Actor, actors[0])
        return actor.name if actor else ""
    tie = workspace.words("table.tie")
    return tie[:1].upper() + tie[1:]


def _told(workspace: Workspace, undone: Undone | None, id: str) -> None:
    if undone is None:
        return
    words = workspace.words
    said = words(id, action=_deed(workspace, undone.deed))
    if undone.kept:
        kept = undone.kept[0]
        said += " " + words("undo.kept", field=field_words(words, kept.field), person=kept.person)
    workspace.shell.say(said)


def _deed(workspace: Workspace, deed: Deed | None) -> str:
    """Name a deed as it stands behind a verb: rename actor."""
    words = workspace.words
    id = f"do.{deed.action}" if deed else ""
    # A newer version does what this one has no words for.
    name = words(id if id in words else "replay.change") if deed else ""
    return name[:1].lower() + name[1:]


ACTIONS = (
    Action("edit.undo", undo, icon="undo-2", keys=("Ctrl+Z",), when=can_undo, says=undo_words),
    Action(
        "edit.redo", redo, icon="redo-2", keys=("Ctrl+Shift+Z", "Ctrl+Y"), when=can_redo,
        says=redo_words),
    Action(
        "edit.copy", copy, icon="copy", keys=("Ctrl+C",), when=has_actors, where="canvas",
        begins_group=True),
    Action(
        "edit.paste", paste_here, icon="clipboard-paste", keys=("Ctrl+V",), where="canvas"),
    Action(
        "edit.delete", delete, icon="trash-2", keys=("Del",), when=has_selection, where="canvas"),
    Action(
        "edit.select_all", select_all, icon="square-dashed-mouse-pointer", keys=("Ctrl+A",),
        where="canvas", begins_group=True),
    Action(
        "edit.select_nothing", select_nothing, icon="circle-x", keys=("Ctrl+Shift+A",),
        when=has_selection),
    Action("edit.find", find, icon="search", keys=("Ctrl+F",), begins_group=True),
)
