"""What is written of an actor: other names, description, what moves it; opened where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.actors import set_actor
from collective_desk.domain.entities import Actor
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.widgets.parts import Labelled
from collective_desk.ui.workspace import Workspace

TEXTS = (
    "aliases", "short_label", "description", "unique_value", "motivation", "guards", "place",
    "contact", "tags",
)
PROSE = frozenset(("description", "unique_value", "motivation"))
LISTS = frozenset(("aliases", "tags"))


class ActorTexts(QWidget):
    """The written fields of an actor that say something, and those just opened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._actor: Actor | None = None
        self._opened: set[str] = set()
        self._rows: dict[str, Labelled] = {}
        self._fields: dict[str, TextField | ProseField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(workspace.theme.px(10))
        for name in TEXTS:
            field = self._fields[name] = self._field(name)
            row = Labelled(workspace.theme, workspace.words(f"field.{name}"), field)
            row.hide()
            self._rows[name] = row
            column.addWidget(row)

    def show_actor(self, actor: Actor) -> None:
        """Show what is written of an actor."""
        if self._actor is None or actor.id != self._actor.id:
            self.keep()
            self._opened.clear()
        self._actor = actor
        for name, row in self._rows.items():
            value = getattr(actor, name)
            self._fields[name].set_kept(", ".join(value) if name in LISTS else value)
            row.setVisible(bool(value) or name in self._opened)
        self.setVisible(any(not row.isHidden() for row in self._rows.values()))

    def open(self, name: str) -> None:
        """Open a field that says nothing yet, ready to be written."""
        self._opened.add(name)
        self.show()
        self._rows[name].show()
        self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> TextField | ProseField:
        """Give the field of a name."""
        return self._fields[name]

    def keep(self) -> None:
        """Keep what is being written."""
        for field in self._fields.values():
            field.keep()

    def _field(self, name: str) -> TextField | ProseField:
        field = ProseField() if name in PROSE else TextField(inline=False)
        field.setObjectName(name)
        field.written.connect(self._on_written)
        return field

    def _on_written(self, text: str) -> None:
        if self._actor is None:
            return
        name = self.sender().objectName()
        value = text.split(",") if name in LISTS else text
        self._workspace.do(set_actor, self._actor.id, **{name: value})
