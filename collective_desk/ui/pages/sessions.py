"""The Sessions place: one session, planned, run, written down or closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from collective_desk.domain.entities import MethodCard, Session
from collective_desk.store.records import Commit
from collective_desk.ui.running.state import PAGES
from collective_desk.ui.sessions.close_page import ClosePage
from collective_desk.ui.sessions.notes_page import NotesPage
from collective_desk.ui.sessions.papers import offer_checklist, offer_handout
from collective_desk.ui.sessions.plan_page import PlanPage
from collective_desk.ui.sessions.resume_bar import ResumeBar
from collective_desk.ui.sessions.run_page import RunPage
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Surface
from collective_desk.ui.workspace import Workspace


class SessionsPage(Surface):
    """Shows one of its pages; which one the workspace knows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "paper")
        self._workspace, self._sessions = workspace, workspace.sessions
        self._placed = False
        """Whether somebody said already where the keyboard goes."""
        signs = Signs(workspace.theme, workspace.words)
        self.run = RunPage(workspace, workspace.names, signs)
        self.plan = PlanPage(workspace, workspace.names.names)
        self.notes = NotesPage(workspace, workspace.names, signs)
        self.close_page = ClosePage(workspace, workspace.names.names)
        self._pages: dict[str, QWidget] = {
            "plan": self.plan, "run": self.run, "notes": self.notes, "close": self.close_page}
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
        wishes = self._sessions
        for wish in (wishes.line_wanted, wishes.search_wanted, wishes.caution_wanted,
                     wishes.new_wanted):
            wish.connect(self._on_placed)
        wishes.entry_wanted.connect(self._on_placed)
        wishes.entry_wanted.connect(self.notes.show_entry)
        self._sessions.line_wanted.connect(self._on_line_wanted)
        self.plan.checklist_wanted.connect(self._on_checklist)
        self.close_page.handout_wanted.connect(self._on_handout)
        self._sessions.search_wanted.connect(self.notes.begin_search)
        self._sessions.caution_wanted.connect(self.plan.ask)
        self.run.list.opened.connect(self._on_opened)
        self._sessions.photo_wanted.connect(self.run.photos.choose)
        self._sessions.new_wanted.connect(self.plan.pick)
        self._sessions.runner.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._placed = False
        found = self._sessions.runner.interrupted()
        if found is not None:
            self._sessions.show("run", found[0].id)
        self._show()
        QTimer.singleShot(0, self._take_keyboard)

    def _on_placed(self) -> None:
        self._placed = True

    def _take_keyboard(self) -> None:
        """Go where one begins: what is asked, the note line, the cards, the search."""
        if self._placed or not self.isVisible() or self.resume.ask():
            return
        shown = self._stack.currentWidget()
        if shown is self.run:
            self.run.begin()
        elif shown is self.plan:
            self.plan.begin()
        elif shown is self.notes:
            self.notes.begin_search()
        else:
            self.close_page.who_leads.setFocus()

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
        self.resume.look()
        chosen = self._sessions.chosen
        if page == "run" and chosen is None:
            page = "plan"
        for id, tab in self._tabs.items():
            tab.setChecked(id == page)
            tab.setEnabled(id == "plan" or chosen is not None)
        self._stack.setCurrentWidget(self._pages[page])
        self._show_page(page, chosen)

    def _show_page(self, page: str, chosen: Session | None) -> None:
        match page:
            case "plan":
                self.plan.show_session(chosen)
            case "notes":
                self.notes.show_session(chosen)
            case "close":
                self.close_page.show_session(chosen)
            case _:
                self.run.show_session(chosen)

    def _on_committed(self, commit: Commit) -> None:
        for page in (self.run, self.notes, self.close_page):
            page.refresh(commit)
        if commit.touched.keys() & {Session.kind_name, MethodCard.kind_name}:
            self._show()

    def _on_line_wanted(self) -> None:
        self.run.bar.begin()

    def _on_opened(self, entry: str) -> None:
        """Put right what was written, and come back to the line."""
        self._sessions.want_entry(entry)
        self.notes.put_right(entry, self._on_put_right)

    def _on_put_right(self) -> None:
        self._sessions.show("run")
        self.run.begin()

    def _on_checklist(self) -> None:
        self.plan.keep()
        if (chosen := self._sessions.chosen) is not None:
            offer_checklist(self._workspace, self.window(), chosen)

    def _on_handout(self) -> None:
        self.close_page.keep()
        if (chosen := self._sessions.chosen) is not None:
            offer_handout(self._workspace, self.window(), chosen)
