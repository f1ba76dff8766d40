"""Export: for whom, then where, then a worker; the form follows the ending of the name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from collective_desk.domain.errors import DeskError
from collective_desk.ui.forms.audiences import AUDIENCES, said_audience
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.jobs import Progress
from collective_desk.ui.pictures import paint
from collective_desk.ui.workspace import Workspace

from .files import choose_target
from .opening import open_file

KINDS = (
    ("export.xlsx", ".xlsx"), ("export.csv", ".csv"), ("export.json", ".json"),
    ("export.svg", ".svg"), ("export.png", ".png"),
)


def begin_export(workspace: Workspace, window: QWidget, holder: QWidget) -> QMenu:
    """Ask under a widget for whom the file is, then where it goes, and write it."""
    words = workspace.words
    choices: list[Choice] = [(one, said_audience(one, words), None) for one in AUDIENCES]
    menu = open_choices(
        holder, choices, [AUDIENCES[-1]],
        lambda audience: choose_file(workspace, window, str(audience)))
    asked = QAction(words("export.for_whom"), menu)
    asked.setEnabled(False)
    menu.insertAction(menu.actions()[0], asked)
    return menu


def choose_file(workspace: Workspace, window: QWidget, audience: str) -> None:
    """Choose a file for an audience, and write it."""
    words = workspace.words
    card = workspace.desk.read.desk()
    name = file_name(card.title or card.question or words("export.name"))
    kinds = [(words(id), ending) for id, ending in KINDS]
    choose_target(
        window, words("file.export"), name, kinds, lambda path: write(workspace, path, audience))


def write(workspace: Workspace, path: Path, audience: str) -> None:
    """Write a file for an audience beside the window, and say for whom it is."""
    desk_path, map_id, words = workspace.desk.path, workspace.map, workspace.words
    looking = workspace.look.looking
    tables = path.suffix.lower() in {".xlsx", ".csv", ".json"}

    def work(progress: Progress) -> Path:
        from collective_desk.exchange.write import export
        from collective_desk.store.reader import Reader

        assert desk_path is not None
        with Reader.open(desk_path) as reader:
            return export(
                reader, path, map=None if tables else map_id, audience=audience, words=words,
                paint_png=paint_png, progress=progress, looking=looking)

    def done(written: Path) -> None:
        workspace.shell.say(
            words("export.done_for", file=written.name, whom=said_audience(audience, words)),
            words("file.show_folder"), partial(open_file, written.parent))

    workspace.jobs.run("work.export", work, done)


def paint_png(svg: str, path: Path) -> None:
    """Paint an SVG into a PNG."""
    if not paint(svg.encode(), path):
        raise DeskError("file.failed", path=path.name, reason="PNG")


def file_name(title: str) -> str:
    """Make a file name of a title: what no file system takes is left out."""
    from collective_desk.exchange.atomic import file_name as taken_everywhere

    return taken_everywhere(title, "")
