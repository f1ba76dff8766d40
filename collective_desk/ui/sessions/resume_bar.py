"""Asks, where a session was cut off, whether it goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from collective_desk.domain.step_clock import clock_face
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace


class ResumeBar(Surface):
    """A line over the page; gone as soon as it is answered."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "accent_soft", lines="bottom")
        theme, words = workspace.theme, workspace.words
        self._words, self._sessions = words, workspace.sessions
        self._said = Text(theme, role="lead", strong=True)
        self.go_on = Button(theme, words("session.go_on"), icon="play", look="primary")
        self.leave = Button(theme, words("session.leave"))
        self.go_on.clicked.connect(self._on_go_on)
        self.leave.clicked.connect(self._sessions.runner.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(self._said, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.leave)

    @property
    def said(self) -> str:
        """What it asks."""
        return self._said.text()

    def look(self) -> None:
        """Ask, if there is something to ask."""
        found = self._sessions.runner.interrupted()
        self.setVisible(found is not None)
        if found is not None:
            session, clock = found
            self._said.setText(self._words(
                "session.stopped", title=session.title, time=clock_face(clock.total, hours=True)))

    def ask(self) -> bool:
        """Take the keyboard, if something is asked."""
        self.look()
        if not self.isHidden():
            self.go_on.setFocus(Qt.FocusReason.TabFocusReason)
        return not self.isHidden()

    def _on_go_on(self) -> None:
        self._sessions.runner.resume()
        self._sessions.want_line()
