"""What was said of an actor: the latest notes and promises that name it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.domain.entities import EntityId
from collective_desk.domain.note_line import PROMISE
from collective_desk.store.queries.notes import Entry, about
from collective_desk.ui.code_words import code_words
from collective_desk.ui.widgets.kind_badge import KindBadge
from collective_desk.ui.widgets.parts import Section, emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

MOST = 5


class ActorNotes(QWidget):
    """Shown only where something was said."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._section = Section(workspace.theme, workspace.words("session.notes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    def show_actor(self, actor: EntityId) -> None:
        """Show what was said of an actor."""
        found = about(self._workspace.desk.read, actor, limit=MOST + 1)
        emptied(self._section.body)
        for entry in found[:MOST]:
            self._section.body.addLayout(self._row(entry))
        words = self._workspace.words
        self._section.set_note(words("session.latest", count=MOST) if len(found) > MOST else "")
        self.setVisible(bool(found))

    def _row(self, entry: Entry) -> QHBoxLayout:
        theme, words = self._workspace.theme, self._workspace.words
        badge = KindBadge(theme)
        badge.show_kind(words(f"note_letter.{entry.kind}"), entry.kind)
        badge.setToolTip(code_words(words, "note_kind", entry.kind))
        badge.setAccessibleName(code_words(words, "note_kind", entry.kind))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
        tone = "ink" if entry.kind == PROMISE else "ink_soft"
        row.addWidget(Text(theme, entry.text, "small", tone=tone, lines=3), 1)
        return row
