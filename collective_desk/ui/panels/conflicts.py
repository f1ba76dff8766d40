"""Two values for one field: both are shown, and one is chosen where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.conflicts import choose_value
from collective_desk.domain.entities import EntityId
from collective_desk.store.records import Conflict
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .claims import clash_words, value_words

NAMELESS: Mapping[EntityId, str] = {}


class Conflicts(QWidget):
    """The open choices of one actor or tie."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._names = NAMELESS
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(6)
        self.hide()

    def show_of(self, kind: str, id: EntityId) -> None:
        """Show what two people said differently of this thing."""
        self._show(self._workspace.desk.read.conflicts(kind, id))

    def show_among(
        self, things: Iterable[tuple[str, EntityId]], names: Mapping[EntityId, str] = NAMELESS
    ) -> None:
        """Show what two people said differently of any of these things, each by its name."""
        self._names = names
        wanted = set(things)
        self._show([
            conflict for kind in sorted({kind for kind, _ in wanted})
            for conflict in self._workspace.desk.read.conflicts(kind)
            if (conflict.kind, conflict.id) in wanted
        ])

    def _show(self, found: list[Conflict]) -> None:
        emptied(self._column)
        for conflict in found:
            self._add(conflict)
        self.setVisible(bool(found))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._workspace.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("warn"), 1))
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _add(self, conflict: Conflict) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        said = words("conflict.choose", field=clash_words(words, conflict))
        name = self._names.get(conflict.id, "")
        said = words("conflict.of", name=name, said=said) if name else said
        self._column.addWidget(Text(theme, said, "small", lines=0))
        holder = QWidget()
        flow = Flow(holder)
        for claim in conflict.claims:
            value = value_words(words, self._workspace.desk.read, conflict, claim.value)
            chip = Chip(theme, words("conflict.claim", value=value, person=claim.person))
            chip.clicked.connect(partial(self._on_chosen, conflict, claim.value))
            flow.addWidget(chip)
        self._column.addWidget(holder)

    def _on_chosen(self, conflict: Conflict, value: object) -> None:
        self._workspace.do(choose_value, conflict.kind, conflict.id, conflict.field, value)
