"""The letters of the kinds of notes, as small print under the line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.domain.note_line import KINDS
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.text import Text


class NoteLetters(QWidget):
    """Says which letter makes which kind, and what `#` and `@` do."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        flow = Flow(self, theme.px(12))
        signs = [(words(f"note_letter.{kind}"), words(f"note_kind.{kind}")) for kind in KINDS]
        signs += [("#", words("session.legend_link")), ("@", words("session.legend_who"))]
        for letter, meaning in signs:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(3))
            row.addWidget(Text(theme, letter, "caption", strong=True))
            row.addWidget(Text(theme, meaning, "caption", tone="ink_soft"))
            flow.addWidget(pair)
