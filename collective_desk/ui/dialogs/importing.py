"""Import: read in a worker, shown as a preview, taken in as one step that undo takes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from collective_desk.commands.imports import Imported, apply_import
from collective_desk.domain.plans import ImportPlan
from collective_desk.ui.actions import edit
from collective_desk.ui.jobs import Progress
from collective_desk.ui.workspace import Workspace

from .files import choose_tables
from .import_preview import ImportPreview


def begin_import(workspace: Workspace, window: QWidget) -> None:
    """Choose files, and show what they would bring."""
    choose_tables(window, workspace.words, lambda paths: read_tables(workspace, window, paths))


def read_tables(workspace: Workspace, window: QWidget, source: list[Path] | str) -> None:
    """Read files, or a pasted table, beside the window, then show the preview."""
    desk_path, map_id = workspace.desk.path, workspace.map

    def work(progress: Progress) -> ImportPlan:
        from collective_desk.exchange.plan_import import plan_import
        from collective_desk.store.reader import Reader

        assert desk_path is not None
        with Reader.open(desk_path) as reader:
            return plan_import(reader, source, map=map_id, progress=progress)

    def done(plan: ImportPlan) -> None:
        preview = ImportPreview(workspace, plan, window)
        preview.wanted.connect(lambda chosen: take_in(workspace, chosen))
        preview.open()

    workspace.jobs.run("work.import", work, done)


def take_in(workspace: Workspace, plan: ImportPlan) -> None:
    """Take a plan in, and say what came."""
    brought: Imported | None = workspace.do(apply_import, plan, on=workspace.map)
    if brought is None:
        return
    words = workspace.words
    said = words(
        "import.done", actors=words("status.actors", count=len(brought.actors)),
        ties=words("status.ties", count=len(brought.ties)))
    workspace.canvas.fit()
    workspace.shell.say(said, words("undo.short"), lambda: edit.undo(workspace))
