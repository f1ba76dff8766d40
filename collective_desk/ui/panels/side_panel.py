"""A panel that a person opens in the inspector's place, and closes again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace


class SidePanel(Surface):
    """A head with a way out, and a body; Esc goes back to the map."""

    left = Signal()
    """The person is done."""

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__(workspace.theme, lines="start")
        self.workspace, theme = workspace, workspace.theme
        self.title = Text(theme, title, "title", strong=True)
        self.close_button = Button(theme, icon="x", look="quiet", small=True)
        self.close_button.setAccessibleName(workspace.words("panel.close"))
        self.close_button.setToolTip(workspace.words("panel.close"))
        self.close_button.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        side = theme.px(16)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self.body.setSpacing(theme.px(8))
        self.body.addLayout(head)
        self.setAccessibleName(title)
        self.setFixedWidth(theme.length("layout", "inspector"))

    def begin(self) -> None:
        """Take the keyboard."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is being written."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def scrolled(panel: QWidget) -> QScrollArea:
    """Put a panel where it can be longer than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(panel)
    area.viewport().setAutoFillBackground(False)
    panel.setAutoFillBackground(False)
    return area
