"""The Sessions place: one session, planned, run, written down or closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.records import Commit
from collective_desk.ui.sessions.resume_bar import ResumeBar
from collective_desk.ui.sessions.run_page import RunPage
from collective_desk.ui.sessions.state import PAGES
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.workspace import Workspace


class SessionsPage(Surface):
    """Shows one of its pages; which one the workspace knows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "paper")
        self._workspace, self._sessions = workspace, workspace.sessions
        self._index = SuggestIndex(workspace.desk.read)
        signs = Signs(workspace.theme, workspace.words)
        self.run = RunPage(workspace, self._index, signs)
        self._pages: dict[str, QWidget] = {"run": self.run}
        self.resume = ResumeBar(workspace)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._tabs = {id: self._tab(id) for id in PAGES if id in self._pages}
        self.tools = tuple(self._tabs.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.resume)
        column.addWidget(self._stack, 1)
        workspace.bridge.committed.connect(self._on_committed)
        self._sessions.changed.connect(self._show)
        self._sessions.line_wanted.connect(self._on_line_wanted)
        self._sessions.runner.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        found = self._sessions.runner.interrupted()
        if found is not None:
            self._sessions.show("run", found[0].id)
        self._show()
        if found is not None:
            QTimer.singleShot(0, self.resume.ask)

    def _tab(self, id: str) -> Button:
        words = self._workspace.words(f"session.page.{id}")
        tab = Button(self._workspace.theme, words, look="quiet")
        tab.setCheckable(True)
        tab.clicked.connect(partial(self._on_tab, id))
        return tab

    def _on_tab(self, id: str, _checked: bool = False) -> None:
        self._sessions.show(id)

    def _show(self) -> None:
        page = self._sessions.page if self._sessions.page in self._pages else "run"
        for id, tab in self._tabs.items():
            tab.setChecked(id == page)
        self._stack.setCurrentWidget(self._pages[page])
        self.resume.look()
        self.run.show_session(self._sessions.chosen)

    def _on_committed(self, commit: Commit) -> None:
        self._index.refresh(commit)
        self.run.refresh(commit)
        if "session" in commit.touched:
            self._show()

    def _on_line_wanted(self) -> None:
        self.run.bar.begin()
