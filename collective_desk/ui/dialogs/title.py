"""The title of the desk."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from collective_desk.commands.desks import rename_desk
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .dialog import Dialog


class TitleDialog(Dialog):
    """Asks how the desk is called."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        words = workspace.words
        super().__init__(
            workspace.theme, words, words("title.ask"), words("title.verb"), parent, width=440)
        self._workspace = workspace
        self.field = QLineEdit(workspace.desk.read.desk().title)
        self.field.setMaxLength(1000)
        self.field.setPlaceholderText(words("title.placeholder"))
        self.field.setAccessibleName(words("title.ask"))
        self.field.returnPressed.connect(self.accept)
        self.field.selectAll()
        self.body.addWidget(self.field)
        file = workspace.desk.path.name if workspace.desk.path else ""
        said = words("title.file", file=file)
        self.body.addWidget(Text(workspace.theme, said, "small", tone="ink_soft", lines=2))
        self.accepted.connect(self._on_accepted)
        self.field.setFocus()

    def _on_accepted(self) -> None:
        self._workspace.do(rename_desk, self.field.text())
