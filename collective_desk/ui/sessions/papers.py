"""Writing the papers of a session beside the window: checklist and handout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import EntityId, Session
from collective_desk.ui.dialogs.exporting import file_name
from collective_desk.ui.dialogs.files import choose_target
from collective_desk.ui.dialogs.opening import open_file
from collective_desk.ui.jobs import Progress
from collective_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from collective_desk.store.reader import Reader

Write = Callable[..., Path]


def offer_handout(workspace: Workspace, window: QWidget, session: Session) -> None:
    """Ask where the handout goes, and write it."""
    _offer(workspace, window, session, "handout")


def offer_checklist(workspace: Workspace, window: QWidget, session: Session) -> None:
    """Ask where the checklist goes, and write it."""
    _offer(workspace, window, session, "checklist")


def write_paper(workspace: Workspace, session: EntityId, kind: str, path: Path) -> None:
    """Write a paper of a session beside the window, then offer to open it."""
    desk_path = workspace.desk.path
    assert desk_path is not None

    def work(_progress: Progress) -> Path:
        from collective_desk.briefs import session_papers
        from collective_desk.store.reader import Reader

        papers: dict[str, Write] = {
            "handout": session_papers.write_handout, "checklist": session_papers.write_checklist}
        with Reader.open(desk_path) as reader:
            return _written(papers[kind], reader, path, session)

    workspace.jobs.run("work.brief", work, partial(_tell, workspace))


def _written(write: Write, reader: Reader, path: Path, session: EntityId) -> Path:
    return write(reader, path, session=session)


def _offer(workspace: Workspace, window: QWidget, session: Session, kind: str) -> None:
    words = workspace.words
    choose_target(
        window, words(f"session.{kind}"), file_name(f"{session.title} {words(f'{kind}.kind')}"),
        [(words("briefs.pdf"), ".pdf")], partial(write_paper, workspace, session.id, kind))


def _tell(workspace: Workspace, path: Path) -> None:
    words = workspace.words
    workspace.shell.say(
        words("export.done", file=path.name), words("briefs.open"), partial(open_file, path))
